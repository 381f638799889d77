import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_RULES,
  type DecisionRules,
  judge,
  type Path,
  type Step,
  select,
} from '../../../src/bgp/index.ts';
import { path } from '../setting.ts';

const local: Path = {
  source: { kind: 'local', how: 'network' },
  attributes: { ...path('10.0.0.9').attributes, asPath: [], nextHop: '0.0.0.0' },
  weight: 0,
  metric: 0,
  at: 0,
};

/** Each row: the winner, the loser, better in everything that is asked later; and the step that decides. */
const STEPS: readonly (readonly [Step, Path, Path])[] = [
  [
    'weight',
    path('10.0.0.2', { localPreference: 50 }, { weight: 1 }),
    path('10.0.0.1', { localPreference: 200 }),
  ],
  ['local-preference', path('10.0.0.2', { localPreference: 101 }), { ...local, weight: 0 }],
  ['local-origin', { ...local, attributes: { ...local.attributes, asPath: [1, 2] } }, path('10.0.0.1')],
  [
    'as-path-length',
    path('10.0.0.2', { asPath: [65002], origin: 'incomplete' }),
    path('10.0.0.1', { asPath: [65002, 65003] }),
  ],
  ['origin', path('10.0.0.2', { origin: 'igp', med: 9 }), path('10.0.0.1', { origin: 'egp', med: 1 })],
  ['med', path('10.0.0.2', { med: 1 }, { internal: true }), path('10.0.0.1', { med: 2 })],
  ['external', path('10.0.0.2', {}, { metric: 20 }), path('10.0.0.1', {}, { internal: true, metric: 10 })],
  ['metric', path('10.0.0.2', {}, { metric: 10, routerId: '9.9.9.9' }), path('10.0.0.1', {}, { metric: 20 })],
  [
    'router-id',
    path('10.0.0.2', { clusterList: ['1.1.1.1'] }, { routerId: '1.1.1.1' }),
    path('10.0.0.1', {}, { routerId: '2.2.2.2' }),
  ],
  [
    'cluster-list',
    path('10.0.0.2', {}, { routerId: '1.1.1.1' }),
    path('10.0.0.1', { clusterList: ['1.1.1.1'] }, { routerId: '1.1.1.1' }),
  ],
  [
    'neighbor-address',
    path('10.0.0.9', {}, { routerId: '1.1.1.1' }),
    path('10.0.0.10', {}, { routerId: '1.1.1.1' }),
  ],
];

describe('the decision, R-BGP-1, RFC 4271 §9.1.2.2', () => {
  it.each(STEPS)('%s', (step, winner, loser) => {
    for (const paths of [
      [winner, loser],
      [loser, winner],
    ]) {
      expect(select(paths, DEFAULT_RULES)?.best).toBe(winner);
      const judgement = judge(paths, DEFAULT_RULES).find((one) => one.path === loser);
      expect(judgement).toMatchObject({ verdict: 'lost', step, to: winner });
    }
  });

  it('counts a set as one hop', () => {
    const withSet = path('10.0.0.2', { asPath: [65002, [65003, 65004, 65005]] });
    expect(select([path('10.0.0.1', { asPath: [65002, 65003, 65004] }), withSet], DEFAULT_RULES)?.best).toBe(
      withSet,
    );
  });

  it('leaves out what can not be reached', () => {
    const { metric: _none, ...far } = path('10.0.0.1', { localPreference: 500 });
    const near = path('10.0.0.2');
    expect(select([far, near], DEFAULT_RULES)?.best).toBe(near);
    expect(judge([far, near], DEFAULT_RULES)[0]).toMatchObject({ verdict: 'unusable' });
    expect(select([far], DEFAULT_RULES)).toBeUndefined();
  });

  it('takes a reflected route by who brought it in (RFC 4456 §9)', () => {
    const reflected = path('10.0.0.9', { originatorId: '1.1.1.1' }, { routerId: '9.9.9.9' });
    expect(select([path('10.0.0.1', {}, { routerId: '2.2.2.2' }), reflected], DEFAULT_RULES)?.best).toBe(
      reflected,
    );
  });

  it('compares router IDs and addresses as numbers, not as texts', () => {
    const nine = path('10.0.0.9', {}, { routerId: '9.0.0.1' });
    expect(select([path('10.0.0.1', {}, { routerId: '10.0.0.1' }), nine], DEFAULT_RULES)?.best).toBe(nine);
  });

  it('prefers the oldest only if asked to', () => {
    const old = path('10.0.0.2', {}, { at: 1 });
    const young = path('10.0.0.1', {}, { at: 2 });
    expect(select([old, young], DEFAULT_RULES)?.best).toBe(young);
    expect(select([old, young], { ...DEFAULT_RULES, skip: [] })?.best).toBe(old);
  });
});

describe('MED, R-BGP-7', () => {
  // The example of Cisco's "How BGP routers use the multi-exit discriminator": A and C come from one system.
  const a = path('10.0.0.3', { asPath: [500], med: 150 }, { asn: 500, routerId: '3.3.3.3', at: 3 });
  const b = path(
    '10.0.0.2',
    { asPath: [100], med: 200 },
    { asn: 100, internal: true, routerId: '2.2.2.2', at: 2 },
  );
  const c = path(
    '10.0.0.1',
    { asPath: [500], med: 100 },
    { asn: 500, internal: true, routerId: '1.1.1.1', at: 1 },
  );
  const rules = (change: Partial<DecisionRules>) => ({ ...DEFAULT_RULES, ...change });

  it.each<readonly [string, Partial<DecisionRules>, Path]>([
    ['group by group', {}, c],
    // A beats B (external); C beats A (MED).
    ['as they came, the newest first', { deterministicMed: false }, c],
    ['always', { alwaysCompareMed: true }, c],
  ])('%s', (_name, change, best) => {
    expect(select([a, b, c], rules(change))?.best).toBe(best);
  });

  it('depends on what came first where it is not compared group by group', () => {
    const late = [
      { ...a, at: 1 },
      { ...b, at: 3 },
      { ...c, at: 2 },
    ] as const;
    // B and C: the lower router ID, C; C and A: the lower MED, C.
    expect(select(late, rules({ deterministicMed: false }))?.best).toBe(late[2]);
    const other = [
      { ...a, at: 2 },
      { ...b, at: 1, source: { ...b.source, routerId: '0.0.0.9' } as Path['source'] },
      { ...c, at: 3 },
    ] as const;
    // C and A: C; C and B: the lower router ID, B, though A would have beaten B.
    expect(select(other, rules({ deterministicMed: false }))?.best).toBe(other[1]);
  });

  it('a missing one is the best, or the worst', () => {
    const none = path('10.0.0.2');
    const some = path('10.0.0.1', { med: 1 });
    expect(select([some, none], DEFAULT_RULES)?.best).toBe(none);
    expect(select([some, none], rules({ medMissingAsWorst: true }))?.best).toBe(some);
  });
});

describe('multipath, R-TGW-15, R-DX-56', () => {
  const [one, other] = [path('10.0.0.1'), path('10.0.0.2')];
  const elsewhere = path('10.0.0.3', { asPath: [65009] }, { asn: 65009 });
  const rules = (external: number, change: Partial<DecisionRules> = {}) => ({
    ...DEFAULT_RULES,
    maximumPaths: { external, internal: 1 },
    ...change,
  });

  it.each<readonly [string, readonly Path[], DecisionRules, readonly Path[]]>([
    ['off', [one, other], DEFAULT_RULES, [one]],
    ['equals of one neighboring system', [other, one, elsewhere], rules(8), [one, other]],
    ['of any, relaxed', [other, one, elsewhere], rules(8, { multipathRelax: true }), [one, other, elsewhere]],
    ['no more than allowed', [other, one, elsewhere], rules(2, { multipathRelax: true }), [one, other]],
    ['not with a longer AS path', [one, path('10.0.0.2', { asPath: [65002, 65002] })], rules(8), [one]],
    ['not with another MED', [one, path('10.0.0.2', { med: 5 })], rules(8), [one]],
    ['not between inside and outside', [one, path('10.0.0.2', {}, { internal: true })], rules(8), [one]],
  ])('%s', (_name, paths, given, used) => {
    expect(select(paths, given)?.used).toEqual(used);
  });
});

const somePath = fc
  .record({
    neighbor: fc.integer({ min: 1, max: 40 }),
    asPath: fc.array(fc.constantFrom(65002, 65003, 65004), { minLength: 1, maxLength: 3 }),
    med: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    localPreference: fc.option(fc.integer({ min: 99, max: 101 }), { nil: undefined }),
    origin: fc.constantFrom('igp' as const, 'incomplete' as const),
    internal: fc.boolean(),
    metric: fc.constantFrom(0, 10),
    weight: fc.constantFrom(0, 0, 0, 1),
    routerId: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ neighbor, asPath, med, localPreference, origin, internal, metric, weight, routerId }) =>
    path(
      `10.0.0.${neighbor}`,
      {
        asPath,
        origin,
        ...(med === undefined ? {} : { med }),
        ...(localPreference === undefined ? {} : { localPreference }),
      },
      { internal, metric, weight, routerId: `${routerId}.0.0.0`, asn: asPath[0] as number },
    ),
  );

const somePaths = fc.uniqueArray(somePath, {
  minLength: 1,
  maxLength: 8,
  selector: ({ source }) => JSON.stringify(source).match(/10\.0\.0\.\d+/)?.[0],
});

const someRules = fc.record({
  alwaysCompareMed: fc.boolean(),
  medMissingAsWorst: fc.boolean(),
  multipathRelax: fc.boolean(),
  maximumPaths: fc.record({
    external: fc.integer({ min: 1, max: 3 }),
    internal: fc.integer({ min: 1, max: 3 }),
  }),
});

describe('properties of the decision', () => {
  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(somePaths, someRules, fc.infiniteStream(fc.nat()), (paths, given, keys) => {
        const rules = { ...DEFAULT_RULES, ...given };
        const shuffled = paths
          .map((one) => ({
            one: { ...one, at: keys.next().value as number },
            key: keys.next().value as number,
          }))
          .sort((left, right) => left.key - right.key)
          .map(({ one }) => one);
        const [straight, mixed] = [select(paths, rules), select(shuffled, rules)];
        const names = (found: typeof straight) =>
          [found?.best, ...(found?.used ?? [])].map((one) => one?.source);
        expect(names(mixed)).toEqual(names(straight));
      }),
    );
  });

  it('has one best, and a reason for every other one', () => {
    fc.assert(
      fc.property(somePaths, someRules, (paths, given) => {
        const judgements = judge(paths, { ...DEFAULT_RULES, ...given });
        expect(judgements.filter(({ verdict }) => verdict === 'best')).toHaveLength(1);
        for (const one of judgements) if (one.verdict === 'lost') expect(one.step).not.toBe('equal');
      }),
    );
  });

  it('the best stays the best when a loser leaves, where MED has no groups', () => {
    fc.assert(
      fc.property(somePaths, someRules, fc.nat(), (paths, given, drawn) => {
        const rules = { ...DEFAULT_RULES, ...given, alwaysCompareMed: true };
        const best = select(paths, rules)?.best;
        const losers = paths.filter((one) => one !== best);
        const leaver = losers[drawn % Math.max(1, losers.length)];
        expect(
          select(
            paths.filter((one) => one !== leaver),
            rules,
          )?.best,
        ).toBe(best);
      }),
    );
  });
});
