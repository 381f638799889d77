/**
 * Bodies in AWS's own chunks: `400;chunk-signature=…`, the octets, and so on, down to a chunk of size 0 and the headers
 * that trail it. Signatures are not checked.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
import type { HttpRequest } from '../../model/protocol/codec.ts';

/** The request as it would be without chunks; undefined where its body isn't what its headers say. */
export function withoutChunks(request: HttpRequest): HttpRequest | undefined {
  const { headers, body } = request;
  const codings = (headers['content-encoding'] ?? '').split(/\s*,\s*/).filter((coding) => coding !== '');
  const isStreamed = headers['x-amz-content-sha256']?.startsWith('STREAMING-') ?? false;
  if (!isStreamed && !codings.includes('aws-chunked')) return request;
  const content = joinChunks(body);
  const length = headers['x-amz-decoded-content-length'];
  if (!content || (length !== undefined && Number(length) !== content.octets.length)) return undefined;
  const { 'content-encoding': _, ...rest } = headers;
  const codingsLeft = codings.filter((coding) => coding !== 'aws-chunked').join(',');
  return {
    ...request,
    headers: {
      ...rest,
      ...content.trailers,
      ...(codingsLeft !== '' && { 'content-encoding': codingsLeft }),
      'content-length': String(content.octets.length),
    },
    body: content.octets,
  };
}

interface Content {
  readonly octets: Uint8Array;
  /** Names in lower case. */
  readonly trailers: Readonly<Record<string, string>>;
}

/** No honest chunk has a longer first line, or more trailers. */
const MAX_LINE = 1024;
const MAX_TRAILERS = 16;

function joinChunks(body: Uint8Array): Content | undefined {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0 || end - at > MAX_LINE) return undefined;
    const [, digits] = /^([0-9a-f]{1,8})(?:;.*)?$/i.exec(bytes.toString('latin1', at, end)) ?? [];
    if (digits === undefined) return undefined;
    const start = end + 2;
    const size = Number.parseInt(digits, 16);
    if (size === 0) {
      const trailers = readTrailers(bytes.toString('latin1', start));
      return trailers && { octets: Buffer.concat(chunks), trailers };
    }
    at = start + size + 2;
    if (at > bytes.length || bytes.toString('latin1', at - 2, at) !== '\r\n') return undefined;
    chunks.push(bytes.subarray(start, start + size));
  }
}

function readTrailers(text: string): Record<string, string> | undefined {
  const lines = text.split('\r\n').filter((line) => line !== '');
  const pairs = lines.map((line) => /^(x-amz-[\w-]+)\s*:\s*(.*?)\s*$/i.exec(line));
  if (lines.length > MAX_TRAILERS || pairs.includes(null)) return undefined;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1]?.toLowerCase() ?? '', pair?.[2] ?? '']));
}
