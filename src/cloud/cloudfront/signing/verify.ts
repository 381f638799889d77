/**
 * Whether a request for private content may pass: a real signature over a policy that covers this URL, at this time,
 * from this address (R-CF-121 to R-CF-123). RSA with SHA-1, as CloudFront has it, or ECDSA.
 */
import { verify } from 'node:crypto';
import type { HttpRequest } from '../../../cdn/index.ts';
import { parseAddress } from '../../../kit/address.ts';
import { prefixContains } from '../../../kit/prefix.ts';
import { matchesWildcards } from '../../../kit/wildcards.ts';
import { readPublicKey } from '../public-key/key-text.ts';
import { type Credentials, credentialsOf, withoutCredentials } from './credentials.ts';
import { decodeForUrl } from './encoding.ts';
import { cannedPolicy, readExpiry, readPolicy, type Statement } from './policy.ts';
import { type Refusal, refused } from './refusal.ts';

export interface SigningKey {
  /** `K…`. */
  readonly id: string;
  /** PEM. */
  readonly pem: string;
}

export interface Allowed {
  readonly allowed: true;
  readonly by: 'url' | 'cookie';
  /** Whose signature it was. */
  readonly keyId: string;
}

/**
 * `keys` are those of the behaviour's trusted key groups; `nowMs` since the Unix epoch; `peer` is the viewer's
 * address. A refusal carries CloudFront's code and text, and a sentence for people that says more.
 */
export function verifySignedRequest(
  request: HttpRequest,
  keys: readonly SigningKey[],
  nowMs: number,
  peer: string,
): Allowed | Refusal {
  const credentials = credentialsOf(request);
  const { keyPairId, signature: signatureText } = credentials;
  if (keyPairId === undefined) return refused('MissingKey', missing(credentials, 'Key-Pair-Id'));
  if (signatureText === undefined) return refused('MissingSignature', missing(credentials, 'Signature'));
  const key = keys.find(({ id }) => id === keyPairId);
  if (!key) return refused('InvalidKey', `no trusted key group of the behaviour holds ${keyPairId}`);
  const signature = decodeForUrl(signatureText);
  if (!signature) return refused('MalformedSignature', 'the signature is not base64 with -, _ and ~');
  const signed = signedPolicy(request, credentials);
  if (!signed)
    return refused('MalformedPolicy', 'the policy is not one that CloudFront takes, or there is no expiry');
  if (!isSignedBy(key, signed.text, signature)) {
    return refused('AccessDenied', `the signature is not that of ${keyPairId} over this URL and policy`);
  }
  const obstacle = obstacleIn(signed.statement, urlOf(request), nowMs, peer);
  if (obstacle !== undefined) return refused('AccessDenied', obstacle);
  return { allowed: true, by: credentials.by, keyId: key.id };
}

/** The text that must have been signed, and what it says. */
function signedPolicy(
  request: HttpRequest,
  { policy, expires }: Credentials,
): { text: string; statement: Statement } | undefined {
  if (policy !== undefined) {
    const text = decodeForUrl(policy)?.toString('utf8');
    const statement = text === undefined ? undefined : readPolicy(text);
    return text !== undefined && statement ? { text, statement } : undefined;
  }
  const before = expires === undefined ? undefined : readExpiry(expires);
  if (before === undefined) return undefined;
  return { text: cannedPolicy(urlOf(request), before), statement: { before } };
}

function isSignedBy(key: SigningKey, text: string, signature: Buffer): boolean {
  const publicKey = readPublicKey(key.pem);
  return publicKey !== undefined && verify('sha1', Buffer.from(text), publicKey, signature);
}

/** The base URL: as requested, without the parameters of the signature. */
function urlOf(request: HttpRequest): string {
  const { scheme, host, path, query } = withoutCredentials(request);
  return `${scheme}://${host}${path}${query === undefined ? '' : `?${query}`}`;
}

/** What in the statement keeps the request out, as a sentence; undefined where nothing does. */
function obstacleIn(statement: Statement, url: string, nowMs: number, peer: string): string | undefined {
  const { resource, before, after, from } = statement;
  if (resource !== undefined && !matchesWildcards(resource, url))
    return `the policy is for ${resource}, not for ${url}`;
  if (nowMs >= before * 1000) return `it expired at ${isoTime(before)}`;
  if (after !== undefined && nowMs < after * 1000) return `it is not valid before ${isoTime(after)}`;
  const address = parseAddress(peer);
  if (from && !(address && prefixContains(from, address)))
    return `the policy lets in other addresses, not ${peer}`;
  return undefined;
}

function isoTime(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

function missing({ by }: Credentials, name: string): string {
  return by === 'url'
    ? `the URL has no ${name}`
    : `the request has neither a signed URL nor a cookie CloudFront-${name}`;
}
