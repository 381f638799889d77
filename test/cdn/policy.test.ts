/** What a content delivery network makes of the rules: R-CF-70 to R-CF-103, with a policy in its manner. */
import { describe, expect, test } from 'vitest';
import {
  ALL,
  type CachePolicy,
  cacheKeyOf,
  formatHttpDate,
  type Headers,
  type HttpRequest,
  headerOf,
  type KeyPolicy,
  NO_BODY,
  NONE,
} from '../../src/cdn/index.ts';
import { lifetimeOf } from '../../src/cdn/policy/lifetime.ts';
import { at, cloudFront, DAY, get, ok, originOf, status, Visitor, YEAR } from './setting.ts';

const dated = (headers: Headers): Headers => [['Date', formatHttpDate(at(0))], ...headers];
const expires = (seconds: number): Headers => [['Expires', formatHttpDate(at(seconds))]];
const control = (value: string): Headers => [['Cache-Control', value]];

describe('how long: min, default and max TTL × what the origin says', () => {
  test.each<[string, Headers, [min: number, otherwise: number, max: number], number]>([
    // The least TTL is 0.
    ['R-CF-76 max-age', control('max-age=300'), [0, DAY, YEAR], 300],
    ['R-CF-76 max-age beyond max', control('max-age=300'), [0, 60, 100], 100],
    ['R-CF-76 s-maxage', control('max-age=300, s-maxage=600'), [0, DAY, YEAR], 600],
    ['R-CF-76 s-maxage beyond max', control('max-age=5, s-maxage=600'), [0, 60, 100], 100],
    ['R-CF-76 Expires', expires(500), [0, DAY, YEAR], 500],
    ['R-CF-76 Expires beyond max', expires(500), [0, 60, 100], 100],
    ['R-CF-76 Expires in the past', expires(-5), [0, DAY, YEAR], 0],
    ['R-CF-76 nothing', [], [0, DAY, YEAR], DAY],
    ['R-CF-76 no-store', control('no-store'), [0, DAY, YEAR], 0],
    ['R-CF-76 no-cache', control('no-cache, max-age=300'), [0, DAY, YEAR], 0],
    ['R-CF-76 private', control('private, max-age=300'), [0, DAY, YEAR], 0],
    // It is more.
    ['R-CF-77 max-age within', control('max-age=300'), [60, DAY, YEAR], 300],
    ['R-CF-77 max-age below min', control('max-age=30'), [60, DAY, YEAR], 60],
    ['R-CF-77 max-age beyond max', control('max-age=300'), [60, 90, 100], 100],
    ['R-CF-77 s-maxage below min', control('max-age=300, s-maxage=30'), [60, DAY, YEAR], 60],
    ['R-CF-77 s-maxage beyond max', control('s-maxage=300'), [60, 90, 100], 100],
    ['R-CF-77 Expires below min', expires(30), [60, DAY, YEAR], 60],
    ['R-CF-77 Expires beyond max', expires(300), [60, 90, 100], 100],
    ['R-CF-77 nothing: the greater of min and default', [], [60, DAY, YEAR], DAY],
    ['R-CF-77 nothing, default below min', [], [60, 10, YEAR], 60],
    ['R-CF-77 no-store', control('no-store'), [60, DAY, YEAR], 60],
    ['R-CF-77 no-cache', control('no-cache'), [60, DAY, YEAR], 60],
    ['R-CF-77 private', control('private, max-age=900'), [60, DAY, YEAR], 60],
    // What wins.
    ['R-CF-78 max-age wins over Expires', [...control('max-age=10'), ...expires(500)], [0, DAY, YEAR], 10],
    ['R-CF-78 s-maxage wins over max-age', control('s-maxage=20, max-age=10'), [0, DAY, YEAR], 20],
  ])('%s', (_case, headers, [min, otherwise, max], seconds) => {
    const policy = cloudFront({ min, otherwise, max });
    expect(lifetimeOf(ok(dated(headers)), policy).seconds).toBe(seconds);

    const visitor = new Visitor(policy, originOf(() => ok(headers)).send);
    visitor.ask(get('/'), 0);
    if (seconds > 0) expect(visitor.ask(get('/'), seconds - 1).verdict).toBe('hit');
    expect(visitor.ask(get('/'), Math.max(1, seconds)).verdict).toBe('miss');
  });

  test('a longest TTL of 0 keeps nothing', () => {
    const origin = originOf(() => ok([...control('max-age=300'), ['ETag', '"1"']]));
    const visitor = new Visitor(cloudFront({ min: 0, otherwise: 0, max: 0 }), origin.send);
    expect([0, 1].map((second) => visitor.ask(get('/'), second).verdict)).toEqual(['miss', 'miss']);
    expect(visitor.cache.count).toBe(0);
  });

  test('R-CF-78 what the viewer says of caching is ignored', () => {
    const visitor = new Visitor(cloudFront(), originOf(() => ok()).send);
    visitor.ask(get('/'), 0);
    for (const header of [
      ['Cache-Control', 'no-cache'],
      ['Cache-Control', 'max-age=0'],
      ['Pragma', 'no-cache'],
    ] as const) {
      expect(visitor.ask(get('/', [header]), 5).verdict).toBe('hit');
    }
  });

  test('R-CF-82 Vary: * goes to the origin each time, unless the least TTL is more than 0', () => {
    for (const [min, verdict] of [
      [0, 'miss'],
      [1, 'hit'],
    ] as const) {
      const origin = originOf(() =>
        ok([
          ['Vary', '*'],
          ['ETag', '"1"'],
        ]),
      );
      const visitor = new Visitor(cloudFront({ min }), origin.send);
      visitor.ask(get('/'), 0);
      expect(visitor.ask(get('/'), 1).verdict).toBe(verdict);
      expect(origin.asked.every(({ headers }) => headers.length === 0)).toBe(true);
    }
  });
});

describe('errors', () => {
  test.each<[string, number, Headers, number]>([
    ['R-CF-90 404', 404, [], 10],
    ['R-CF-90 503', 503, [], 10],
    ['R-CF-90 404, longer where the origin says so', 404, control('max-age=60'), 60],
    ['R-CF-90 500, not shorter', 500, control('max-age=3'), 10],
    ['R-CF-90 403 without a lifetime', 403, [], 0],
    ['R-CF-90 403 with a lifetime', 403, control('max-age=60'), 60],
    ['R-CF-90 400 with a short one', 400, control('s-maxage=1'), 10],
    ['404 with no-store', 404, control('no-store'), 0],
    ['502 with no-store', 502, control('no-store'), 10],
    ['416', 416, control('max-age=60'), 0],
  ])('%s', (_case, code, headers, seconds) => {
    const origin = originOf(() => status(code, headers));
    const visitor = new Visitor(cloudFront(), origin.send);
    expect(visitor.ask(get('/'), 0)).toMatchObject({ verdict: 'miss', response: { status: code } });
    if (seconds > 0) expect(visitor.ask(get('/'), seconds - 1).verdict).toBe('hit');
    expect(visitor.ask(get('/'), Math.max(1, seconds)).verdict).toBe('miss');
  });

  test('R-CF-38 R-CF-90 a failure of the connection is remembered as the error that it becomes', () => {
    const origin = originOf(() => 'timeout');
    const visitor = new Visitor(cloudFront(), origin.send);
    expect(visitor.ask(get('/'), 0)).toMatchObject({ verdict: 'error', response: { status: 504 } });
    expect(visitor.ask(get('/'), 9)).toMatchObject({ verdict: 'hit', response: { status: 504 } });
    expect(visitor.ask(get('/'), 10).verdict).toBe('error');
    expect(origin.asked.length).toBe(2);
  });

  test('the time that a failure took does not count as its age', () => {
    const failure = { kind: 'failure', reason: 'timeout', elapsedMs: 30_000 } as const;
    const visitor = new Visitor(cloudFront(), () => failure);
    expect([0, 39, 40].map((second) => visitor.ask(get('/'), second).verdict)).toEqual([
      'error',
      'hit',
      'error',
    ]);
  });

  function broken(headers: Headers, seconds: number, how: number | string) {
    let works = true;
    const origin = originOf(() => (works ? ok(headers) : typeof how === 'string' ? how : status(how)));
    const visitor = new Visitor(cloudFront({ max: 1000 }), origin.send);
    visitor.ask(get('/'), 0);
    works = false;
    return { served: visitor.ask(get('/'), seconds), visitor, origin };
  }

  test.each<[string, string, number, number | string, string]>([
    ['R-CF-80 nothing said, long after', 'max-age=60', 1_000_000, 'timeout', 'stale-hit'],
    ['R-CF-91 nothing said, 500', 'max-age=60', 1_000_000, 500, 'stale-hit'],
    ['R-CF-91 404 is handed on', 'max-age=60', 61, 404, 'miss'],
    ['R-CF-80 stale-if-error=0', 'max-age=60, stale-if-error=0', 61, 'timeout', 'error'],
    ['R-CF-81 stale-if-error=30, within', 'max-age=60, stale-if-error=30', 90, 503, 'stale-hit'],
    ['R-CF-81 stale-if-error=30, beyond', 'max-age=60, stale-if-error=30', 91, 503, 'miss'],
    ['R-CF-81 never longer than the longest TTL', 'max-age=60, stale-if-error=5000', 1060, 503, 'stale-hit'],
    [
      'R-CF-81 never longer than the longest TTL, beyond',
      'max-age=60, stale-if-error=5000',
      1061,
      503,
      'miss',
    ],
  ])('%s', (_case, value, seconds, how, verdict) => {
    expect(broken(control(value), seconds, how).served.verdict).toBe(verdict);
  });

  test('R-CF-91 the origin is tried again after the error TTL', () => {
    const { visitor, origin } = broken(control('max-age=60'), 100, 503);
    const before = origin.asked.length;
    visitor.ask(get('/'), 109);
    expect(origin.asked.length).toBe(before);
    visitor.ask(get('/'), 110);
    expect(origin.asked.length).toBe(before + 1);
  });

  test.each([
    ['R-CF-81 stale-while-revalidate=30, within', 30, 90, 'stale-hit'],
    ['R-CF-81 stale-while-revalidate=30, beyond', 30, 91, 'miss'],
    ['R-CF-81 no longer than the longest TTL', 5000, 1061, 'miss'],
  ])('%s', (_case, grace, seconds, verdict) => {
    const origin = originOf(() => ok(control(`max-age=60, stale-while-revalidate=${grace}`)));
    const visitor = new Visitor(cloudFront({ max: 1000 }), origin.send);
    visitor.ask(get('/'), 0);
    expect(visitor.ask(get('/'), seconds).verdict).toBe(verdict);
  });
});

describe('R-CF-70 the cache key', () => {
  const policy = (key: Partial<KeyPolicy>): CachePolicy => {
    const base = cloudFront();
    return { ...base, key: { ...base.key, ...key } };
  };
  const only = (...names: string[]) => ({ kind: 'only', names }) as const;
  const except = (...names: string[]) => ({ kind: 'all-except', names }) as const;
  const cookie = (value: string) => get('/a', [['Cookie', value]]);
  const header = (name: string, value: string) => get('/a', [[name, value]]);

  test.each<[string, Partial<KeyPolicy>, HttpRequest, HttpRequest, boolean]>([
    ['the path', {}, get('/a'), get('/b'), false],
    ['its case', {}, get('/a'), get('/A'), false],
    ['R-CF-142 no query', {}, get('/a'), get('/a?x=1'), true],
    ['all of the query', { query: ALL }, get('/a?x=1'), get('/a?x=2'), false],
    ['R-CF-83 its order', { query: ALL }, get('/a?x=1&y=2'), get('/a?y=2&x=1'), false],
    ['R-CF-83 its case', { query: ALL }, get('/a?x=a'), get('/a?x=A'), false],
    ['some of the query', { query: only('x') }, get('/a?x=1&y=2'), get('/a?y=3&x=1'), true],
    ['some of the query, another value', { query: only('x') }, get('/a?x=1'), get('/a?x=2'), false],
    ['all but some', { query: except('y') }, get('/a?x=1&y=2'), get('/a?x=1'), true],
    ['all but some, another', { query: except('y') }, get('/a?x=1&z=2'), get('/a?x=1'), false],
    ['no cookies', { cookies: NONE }, cookie('a=1'), cookie('a=2'), true],
    ['all cookies', { cookies: ALL }, cookie('a=1'), cookie('a=2'), false],
    ['some cookies', { cookies: only('a') }, cookie('a=1; b=2'), cookie('b=3; a=1'), true],
    [
      'a header',
      { headers: ['Origin'] },
      header('origin', 'https://a'),
      header('Origin', 'https://b'),
      false,
    ],
    ['a header that is absent', { headers: ['Origin'] }, header('Origin', 'https://a'), get('/a'), false],
    ['another header', { headers: ['Origin'] }, header('X', '1'), header('X', '2'), true],
    ['no host', {}, get('/a'), get('/a', [], { host: 'other.example' }), true],
    ['the host', { host: true }, get('/a'), get('/a', [], { host: 'other.example' }), false],
    ['the Host header', { headers: ['Host'] }, get('/a'), get('/a', [], { host: 'other.example' }), false],
    ['no scheme', {}, get('/a'), get('/a', [], { scheme: 'http' }), true],
    ['the scheme', { scheme: true }, get('/a'), get('/a', [], { scheme: 'http' }), false],
    ['HEAD is GET', {}, get('/a'), get('/a', [], { method: 'HEAD' }), true],
    ['OPTIONS is not', {}, get('/a'), get('/a', [], { method: 'OPTIONS' }), false],
    [
      'R-CF-102 codings',
      { codings: ['br', 'gzip'] },
      header('Accept-Encoding', 'gzip, deflate'),
      header('Accept-Encoding', 'gzip;q=1.0'),
      true,
    ],
    [
      'R-CF-102 other codings',
      { codings: ['br', 'gzip'] },
      header('Accept-Encoding', 'gzip'),
      header('Accept-Encoding', 'gzip, br'),
      false,
    ],
    ['no codings', {}, header('Accept-Encoding', 'gzip'), header('Accept-Encoding', 'br'), true],
  ])('%s', (_case, key, left, right, same) => {
    expect(cacheKeyOf(left, policy(key)).key === cacheKeyOf(right, policy(key)).key).toBe(same);
  });

  test('no value can pose as another part', () => {
    const forged = header('a', '1" b="2');
    const honest = get('/a', [
      ['a', '1'],
      ['b', '2'],
    ]);
    const both = policy({ headers: ['a', 'b'] });
    expect(cacheKeyOf(forged, both).key).not.toBe(cacheKeyOf(honest, both).key);
  });
});

describe('R-CF-100 compression', () => {
  const policy: CachePolicy = {
    ...cloudFront(),
    key: { ...cloudFront().key, codings: ['br', 'gzip'] },
    compression: { types: ['text/html'], statuses: [200, 403, 404], minSize: 1000, maxSize: 10_000_000 },
  };
  const page = (size: number, more: Headers = []): ReturnType<typeof ok> => ({
    ...ok([
      ['Content-Type', 'text/html; charset=utf-8'],
      ['Content-Length', String(size)],
      ['ETag', '"1"'],
      ...more,
    ]),
    body: { size },
  });
  const accepting = (codings: string) => get('/', [['Accept-Encoding', codings]]);

  test.each<[string, ReturnType<typeof ok>, string, string | undefined]>([
    ['br is liked better', page(1000), 'gzip, br', 'br'],
    ['gzip', page(1000), 'gzip', 'gzip'],
    ['neither', page(1000), 'deflate', undefined],
    ['R-CF-101 too small', page(999), 'br', undefined],
    ['R-CF-101 the largest', page(10_000_000), 'br', 'br'],
    ['R-CF-101 too large', page(10_000_001), 'br', undefined],
    ['R-CF-101 coded already', page(1000, [['Content-Encoding', 'gzip']]), 'br', 'gzip'],
    [
      'R-CF-101 another type',
      {
        ...page(1000),
        headers: [
          ['Content-Type', 'image/png'],
          ['Content-Length', '1000'],
        ],
      },
      'br',
      undefined,
    ],
    [
      'R-CF-101 no Content-Length',
      { ...page(1000), headers: [['Content-Type', 'text/html']] },
      'br',
      undefined,
    ],
    ['R-CF-101 another status', { ...page(1000), status: 500 }, 'br', undefined],
    ['no-transform', page(1000, [['Cache-Control', 'no-transform']]), 'br', undefined],
  ])('%s', (_case, whole, codings, coding) => {
    const visitor = new Visitor(policy, originOf(() => whole).send);
    const { response } = visitor.ask(accepting(codings), 0);
    expect(headerOf(response.headers, 'content-encoding')).toBe(coding);
    expect(response.body.size < whole.body.size).toBe(
      coding !== undefined && headerOf(whole.headers, 'content-encoding') === undefined,
    );
    expect(visitor.ask(accepting(codings), 1).response.body).toBe(response.body);
  });

  test('R-CF-103 the tag becomes weak, the length unknown, and validation still works', () => {
    const origin = originOf((request) =>
      headerOf(request.headers, 'if-none-match') === 'W/"1"'
        ? { status: 304, headers: [['ETag', '"1"']], body: NO_BODY }
        : page(2000, control('max-age=60')),
    );
    const visitor = new Visitor(policy, origin.send);
    const { response } = visitor.ask(accepting('gzip, br, zstd'), 0);
    const named = (name: string) => headerOf(response.headers, name);
    expect([named('etag'), named('content-length'), named('vary')]).toEqual([
      'W/"1"',
      undefined,
      'Accept-Encoding',
    ]);
    expect(headerOf(origin.asked[0]?.headers ?? [], 'accept-encoding')).toBe('br, gzip');
    const again = visitor.ask(accepting('br,gzip'), 61);
    expect([again.verdict, headerOf(again.response.headers, 'etag')]).toEqual(['refresh-hit', 'W/"1"']);
  });

  test('each coding is an answer of its own', () => {
    const visitor = new Visitor(policy, originOf(() => page(2000)).send);
    const verdicts = ['br', 'gzip', 'identity', 'gzip, br', 'br', 'gzip'].map(
      (codings) => visitor.ask(accepting(codings), 0).verdict,
    );
    expect(verdicts).toEqual(['miss', 'miss', 'miss', 'miss', 'hit', 'hit']);
  });
});
