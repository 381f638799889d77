import { sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/cdn/index.ts';
import { withoutCredentials } from '../../../src/cloud/cloudfront/signing/credentials.ts';
import { refusalResponse } from '../../../src/cloud/cloudfront/signing/refusal.ts';
import { verifySignedRequest } from '../../../src/cloud/cloudfront/signing/verify.ts';
import { ECDSA, OTHER_RSA, RSA } from './keys.ts';

const NOW = Date.UTC(2026, 0, 5, 12);
const EXPIRES = NOW / 1000 + 3600;
const PEER = '192.0.2.7';
const BASE = 'https://d1.cloudfront.net/film.mp4';
const KEYS = [
  { id: 'KRSA', pem: RSA.publicKey },
  { id: 'KEC', pem: ECDSA.publicKey },
];

const forUrl = (bytes: Buffer) =>
  bytes.toString('base64').replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~');
const signed = (text: string, key: string = RSA.privateKey) => forUrl(sign('sha1', Buffer.from(text), key));
const canned = (url: string, expires: number) =>
  `{"Statement":[{"Resource":"${url}","Condition":{"DateLessThan":{"AWS:EpochTime":${expires}}}}]}`;

function request(query?: string, cookie?: string, path = '/film.mp4'): HttpRequest {
  return {
    method: 'GET',
    scheme: 'https',
    host: 'd1.cloudfront.net',
    path,
    ...(query !== undefined && { query }),
    headers: cookie === undefined ? [] : [['Cookie', cookie]],
  };
}

function verdict(asked: HttpRequest, nowMs = NOW, peer = PEER): string {
  const found = verifySignedRequest(asked, KEYS, nowMs, peer);
  return found.allowed ? `${found.by} ${found.keyId}` : found.code;
}

const CANNED = `Expires=${EXPIRES}&Signature=${signed(canned(BASE, EXPIRES))}&Key-Pair-Id=KRSA`;

interface Conditions {
  readonly resource?: string | undefined;
  readonly condition?: object;
}

function custom({ resource = BASE, condition = {} }: Conditions): string {
  const Condition = { DateLessThan: { 'AWS:EpochTime': EXPIRES }, ...condition };
  const text = JSON.stringify({ Statement: [{ Resource: resource, Condition }] });
  return `Policy=${forUrl(Buffer.from(text))}&Signature=${signed(text)}&Key-Pair-Id=KRSA`;
}

describe('canned policies (R-CF-121)', () => {
  it('open one URL until they expire', () => {
    expect(verdict(request(CANNED))).toBe('url KRSA');
    expect(verdict(request(CANNED), EXPIRES * 1000 - 1)).toBe('url KRSA');
    expect(verdict(request(CANNED), EXPIRES * 1000)).toBe('AccessDenied');
    expect(verdict(request(CANNED, undefined, '/other.mp4'))).toBe('AccessDenied');
    expect(verdict({ ...request(CANNED), scheme: 'http' })).toBe('AccessDenied');
    expect(verdict({ ...request(CANNED), host: 'www.example.com' })).toBe('AccessDenied');
  });

  it("include the URL's own parameters, wherever the signature's stand", () => {
    const url = `${BASE}?size=large&lang=pt`;
    const mine = `Expires=${EXPIRES}&Signature=${signed(canned(url, EXPIRES))}&Key-Pair-Id=KRSA`;
    expect(verdict(request(`size=large&lang=pt&${mine}`))).toBe('url KRSA');
    expect(verdict(request(`${mine}&size=large&lang=pt`))).toBe('url KRSA');
    expect(verdict(request(`lang=pt&size=large&${mine}`))).toBe('AccessDenied');
    expect(verdict(request(`size=large&${mine}`))).toBe('AccessDenied');
  });

  it('may be signed with an ECDSA key', () => {
    const signature = signed(canned(BASE, EXPIRES), ECDSA.privateKey);
    expect(verdict(request(`Expires=${EXPIRES}&Signature=${signature}&Key-Pair-Id=KEC`))).toBe('url KEC');
  });

  it('are read where clients percent-encode the tilde', () => {
    expect(verdict(request(CANNED.replaceAll('~', '%7E')))).toBe('url KRSA');
  });
});

describe('custom policies (R-CF-121)', () => {
  it.each([
    ['the URL itself', {}, 'url KRSA'],
    ['a directory', { resource: 'https://d1.cloudfront.net/*' }, 'url KRSA'],
    ['any scheme and host', { resource: 'http*://*/film.mp?' }, 'url KRSA'],
    ['another directory', { resource: 'https://d1.cloudfront.net/photos/*' }, 'AccessDenied'],
    ['a range of addresses', { condition: { IpAddress: { 'AWS:SourceIp': '192.0.2.0/24' } } }, 'url KRSA'],
    ['one address', { condition: { IpAddress: { 'AWS:SourceIp': PEER } } }, 'url KRSA'],
    ['another address', { condition: { IpAddress: { 'AWS:SourceIp': '192.0.2.8/32' } } }, 'AccessDenied'],
    ['a start gone by', { condition: { DateGreaterThan: { 'AWS:EpochTime': NOW / 1000 } } }, 'url KRSA'],
    [
      'a start to come',
      { condition: { DateGreaterThan: { 'AWS:EpochTime': NOW / 1000 + 1 } } },
      'AccessDenied',
    ],
    ['milliseconds', { condition: { DateLessThan: { 'AWS:EpochTime': NOW } } }, 'MalformedPolicy'],
    [
      'text as time',
      { condition: { DateLessThan: { 'AWS:EpochTime': String(EXPIRES) } } },
      'MalformedPolicy',
    ],
    ['no expiry', { condition: { DateLessThan: undefined } }, 'MalformedPolicy'],
    ['an IPv6 range', { condition: { IpAddress: { 'AWS:SourceIp': '2001:db8::/32' } } }, 'MalformedPolicy'],
    ['a condition unheard of', { condition: { StringLike: {} } }, 'MalformedPolicy'],
  ] as [string, Conditions, string][])('with %s', (_name, conditions, expected) => {
    expect(verdict(request(custom(conditions)))).toBe(expected);
  });

  it('keep viewers with IPv6 addresses out where they name addresses', () => {
    const query = custom({ condition: { IpAddress: { 'AWS:SourceIp': '192.0.2.0/24' } } });
    expect(verdict(request(query), NOW, '2001:db8::7')).toBe('AccessDenied');
  });
});

describe('refusals (R-CF-122)', () => {
  const signature = signed(canned(BASE, EXPIRES));
  it.each([
    [undefined, 'MissingKey', 'Missing Key-Pair-Id query parameter or cookie value'],
    [
      `Expires=${EXPIRES}&Signature=${signature}`,
      'MissingKey',
      'Missing Key-Pair-Id query parameter or cookie value',
    ],
    [
      `Expires=${EXPIRES}&Signature=${signature}&Key-Pair-Id=`,
      'MissingKey',
      'Missing Key-Pair-Id query parameter or cookie value',
    ],
    [
      `Expires=${EXPIRES}&Key-Pair-Id=KRSA`,
      'MissingSignature',
      'Missing Signature query parameter or cookie value',
    ],
    [`Expires=${EXPIRES}&Signature=${signature}&Key-Pair-Id=KOTHER`, 'InvalidKey', 'Unknown Key'],
    [
      `Expires=${EXPIRES}&Signature=%23&Key-Pair-Id=KRSA`,
      'MalformedSignature',
      'Could not unencode Signature',
    ],
    [`Expires=${EXPIRES}000&Signature=${signature}&Key-Pair-Id=KRSA`, 'MalformedPolicy', 'Malformed Policy'],
    [`Policy=e30_&Signature=${signature}&Key-Pair-Id=KRSA`, 'MalformedPolicy', 'Malformed Policy'],
    [`Signature=${signature}&Key-Pair-Id=KRSA`, 'MalformedPolicy', 'Malformed Policy'],
    [`Expires=${EXPIRES + 1}&Signature=${signature}&Key-Pair-Id=KRSA`, 'AccessDenied', 'Access denied'],
  ])('%s is %s', (query, code, text) => {
    const found = verifySignedRequest(request(query), KEYS, NOW, PEER);
    expect(found).toMatchObject({ allowed: false, code, text });
    if (found.allowed) return;
    const { status, body } = refusalResponse(found);
    expect(status).toBe(403);
    expect(body.text).toBe(
      `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${text}</Message></Error>`,
    );
  });

  it('meets a signature by somebody else', () => {
    const foreign = signed(canned(BASE, EXPIRES), OTHER_RSA.privateKey);
    expect(verdict(request(`Expires=${EXPIRES}&Signature=${foreign}&Key-Pair-Id=KRSA`))).toBe('AccessDenied');
  });
});

describe('signed cookies (R-CF-123)', () => {
  const cookies = (query: string) => query.replace(/(^|&)(?=[A-Z])/g, '$1CloudFront-').replaceAll('&', '; ');

  it('open what their policy covers', () => {
    expect(verdict(request(undefined, cookies(CANNED)))).toBe('cookie KRSA');
    const all = cookies(custom({ resource: 'https://d1.cloudfront.net/*' }));
    expect(verdict(request('size=large', `theme=dark; ${all}`))).toBe('cookie KRSA');
  });

  it('give way to a signed URL', () => {
    expect(verdict(request('Key-Pair-Id=KOTHER&Signature=x', cookies(CANNED)))).toBe('InvalidKey');
  });

  it('leave a lone Expires to the application', () => {
    const all = cookies(custom({ resource: 'https://d1.cloudfront.net/*' }));
    expect(verdict(request('Expires=never', all))).toBe('cookie KRSA');
    expect(withoutCredentials(request('Expires=never', all)).query).toBe('Expires=never');
  });
});

describe('what goes on', () => {
  it('is without the parameters of the signature', () => {
    expect(withoutCredentials(request(`size=large&${CANNED}`)).query).toBe('size=large');
    expect(withoutCredentials(request(CANNED))).not.toHaveProperty('query');
    expect(withoutCredentials(request('')).query).toBe('');
  });
});
