/**
 * The console's own files: in memory, with modification times of the simulated clock. Beside them what a site has on
 * its disks, for as long as the learner stands there: files of which only the size is known, which nobody can remove.
 */
import type { InMemoryFs } from 'just-bash';
import type { SiteFiles } from '../../sim/sites.ts';

type FileSystemClass = typeof InMemoryFs;

export interface ConsoleFileSystem extends InMemoryFs {
  /** In milliseconds since the Unix epoch. */
  setModified(path: string, epochMs: number): void;
  /** Whether only the size of this file is known. */
  isSizeOnly(path: string): boolean;
}

/** Disks of the site where the learner stands; undefined where it has none. */
export type Site = () => SiteFiles | undefined;

/** `now` tells the simulated time in milliseconds. The class comes from the bundle that is loaded on demand. */
export function createConsoleFiles(
  Base: FileSystemClass,
  maxBytes: number,
  now: () => number,
  site: Site,
): ConsoleFileSystem {
  const created = now();
  const changed = new Map<string, number>();
  /** `/data/archive/` and `/data//archive` are the folder, too. */
  const plain = (path: string) => path.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  /** What the learner wrote over it is a file of their own. */
  const sizeOf = (path: string) => (changed.has(plain(path)) ? undefined : site()?.sizes.get(plain(path)));
  const namesIn = (path: string) => site()?.folders.get(plain(path));
  const refuseRemoving = (action: string, path: string) => {
    if (statOf(path)) throw new Error(`EROFS: read-only file system, ${action} '${path}'`);
  };
  /** Instead of what is in it. */
  const noticeOf = (path: string) => {
    const size = sizeOf(path);
    return size === undefined
      ? undefined
      : `netlab: of this file only the size is simulated, ${size} octets, not what is in it\n`;
  };
  const statOf = (path: string) => {
    const size = sizeOf(path);
    if (size === undefined && namesIn(path) === undefined) return undefined;
    return {
      isFile: size !== undefined,
      isDirectory: size === undefined,
      isSymbolicLink: false,
      mode: size === undefined ? 0o555 : 0o444,
      size: size ?? 0,
      mtime: new Date(created),
    };
  };

  class ConsoleFiles extends Base {
    isSizeOnly(path: string): boolean {
      return sizeOf(path) !== undefined;
    }

    setModified(path: string, epochMs: number): void {
      changed.set(path, epochMs);
    }

    override async exists(path: string): Promise<boolean> {
      return statOf(path) !== undefined || super.exists(path);
    }

    override async readFile(...[path, ...rest]: Parameters<InMemoryFs['readFile']>): Promise<string> {
      return noticeOf(path) ?? super.readFile(path, ...rest);
    }

    override async readFileBuffer(path: string): Promise<Uint8Array> {
      const notice = noticeOf(path);
      return notice === undefined ? super.readFileBuffer(path) : new TextEncoder().encode(notice);
    }

    override async readdir(path: string): Promise<string[]> {
      const names = namesIn(path);
      if (!names) return super.readdir(path);
      const own = (await super.exists(path)) ? await super.readdir(path) : [];
      return [...new Set([...own, ...names])].sort();
    }

    override async readdirWithFileTypes(path: string) {
      const names = namesIn(path);
      if (!names) return super.readdirWithFileTypes(path);
      const own = (await super.exists(path)) ? await super.readdirWithFileTypes(path) : [];
      const there = new Set(own.map(({ name }) => name));
      const added = names
        .filter((name) => !there.has(name))
        .map((name) => {
          const isFile = sizeOf(`${plain(path)}/${name}`) !== undefined;
          return { name, isFile, isDirectory: !isFile, isSymbolicLink: false };
        });
      return [...own, ...added].sort((left, right) => (left.name < right.name ? -1 : 1));
    }

    override async realpath(path: string): Promise<string> {
      return statOf(path) ? plain(path) : super.realpath(path);
    }

    override async rm(...[path, ...rest]: Parameters<InMemoryFs['rm']>): Promise<void> {
      refuseRemoving('unlink', path);
      await super.rm(path, ...rest);
    }

    override async mv(source: string, target: string): Promise<void> {
      refuseRemoving('rename', source);
      await super.mv(source, target);
    }

    override async writeFile(...[path, ...rest]: Parameters<InMemoryFs['writeFile']>): Promise<void> {
      await super.writeFile(path, ...rest);
      changed.set(path, now());
    }

    override async appendFile(...[path, ...rest]: Parameters<InMemoryFs['appendFile']>): Promise<void> {
      await super.appendFile(path, ...rest);
      changed.set(path, now());
    }

    override async mkdir(...[path, ...rest]: Parameters<InMemoryFs['mkdir']>): Promise<void> {
      await super.mkdir(path, ...rest);
      changed.set(path, now());
    }

    override async utimes(path: string, accessed: Date, modified: Date): Promise<void> {
      await super.utimes(path, accessed, modified);
      changed.set(path, now());
    }

    override async stat(path: string) {
      const known = statOf(path);
      if (known) return known;
      return { ...(await super.stat(path)), mtime: new Date(changed.get(path) ?? created) };
    }

    override async lstat(path: string) {
      const known = statOf(path);
      if (known) return known;
      return { ...(await super.lstat(path)), mtime: new Date(changed.get(path) ?? created) };
    }
  }

  return new ConsoleFiles(undefined, { maxTotalBytes: maxBytes });
}
