/** What a request carries: the `-d` options joined, or the file of `-T`. */
import type { CommandIo } from '../../command.ts';
import type { CurlArguments } from './arguments.ts';

export interface Payload {
  readonly text: string;
  /** In octets, of a file of which only that is known; it has no text. */
  readonly size?: number;
  /** Headers that curl adds by itself, unless `-H` says otherwise. */
  readonly headers: readonly (readonly [string, string])[];
  readonly warnings: string;
}

type Files = Pick<CommandIo, 'readFile' | 'stdin'>;

/** Undefined where no `-d` is there. */
export async function payloadOf({ data }: CurlArguments, files: Files): Promise<Payload | undefined> {
  if (data.length === 0) return undefined;
  let text = '';
  let warnings = '';
  for (const [index, part] of data.entries()) {
    const read = await partOf(part.option, part.text, files);
    warnings += read.warning;
    const joint = index === 0 || part.option === 'json' ? '' : '&';
    text += joint + read.text;
  }
  const isJson = data.some(({ option }) => option === 'json');
  const headers = isJson
    ? ([
        ['Content-Type', 'application/json'],
        ['Accept', 'application/json'],
      ] as const)
    : ([['Content-Type', 'application/x-www-form-urlencoded']] as const);
  return { text, headers, warnings };
}

interface Part {
  readonly text: string;
  readonly warning: string;
}

async function partOf(option: string, given: string, files: Files): Promise<Part> {
  if (option === 'data-raw') return { text: given, warning: '' };
  if (option === 'data-urlencode') return urlEncoded(given, files);
  if (!given.startsWith('@')) return { text: given, warning: '' };
  const read = await fileText(given.slice(1), files);
  if (option === 'data' || option === 'data-ascii')
    return { ...read, text: read.text.replace(/[\r\n\0]/g, '') };
  return read;
}

async function fileText(name: string, { readFile, stdin }: Files): Promise<Part> {
  const text = name === '-' ? stdin : await readFile(name);
  if (text !== undefined) return { text, warning: '' };
  return {
    text: '',
    warning: `Warning: Couldn't read data from file "${name}", this makes an empty POST.\n`,
  };
}

/** `content`, `=content`, `name=content`, `@file`, `name@file`. */
async function urlEncoded(given: string, files: Files): Promise<Part> {
  const match = /^([^=@]*)([=@])([\s\S]*)$/.exec(given);
  if (!match) return { text: encoded(given), warning: '' };
  const [, name = '', sign, rest = ''] = match;
  const read = sign === '@' ? await fileText(rest, files) : { text: rest, warning: '' };
  return { ...read, text: `${name === '' ? '' : `${name}=`}${encoded(read.text)}` };
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(LONE_SURROGATES, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
