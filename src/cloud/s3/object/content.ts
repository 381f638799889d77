/** What a request brings along as an object's content, and what it says of it. */
import { type Body, textBody } from '../../../cdn/message.ts';
import type { Tag } from '../../kernel/resource.ts';
import { md5 } from '../digest.ts';
import { entityTooLarge, invalidArgument, S3Error } from '../errors.ts';
import type { ObjectHeaders } from './object.ts';

/** R-XFER-7: of a single PUT, and of a part. */
export const MOST_IN_ONE_PUT = 5 * 2 ** 30;

/** S3's own, where a request says nothing. */
export const DEFAULT_CONTENT_TYPE = 'binary/octet-stream';

const HEADER_NAMES = [
  'ContentType',
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'WebsiteRedirectLocation',
  'StorageClass',
] as const;

/**
 * Text, or the octets of one; of what is no text only the size is kept. `ContentLength` without a body stands for
 * content of that size, of which nobody knows more. Throws `EntityTooLarge`.
 */
export function bodyOf(input: { Body?: unknown; ContentLength?: number | undefined }): Body {
  const body = readBody(input.Body, input.ContentLength);
  if (body.size > MOST_IN_ONE_PUT) throw entityTooLarge(body.size, MOST_IN_ONE_PUT);
  return body;
}

function readBody(content: unknown, length: number | undefined): Body {
  if (content instanceof Uint8Array) return bytesBody(content);
  if (typeof content === 'string') return textBody(content);
  return length === undefined || length === 0 ? textBody('') : { size: length };
}

function bytesBody(bytes: Uint8Array): Body {
  try {
    return {
      size: bytes.length,
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    };
  } catch {
    return { size: bytes.length };
  }
}

/** Throws `BadDigest` where the client's own MD5 says otherwise. */
export function checkDigest(body: Body, given: string | undefined): void {
  if (given === undefined || body.text === undefined) return;
  const actual = Buffer.from(md5(body.text), 'hex').toString('base64');
  if (actual !== given) {
    throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.', 400, {
      ExpectedDigest: given,
      CalculatedDigest: actual,
    });
  }
}

export function headersOf(input: object): ObjectHeaders {
  const given = input as Readonly<Record<string, unknown>>;
  const headers: ObjectHeaders = { ContentType: DEFAULT_CONTENT_TYPE };
  for (const name of HEADER_NAMES) if (typeof given[name] === 'string') headers[name] = given[name];
  if (given.Expires !== undefined) headers.Expires = expiryText(given.Expires);
  const metadata = Object.entries((given.Metadata ?? {}) as Record<string, string>);
  if (metadata.length > 0)
    headers.Metadata = Object.fromEntries(metadata.map(([name, value]) => [name.toLowerCase(), value]));
  return headers;
}

/** As an HTTP date where it is a time, else as it was said. */
function expiryText(value: unknown): string {
  const date = new Date(value as string | number | Date);
  return Number.isNaN(date.getTime()) ? String(value) : date.toUTCString();
}

/** Tags as the header `x-amz-tagging` writes them: `a=1&b=2`. */
export function parseTagging(text: string | undefined): Tag[] {
  if (text === undefined) return [];
  return checkTags(
    [...new URLSearchParams(text)].map(([Key, Value]) => ({ Key, Value })),
    10,
  );
}

/** Throws `InvalidTag`, `BadRequest`. */
export function checkTags(tags: readonly Tag[], most: number): Tag[] {
  const keys = tags.map(({ Key }) => Key ?? '');
  if (new Set(keys).size < keys.length)
    throw new S3Error('InvalidTag', 'Cannot provide multiple Tags with the same key', 400);
  if (keys.some((key) => key.startsWith('aws:')))
    throw new S3Error('InvalidTag', 'System tags cannot be added/updated by requester', 400);
  if (keys.some((key) => key === '' || key.length > 128))
    throw new S3Error('InvalidTag', 'The TagKey you have provided is invalid', 400);
  if (tags.some(({ Value }) => (Value ?? '').length > 256))
    throw new S3Error('InvalidTag', 'The TagValue you have provided is invalid', 400);
  if (tags.length > most)
    throw new S3Error(
      'BadRequest',
      most === 10
        ? 'Object tags cannot be greater than 10'
        : `Bucket tag count cannot be greater than ${most}`,
      400,
    );
  return tags.map(({ Key = '', Value = '' }) => ({ Key, Value }));
}

const MOST_KEY_OCTETS = 1024;

/** Throws `KeyTooLongError`. */
export function checkKey(key: string): string {
  const size = new TextEncoder().encode(key).length;
  if (size > MOST_KEY_OCTETS) {
    throw new S3Error('KeyTooLongError', 'Your key is too long', 400, {
      Size: String(size),
      MaxSizeAllowed: String(MOST_KEY_OCTETS),
    });
  }
  if (key === '') throw invalidArgument('The specified key is not valid.', 'key', key);
  return key;
}
