/** What the options say of an object's content, as members of PutObject and CopyObject. */
import type { Params } from '../../argument.ts';
import type { GivenOptions } from '../../argument-parser.ts';
import { parameterError } from '../../failure.ts';
import { parseShorthand, ShorthandError } from '../../shorthand.ts';
import { unpackJson } from '../../values.ts';

const MEMBERS: Readonly<Record<string, string>> = {
  acl: 'ACL',
  'content-type': 'ContentType',
  'cache-control': 'CacheControl',
  'content-disposition': 'ContentDisposition',
  'content-encoding': 'ContentEncoding',
  'content-language': 'ContentLanguage',
  expires: 'Expires',
  'website-redirect': 'WebsiteRedirectLocation',
  'storage-class': 'StorageClass',
};

export function contentParams(given: GivenOptions): Params {
  const params: Params = {};
  for (const [option, member] of Object.entries(MEMBERS)) {
    const value = given.get(option)?.value;
    if (value !== undefined) params[member] = value;
  }
  const metadata = given.get('metadata')?.value as string | undefined;
  if (metadata !== undefined) params.Metadata = parseMetadata(metadata);
  return params;
}

/** `author=me,lang=en`, or JSON. */
function parseMetadata(text: string): unknown {
  if (text.trimStart().startsWith('{')) return unpackJson(text, '--metadata');
  try {
    return parseShorthand(text, new Map());
  } catch (error) {
    if (error instanceof ShorthandError) throw parameterError('--metadata', error.message);
    throw error;
  }
}
