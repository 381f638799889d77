/**
 * URLs that carry their signature in the query (Signature Version 4), as `aws s3 presign` makes them and S3 judges
 * them. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
import { createHash, createHmac } from 'node:crypto';

/** The learner's own key pair, made up: good for the simulated account alone. */
export const LEARNER_ACCESS_KEY = 'AKIANETLABSIMULALAB0';
export const LEARNER_SECRET = 'netlabSimulationOnlyNoAccountBehindItLAB0';

const ALGORITHM = 'AWS4-HMAC-SHA256';

export interface PresignedRequest {
  readonly method: string;
  readonly host: string;
  /** Percent-encoded. */
  readonly path: string;
}

export interface Grant {
  readonly region: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  readonly expiresSeconds: number;
}

/** The query that makes the request one of the learner's. */
export function presignedQuery(request: PresignedRequest, { region, now, expiresSeconds }: Grant): string {
  const date = basicTime(now);
  const query = new URLSearchParams({
    'X-Amz-Algorithm': ALGORITHM,
    'X-Amz-Credential': `${LEARNER_ACCESS_KEY}/${date.slice(0, 8)}/${region}/s3/aws4_request`,
    'X-Amz-Date': date,
    'X-Amz-Expires': String(expiresSeconds),
    'X-Amz-SignedHeaders': 'host',
  });
  return `${canonicalQuery(query)}&X-Amz-Signature=${signature(request, query)}`;
}

export type Judgement =
  | { readonly verdict: 'good' }
  | { readonly verdict: 'malformed' | 'unknown-key' | 'wrong-signature' }
  | { readonly verdict: 'expired'; readonly seconds: number; readonly expiry: number };

/** Whether a query that carries a signature is the learner's, and still counts at `now`. */
export function judgeQuery(request: PresignedRequest, query: URLSearchParams, now: number): Judgement {
  const [key, day, region] = (query.get('X-Amz-Credential') ?? '').split('/');
  const date = query.get('X-Amz-Date') ?? '';
  const signed = parseBasicTime(date);
  const seconds = Number(query.get('X-Amz-Expires'));
  const complete =
    day !== undefined && region !== undefined && signed !== undefined && day === date.slice(0, 8);
  const sane = Number.isInteger(seconds) && seconds > 0 && seconds <= MOST_SECONDS;
  if (query.get('X-Amz-Algorithm') !== ALGORITHM || !complete || !sane) return { verdict: 'malformed' };
  if (key !== LEARNER_ACCESS_KEY) return { verdict: 'unknown-key' };
  const expiry = signed + seconds * 1000;
  if (now > expiry) return { verdict: 'expired', seconds, expiry };
  const given = query.get('X-Amz-Signature');
  return { verdict: given === signature(request, query) ? 'good' : 'wrong-signature' };
}

/** A week. */
export const MOST_SECONDS = 604_800;

function signature({ method, host, path }: PresignedRequest, query: URLSearchParams): string {
  const canonical = [
    method,
    path,
    canonicalQuery(query),
    `host:${host}`,
    '',
    'host',
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  const date = query.get('X-Amz-Date') ?? '';
  const [, day = '', region = '', service = '', terminator = ''] = (
    query.get('X-Amz-Credential') ?? ''
  ).split('/');
  const digest = createHash('sha256').update(canonical).digest('hex');
  const scope = [day, region, service, terminator];
  const text = [ALGORITHM, date, scope.join('/'), digest].join('\n');
  const key = scope.reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${LEARNER_SECRET}`);
  return hmac(key, text).toString('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Sorted, percent-encoded, without the signature itself. */
function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `20260105T080000Z` */
function basicTime(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function parseBasicTime(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}
