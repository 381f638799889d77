import { describe, expect, it, test } from 'vitest';
import { judgeQuery, presignedQuery } from '../../../src/model/signature/presign.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const REQUEST = { method: 'GET', host: 'b.s3.us-east-1.amazonaws.com', path: '/k.html' };
const signed = (seconds = 60) =>
  new URLSearchParams(presignedQuery(REQUEST, { region: 'us-east-1', now: NOW, expiresSeconds: seconds }));

describe('a signed query', () => {
  it('is good for its request until it expires', () => {
    expect(judgeQuery(REQUEST, signed(), NOW + 60_000)).toEqual({ verdict: 'good' });
    expect(judgeQuery(REQUEST, signed(), NOW + 60_001)).toEqual({
      verdict: 'expired',
      seconds: 60,
      expiry: NOW + 60_000,
    });
  });

  test.each([
    ['another key', { path: '/other.html' }],
    ['another bucket', { host: 'c.s3.us-east-1.amazonaws.com' }],
    ['another method', { method: 'PUT' }],
  ])('is not good for %s', (_name, change) => {
    expect(judgeQuery({ ...REQUEST, ...change }, signed(), NOW)).toEqual({ verdict: 'wrong-signature' });
  });

  test.each([
    ['X-Amz-Expires', '600', 'wrong-signature'],
    ['X-Amz-Expires', '604801', 'malformed'],
    ['X-Amz-Date', 'yesterday', 'malformed'],
    ['X-Amz-Credential', 'AKIAIOSFODNN7EXAMPLE/20260105/us-east-1/s3/aws4_request', 'unknown-key'],
    ['X-Amz-Algorithm', 'AWS', 'malformed'],
  ])('with %s changed to %s is %s', (name, value, verdict) => {
    const query = signed();
    query.set(name, value);
    expect(judgeQuery(REQUEST, query, NOW)).toEqual({ verdict });
  });
});
