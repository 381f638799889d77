/** Simultaneous requests, and caches behind caches (R-CF-20, R-CF-24, R-CF-26). */
import { describe, expect, test } from 'vitest';
import {
  type Cache,
  EMPTY_CACHE,
  type Headers,
  headerOf,
  type Send,
  serveThrough,
  serveTogether,
  type Tier,
} from '../../src/cdn/index.ts';
import { at, cloudFront, get, type Origin, ok, originOf, rfc } from './setting.ts';

const slowly =
  ({ send }: Origin, elapsedMs: number): Send =>
  (request, time) => ({ ...send(request, time), elapsedMs });

describe('R-CF-26 simultaneous misses', () => {
  const arrivals = [0, 0, 200, 500, 999, 1000].map((ms) => ({ request: get('/'), at: at(0) + ms }));
  const together = (headers: Headers, policy = cloudFront()) => {
    const origin = originOf(() => ok(headers));
    const { served } = serveTogether(EMPTY_CACHE, arrivals, { policy, send: slowly(origin, 1000) });
    return { served, asked: origin.asked.length };
  };

  test('those who come while it is on its way wait for the same answer', () => {
    const { served, asked } = together([['Cache-Control', 'max-age=60']]);
    expect(asked).toBe(1);
    expect(served.map(({ verdict, elapsedMs, collapsed }) => [verdict, elapsedMs, collapsed])).toEqual([
      ['miss', 1000, false],
      ['hit', 1000, true],
      ['hit', 800, true],
      ['hit', 500, true],
      ['hit', 1, true],
      ['hit', 0, false],
    ]);
  });

  test.each(['no-store', 'private', 'no-cache', 'max-age=0'])('%s is not shared', (value) => {
    expect(together([['Cache-Control', value]]).asked).toBe(arrivals.length);
  });

  test('the policy may let each go its own way', () => {
    expect(together([['Cache-Control', 'max-age=60']], cloudFront({}, { collapse: false })).asked).toBe(5);
  });

  test('what is served stands in the order of the arguments', () => {
    const origin = originOf((request) => ok([['Cache-Control', 'max-age=60']], request.path));
    const paths = ['/c', '/a', '/b'];
    const mixed = paths.map((path, index) => ({ request: get(path), at: at(10 - index) }));
    const { served } = serveTogether(EMPTY_CACHE, mixed, { policy: rfc(), send: origin.send });
    expect(served.map(({ response }) => response.body.text)).toEqual(paths);
    expect(origin.asked.map(({ path }) => path)).toEqual(['/b', '/a', '/c']);
  });
});

describe('edge, regional cache, shield, origin', () => {
  const policy = cloudFront();
  type Caches = readonly [Cache, Cache, Cache];
  const EMPTY: Caches = [EMPTY_CACHE, EMPTY_CACHE, EMPTY_CACHE];
  const chain = ([edge, regional, shield]: Caches): [Tier, ...Tier[]] => [
    { name: 'edge', cache: edge, policy, roundTripMs: 20 },
    { name: 'regional', cache: regional, policy, roundTripMs: 60 },
    { name: 'shield', cache: shield, policy, roundTripMs: 0 },
  ];

  test('R-CF-20 a miss fills all of them, and another edge finds it one step on', () => {
    const origin = originOf(() => ok([['Cache-Control', 'max-age=60']]));
    const context = { origin: slowly(origin, 100) };
    const first = serveThrough(chain(EMPTY), get('/'), { ...context, now: at(0) });
    expect(first.byTier.map((tier) => tier?.verdict)).toEqual(['miss', 'miss', 'miss']);
    expect(first.served.elapsedMs).toBe(20 + 60 + 100);
    expect(first.served.steps.map(({ atMs }) => atMs)).toEqual(
      [...first.served.steps.map(({ atMs }) => atMs)].sort((a, b) => a - b),
    );

    const [, regional, shield] = first.caches as unknown as Caches;
    const other = serveThrough(chain([EMPTY_CACHE, regional, shield]), get('/'), { ...context, now: at(10) });
    expect(other.byTier.map((tier) => tier?.verdict)).toEqual(['miss', 'hit', undefined]);
    expect(other.served.elapsedMs).toBe(20);
    expect(other.caches[2]).toBe(shield);
    expect(headerOf(other.served.response.headers, 'age')).toBe('10');
    expect(origin.asked.length).toBe(1);
  });

  test('each tier is asked when the request has come there', () => {
    const times: number[] = [];
    const origin: Send = (_request, time) => {
      times.push(time - at(0));
      return { kind: 'response', response: ok(), elapsedMs: 100 };
    };
    const { served } = serveThrough(chain(EMPTY), get('/'), { origin, now: at(0) });
    expect(times).toEqual([40]);
    const lookUps = served.steps.filter(({ kind }) => kind === 'key');
    expect(lookUps.map(({ cache, atMs }) => [cache, atMs])).toEqual([
      ['edge', 0],
      ['regional', 10],
      ['shield', 40],
    ]);
  });

  test('what two edges keep of one answer is one and the same', () => {
    const { send } = originOf(() => ok([['Cache-Control', 'max-age=60']]));
    const first = serveThrough(chain(EMPTY), get('/'), { origin: send, now: at(0) });
    const [, regional, shield] = first.caches as unknown as Caches;
    const other = serveThrough(chain([EMPTY_CACHE, regional, shield]), get('/'), {
      origin: send,
      now: at(10),
    });
    const kept = [...first.caches, other.caches[0] as Cache].map((cache) => {
      const entries = 'items' in cache.entries ? cache.entries.items : [];
      return entries[0]?.responses[0]?.response;
    });
    expect(new Set(kept).size).toBe(1);
    expect(kept[0]).toBeDefined();
  });

  test('the lifetime goes on in the next tier, it does not begin anew', () => {
    const { send } = originOf(() => ok([['Cache-Control', 'max-age=60']]));
    const first = serveThrough(chain(EMPTY), get('/'), { origin: send, now: at(0) });
    const [, regional, shield] = first.caches as unknown as Caches;
    const late = serveThrough(chain([EMPTY_CACHE, regional, shield]), get('/'), {
      origin: send,
      now: at(50),
    });
    const after = serveThrough(chain(late.caches as unknown as Caches), get('/'), {
      origin: send,
      now: at(61),
    });
    expect(after.byTier.map((tier) => tier?.verdict)).toEqual(['miss', 'miss', 'miss']);
  });

  test('a validation is answered by the next cache', () => {
    const origin = originOf(() =>
      ok([
        ['Cache-Control', 'max-age=60'],
        ['ETag', '"1"'],
      ]),
    );
    const first = serveThrough(chain(EMPTY), get('/'), { origin: origin.send, now: at(0) });
    const tiers = chain(first.caches as unknown as Caches);
    const short: [Tier, ...Tier[]] = [{ ...tiers[0], policy: cloudFront({ max: 10 }) }, ...tiers.slice(1)];
    const again = serveThrough(short, get('/'), { origin: origin.send, now: at(30) });
    expect(again.byTier.map((tier) => tier?.verdict)).toEqual(['refresh-hit', 'hit', undefined]);
    expect(again.byTier[1]?.response.status).toBe(304);
    expect(origin.asked.length).toBe(1);
  });

  test('an error is remembered in each of them as long as in one', () => {
    const origin: Send = () => ({ kind: 'failure', reason: 'timeout', elapsedMs: 30_000 });
    const first = serveThrough(chain(EMPTY), get('/'), { origin, now: at(0) });
    const caches = first.caches as unknown as Caches;
    const later = serveThrough(chain(caches), get('/'), {
      origin,
      now: at(0) + first.served.elapsedMs + 9000,
    });
    expect(later.byTier.map((tier) => tier?.verdict)).toEqual(['hit', undefined, undefined]);
  });

  test.each(['GET', 'POST'])(
    '%s: an error behind is an error before, with the tier that met it',
    (method) => {
      const { served, byTier } = serveThrough(chain(EMPTY), get('/', [], { method }), {
        origin: originOf(() => 'refused').send,
        now: at(0),
      });
      expect([served.response.status, byTier[2]?.failure?.reason]).toEqual([502, 'refused']);
      expect([served.verdict, served.failure?.reason]).toEqual(['error', 'refused']);
      expect(served.steps.filter(({ kind }) => kind === 'fails').map(({ cache }) => cache)).toEqual([
        'shield',
      ]);
    },
  );
});
