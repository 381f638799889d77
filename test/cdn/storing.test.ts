/** What is kept, and for how long: RFC 9111 §3, §4.2 and §5.2.2, in tables. */
import { describe, expect, test } from 'vitest';
import { formatHttpDate, type Headers } from '../../src/cdn/index.ts';
import { at, get, ok, originOf, rfc, status, Visitor } from './setting.ts';

/** Verdict of a second request, `seconds` after the first. */
function secondVerdict(
  headers: Headers,
  seconds: number,
  { code = 200, request = [] as Headers, policy = rfc() } = {},
): string {
  const origin = originOf(() => ({ ...status(code, headers) }));
  const visitor = new Visitor(policy, origin.send);
  visitor.ask(get('/', request), 0);
  return visitor.ask(get('/', request), seconds).verdict;
}

describe('freshness lifetime (RFC 9111 §4.2.1, §4.2.2)', () => {
  const expires = (seconds: number) => ['Expires', formatHttpDate(at(seconds))] as const;
  test.each<[string, Headers, number, string]>([
    ['max-age, last second', [['Cache-Control', 'max-age=60']], 59, 'hit'],
    ['max-age, over', [['Cache-Control', 'max-age=60']], 60, 'miss'],
    ['s-maxage wins over max-age', [['Cache-Control', 'max-age=5, s-maxage=60']], 59, 'hit'],
    ['s-maxage wins, also when shorter', [['Cache-Control', 'max-age=60, s-maxage=5']], 10, 'miss'],
    ['max-age wins over Expires', [['Cache-Control', 'max-age=60'], expires(5)], 59, 'hit'],
    [
      'max-age wins over Expires, also when shorter',
      [['Cache-Control', 'max-age=5'], expires(60)],
      10,
      'miss',
    ],
    ['Expires', [expires(60)], 59, 'hit'],
    ['Expires, over', [expires(60)], 60, 'miss'],
    ['Expires: 0 has passed', [['Expires', '0']], 1, 'miss'],
    ['Expires counts from Date', [['Date', formatHttpDate(at(-10))], expires(10)], 9, 'hit'],
    [
      'Age counts',
      [
        ['Cache-Control', 'max-age=60'],
        ['Age', '50'],
      ],
      9,
      'hit',
    ],
    [
      'Age counts, over',
      [
        ['Cache-Control', 'max-age=60'],
        ['Age', '50'],
      ],
      10,
      'miss',
    ],
    [
      'an old Date counts',
      [
        ['Cache-Control', 'max-age=60'],
        ['Date', formatHttpDate(at(-50))],
      ],
      10,
      'miss',
    ],
    ['a tenth of the time since Last-Modified', [['Last-Modified', formatHttpDate(at(-1000))]], 99, 'hit'],
    ['… over', [['Last-Modified', formatHttpDate(at(-1000))]], 100, 'miss'],
    ['nothing to go by', [], 1, 'miss'],
    [
      'fields of several lines are one',
      [
        ['Cache-Control', 'public'],
        ['Cache-Control', 'max-age=60'],
      ],
      59,
      'hit',
    ],
  ])('%s', (_case, headers, seconds, verdict) => {
    expect(secondVerdict(headers, seconds)).toBe(verdict);
  });
});

describe('storing (RFC 9111 §3, §3.5, §5.2.2)', () => {
  const auth: Headers = [['Authorization', 'Bearer a']];
  test.each<[string, Headers, { code?: number; request?: Headers }, string]>([
    ['no-store', [['Cache-Control', 'no-store, max-age=60']], {}, 'miss'],
    ['private', [['Cache-Control', 'private, max-age=60']], {}, 'miss'],
    ['private for one field only', [['Cache-Control', 'private="x-user", max-age=60']], {}, 'hit'],
    ['no-cache for one field only', [['Cache-Control', 'no-cache="set-cookie", max-age=60']], {}, 'hit'],
    [
      'no-cache with a validator',
      [
        ['Cache-Control', 'no-cache, max-age=60'],
        ['ETag', '"1"'],
      ],
      {},
      'miss',
    ],
    ['must-understand, understood', [['Cache-Control', 'must-understand, no-store, max-age=60']], {}, 'hit'],
    [
      'must-understand, not understood',
      [['Cache-Control', 'must-understand, no-store, max-age=60']],
      { code: 418 },
      'miss',
    ],
    ['Authorization', [['Cache-Control', 'max-age=60']], { request: auth }, 'miss'],
    ['Authorization, but public', [['Cache-Control', 'public, max-age=60']], { request: auth }, 'hit'],
    ['Authorization, but s-maxage', [['Cache-Control', 's-maxage=60']], { request: auth }, 'hit'],
    [
      'Authorization, but must-revalidate',
      [['Cache-Control', 'must-revalidate, max-age=60']],
      { request: auth },
      'hit',
    ],
    [
      'the client says no-store',
      [['Cache-Control', 'max-age=60']],
      { request: [['Cache-Control', 'no-store']] },
      'miss',
    ],
    ['404 with a lifetime', [['Cache-Control', 'max-age=60']], { code: 404 }, 'hit'],
    ['500 with a lifetime', [['Cache-Control', 'max-age=60']], { code: 500 }, 'hit'],
    ['302 with a lifetime', [['Cache-Control', 'max-age=60']], { code: 302 }, 'hit'],
    ['302 with a date alone', [['Last-Modified', formatHttpDate(at(-10_000))]], { code: 302 }, 'miss'],
    ['404 with a date alone', [['Last-Modified', formatHttpDate(at(-10_000))]], { code: 404 }, 'hit'],
    ['206', [['Cache-Control', 'max-age=60']], { code: 206 }, 'miss'],
    [
      'Vary: *',
      [
        ['Cache-Control', 'max-age=60'],
        ['Vary', '*'],
      ],
      {},
      'miss',
    ],
    [
      'Set-Cookie says nothing',
      [
        ['Cache-Control', 'max-age=60'],
        ['Set-Cookie', 'a=1'],
      ],
      {},
      'hit',
    ],
    ['immutable says nothing of other caches', [['Cache-Control', 'max-age=60, immutable']], {}, 'hit'],
  ])('%s', (_case, headers, more, verdict) => {
    expect(secondVerdict(headers, 30, more)).toBe(verdict);
  });

  test('what is for one user alone reaches the one who asked, and nobody else', () => {
    const origin = originOf(() =>
      ok([
        ['Cache-Control', 'max-age=60, private="x-user"'],
        ['X-User', 'ann'],
      ]),
    );
    const visitor = new Visitor(rfc(), origin.send);
    const has = (served: { response: { headers: Headers } }) =>
      served.response.headers.some(([name]) => name === 'X-User');
    expect(has(visitor.ask(get('/'), 0))).toBe(true);
    expect(has(visitor.ask(get('/'), 1))).toBe(false);
  });

  test.each([
    ['keep', 'hit', true],
    ['strip', 'hit', false],
    ['refuse', 'miss', true],
  ] as const)('Set-Cookie, policy %s: %s', (setCookie, verdict, sent) => {
    const origin = originOf(() =>
      ok([
        ['Cache-Control', 'max-age=60'],
        ['Set-Cookie', 'a=1'],
      ]),
    );
    const visitor = new Visitor(rfc({ setCookie }), origin.send);
    visitor.ask(get('/'), 0);
    const again = visitor.ask(get('/'), 1);
    expect(again.verdict).toBe(verdict);
    expect(again.response.headers.some(([name]) => name === 'Set-Cookie')).toBe(sent);
  });

  test('hop-by-hop headers are neither kept nor handed on (§3.1)', () => {
    const hop: Headers = [
      ['Connection', 'X-Hop'],
      ['X-Hop', '1'],
      ['Keep-Alive', 'timeout=5'],
      ['Transfer-Encoding', 'chunked'],
    ];
    const visitor = new Visitor(rfc(), originOf(() => ok([['Cache-Control', 'max-age=60'], ...hop])).send);
    for (const second of [0, 1]) {
      const names = visitor.ask(get('/'), second).response.headers.map(([name]) => name);
      expect(names.filter((name) => name !== 'Age')).toEqual(['Date', 'Cache-Control']);
    }
  });
});

describe('Vary (RFC 9111 §4.1)', () => {
  const origin = () =>
    originOf((request) =>
      ok(
        [
          ['Cache-Control', 'max-age=60'],
          ['Vary', 'Accept-Language'],
        ],
        request.headers.map(([, value]) => value).join(),
      ),
    );
  const speaking = (language: string) => get('/', [['Accept-Language', language]]);

  test('answers of different selections live side by side', () => {
    const visitor = new Visitor(rfc(), origin().send);
    expect(visitor.ask(speaking('pt'), 0).verdict).toBe('miss');
    expect(visitor.ask(speaking('de'), 1).verdict).toBe('miss');
    expect(visitor.ask(get('/'), 1).verdict).toBe('miss');
    for (const [language, text] of [
      ['pt', 'pt'],
      ['de', 'de'],
      ['de,  en', undefined],
    ] as const) {
      const served = visitor.ask(speaking(language), 2);
      expect([served.verdict, served.response.body.text]).toEqual(text ? ['hit', text] : ['miss', 'de,  en']);
    }
    expect(visitor.ask(speaking('de, en'), 3).verdict).toBe('hit');
    expect(visitor.ask(get('/'), 3).verdict).toBe('hit');
  });

  test('R-CF-82 a policy may know only its key', () => {
    const visitor = new Visitor(rfc({ vary: 'ignore' }), origin().send);
    visitor.ask(speaking('pt'), 0);
    expect(visitor.ask(speaking('de'), 1).response.body.text).toBe('pt');
  });
});

describe('clients (RFC 9111 §5.2.1)', () => {
  const asking = (directive: string) => get('/', [['Cache-Control', directive]]);
  test.each([
    ['max-age=10', 10, 'hit'],
    ['max-age=10', 11, 'miss'],
    ['min-fresh=50', 10, 'hit'],
    ['min-fresh=50', 11, 'miss'],
    ['max-stale=10', 70, 'stale-hit'],
    ['max-stale=10', 71, 'miss'],
    ['max-stale', 9999, 'stale-hit'],
    ['no-cache', 1, 'miss'],
    ['only-if-cached', 10, 'hit'],
    ['only-if-cached', 60, 'error'],
  ])('%s after %i s: %s', (directive, seconds, verdict) => {
    for (const [requestDirectives, expected] of [
      ['obey', verdict],
      ['ignore', seconds < 60 ? 'hit' : 'miss'],
    ] as const) {
      const visitor = new Visitor(
        rfc({ requestDirectives }),
        originOf(() => ok([['Cache-Control', 'max-age=60']])).send,
      );
      visitor.ask(get('/'), 0);
      expect(visitor.ask(asking(directive), seconds).verdict).toBe(expected);
    }
  });

  test('only-if-cached with nothing cached is 504', () => {
    const origin = originOf(() => ok());
    expect(new Visitor(rfc(), origin.send).ask(asking('only-if-cached'), 0).response.status).toBe(504);
    expect(origin.asked).toEqual([]);
  });

  test('max-stale does not lift must-revalidate (§5.2.2.2)', () => {
    const visitor = new Visitor(
      rfc(),
      originOf(() => ok([['Cache-Control', 'max-age=60, must-revalidate']])).send,
    );
    visitor.ask(get('/'), 0);
    expect(visitor.ask(asking('max-stale'), 61).verdict).toBe('miss');
  });
});

test('every step of a hit says when it happened and why', () => {
  const visitor = new Visitor(rfc(), originOf(() => ok([['Cache-Control', 's-maxage=324']])).send);
  visitor.ask(get('/'), 0);
  const { steps } = visitor.ask(get('/'), 12);
  expect(steps.map(({ kind }) => kind)).toEqual(['key', 'hit']);
  expect(steps[1]).toMatchObject({
    atMs: 0,
    ageMs: 12_000,
    remainingMs: 312_000,
    lifetime: { seconds: 324, source: 's-maxage', said: 324 },
  });
});
