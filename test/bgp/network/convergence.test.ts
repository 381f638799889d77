import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  type BgpConfig,
  type BgpNetwork,
  configure,
  createNetwork,
  explainExport,
  explainPrefix,
  learntRoutes,
  nextDueAt,
  type RouterConfig,
} from '../../../src/bgp/index.ts';
import { chain, DAY, NOW, SECOND, Watched } from '../setting.ts';

/** Connected graphs of up to 7 routers: a tree, and some more edges. */
const graphs = fc.integer({ min: 2, max: 7 }).chain((count) =>
  fc.record({
    parents: fc.tuple(...Array.from({ length: count - 1 }, (_, index) => fc.integer({ min: 0, max: index }))),
    more: fc.array(fc.tuple(fc.integer({ min: 0, max: count - 1 }), fc.integer({ min: 0, max: count - 1 })), {
      maxLength: 5,
    }),
  }),
);

interface Graph {
  readonly parents: readonly number[];
  readonly more: readonly (readonly [number, number])[];
}

function linksOf({ parents, more }: Graph): (readonly [number, number])[] {
  const all = [...parents.map((parent, index) => [parent, index + 1] as const), ...more].filter(
    ([left, right]) => left !== right,
  );
  const seen = new Set<string>();
  return all.filter(([left, right]) => {
    const key = [left, right].sort().join();
    return !seen.has(key) && seen.add(key);
  });
}

const asnsOf = ({ parents }: Graph) =>
  Array.from({ length: parents.length + 1 }, (_, index) => 65_000 + index);

const configOf = (graph: Graph, change?: (index: number) => Partial<RouterConfig>) =>
  chain(asnsOf(graph), linksOf(graph), change);

function hops(graph: Graph, from: number): readonly number[] {
  const links = linksOf(graph);
  const distance = asnsOf(graph).map(() => Number.POSITIVE_INFINITY);
  distance[from] = 0;
  for (const _ of distance) {
    for (const [left, right] of links) {
      distance[left] = Math.min(distance[left] as number, (distance[right] as number) + 1);
      distance[right] = Math.min(distance[right] as number, (distance[left] as number) + 1);
    }
  }
  return distance;
}

const settled = (config: BgpConfig): BgpNetwork => advance(createNetwork(config, NOW), NOW + DAY).network;

describe('a network without policy', () => {
  it('finds the shortest AS path to everything, without a loop, over next hops that can be reached', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const network = settled(configOf(graph));
        for (const [to] of asnsOf(graph).entries()) {
          const distance = hops(graph, to);
          for (const [from] of asnsOf(graph).entries()) {
            const best = network.routers[`r${from}`]?.selected[`172.16.${to}.0/24`]?.best;
            const asPath = best?.attributes.asPath ?? [];
            expect(asPath).toHaveLength(distance[from] as number);
            expect(new Set(asPath).size).toBe(asPath.length);
            expect(asPath).not.toContain(65_000 + from);
            expect(best?.metric).toBeDefined();
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('comes to rest, and stays there', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const network = settled(configOf(graph));
        expect(nextDueAt(network)).toBeUndefined();
        const later = advance(network, NOW + 400 * DAY);
        expect(later.events).toEqual([]);
        expect(later.network.routers).toBe(network.routers);
      }),
      { numRuns: 30 },
    );
  });

  it('is the same value each time, however the way is cut into steps, and survives JSON', () => {
    fc.assert(
      fc.property(graphs, fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 8 }), (graph, steps) => {
        const config = configOf(graph);
        let network = createNetwork(config, NOW);
        for (const step of steps) {
          network = advance(network, network.now + step).network;
          network = JSON.parse(JSON.stringify(network)) as BgpNetwork;
        }
        network = advance(network, NOW + DAY).network;
        expect(JSON.stringify(network)).toBe(JSON.stringify(settled(config)));
      }),
      { numRuns: 30 },
    );
  });

  it('after a cable broke and was mended it is as before; without it, as if there had never been one', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), fc.boolean(), (graph, drawn, lossSeen) => {
        const whole = configOf(graph);
        const index = drawn % whole.transports.length;
        const set = (up: boolean): BgpConfig => ({
          ...whole,
          transports: whole.transports.map((one, at) => (at === index ? { ...one, up, lossSeen } : one)),
        });
        const watched = new Watched(set(true)).pass(DAY);
        const before = tables(watched.network);
        watched.become(set(false)).pass(DAY);
        expect(tables(watched.network)).toEqual(tables(settled(set(false))));
        watched.become(set(true)).pass(DAY);
        expect(tables(watched.network)).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('withdrawing everything leaves nothing', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const watched = new Watched(configOf(graph)).pass(DAY);
        watched.become(configOf(graph, () => ({ networks: [] }))).pass(DAY);
        for (const { selected, sent, received, own } of Object.values(watched.network.routers)) {
          for (const table of [selected, own, ...Object.values(sent), ...Object.values(received)]) {
            expect(table).toEqual({});
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('does not change the value that it started from', () => {
    const config = configOf({ parents: [0, 1, 2], more: [[0, 3]] });
    const start = createNetwork(config, NOW);
    const text = JSON.stringify(start);
    const middle = advance(freeze(start), NOW + 2 * SECOND).network;
    const end = advance(freeze(middle), NOW + DAY).network;
    configure(freeze(end), configOf({ parents: [0, 1, 2], more: [] }));
    expect(JSON.stringify(start)).toBe(text);
  });

  it('only those who are concerned think anew', () => {
    const graph = { parents: [0, 1, 2, 3], more: [] };
    const watched = new Watched(configOf(graph)).pass(DAY);
    const before = watched.network.routers;
    const changed = configOf(graph, (index) => (index === 0 ? { defaultLocalPreference: 200 } : {}));
    watched.become(changed).pass(DAY);
    for (const name of ['r1', 'r2', 'r3', 'r4']) expect(watched.network.routers[name]).toBe(before[name]);
  });
});

const tables = ({ routers }: BgpNetwork) =>
  Object.fromEntries(
    Object.entries(routers).map(([name, { selected }]) => [
      name,
      Object.keys(selected)
        .sort()
        .map((prefix) => [prefix, selected[prefix]?.best.attributes]),
    ]),
  );

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}

describe('one system', () => {
  const triangle: (readonly [number, number])[] = [
    [0, 1],
    [1, 2],
    [2, 3],
  ];
  const reach = { table: [{ prefix: '10.0.0.0/8', source: 'ospf', metric: 10 }] };

  it('iBGP does not pass on what iBGP told; a reflector does (RFC 4456)', () => {
    const plain = new Watched(chain([65001, 65002, 65002, 65002], triangle, () => reach)).pass(DAY);
    expect(plain.table('r2')).toHaveProperty('172.16.0.0/24');
    expect(plain.table('r3')).not.toHaveProperty('172.16.0.0/24');
    const told = explainExport(plain.network, 'r2', '172.16.0.0/24').find(
      ({ neighbor }) => neighbor === '10.0.2.2',
    );
    expect(told).toHaveProperty('refused', 'it was learnt by iBGP, and iBGP does not pass it on');

    const clients = chain(
      [65001, 65002, 65002, 65002],
      triangle,
      () => reach,
      (router, far) => (router === 2 && far !== 0 ? { routeReflectorClient: true } : {}),
    );
    const reflected = new Watched(clients).pass(DAY);
    const best = reflected.network.routers.r3?.selected['172.16.0.0/24']?.best;
    expect(best?.attributes).toMatchObject({
      asPath: [65001],
      nextHop: '10.0.0.1',
      originatorId: '2.0.0.1',
      clusterList: ['3.0.0.1'],
      localPreference: 100,
    });
    expect(best?.metric).toBe(10);
  });

  it('a next hop that nothing leads to makes a route useless; next-hop-self helps', () => {
    const config = (nextHopSelf: boolean) =>
      chain(
        [65001, 65002, 65002],
        [
          [0, 1],
          [1, 2],
        ],
        () => ({}),
        (router) => (router === 1 ? { nextHopSelf } : {}),
      );
    const lost = new Watched(config(false)).pass(DAY);
    expect(lost.table('r2')).not.toHaveProperty('172.16.0.0/24');
    expect(explainPrefix(lost.network, 'r2', '172.16.0.0/24')?.candidates).toMatchObject([
      { verdict: 'unusable', text: "next hop 10.0.0.1 can't be reached" },
    ]);
    expect(new Watched(config(true)).pass(DAY).table('r2')).toHaveProperty('172.16.0.0/24', '[65001]');
  });
});

describe('loops, R-BGP-6', () => {
  const sites = (change: Parameters<typeof chain>[3]) =>
    new Watched(
      chain(
        [65001, 64512, 65001],
        [
          [0, 1],
          [1, 2],
        ],
        undefined,
        change,
      ),
    ).pass(DAY);

  it('two sites with one number do not learn each other', () => {
    const watched = sites(() => ({}));
    expect(watched.table('r2')).not.toHaveProperty('172.16.0.0/24');
    const [refused] = explainPrefix(watched.network, 'r2', '172.16.0.0/24')?.refused ?? [];
    expect(refused?.text).toContain('AS 65001');
  });

  it('allowas-in, as-override', () => {
    const allowed = sites((router) => (router === 2 ? { allowAsIn: 1 } : {}));
    expect(allowed.table('r2')).toHaveProperty('172.16.0.0/24', '[64512,65001]');
    const overridden = sites((router) => (router === 1 ? { asOverride: true } : {}));
    expect(overridden.table('r2')).toHaveProperty('172.16.0.0/24', '[64512,64512]');
  });
});

it('multipath gives forwarding both ways, R-TGW-15', () => {
  const diamond = chain(
    [65000, 65001, 65002, 65003],
    [
      [0, 1],
      [0, 2],
      [1, 3],
      [2, 3],
    ],
    (index) => (index === 0 ? { decision: { ...relaxed, maximumPaths: { external: 4, internal: 1 } } } : {}),
  );
  const watched = new Watched(diamond).pass(DAY);
  const route = learntRoutes(watched.network, 'r0').find(({ prefix }) => prefix === '172.16.3.0/24');
  expect(route?.nextHops.map(({ address }) => address)).toEqual(['10.0.0.2', '10.0.1.2']);
});

const relaxed = {
  skip: ['oldest'],
  alwaysCompareMed: false,
  deterministicMed: true,
  medMissingAsWorst: false,
  multipathRelax: true,
} as const;

it('a network that never comes to rest is stopped, and the prefix named (the "bad gadget")', () => {
  // Griffin, Wilfong: each of three prefers the way through the next one to its own.
  const prefer = (far: number) => ({
    policies: {
      prefixLists: {},
      asPathLists: {
        VIA: { name: 'VIA', entries: [{ action: 'permit' as const, expression: `^6500${far} 65000$` }] },
      },
      communityLists: {},
      largeCommunityLists: {},
      routeMaps: {
        PREFER: {
          name: 'PREFER',
          clauses: [
            {
              sequence: 10,
              action: 'permit' as const,
              match: [{ kind: 'as-path' as const, list: 'VIA' }],
              set: [{ kind: 'local-preference' as const, to: 200 }],
            },
            { sequence: 20, action: 'permit' as const, match: [], set: [] },
          ],
        },
      },
    },
  });
  const next = [0, 2, 3, 1];
  const config = chain(
    [65000, 65001, 65002, 65003],
    [
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [2, 3],
      [3, 1],
    ],
    (index) => (index === 0 ? {} : { networks: [], ...prefer(next[index] as number) }),
    (router, far) => (far === next[router] && router !== 0 ? { routeMapIn: 'PREFER' } : {}),
  );
  const { oscillation, network } = advance(createNetwork(config, NOW), NOW + DAY, 5000);
  expect(oscillation).toMatchObject({ prefix: '172.16.0.0/24' });
  expect(oscillation?.changes).toBeGreaterThan(100);
  expect(network.now).toBe(NOW + DAY);
  expect(nextDueAt(network)).toBe(NOW + DAY);
});

it('MRAI holds the next announcement back', () => {
  const config = (extra: readonly string[]) => {
    const base = chain([65000, 65001], [[0, 1]], (index) =>
      index === 0 ? { networks: ['172.16.0.0/24', ...extra].map((prefix) => ({ prefix })) } : {},
    );
    const { r0 } = base.routers;
    const neighbors = r0?.neighbors.map((one) => ({ ...one, advertisementMs: 30 * SECOND })) ?? [];
    return { ...base, routers: { ...base.routers, r0: { ...(r0 as RouterConfig), neighbors } } };
  };
  const watched = new Watched(config([])).pass(DAY);
  watched.become(config(['172.17.0.0/24'])).pass(SECOND);
  expect(watched.table('r1')).toHaveProperty('172.17.0.0/24');
  watched.become(config(['172.17.0.0/24', '172.18.0.0/24'])).pass(20 * SECOND);
  expect(watched.table('r1')).not.toHaveProperty('172.18.0.0/24');
  watched.pass(10 * SECOND);
  expect(watched.table('r1')).toHaveProperty('172.18.0.0/24');
});
