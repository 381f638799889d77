/** Asking whether it still holds, and serving what is stale: RFC 9111 §4.2.4, §4.3, §4.4 and RFC 5861. */
import { describe, expect, test } from 'vitest';
import { formatHttpDate, type Headers, headerOf, NO_BODY } from '../../src/cdn/index.ts';
import { at, cloudFront, get, ok, originOf, rfc, status, Visitor } from './setting.ts';

const FRESH_60: Headers = [['Cache-Control', 'max-age=60']];
const modified = formatHttpDate(at(-100_000));

/** Answers 304 where the tag is the current one. */
function tagged(current: () => string, more: Headers = []) {
  return originOf((request) => {
    const tag = current();
    const headers: Headers = [...FRESH_60, ['ETag', tag], ...more];
    return headerOf(request.headers, 'if-none-match') === tag
      ? { status: 304, headers, body: NO_BODY }
      : ok([...headers, ['Content-Length', '5']], `v${tag}`);
  });
}

describe('validation (§4.3)', () => {
  test('R-CF-79 an answer that still holds is fresh again', () => {
    const origin = tagged(() => '"1"');
    const visitor = new Visitor(rfc(), origin.send);
    expect([0, 59, 61, 62, 120, 122].map((second) => visitor.ask(get('/'), second).verdict)).toEqual([
      'miss',
      'hit',
      'refresh-hit',
      'hit',
      'hit',
      'refresh-hit',
    ]);
    expect(origin.asked.map(({ headers }) => headerOf(headers, 'if-none-match'))).toEqual([
      undefined,
      '"1"',
      '"1"',
    ]);
  });

  test('R-CF-79 a changed one is a miss', () => {
    let tag = '"1"';
    const visitor = new Visitor(rfc(), tagged(() => tag).send);
    visitor.ask(get('/'), 0);
    tag = '"2"';
    const served = visitor.ask(get('/'), 61);
    expect([served.verdict, served.response.body.text]).toEqual(['miss', 'v"2"']);
  });

  test('If-Modified-Since where there is no tag', () => {
    const origin = originOf((request) =>
      headerOf(request.headers, 'if-modified-since') === modified
        ? { status: 304, headers: FRESH_60, body: NO_BODY }
        : ok([...FRESH_60, ['Last-Modified', modified]]),
    );
    const visitor = new Visitor(rfc(), origin.send);
    visitor.ask(get('/'), 0);
    expect(visitor.ask(get('/'), 61).verdict).toBe('refresh-hit');
  });

  test('a 304 renews headers, but not those of the body (§3.2, §4.3.4)', () => {
    let second = 0;
    const origin = tagged(() => '"1"', [['X-Count', '0']]);
    const visitor = new Visitor(rfc(), (request, time) => {
      const reply = origin.send(request, time);
      if (reply.kind === 'failure' || reply.response.status !== 304) return reply;
      const headers: Headers = [
        ['Date', formatHttpDate(time)],
        ['ETag', '"1"'],
        ['X-Count', String(++second)],
        ['Content-Length', '0'],
        ['Cache-Control', 'max-age=5'],
      ];
      return { ...reply, response: { ...reply.response, headers } };
    });
    visitor.ask(get('/'), 0);
    const { response } = visitor.ask(get('/'), 61);
    expect([headerOf(response.headers, 'x-count'), headerOf(response.headers, 'content-length')]).toEqual([
      '1',
      '5',
    ]);
    expect(visitor.ask(get('/'), 67).verdict).toBe('refresh-hit');
  });

  test('a 304 about something else makes it ask for the whole', () => {
    let asked = 0;
    const origin = originOf((request) => {
      asked++;
      return headerOf(request.headers, 'if-none-match')
        ? { status: 304, headers: [['ETag', '"2"']], body: NO_BODY }
        : ok([...FRESH_60, ['ETag', asked === 1 ? '"1"' : '"2"']], `answer ${asked}`);
    });
    const visitor = new Visitor(rfc(), origin.send);
    visitor.ask(get('/'), 0);
    const served = visitor.ask(get('/'), 61);
    expect([asked, served.verdict, served.response.body.text]).toEqual([3, 'miss', 'answer 3']);
  });

  test('no-cache is kept, and validated each time (§5.2.2.4)', () => {
    const origin = originOf((request) => {
      const headers: Headers = [
        ['Cache-Control', 'no-cache'],
        ['ETag', '"1"'],
      ];
      return headerOf(request.headers, 'if-none-match')
        ? { status: 304, headers, body: NO_BODY }
        : ok(headers);
    });
    const visitor = new Visitor(rfc(), origin.send);
    expect([0, 0, 1].map((second) => visitor.ask(get('/'), second).verdict)).toEqual([
      'miss',
      'refresh-hit',
      'refresh-hit',
    ]);
  });

  test("the client's own conditions stay behind, and are answered from what comes", () => {
    const origin = tagged(() => '"1"');
    const visitor = new Visitor(rfc(), origin.send);
    const { response, verdict } = visitor.ask(get('/', [['If-None-Match', '"1"']]), 0);
    expect([verdict, response.status, response.body.size]).toEqual(['miss', 304, 0]);
    expect(origin.asked[0]?.headers).toEqual([]);
    expect(visitor.ask(get('/', [['If-None-Match', '"0"']]), 1).response.status).toBe(200);
    expect(visitor.ask(get('/', [['If-None-Match', 'W/"1", "7"']]), 1).response.status).toBe(304);
  });
});

describe('stale answers (§4.2.4, RFC 5861)', () => {
  type Broken = 'timeout' | number;
  function afterBreaking(cacheControl: string, seconds: number, how: Broken, policy = rfc()) {
    let broken = false;
    const origin = originOf(() => {
      if (!broken) return ok([['Cache-Control', cacheControl]]);
      return typeof how === 'number' ? { status: how, headers: [], body: NO_BODY } : how;
    });
    const visitor = new Visitor(policy, origin.send);
    visitor.ask(get('/'), 0);
    broken = true;
    const served = visitor.ask(get('/'), seconds);
    return { served, visitor, origin };
  }

  test.each<[string, number, Broken, string, number]>([
    ['max-age=60', 61, 'timeout', 'error', 504],
    ['max-age=60', 61, 503, 'miss', 503],
    ['max-age=60, stale-if-error=30', 90, 'timeout', 'stale-hit', 200],
    ['max-age=60, stale-if-error=30', 90, 500, 'stale-hit', 200],
    ['max-age=60, stale-if-error=30', 90, 404, 'miss', 404],
    ['max-age=60, stale-if-error=30', 91, 'timeout', 'error', 504],
    ['max-age=60, stale-if-error=30, must-revalidate', 61, 503, 'miss', 503],
    ['max-age=60, stale-if-error=30, proxy-revalidate', 61, 503, 'miss', 503],
    ['s-maxage=60, stale-if-error=30', 61, 503, 'miss', 503],
  ])('%s, after %i s, origin %s: %s %i', (cacheControl, seconds, how, verdict, status) => {
    const { served } = afterBreaking(cacheControl, seconds, how);
    expect([served.verdict, served.response.status]).toEqual([verdict, status]);
  });

  test('another failure of the connection is 502', () => {
    const { served } = afterBreaking('max-age=60', 61, 'timeout');
    expect(served.failure?.reason).toBe('timeout');
    const refused = new Visitor(rfc(), originOf(() => 'refused').send).ask(get('/'), 0);
    expect([refused.response.status, refused.failure?.reason]).toEqual([502, 'refused']);
  });

  test('a policy may leave a failing origin alone for a while', () => {
    const policy = rfc({ stale: { ...rfc().stale, retryAfterS: 10 } });
    const { visitor, origin } = afterBreaking('max-age=60, stale-if-error=3600', 61, 503, policy);
    const before = origin.asked.length;
    expect([65, 70].map((second) => visitor.ask(get('/'), second).verdict)).toEqual([
      'stale-hit',
      'stale-hit',
    ]);
    expect(origin.asked.length).toBe(before);
    visitor.ask(get('/'), 71);
    expect(origin.asked.length).toBe(before + 1);
  });

  test('… but no longer than a stale answer may be served', () => {
    const policy = rfc({ stale: { ...rfc().stale, retryAfterS: 100 } });
    const { visitor, origin } = afterBreaking('max-age=60, stale-if-error=30', 70, 503, policy);
    const before = origin.asked.length;
    expect([90, 91].map((second) => visitor.ask(get('/'), second).verdict)).toEqual(['stale-hit', 'miss']);
    expect(origin.asked.length).toBe(before + 1);
  });

  test('one error does not stand in for another', () => {
    let works = true;
    const value = [['Cache-Control', 'max-age=60, stale-if-error=600']] as const;
    const visitor = new Visitor(rfc(), originOf(() => (works ? status(500, value) : 'reset')).send);
    visitor.ask(get('/'), 0);
    works = false;
    expect([59, 61].map((second) => visitor.ask(get('/'), second).verdict)).toEqual(['hit', 'error']);
  });

  test('stale-while-revalidate serves at once and asks behind', () => {
    let version = 0;
    const origin = originOf(() =>
      ok([['Cache-Control', 'max-age=60, stale-while-revalidate=30']], `v${++version}`),
    );
    const slow = new Visitor(rfc(), (request, time) => ({ ...origin.send(request, time), elapsedMs: 2000 }));
    slow.ask(get('/'), 0);
    const served = slow.ask(get('/'), 70);
    expect([served.verdict, served.elapsedMs, served.response.body.text]).toEqual(['stale-hit', 0, 'v1']);
    expect(served.steps.some(({ kind, background }) => kind === 'stored' && background)).toBe(true);
    const meanwhile = slow.ask(get('/'), 71);
    expect([meanwhile.verdict, meanwhile.response.body.text, origin.asked.length]).toEqual([
      'stale-hit',
      'v1',
      2,
    ]);
    const after = slow.ask(get('/'), 72);
    expect([after.verdict, after.response.body.text]).toEqual(['hit', 'v2']);
    expect(slow.ask(get('/'), 200).verdict).toBe('miss');
  });
});

describe('unsafe methods (§4.4)', () => {
  test.each([
    ['POST', 200, 'miss'],
    ['PUT', 204, 'miss'],
    ['DELETE', 303, 'miss'],
    ['POST', 404, 'hit'],
    ['POST', 500, 'hit'],
    ['OPTIONS', 200, 'hit'],
  ])('%s answered %i: then a %s', (method, status, verdict) => {
    const origin = originOf((request) => ({
      ...ok(FRESH_60),
      status: request.method === 'GET' ? 200 : status,
    }));
    for (const [unsafeInvalidates, expected] of [
      [true, verdict],
      [false, 'hit'],
    ] as const) {
      const visitor = new Visitor(rfc({ unsafeInvalidates }), origin.send);
      visitor.ask(get('/a'), 0);
      visitor.ask(get('/b'), 0);
      const passed = visitor.ask(get('/a', [], { method }), 1);
      expect([passed.verdict, passed.response.status]).toEqual(['pass', status]);
      expect(visitor.ask(get('/a'), 2).verdict).toBe(expected);
      expect(visitor.ask(get('/b'), 2).verdict).toBe('hit');
    }
  });
});

describe('HEAD (RFC 9110 §9.3.2)', () => {
  test('is answered from what GET fetched, and fetches for GET', () => {
    const origin = originOf(() => ok([...FRESH_60, ['Content-Length', '5']]));
    const visitor = new Visitor(rfc(), origin.send);
    const first = visitor.ask(get('/', [], { method: 'HEAD' }), 0);
    expect([first.verdict, first.response.body, headerOf(first.response.headers, 'content-length')]).toEqual([
      'miss',
      NO_BODY,
      '5',
    ]);
    expect(origin.asked[0]?.method).toBe('GET');
    expect(visitor.ask(get('/', [], { method: 'HEAD' }), 1).verdict).toBe('hit');
    expect(visitor.ask(get('/'), 2).response.body.text).toBe('hello');
  });
});

test('Age tells how old it is (§5.1)', () => {
  const origin = originOf(() => ok([...FRESH_60, ['Age', '7']]));
  const visitor = new Visitor(rfc(), origin.send);
  const ages = [0, 3, 10].map((second) => headerOf(visitor.ask(get('/'), second).response.headers, 'age'));
  expect(ages).toEqual(['7', '10', '17']);
});

test('what was refreshed and then went is gone, and does not stand in for an error', () => {
  let answer: 'tagged' | 'gone' | 'down' = 'tagged';
  const known = tagged(() => '"1"');
  const policy = cloudFront({ max: 60 });
  const visitor = new Visitor(policy, (request, time) => {
    if (answer === 'down') return { kind: 'failure', reason: 'timeout', elapsedMs: 100 };
    const reply = known.send(request, time);
    if (answer === 'tagged') return { ...reply, elapsedMs: 100 };
    return { kind: 'response', response: { status: 403, headers: [], body: NO_BODY }, elapsedMs: 100 };
  });
  expect([0, 61].map((second) => visitor.ask(get('/'), second).verdict)).toEqual(['miss', 'refresh-hit']);
  answer = 'gone';
  expect(visitor.ask(get('/'), 130).response.status).toBe(403);
  answer = 'down';
  expect(visitor.ask(get('/'), 140).verdict).toBe('error');
});

test('what still holds is as old as the next tier says', () => {
  const known = tagged(() => '"1"');
  const visitor = new Visitor(rfc(), (request, time) => {
    const reply = known.send(request, time);
    return reply.kind === 'response' ? { ...reply, ageMs: 20_000, elapsedMs: 1000 } : reply;
  });
  visitor.ask(get('/'), 0);
  const { verdict, ageMs, response } = visitor.ask(get('/'), 61);
  expect([verdict, ageMs, headerOf(response.headers, 'age')]).toEqual(['refresh-hit', 21_000, '21']);
  expect(visitor.ask(get('/'), 62 + 38).verdict).toBe('hit');
  expect(visitor.ask(get('/'), 62 + 39).verdict).toBe('refresh-hit');
});
