/** Web servers and sites as labs write them. */
import { describe, expect, test } from 'vitest';
import { httpSchema, httpSetting, siteSetting, sitesSchema } from '../../src/lab/http-schema.ts';

describe('what is taken', () => {
  test('pages, ports and a certificate, in the names of the world', () => {
    const document = httpSchema.parse({
      plain: [8080],
      server: 'nginx',
      latency_ms: 5,
      certificate: { issuer: 'private', days: -2 },
      pages: {
        '/': { body: 'hi', latency_ms: 3, headers: { 'Cache-Control': 'max-age=60' } },
        '/up/*': { stores: true },
      },
    });
    expect(httpSetting(document)).toStrictEqual({
      plain: [8080],
      server: 'nginx',
      latencyMs: 5,
      certificate: { issuer: 'private', days: -2 },
      pages: {
        '/': { body: 'hi', latencyMs: 3, headers: { 'Cache-Control': 'max-age=60' } },
        '/up/*': { stores: true },
      },
    });
  });

  test('sites by host', () => {
    const { 'www.example.net': site } = sitesSchema.parse({
      'www.example.net': { city: 'Tokyo', latency_ms: 7 },
    });
    expect(site && siteSetting(site)).toStrictEqual({ city: 'Tokyo', latencyMs: 7 });
  });
});

describe('what is refused', () => {
  test.each([
    ['a page that is no path', { pages: { index: {} } }],
    ['a query in a path', { pages: { '/a?b': {} } }],
    ['a header of two lines', { pages: { '/': { headers: { a: 'b\r\nc: d' } } } }],
    ['a header without a name', { pages: { '/': { headers: { 'a b': 'c' } } } }],
    ['a redirect of two lines', { pages: { '/': { redirect: '/\r\nSet-Cookie: a=b' } } }],
    ['a status that is none', { pages: { '/': { status: 99 } } }],
    ['a fault that nobody knows', { pages: { '/': { fault: 'explodes' } } }],
    ['a port beyond', { plain: [65_536] }],
    ['an endless latency', { latency_ms: Number.POSITIVE_INFINITY }],
    ['a body without end', { pages: { '/': { body: 'x'.repeat(100_001) } } }],
    ['what is misspelt', { pages: { '/': { latencyMs: 5 } } }],
  ])('%s', (_what, document) => {
    expect(httpSchema.safeParse(document).success).toBe(false);
  });

  test.each(['', 'host', 'UPPER.example', 'a..b', 'a/b.example'])('a site at "%s"', (host) => {
    expect(sitesSchema.safeParse({ [host]: { city: 'Tokyo' } }).success).toBe(false);
  });
});
