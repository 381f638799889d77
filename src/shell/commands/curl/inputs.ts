/** What curl reads before it asks: headers and cookies from files, the file of `-T`. */
import type { CommandIo } from '../../command.ts';
import { type CurlArguments, lastOf, TRY_HELP } from './arguments.ts';
import type { Payload } from './body.ts';
import { CookieJar } from './cookies.ts';
import type { CurlFailure } from './failure.ts';
import type { Printed } from './printed.ts';
import type { CurlUrl } from './url.ts';

type Files = Pick<CommandIo, 'readFile' | 'stdin'>;

/** `-H`, and the lines of `-H @file`. */
export async function headerLines(
  given: CurlArguments,
  files: Files,
  printed: Printed,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const line of given.values.get('header') ?? []) {
    if (!line.startsWith('@')) lines.push(line);
    else {
      const text = await files.readFile(line.slice(1));
      if (text === undefined) printed.warn(`Warning: Failed to open ${line.slice(1)}!\n`);
      lines.push(...(text ?? '').split(/\r?\n/));
    }
  }
  return lines;
}

/** `-b` with a `=` is a cookie, without one a file; a file, or `-c`, sets the cookie engine going. */
export async function cookiesOf(
  given: CurlArguments,
  files: Files,
): Promise<{ readonly jar?: CookieJar; readonly cookies?: string }> {
  const typed = given.values.get('cookie') ?? [];
  const cookies = typed.filter((text) => text.includes('=')).join('; ');
  const names = typed.filter((text) => !text.includes('='));
  const sent = cookies !== '' && { cookies };
  if (names.length === 0 && lastOf(given, 'cookie-jar') === undefined) return { ...sent };
  const jar = new CookieJar();
  for (const name of names) jar.read(name === '' ? '' : ((await files.readFile(name)) ?? ''));
  return { jar, ...sent };
}

export interface Upload {
  readonly url: CurlUrl;
  readonly payload?: Payload;
}

/** The file of `-T` as the body; a URL that ends with `/` takes the file's name. */
export async function uploadOf(
  name: string | undefined,
  url: CurlUrl,
  files: Files & Pick<CommandIo, 'files'>,
  printed: Printed,
): Promise<Upload | CurlFailure> {
  if (name === undefined) return { url };
  const text = name === '-' || name === '.' ? files.stdin : await files.readFile(name);
  if (text === undefined) {
    printed.err(`curl: Can't open '${name}'!\n${TRY_HELP}\n`);
    return { exitCode: 26, text: 'Failed to open/read local data from file/application' };
  }
  const path = url.path.endsWith('/') && name !== '-' ? url.path + encodedName(name) : url.path;
  const size = await knownSize(name, files);
  const payload = size === undefined ? { text } : { text: '', size };
  return { url: { ...url, path }, payload: { ...payload, headers: [], warnings: '' } };
}

/** Of a file of which only the size is known. */
async function knownSize(name: string, { files }: Pick<CommandIo, 'files'>): Promise<number | undefined> {
  const path = files.resolve(name);
  if ((await files.look(path)) !== 'file') return undefined;
  const [file] = await files.walk(path);
  return file?.sizeOnly ? file.size : undefined;
}

function encodedName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/[^\w.~-]/g, (character) =>
    encodeURIComponent(character.replace(/[\ud800-\udfff]/, '?')),
  );
}
