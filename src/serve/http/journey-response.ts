/** What came of a request in the simulated world, for a real client. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Body } from '../../cdn/message.ts';
import type { Journey } from '../../cloud/web/journey.ts';
import type { HttpResponse } from '../../model/protocol/codec.ts';

/** They describe the simulated connection, or are counted anew on the real one. */
const CONNECTION_HEADERS = /^(?:connection|keep-alive|transfer-encoding|content-length)$/i;

/**
 * A request that never got an answer becomes a 502, or a 504 where it took too long, whose body says what was in the
 * way. Of bodies of which the simulated world knows only the size, zeros are sent: as many, and no more than `MOST_ZEROS`.
 */
export function journeyResponse({ response, failure }: Journey): HttpResponse {
  if (!response) {
    const status = failure?.code.endsWith('timeout') ? 504 : 502;
    return {
      status,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'x-netlab-failure': failure?.code ?? 'empty' },
      body: `${failure?.text ?? 'No answer came.'}\n`,
    };
  }
  const { status, headers, body } = response;
  const kept: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (!CONNECTION_HEADERS.test(key)) kept[key] = key in kept ? `${kept[key]}, ${value}` : value;
  }
  if (body.text !== undefined || body.size === 0)
    return { status, headers: kept, body: coded(body, kept['content-encoding']) };
  const size = Math.min(body.size, MOST_ZEROS);
  return {
    status,
    headers: { ...kept, 'x-netlab-body': `zeros, of ${body.size}` },
    body: new Uint8Array(size),
  };
}

const MOST_ZEROS = 2 ** 20;

/** The simulated world says what a body means, and only counts the octets that a coding saves: here they are saved. */
function coded({ text = '', size }: Body, coding: string | undefined): string | Uint8Array {
  if (coding === undefined || size === Buffer.byteLength(text)) return text;
  if (coding === 'gzip') return gzipSync(text);
  return coding === 'br' ? brotliCompressSync(text) : text;
}
