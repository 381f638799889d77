/**
 * What a site of the lab has on disks of its own: archives of which only names and sizes matter. They are read-only
 * and belong to the setting; what is copied from them is counted, not read.
 */
import { memoise } from '../../kit/memoise.ts';

/** Files of about the same size in one folder. */
export interface DataSetting {
  files: number;
  /** Octets, of all of them together. */
  size: number;
  /** Names, `#` being the number of the file: `scan-#.tar`. Default: `file-#.dat`. */
  name?: string;
}

/** Folders by absolute path: `/data/archive`. */
export type SiteData = Record<string, DataSetting>;

export interface SiteFiles {
  /** Sizes by path, in order. */
  readonly sizes: ReadonlyMap<string, number>;
  /** What is in a folder, by its path: names. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
}

export const siteFiles = memoise((data: SiteData): SiteFiles => {
  const sizes = new Map<string, number>();
  const folders = new Map<string, Set<string>>();
  for (const [folder, setting] of Object.entries(data)) {
    for (const [name, size] of filesOf(setting)) {
      const path = `${folder}/${name}`;
      sizes.set(path, size);
      enter(path, folders);
    }
  }
  return { sizes, folders: new Map([...folders].map(([path, names]) => [path, [...names].sort()])) };
});

function filesOf({ files, size, name = 'file-#.dat' }: DataSetting): readonly [string, number][] {
  const width = String(files).length;
  const each = Math.floor(size / files);
  return Array.from({ length: files }, (_, index) => {
    const number = String(index + 1).padStart(width, '0');
    return [name.replace('#', number), index === files - 1 ? size - each * (files - 1) : each];
  });
}

/** Lists a path in the folder that it is in, and that in its own. */
function enter(path: string, folders: Map<string, Set<string>>): void {
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, slash) || '/';
  const names = folders.get(folder) ?? new Set<string>();
  const known = folders.has(folder);
  folders.set(folder, names.add(path.slice(slash + 1)));
  if (!known && folder !== '/') enter(folder, folders);
}
