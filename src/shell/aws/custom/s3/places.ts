/** Both ends of a transfer: files of the console and objects, each by its name within what is worked on. */
import type { LocalFiles } from '../../../local-files.ts';
import { CliFailure, EXIT } from '../../failure.ts';
import type { S3Client } from './client.ts';
import { isS3Uri, parseS3Uri, s3Uri } from './s3-uri.ts';

export interface Item {
  /** Relative to the folder or prefix. */
  readonly name: string;
  /** An absolute path, or a key. */
  readonly at: string;
  /** As the CLI shows it: `./index.html`, `s3://bucket/index.html`. */
  readonly shown: string;
  readonly size: number;
  /** Milliseconds since the Unix epoch. */
  readonly modified: number;
  /** A file of which only the size is known. */
  readonly sizeOnly?: true;
}

export interface End {
  readonly kind: 'local' | 's3';
  /** Empty for local ends. */
  readonly bucket: string;
  /** An absolute path, or a key; a folder or prefix ends with a slash, or is empty. */
  readonly root: string;
  readonly isFolder: boolean;
}

/** `all`: a whole folder or prefix is meant. */
export async function openEnd(path: string, all: boolean, files: LocalFiles): Promise<End> {
  if (isS3Uri(path)) {
    const { bucket, key } = parseS3Uri(path);
    const isFolder = all || key === '' || key.endsWith('/');
    const root = isFolder && key !== '' && !key.endsWith('/') ? `${key}/` : key;
    return { kind: 's3', bucket, root, isFolder };
  }
  const absolute = files.resolve(path);
  const isFolder = all || path.endsWith('/') || (await files.look(absolute)) === 'folder';
  return { kind: 'local', bucket: '', root: isFolder ? withSlash(absolute) : absolute, isFolder };
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/** Everything below a folder or prefix, by name. Keys that end with a slash stand for folders, and count with `markers`. */
export async function itemsBelow(
  end: End,
  client: S3Client,
  files: LocalFiles,
  markers = false,
): Promise<Item[]> {
  if (end.kind === 'local') {
    const folder = end.root.replace(/(.)\/$/, '$1');
    if ((await files.look(folder)) === undefined) return [];
    const found = await files.walk(folder);
    return found.map(({ path, ...file }) => ({
      ...file,
      name: path.slice(end.root.length),
      at: path,
      shown: relativePath(path, files.cwd),
    }));
  }
  const { objects } = await client.list(end.bucket, end.root);
  return objects
    .filter(({ Key }) => markers || !Key.endsWith('/'))
    .map(({ Key, Size, LastModified }) => ({
      name: Key.slice(end.root.length),
      at: Key,
      shown: s3Uri({ bucket: end.bucket, key: Key }),
      size: Size,
      modified: Date.parse(LastModified),
    }));
}

/** The one file or object that a path names. Throws `CliFailure`. */
export async function itemAt(end: End, client: S3Client, files: LocalFiles): Promise<Item> {
  if (end.kind === 'local') {
    if (end.isFolder) {
      const shown = relativePath(end.root, files.cwd);
      throw new CliFailure(
        EXIT.general,
        `[Errno 21] Is a directory: '${shown}': add --recursive to copy what is in it`,
      );
    }
    const [file] = await files.walk(end.root);
    if (!file) throw new Error(`netlab bug: no file at ${end.root}`);
    const name = file.path.split('/').at(-1) as string;
    return { ...file, name, at: file.path, shown: relativePath(file.path, files.cwd) };
  }
  const head = await headObject(end, client);
  return {
    name: end.root.split('/').at(-1) as string,
    at: end.root,
    shown: s3Uri({ bucket: end.bucket, key: end.root }),
    size: head.ContentLength,
    modified: Date.parse(head.LastModified),
  };
}

async function headObject({ bucket, root }: End, client: S3Client) {
  try {
    return await client.call('HeadObject', { Bucket: bucket, Key: root });
  } catch (error) {
    if (error instanceof CliFailure && error.message.includes('(404)'))
      throw new CliFailure(
        EXIT.service,
        `An error occurred (404) when calling the HeadObject operation: Key "${root}" does not exist`,
      );
    throw error;
  }
}

/** Where an item goes: under its own name into a folder or prefix, else under the name that was given. */
export function target(end: End, item: Pick<Item, 'name'>, files: LocalFiles): { at: string; shown: string } {
  const at = end.isFolder ? `${end.root}${item.name}` : end.root;
  const shown = end.kind === 's3' ? s3Uri({ bucket: end.bucket, key: at }) : relativePath(at, files.cwd);
  return { at, shown };
}

/** As Python's `os.path.relpath` of the folder, and the name: `./a`, `site/a`, `../a`. */
export function relativePath(path: string, cwd: string): string {
  const parts = path.split('/').filter(Boolean);
  const name = path.endsWith('/') ? '' : (parts.pop() ?? '');
  const base = cwd.split('/').filter(Boolean);
  let shared = 0;
  while (shared < parts.length && shared < base.length && parts[shared] === base[shared]) shared++;
  const steps = [...base.slice(shared).map(() => '..'), ...parts.slice(shared)];
  return `${steps.length === 0 ? '.' : steps.join('/')}/${name}`;
}
