/**
 * The octets of uploads that are no text. The simulated world keeps of them their size and digest alone; so that real
 * clients get back what they sent, serve remembers them by their ETag, the oldest forgotten first.
 */
import { isUtf8 } from 'node:buffer';
import type { ParsedRequest } from '../../model/protocol/codec.ts';

export interface Octets {
  /** Takes note of what a successful request uploaded. */
  keep(request: ParsedRequest, output: Readonly<Record<string, unknown>>): void;
  /** The output of GetObject with its body; undefined where the body is no text and forgotten. */
  fill(output: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined;
}

export function createOctets(mostBytes: number): Octets {
  const byTag = new Map<string, Uint8Array>();
  let total = 0;
  const forgetOldest = () => {
    for (const [tag, bytes] of byTag) {
      if (total <= mostBytes) return;
      byTag.delete(tag);
      total -= bytes.length;
    }
  };
  return {
    keep({ operation, input }, { ETag }) {
      const { Body } = input;
      if (operation !== 'PutObject' || !(Body instanceof Uint8Array) || typeof ETag !== 'string') return;
      if (isUtf8(Body) || byTag.has(ETag)) return;
      byTag.set(ETag, Body);
      total += Body.length;
      forgetOldest();
    },
    fill(output) {
      if (output.Body !== undefined || output.ContentLength === 0) return output;
      const bytes = byTag.get(String(output.ETag));
      if (!bytes) return undefined;
      const [, start, end] = /^bytes (\d+)-(\d+)\//.exec(String(output.ContentRange ?? '')) ?? [];
      const slice = start === undefined ? bytes : bytes.subarray(Number(start), Number(end) + 1);
      return { ...output, Body: slice };
    },
  };
}
