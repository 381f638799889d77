/**
 * Keys as text. Public keys are read as OpenSSH writes them (RFC 4253 §6.6, RFC 8709 §4) and get the fingerprint
 * that EC2 gives: MD5 of the DER form for RSA, SHA-256 for Ed25519. Private keys are random bytes in a key's dress.
 */
import { createHash, createPublicKey } from 'node:crypto';
import { nextHex, type RandomState } from '../../../kit/random.ts';

export type KeyType = 'rsa' | 'ed25519';

export interface PublicKey {
  readonly type: KeyType;
  readonly fingerprint: string;
}

const WARNING = 'Comment: made by netlab for practice, opens nothing';
const NAMES: Readonly<Record<KeyType, string>> = { rsa: 'RSA', ed25519: 'OPENSSH' };
const BYTES: Readonly<Record<KeyType, number>> = { rsa: 1190, ed25519: 287 };

/** PEM (RFC 7468), with a header that tells what it is. */
export function madePrivateKey(type: KeyType, random: RandomState): string {
  const body = Buffer.from(nextHex(random, BYTES[type] * 2), 'hex').toString('base64');
  const lines = body.match(/.{1,64}/g) ?? [];
  const name = `${NAMES[type]} PRIVATE KEY`;
  return [`-----BEGIN ${name}-----`, WARNING, '', ...lines, `-----END ${name}-----`].join('\n');
}

export function madeFingerprint(type: KeyType, random: RandomState): string {
  if (type === 'ed25519') return Buffer.from(nextHex(random, 64), 'hex').toString('base64');
  return withColons(nextHex(random, 40));
}

/** Undefined for what is no public key. The material comes as bytes or, as JSON has them, in base64. */
export function readPublicKey(material: Uint8Array | string): PublicKey | undefined {
  const text = typeof material === 'string' ? decodeBase64(material) : Buffer.from(material).toString();
  const [name, body = ''] = text.trim().split(/\s+/);
  const blob = Buffer.from(body, 'base64');
  const fields = readFields(blob);
  if (fields[0]?.toString() !== name) return undefined;
  if (name === 'ssh-ed25519' && fields[1]?.length === 32) {
    return { type: 'ed25519', fingerprint: createHash('sha256').update(blob).digest('base64') };
  }
  if (name === 'ssh-rsa' && fields[1] && fields[2]) {
    return { type: 'rsa', fingerprint: rsaFingerprint(fields[1], fields[2]) };
  }
  return undefined;
}

/** The AWS CLI sends the file in base64; some callers hand the file's text on as it is. */
function decodeBase64(text: string): string {
  return text.startsWith('ssh-') ? text : Buffer.from(text, 'base64').toString();
}

/** Strings with their length in four bytes before them (RFC 4251 §5). */
function readFields(blob: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  for (let at = 0; at + 4 <= blob.length; ) {
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return [];
    fields.push(blob.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

function rsaFingerprint(exponent: Buffer, modulus: Buffer): string {
  const unsigned = modulus[0] === 0 ? modulus.subarray(1) : modulus;
  const key = createPublicKey({
    key: { kty: 'RSA', n: unsigned.toString('base64url'), e: exponent.toString('base64url') },
    format: 'jwk',
  });
  const der = key.export({ type: 'spki', format: 'der' });
  return withColons(createHash('md5').update(der).digest('hex'));
}

function withColons(hex: string): string {
  return (hex.match(/../g) ?? []).join(':');
}
