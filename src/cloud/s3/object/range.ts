/** A part of a body, as `Range: bytes=…` asks for it (RFC 9110 §14). S3 answers one range at a time. */
import type { Body } from '../../../cdn/message.ts';
import { S3Error } from '../errors.ts';

export interface Slice {
  readonly body: Body;
  /** `bytes 0-99/1234`; absent where it is the whole. */
  readonly contentRange?: string;
}

/** What isn't understood is passed over, as HTTP wants it. Throws `InvalidRange`. */
export function sliceOf(body: Body, range: string | undefined): Slice {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range?.trim() ?? '') ?? [];
  if (from === '' && to === '') return { body };
  const first = from === '' ? Math.max(0, body.size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? body.size - 1 : Math.min(Number(to), body.size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return { body };
  if (first >= body.size || (from === '' && Number(to) === 0)) {
    throw new S3Error('InvalidRange', 'The requested range is not satisfiable', 416, {
      RangeRequested: range ?? '',
      ActualObjectSize: String(body.size),
    });
  }
  return {
    body: cut(body, first, last + 1),
    contentRange: `bytes ${first}-${last}/${body.size}`,
  };
}

/** Octets from `start` up to `end`. A character that the cut goes through becomes U+FFFD. */
function cut(body: Body, start: number, end: number): Body {
  const size = end - start;
  if (body.text === undefined) return { size };
  return { size, text: new TextDecoder().decode(new TextEncoder().encode(body.text).subarray(start, end)) };
}
