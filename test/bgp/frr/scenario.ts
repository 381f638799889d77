/** Random small networks whose outcome is one and only one, whatever comes first. */
import fc from 'fast-check';
import {
  type BgpConfig,
  type Change,
  DEFAULT_RULES,
  type FamilyConfig,
  type NeighborConfig,
  neighborOf,
  type Policies,
  type RouteMapClause,
  type RouterConfig,
  routerOf,
  type Transport,
} from '../../../src/bgp/index.ts';

const PREFIXES = ['10.1.0.0/24', '10.1.1.0/24', '10.1.2.0/23', '10.2.0.0/16', '172.16.0.0/12'];
const COMMUNITIES = ['65100:1', '65100:2', '65100:3', 'no-export'];
const OTHER_ASNS = [65300, 65301, 4200000001, 3356];

const communities = fc.uniqueArray(fc.constantFrom(...COMMUNITIES), { minLength: 1, maxLength: 2 });

/** These leave the length of the AS path the first thing that counts. */
const harmless: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('med' as const), to: fc.integer({ min: 0, max: 3 }) }),
  fc.record({
    kind: fc.constant('prepend' as const),
    asns: fc.array(fc.constantFrom(...OTHER_ASNS), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('origin' as const),
    to: fc.constantFrom('igp' as const, 'egp' as const, 'incomplete' as const),
  }),
  fc.record({ kind: fc.constant('community' as const), communities, additive: fc.boolean() }),
);

/** These may make a network without rest, except where all routers depend on one. */
const strong: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('local-preference' as const), to: fc.integer({ min: 99, max: 102 }) }),
  fc.record({ kind: fc.constant('weight' as const), to: fc.integer({ min: 0, max: 2 }) }),
);

const match = fc.oneof(
  fc.record({
    kind: fc.constant('prefix-list' as const),
    list: fc.constantFrom('PL1', 'PL2'),
    family: fc.constant(4 as const),
  }),
  fc.record({ kind: fc.constant('as-path' as const), list: fc.constantFrom('AS1', 'AS2', 'AS3') }),
  fc.record({ kind: fc.constant('community' as const), list: fc.constantFrom('C1', 'C2') }),
);

function routeMap(name: string, change: fc.Arbitrary<Change>): fc.Arbitrary<Policies['routeMaps'][string]> {
  const clause = fc.record({
    action: fc.constantFrom('permit' as const, 'permit' as const, 'permit' as const, 'deny' as const),
    match: fc.array(match, { maxLength: 1 }),
    set: fc.uniqueArray(change, { maxLength: 2, selector: ({ kind }) => kind }),
    isNext: fc.boolean(),
  });
  return fc.array(clause, { minLength: 1, maxLength: 2 }).map((clauses) => ({
    name,
    clauses: [
      ...clauses.map(({ isNext, ...one }, index): RouteMapClause => {
        const set = one.action === 'deny' ? [] : one.set;
        return { ...one, set, sequence: 10 * (index + 1), ...(isNext ? { onMatch: 'next' as const } : {}) };
      }),
      { sequence: 100, action: 'permit' as const, match: [], set: [] },
    ],
  }));
}

const lists = {
  prefixLists: {
    PL1: {
      name: 'PL1',
      entries: [{ sequence: 5, action: 'permit' as const, prefix: '10.1.0.0/16', ge: 24 }],
    },
    PL2: {
      name: 'PL2',
      entries: [
        { sequence: 5, action: 'deny' as const, prefix: '10.1.1.0/24' },
        { sequence: 10, action: 'permit' as const, prefix: '10.0.0.0/8', le: 24 },
      ],
    },
  },
  asPathLists: {
    AS1: { name: 'AS1', entries: [{ action: 'permit' as const, expression: '_65301_' }] },
    AS2: {
      name: 'AS2',
      entries: [
        { action: 'deny' as const, expression: '^65[0-9]+ 65301' },
        { action: 'permit' as const, expression: '.*' },
      ],
    },
    AS3: { name: 'AS3', entries: [{ action: 'permit' as const, expression: '^(6500[12]_)+' }] },
  },
  communityLists: {
    C1: { name: 'C1', entries: [{ action: 'permit' as const, communities: ['65100:1'] }] },
    C2: { name: 'C2', entries: [{ action: 'permit' as const, communities: ['65100:2', '65100:3'] }] },
  },
  largeCommunityLists: {},
};

interface Draw {
  readonly asns: readonly number[];
  readonly links: readonly (readonly [number, number])[];
  readonly networks: readonly (readonly string[])[];
  /** Two for each link's end: out, in. */
  readonly maps: readonly (Policies['routeMaps'][string] | undefined)[];
  readonly families: readonly Partial<FamilyConfig>[];
  readonly rules: Partial<RouterConfig['decision']>;
  readonly aggregates: RouterConfig['aggregates'];
}

const networks = fc.uniqueArray(fc.constantFrom(...PREFIXES), { maxLength: 3 });

/** Everybody with everybody; inside a system all with all, so that iBGP reaches everyone. */
export const meshes: fc.Arbitrary<BgpConfig> = fc.integer({ min: 3, max: 5 }).chain((count) => {
  const all = pairs(count);
  return fc
    .record({
      asns: fc.array(fc.constantFrom(65001, 65002, 65003, 4200000009), {
        minLength: count,
        maxLength: count,
      }),
      links: fc.subarray(all, { minLength: Math.min(count, all.length) }),
      networks: fc.array(networks, { minLength: count, maxLength: count }),
      maps: mapsFor(2 * all.length, harmless, fc.constant(undefined)),
      families: fc.constant([]),
      rules: fc.record({ deterministicMed: fc.constant(true), medMissingAsWorst: fc.boolean() }),
      aggregates: fc.constant([]),
    })
    .map((draw) => build({ ...draw, links: withInside(draw.links, draw.asns, all) }));
});

/** One router in the middle, with every switch; the others know only it. */
export const stars: fc.Arbitrary<BgpConfig> = fc.integer({ min: 3, max: 5 }).chain((count) => {
  const links = pairs(count).filter(([left]) => left === 0);
  return fc
    .record({
      asns: fc.array(fc.constantFrom(65001, 65002, 65003, 3320, 3257), {
        minLength: count,
        maxLength: count,
      }),
      links: fc.constant(links),
      networks: fc.array(networks, { minLength: count, maxLength: count }),
      maps: mapsFor(
        2 * links.length,
        harmless,
        fc.option(routeMap('IN', fc.oneof(harmless, strong)), { nil: undefined }),
      ),
      families: fc.array(switches, { minLength: links.length, maxLength: links.length }),
      rules: fc.record({
        alwaysCompareMed: fc.boolean(),
        medMissingAsWorst: fc.boolean(),
        multipathRelax: fc.boolean(),
        maximumPaths: fc.record({
          external: fc.integer({ min: 1, max: 3 }),
          internal: fc.integer({ min: 1, max: 3 }),
        }),
        skip: fc.constantFrom(['oldest' as const], ['oldest' as const, 'as-path-length' as const]),
      }),
      aggregates: fc.constantFrom<RouterConfig['aggregates']>(
        [],
        [{ prefix: '10.1.0.0/16' }],
        [{ prefix: '10.1.0.0/16', summaryOnly: true }],
        [{ prefix: '10.0.0.0/8', summaryOnly: true }],
      ),
    })
    .map(build);
});

const switches: fc.Arbitrary<Partial<FamilyConfig>> = fc.record(
  {
    allowAsIn: fc.integer({ min: 1, max: 2 }),
    asOverride: fc.constant(true),
    removePrivateAs: fc.constantFrom('if-all-private' as const, 'all' as const, 'replace-all' as const),
    defaultOriginate: fc.constant({}),
    nextHopSelf: fc.constant(true),
    routeReflectorClient: fc.constant(true),
    weight: fc.integer({ min: 0, max: 2 }),
    prefixListIn: fc.constantFrom('PL1', 'PL2'),
    prefixListOut: fc.constantFrom('PL1', 'PL2'),
    asPathListIn: fc.constantFrom('AS2'),
  },
  { requiredKeys: [] },
);

function mapsFor(
  count: number,
  out: fc.Arbitrary<Change>,
  incoming: fc.Arbitrary<Policies['routeMaps'][string] | undefined>,
): fc.Arbitrary<Draw['maps']> {
  const one = fc.tuple(fc.option(routeMap('OUT', out), { nil: undefined }), incoming);
  return fc.array(one, { minLength: count, maxLength: count }).map((found) => found.flat());
}

function pairs(count: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, left) =>
    Array.from({ length: count - left - 1 }, (_none, offset) => [left, left + offset + 1] as const),
  ).flat();
}

function withInside(links: Draw['links'], asns: readonly number[], all: Draw['links']): Draw['links'] {
  return all.filter((pair) => links.includes(pair) || asns[pair[0]] === asns[pair[1]]);
}

function build({ asns, links, networks: owned, maps, families, rules, aggregates }: Draw): BgpConfig {
  const transports = links.map(
    ([left, right], index): Transport => ({
      id: `link${index}`,
      ends: [
        { router: `r${left}`, addresses: [`10.255.${index}.1`] },
        { router: `r${right}`, addresses: [`10.255.${index}.2`] },
      ],
      up: true,
      lossSeen: true,
      hops: 1,
      delayMs: 1,
    }),
  );
  const table = transports.map((_, index) => ({
    prefix: `10.255.${index}.0/30`,
    source: 'connected',
    metric: 0,
  }));
  const routers = asns.map((asn, number) => {
    const routeMaps: Record<string, Policies['routeMaps'][string]> = {};
    const neighbors = links.flatMap((pair, index): NeighborConfig[] => {
      const side = pair.indexOf(number);
      if (side < 0) return [];
      const far = pair[1 - side] as number;
      const family: Record<string, unknown> = number === 0 ? { ...families[index] } : {};
      const isInside = asns[far] === asn;
      if (isInside) for (const name of ['asOverride', 'removePrivateAs', 'allowAsIn']) delete family[name];
      else delete family.routeReflectorClient;
      for (const [offset, name] of ['Out', 'In'].entries()) {
        const map = isInside ? undefined : maps[4 * index + 2 * side + offset];
        if (!map || (offset === 1 && number !== 0)) continue;
        const own = `${name.toUpperCase()}${index}`;
        routeMaps[own] = { ...map, name: own };
        family[`routeMap${name}`] = own;
      }
      return [
        neighborOf({
          address: `10.255.${index}.${2 - side}`,
          remoteAs: asns[far] as number,
          holdSeconds: 30,
          keepaliveSeconds: 10,
          connectRetrySeconds: 1,
          families: { ipv4: family as FamilyConfig },
        }),
      ];
    });
    return routerOf({
      name: `r${number}`,
      asn,
      routerId: `${9 - number}.0.0.1`,
      neighbors,
      table,
      networks: (owned[number] ?? []).map((prefix) => ({ prefix })),
      networkImportCheck: false,
      aggregates: number === 0 ? aggregates : [],
      policies: { ...lists, routeMaps },
      decision: { ...DEFAULT_RULES, ...(number === 0 ? rules : {}) },
    });
  });
  return { routers: Object.fromEntries(routers.map((router) => [router.name, router])), transports };
}
