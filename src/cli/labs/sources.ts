/** Where labs come from: a folder, a folder of folders, an archive, an npm package that is there already. */
import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { MAX_ARCHIVE_BYTES, unpackLab } from '../../lab/archive.ts';
import { findLabFolders, readLabFolder } from '../../lab/files.ts';
import type { LabFiles } from '../../lab/lab.ts';
import { UsageError } from '../command.ts';

/** A lab as it stands somewhere. */
export interface FoundLab extends LabFiles {
  /** The folder or archive, for people and for the places of problems. */
  readonly where: string;
}

/** Throws a `UsageError` where there is nothing, or an archive is no lab's. */
export function labsAtPath(path: string): readonly FoundLab[] {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) throw new UsageError(`there is no folder or archive ${path}`);
  if (!status.isDirectory()) return [inArchive(path)];
  const folders = findLabFolders(path);
  if (folders.length === 0)
    throw new UsageError(`there is no lab in ${path}: a lab is a folder with a lab.yaml`);
  return folders.map((folder) => ({ ...readLabFolder(folder), where: folder }));
}

function inArchive(path: string): FoundLab {
  const { size } = lstatSync(path);
  if (size > MAX_ARCHIVE_BYTES)
    throw new UsageError(`${path} is no lab's archive: it is larger than ${MAX_ARCHIVE_BYTES} octets`);
  const unpacked = unpackLab(readFileSync(path));
  if (!unpacked.ok) throw new UsageError(`${path} is no lab's archive: ${unpacked.reason}`);
  return { ...unpacked.files, where: path };
}

const PACKAGE = /^(?:@[a-z0-9][a-z0-9._-]*\/)?netlab-lab-[a-z0-9][a-z0-9._-]*$/;

/** A path, or the name of an npm package (`netlab-lab-…`) in a `node_modules` here or above. */
export function labsCalled(name: string): readonly FoundLab[] {
  if (existsSync(name) || !PACKAGE.test(name)) return labsAtPath(name);
  const root = packageFolder(name);
  if (root === undefined)
    throw new UsageError(`the package ${name} is in no node_modules here or above: npm install ${name}`);
  return labsAtPath(existsSync(join(root, 'labs')) ? join(root, 'labs') : root);
}

/** As Node looks for packages: from here up to the root. */
function packageFolder(name: string): string | undefined {
  for (let folder = resolve('.'); ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}
