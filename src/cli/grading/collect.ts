/**
 * What is to be graded: files, folders and ZIP archives (as learning platforms export them). They come from strangers:
 * nothing of an archive touches the disk, links are not followed, and every size is bounded before it is read.
 */
import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { unzipSync } from 'fflate';
import { UsageError } from '../command.ts';

/** A submission as it came, or why it could not be read. */
export interface Handed {
  /** As it is called in results: relative to what the command line names. */
  readonly name: string;
  readonly text: string;
}

const ENDING = '.netlab';
/** Of one submission; of what one archive may unpack to; of an archive. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
const MAX_ARCHIVE_BYTES = 256 * 1024 * 1024;
const MAX_FILES = 20_000;
const MAX_DEPTH = 8;

/** In the order of names. Throws a `UsageError` where a path names nothing, or there is nothing to grade. */
export function collect(paths: readonly string[]): readonly Handed[] {
  const found = paths.flatMap((path) => at(path));
  if (found.length === 0)
    throw new UsageError(`there is no submission in ${paths.join(', ')}: they end in ${ENDING}`);
  return found.sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0));
}

function at(path: string): Handed[] {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (!status) throw new UsageError(`there is no ${path}`);
  if (status.isDirectory()) return within(path, path, 0);
  if (!status.isFile()) throw new UsageError(`${path} is neither a file nor a folder`);
  return isArchive(path) ? unpacked(path, basename(path)) : [plain(path, basename(path))];
}

function within(folder: string, root: string, depth: number): Handed[] {
  if (depth > MAX_DEPTH) return [];
  const found: Handed[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const name = relative(root, path).replaceAll('\\', '/');
    if (entry.isDirectory()) found.push(...within(path, root, depth + 1));
    else if (entry.isFile() && entry.name.endsWith(ENDING)) found.push(plain(path, name));
    else if (entry.isFile() && entry.name.toLowerCase().endsWith('.zip')) found.push(...unpacked(path, name));
    if (found.length > MAX_FILES) throw new UsageError(`${root} holds more than ${MAX_FILES} submissions`);
  }
  return found;
}

function plain(path: string, name: string): Handed {
  const { size } = lstatSync(path);
  // What is too big is graded as what it is: nothing.
  return { name, text: size > MAX_FILE_BYTES ? '' : readFileSync(path, 'utf8') };
}

/** By its first four octets (APPNOTE.TXT §4.3.7), whatever it is called. */
function isArchive(path: string): boolean {
  const descriptor = openSync(path, 'r');
  const head = Buffer.alloc(4);
  readSync(descriptor, head, 0, 4, 0);
  closeSync(descriptor);
  return head.toString('latin1') === 'PK\u0003\u0004';
}

function unpacked(path: string, name: string): Handed[] {
  const { size } = lstatSync(path);
  if (size > MAX_ARCHIVE_BYTES)
    throw new UsageError(`${path} is too big: at most ${MAX_ARCHIVE_BYTES} octets`);
  let total = 0;
  let count = 0;
  try {
    const files = unzipSync(readFileSync(path), {
      filter({ name: inner, originalSize }) {
        if (!inner.endsWith(ENDING) || basename(inner).startsWith('._')) return false;
        total += originalSize;
        count++;
        if (total > MAX_UNPACKED_BYTES || count > MAX_FILES || originalSize > MAX_FILE_BYTES)
          throw new UsageError(
            `${path} would unpack to more than netlab takes; it is no export of submissions`,
          );
        return true;
      },
    });
    return Object.entries(files).map(([inner, octets]) => ({
      name: `${name}/${inner}`,
      text: new TextDecoder().decode(octets),
    }));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} is no sound ZIP archive: ${(error as Error).message}`);
  }
}
