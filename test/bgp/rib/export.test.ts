import { describe, expect, it } from 'vitest';
import {
  type FamilyConfig,
  neighborOf,
  type PathAttributes,
  type RouterConfig,
} from '../../../src/bgp/index.ts';
import { chain, DAY, Watched } from '../setting.ts';

const TARGET = '172.16.0.0/24';

/** r0 – r1 – r2; what r2 hears of r0's network, when r1 is told this. */
function heard(
  family: FamilyConfig,
  more: {
    readonly asns?: readonly number[];
    readonly r0?: Partial<RouterConfig>;
    readonly r1?: Partial<RouterConfig>;
  } = {},
): PathAttributes | undefined {
  const { asns = [65001, 65002, 65003], r0 = {}, r1 = {} } = more;
  const config = chain(
    asns,
    [
      [0, 1],
      [1, 2],
    ],
    (index) => (index === 0 ? r0 : index === 1 ? r1 : {}),
    (router, far) => (router === 1 && far === 2 ? family : {}),
  );
  const { network } = new Watched(config).pass(DAY);
  return network.routers.r2?.received['10.0.1.1']?.[TARGET]?.attributes;
}

describe('what a peer is told', () => {
  it('names this router as next hop, itself in front, and keeps MED and local preference at home', () => {
    const told = heard({});
    expect(told).toMatchObject({ asPath: [65002, 65001], nextHop: '10.0.1.1' });
    expect(told).not.toHaveProperty('med');
    expect(told).not.toHaveProperty('localPreference');
  });

  it.each<readonly [string, FamilyConfig, readonly number[], unknown]>([
    ['private numbers are removed, R-BGP-9', { removePrivateAs: 'all' }, [65001, 3320, 65003], [3320]],
    [
      'they stay beside public ones',
      { removePrivateAs: 'if-all-private' },
      [3356, 3320, 65003],
      [3320, 3356],
    ],
    ['replaced', { removePrivateAs: 'replace-all' }, [65001, 3320, 65003], [3320, 3320]],
    ['as-override', { asOverride: true }, [65001, 65002, 65001], [65002, 65002]],
  ])('%s', (_name, family, asns, asPath) => {
    expect(heard(family, { asns })?.asPath).toEqual(asPath);
  });

  it.each(['no-export', 'no-advertise', 'local-AS'])('%s stays where it is, R-BGP-8', (community) => {
    const mark: Partial<RouterConfig> = {
      policies: {
        prefixLists: {},
        asPathLists: {},
        communityLists: {},
        largeCommunityLists: {},
        routeMaps: {
          MARK: {
            name: 'MARK',
            clauses: [
              {
                sequence: 10,
                action: 'permit',
                match: [],
                set: [{ kind: 'community', communities: [community] }],
              },
            ],
          },
        },
      },
      networks: [{ prefix: TARGET, routeMap: 'MARK' }],
    };
    expect(heard({}, { r0: mark })).toBeUndefined();
  });

  it('lists that do not exist deny', () => {
    expect(heard({ prefixListOut: 'GONE' })).toBeUndefined();
    expect(heard({ asPathListOut: 'GONE' })).toBeUndefined();
    expect(heard({ routeMapOut: 'GONE' })).toBeUndefined();
  });

  it('without a policy nothing, where RFC 8212 is asked for', () => {
    expect(heard({}, { r1: { ebgpRequiresPolicy: true } })).toBeUndefined();
  });
});

describe('what a router brings in', () => {
  const routes = [
    { prefix: '10.1.0.0/24', source: 'connected', metric: 0 },
    { prefix: '10.2.0.0/24', source: 'static', metric: 5, nextHop: '10.1.0.9' },
  ];
  const one = (change: Partial<RouterConfig>) =>
    new Watched(
      chain([65001, 65002], [[0, 1]], (index) =>
        index === 0 ? { networks: [], table: routes, ...change } : { networks: [] },
      ),
    ).pass(DAY);

  it('network: only what the routing table has', () => {
    const networks = [{ prefix: '10.1.0.0/24' }, { prefix: '10.9.0.0/24' }];
    expect(one({ networks, networkImportCheck: true }).table('r1')).toEqual({ '10.1.0.0/24': '[65001]' });
    expect(Object.keys(one({ networks }).table('r1'))).toHaveLength(2);
  });

  it('redistribute', () => {
    const watched = one({ redistribute: [{ source: 'static', metric: 7 }] });
    expect(watched.network.routers.r1?.selected['10.2.0.0/24']?.best.attributes).toMatchObject({
      origin: 'incomplete',
      med: 7,
    });
    expect(watched.table('r1')).not.toHaveProperty('10.1.0.0/24');
  });

  it('aggregates stand and fall with their parts, and hide them if told to', () => {
    const config = (summaryOnly: boolean, ...prefixes: readonly string[]) =>
      chain([65001, 65002], [[0, 1]], (index) =>
        index === 0
          ? {
              networks: prefixes.map((prefix) => ({ prefix })),
              aggregates: [{ prefix: '10.0.0.0/8', summaryOnly }],
            }
          : { networks: [] },
      );
    const watched = new Watched(config(false, '10.1.0.0/16', '11.0.0.0/8')).pass(DAY);
    expect(Object.keys(watched.table('r1')).sort()).toEqual(['10.0.0.0/8', '10.1.0.0/16', '11.0.0.0/8']);
    expect(watched.network.routers.r1?.selected['10.0.0.0/8']?.best.attributes).toMatchObject({
      atomicAggregate: true,
      aggregator: { asn: 65001, routerId: '1.0.0.1' },
    });
    watched.become(config(true, '10.1.0.0/16', '11.0.0.0/8')).pass(DAY);
    expect(Object.keys(watched.table('r1')).sort()).toEqual(['10.0.0.0/8', '11.0.0.0/8']);
    watched.become(config(true, '11.0.0.0/8')).pass(DAY);
    expect(Object.keys(watched.table('r1'))).toEqual(['11.0.0.0/8']);
  });

  it('default-originate', () => {
    const base = chain([65001, 65002], [[0, 1]], () => ({ networks: [] }));
    const r0 = base.routers.r0 as RouterConfig;
    const neighbors = [
      neighborOf({ address: '10.0.0.2', remoteAs: 65002, families: { ipv4: { defaultOriginate: {} } } }),
    ];
    const watched = new Watched({ ...base, routers: { ...base.routers, r0: { ...r0, neighbors } } }).pass(
      DAY,
    );
    expect(watched.table('r1')).toEqual({ '0.0.0.0/0': '[65001]' });
    expect(watched.table('r0')).toEqual({});
  });
});
