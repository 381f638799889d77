/** Parts of bodies, and several of them in one (RFC 9110 §14.6). */
import { type ByteRange, contentRange, lengthOf } from '../fields/byte-ranges.ts';
import type { Body } from '../message.ts';

/** Where a cut falls within a character, or a coding stands between text and octets, only the size is known. */
export function sliceBody(body: Body, range: ByteRange): Body {
  const size = lengthOf(range);
  if (body.text === undefined) return { size };
  if (body.text.length === body.size && isAscii(body.text)) {
    return { size, text: body.text.slice(range.first, range.last + 1) };
  }
  const octets = new TextEncoder().encode(body.text);
  if (octets.length !== body.size) return { size };
  const text = decode(octets.subarray(range.first, range.last + 1));
  return text === undefined ? { size } : { size, text };
}

const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text);

function decode(octets: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return undefined;
  }
}

export interface Multipart {
  readonly contentType: string;
  readonly body: Body;
}

export function joinParts(body: Body, ranges: readonly ByteRange[], type: string | undefined): Multipart {
  const boundary = boundaryFor(body);
  const pieces = ranges.map((range) => {
    const typeLine = type === undefined ? '' : `Content-Type: ${type}\r\n`;
    const head = `\r\n--${boundary}\r\n${typeLine}Content-Range: ${contentRange(range, body.size)}\r\n\r\n`;
    return { head, part: sliceBody(body, range) };
  });
  const end = `\r\n--${boundary}--\r\n`;
  const overhead = pieces.reduce((sum, { head }) => sum + octetsOf(head), octetsOf(end));
  const size = pieces.reduce((sum, { part }) => sum + part.size, overhead);
  const isText = pieces.every(({ part }) => part.text !== undefined);
  const text = isText ? pieces.map(({ head, part }) => head + part.text).join('') + end : undefined;
  return {
    contentType: `multipart/byteranges; boundary=${boundary}`,
    body: text === undefined ? { size } : { size, text },
  };
}

const octetsOf = (text: string) => new TextEncoder().encode(text).length;

/** The same for the same body, and nowhere within it. */
function boundaryFor({ text, size }: Body): string {
  for (let attempt = size; ; attempt++) {
    const boundary = `part-${attempt.toString(16).padStart(16, '0')}`;
    if (!text?.includes(boundary)) return boundary;
  }
}
