/** ETags, and IDs that look as S3's do. */
import { createHash } from 'node:crypto';
import type { Body } from '../../cdn/message.ts';
import { nextHex, type RandomState } from '../../kit/random.ts';

/**
 * Hexadecimal MD5 of a body: of the octets that a client sent, if it sent any. Where only the size is known, of that and
 * the name, so that other content differs.
 */
export function md5Of(body: Body, name: string, octets?: unknown): string {
  return md5(body.text ?? (octets instanceof Uint8Array ? octets : `${name} ${body.size}`));
}

export function md5(content: string | Uint8Array): string {
  return createHash('md5').update(content).digest('hex');
}

/** Of a multipart upload: the MD5 of its parts' MD5s, and how many there were. */
export function multipartEtag(etags: readonly string[]): string {
  const joined = Buffer.from(etags.map((etag) => etag.replaceAll('"', '')).join(''), 'hex');
  return `"${md5(joined)}-${etags.length}"`;
}

/** 32 characters, as version and upload IDs have. */
export function drawId(random: RandomState, characters = 32): string {
  const bytes = Buffer.from(nextHex(random, Math.ceil((characters * 3) / 4) * 2), 'hex');
  return bytes.toString('base64url').replaceAll('-', '.').slice(0, characters);
}

/** `x-amz-request-id` and `x-amz-id-2` of a request: drawn from what it is, so that looking changes no world. */
export function requestIds(subject: string): { requestId: string; hostId: string } {
  const bytes = createHash('sha512').update(subject).digest();
  const letters = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789';
  const requestId = [...bytes.subarray(0, 16)].map((byte) => letters[byte % 32]).join('');
  return { requestId, hostId: bytes.subarray(0, 56).toString('base64') };
}

/** An account's canonical user ID: 64 hexadecimal digits. */
export function canonicalUserId(account: string): string {
  return createHash('sha256').update(`canonical user of ${account}`).digest('hex');
}
