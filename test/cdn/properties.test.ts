/** What must hold whatever origins, clients and times do. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CachePolicy,
  EMPTY_CACHE,
  formatHttpDate,
  type Headers,
  headerOf,
  NO_BODY,
  parseCacheControl,
  type Send,
  secondsOf,
  serve,
  serveThrough,
  type Tier,
} from '../../src/cdn/index.ts';
import { standingOf } from '../../src/cdn/policy/age.ts';
import { trieItems } from '../../src/cdn/store/trie.ts';
import { at, cloudFront, get, ok, rfc, Visitor } from './setting.ts';

const directive = fc.oneof(
  fc.constantFrom(
    'no-store',
    'no-cache',
    'private',
    'public',
    'must-revalidate',
    'proxy-revalidate',
    'immutable',
  ),
  fc
    .tuple(fc.constantFrom('max-age', 's-maxage', 'stale-if-error', 'stale-while-revalidate'), fc.nat(120))
    .map(([name, seconds]) => `${name}=${seconds}`),
);
const cacheControl = fc.array(directive, { maxLength: 4 }).map((list) => list.join(', '));

/** What the origin says at each visit. */
interface Said {
  readonly cacheControl: string;
  readonly tag: string | null;
  readonly how: 'answers' | 'fails' | 'breaks';
  readonly elapsedMs: number;
}

const said: fc.Arbitrary<Said> = fc.record({
  cacheControl,
  tag: fc.option(fc.constantFrom('"1"', '"2"')),
  how: fc.constantFrom('answers', 'answers', 'answers', 'fails', 'breaks'),
  elapsedMs: fc.constantFrom(0, 30, 2500),
});

interface Visit {
  readonly waitS: number;
  readonly path: string;
  readonly user: string | null;
}

const visit: fc.Arbitrary<Visit> = fc.record({
  waitS: fc.nat(100),
  path: fc.constantFrom('/a', '/b'),
  user: fc.option(fc.constantFrom('ann', 'bob'), { freq: 2 }),
});

/** Bodies tell when they were made, by whom asked, and under which orders. */
function talking(sayings: readonly Said[]): Send {
  let turn = 0;
  return (request, time) => {
    const { cacheControl: value, tag, how, elapsedMs } = sayings[turn++ % sayings.length] as Said;
    if (how === 'breaks') return { kind: 'failure', reason: 'reset', elapsedMs };
    const headers: Headers = [
      ['Date', formatHttpDate(time)],
      ['Cache-Control', value],
      ...(tag === null ? [] : [['ETag', tag] as const]),
    ];
    if (how === 'fails')
      return { kind: 'response', response: { status: 503, headers: [], body: NO_BODY }, elapsedMs };
    if (tag !== null && headerOf(request.headers, 'if-none-match') === tag) {
      return { kind: 'response', response: { status: 304, headers, body: NO_BODY }, elapsedMs };
    }
    const user = headerOf(request.headers, 'authorization') ?? null;
    return { kind: 'response', response: ok(headers, JSON.stringify({ time, user, value })), elapsedMs };
  };
}

interface Made {
  readonly time: number;
  readonly user: string | null;
  readonly value: string;
}

const policies = fc.constantFrom<CachePolicy>(
  rfc(),
  rfc({ requestDirectives: 'ignore', collapse: false }),
  cloudFront(),
  cloudFront({ min: 0, otherwise: 40, max: 60 }),
  cloudFront({ min: 0, otherwise: 0, max: 90 }),
);

function play(policy: CachePolicy, sayings: readonly Said[], visits: readonly Visit[]) {
  const visitor = new Visitor(policy, talking(sayings));
  let second = 0;
  return visits.map(({ waitS, path, user }) => {
    second += waitS;
    const headers: Headers = user === null ? [] : [['Authorization', user]];
    const served = visitor.ask(get(path, headers), second);
    const { text } = served.response.body;
    return { served, second, user, made: text ? (JSON.parse(text) as Made) : undefined };
  });
}

const game = [
  policies,
  fc.array(said, { minLength: 1, maxLength: 8 }),
  fc.array(visit, { minLength: 1, maxLength: 25 }),
] as const;
const RUNS = { numRuns: 400 };

describe('whatever is said, asked and awaited', () => {
  test('a hit is fresh: within its lifetime, and the two times add up to it', () => {
    fc.assert(
      fc.property(...game, (policy, sayings, visits) => {
        for (const { served } of play(policy, sayings, visits)) {
          if (served.verdict !== 'hit') continue;
          const hit = served.steps.find(({ kind }) => kind === 'hit');
          const seconds = hit?.lifetime?.seconds ?? -1;
          expect((hit?.ageMs ?? 0) + (hit?.remainingMs ?? 0)).toBe(seconds * 1000);
          expect(hit?.remainingMs).toBeGreaterThan(0);
          expect(seconds).toBeLessThanOrEqual(policy.ttl.max);
        }
      }),
      RUNS,
    );
  });

  test('a stale answer has the permission of a rule', () => {
    fc.assert(
      fc.property(...game, (policy, sayings, visits) => {
        for (const { served } of play(policy, sayings, visits)) {
          if (served.verdict !== 'stale-hit') continue;
          const directives = parseCacheControl(headerOf(served.response.headers, 'cache-control') ?? '');
          expect(policy.stale.forbiddenBy.filter((name) => directives.has(name))).toEqual([]);
          const step = served.steps.find(({ kind }) => kind === 'serves-stale');
          const staleS = -(step?.remainingMs ?? 0) / 1000;
          const told = ['stale-if-error', 'stale-while-revalidate'].flatMap(
            (name) => secondsOf(directives, name) ?? [],
          );
          const isFree = policy.stale.ifError === 'unless-told' && !directives.has('stale-if-error');
          expect(isFree || staleS <= Math.max(...told)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('nobody gets what was made for somebody else, nor what was to be kept by nobody', () => {
    fc.assert(
      fc.property(...game, (policy, sayings, visits) => {
        for (const { served, user, made, second } of play(policy, sayings, visits)) {
          if (!made || served.verdict === 'miss') continue;
          const directives = parseCacheControl(made.value);
          expect(directives.has('no-store') || directives.has('private')).toBe(false);
          const isOwn = made.user === user && made.time === at(second);
          const mayShare = ['public', 's-maxage', 'must-revalidate'].some((name) => directives.has(name));
          if (made.user !== null && !isOwn) expect(mayShare).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('where the key has Authorization, everybody gets their own', () => {
    const keyed = cloudFront();
    const policy: CachePolicy = { ...keyed, key: { ...keyed.key, headers: ['authorization'] } };
    fc.assert(
      fc.property(game[1], game[2], (sayings, visits) => {
        for (const { user, made } of play(policy, sayings, visits)) if (made) expect(made.user).toBe(user);
      }),
      RUNS,
    );
  });

  test('Age is what is known of the age, and never less than the truth', () => {
    fc.assert(
      fc.property(...game, (policy, sayings, visits) => {
        for (const { served, made, second } of play(policy, sayings, visits)) {
          const age = headerOf(served.response.headers, 'age');
          // A 304 says of the old body that it is as good as new: it counts from there.
          if (!made || age === undefined || served.response.headers.some(([name]) => name === 'ETag'))
            continue;
          const truth = (at(second) + served.elapsedMs - made.time) / 1000;
          if (served.verdict === 'hit') expect(Number(age)).toBe(Math.floor(truth));
        }
      }),
      RUNS,
    );
  });

  test('the same seen twice is the same to the last byte', () => {
    fc.assert(
      fc.property(...game, (policy, sayings, visits) => {
        expect(JSON.stringify(play(policy, sayings, visits))).toBe(
          JSON.stringify(play(policy, sayings, visits)),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('what is counted is there, and nothing kept is of no use', () => {
    fc.assert(
      fc.property(...game, (policy, sayings, visits) => {
        const { cache } = play(policy, sayings, visits).at(-1)?.served ?? { cache: EMPTY_CACHE };
        const entries = [...trieItems(cache.entries)];
        expect(entries.length).toBe(cache.count);
        for (const { responses } of entries) {
          expect(responses.length).toBeGreaterThan(0);
          for (const response of responses) {
            const { ageMs, remainingMs, lifetime } = standingOf(response, policy, response.availableAt);
            expect(ageMs + remainingMs).toBe(lifetime.seconds * 1000);
          }
        }
      }),
      RUNS,
    );
  });
});

test('before an origin that always changes, nothing older than the longest TTL is served, through any number of tiers', () => {
  const MAX_S = 50;
  const policy = cloudFront(
    { max: MAX_S },
    { stale: { ...cloudFront().stale, ifError: 'never', whileRevalidate: false } },
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(40), fc.nat(2), cacheControl), { minLength: 1, maxLength: 40 }),
      fc.nat(2000),
      (visits, elapsedMs) => {
        let edges = [EMPTY_CACHE, EMPTY_CACHE, EMPTY_CACHE];
        let regional = EMPTY_CACHE;
        let second = 0;
        for (const [waitS, edge, value] of visits) {
          second += waitS;
          const origin: Send = (_request, time) => ({
            kind: 'response',
            response: ok([['Cache-Control', value]], String(time)),
            elapsedMs,
          });
          const tiers: [Tier, ...Tier[]] = [
            { name: 'edge', cache: edges[edge] ?? EMPTY_CACHE, policy, roundTripMs: 30 },
            { name: 'regional', cache: regional, policy, roundTripMs: 0 },
          ];
          const { served, caches } = serveThrough(tiers, get('/'), { now: at(second), origin });
          edges = edges.map((cache, index) => (index === edge ? (caches[0] ?? cache) : cache));
          regional = caches[1] ?? regional;
          const ageMs = at(second) - Number(served.response.body.text);
          expect(ageMs).toBeLessThanOrEqual(MAX_S * 1000);
        }
      },
    ),
    RUNS,
  );
});

test('serving leaves the cache that it was given as it was', () => {
  const policy = cloudFront();
  const send = talking([{ cacheControl: 'max-age=60', tag: '"1"', how: 'answers', elapsedMs: 10 }]);
  const first = serve(EMPTY_CACHE, get('/a'), { now: at(0), policy, send }).cache;
  const before = JSON.stringify(first);
  for (const path of ['/a', '/b']) serve(first, get(path), { now: at(90), policy, send });
  expect(JSON.stringify(first)).toBe(before);
});
