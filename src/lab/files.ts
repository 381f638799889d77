/**
 * The one file of this floor that touches the disk: folders of labs are read here, and journals are written. Reading is
 * bounded, follows no links out of a lab's folder, and what is not UTF-8 is refused.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { JournalStore } from './journal.ts';
import { type LabFiles, labText, MAX_FILE_CHARACTERS } from './lab.ts';

/** A lab has a handful of files; a folder with more is something else. */
const MAX_FILES = 50;
const MAX_LABS = 1000;

/** The texts of a lab's folder. Files over the limit come cut just past it, so that `compileLab` says so. */
export function readLabFolder(path: string): LabFiles {
  const folder = resolve(path);
  const files: Record<string, string> = {};
  const names = readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort();
  for (const name of names.slice(0, MAX_FILES)) {
    const file = join(folder, name);
    const status = lstatSync(file);
    if (!status.isFile()) {
      files[`${name}/`] = '';
      continue;
    }
    files[name] =
      status.size > 4 * MAX_FILE_CHARACTERS
        ? 'x'.repeat(MAX_FILE_CHARACTERS + 1)
        : labText(readFileSync(file));
  }
  return { slug: basename(folder), files };
}

export function isLabFolder(path: string): boolean {
  return existsSync(join(path, 'lab.yaml'));
}

/** Folders that hold a lab.yaml: the path itself, or those directly within it. */
export function findLabFolders(path: string): readonly string[] {
  if (isLabFolder(path)) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(path, entry.name, 'lab.yaml')))
    .map((entry) => join(path, entry.name))
    .sort()
    .slice(0, MAX_LABS);
}

/**
 * A journal on disk. What is appended is on the disk when the promise resolves. The file is private to its owner.
 * Before anything is cut off, the whole file is set aside as `<path>.damaged`. Refuses to write where another process
 * wrote in between: two sessions in one journal would tear its chain.
 */
export function openJournalFile(path: string): JournalStore {
  mkdirSync(dirname(path), { recursive: true });
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const descriptor = openSync(path, 'a', 0o600);
  let size = fstatSync(descriptor).size;
  return {
    text,
    async append(line) {
      if (fstatSync(descriptor).size !== size) throw new Error('another netlab is at work in this lab');
      size += writeSync(descriptor, line);
      fsyncSync(descriptor);
    },
    async keep(bytes) {
      writeFileSync(`${path}.damaged`, readFileSync(path), { mode: 0o600 });
      ftruncateSync(descriptor, bytes);
      size = bytes;
      fsyncSync(descriptor);
    },
    async close() {
      closeSync(descriptor);
    },
    wallClock: () => Date.now(),
  };
}
