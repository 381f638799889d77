/** A small network with something of everything that the tables show. */
import { type BgpConfig, neighborOf, routerOf, type Transport } from '../../src/bgp/index.ts';

function cable(index: number, left: string, right: string): Transport {
  return {
    id: `${left}-${right}`,
    ends: [
      { router: left, addresses: [`10.255.${index}.1`] },
      { router: right, addresses: [`10.255.${index}.2`] },
    ],
    up: true,
    lossSeen: true,
    hops: 1,
    delayMs: 1,
  };
}

const networks = (...prefixes: readonly string[]) => prefixes.map((prefix) => ({ prefix }));
const timers = { holdSeconds: 30, keepaliveSeconds: 10, connectRetrySeconds: 1 };

/** `hub` has an inside peer, two providers that know the same prefix, and a neighbor that never answers. */
export const SHOWN: BgpConfig = {
  routers: Object.fromEntries(
    [
      routerOf({
        name: 'hub',
        asn: 65001,
        routerId: '1.1.1.1',
        neighbors: [
          neighborOf({ address: '10.255.0.2', remoteAs: 65001, ...timers }),
          neighborOf({ address: '10.255.1.2', remoteAs: 65002, description: 'provider-one', ...timers }),
          neighborOf({
            address: '10.255.2.2',
            remoteAs: 4200000001,
            ...timers,
            families: { ipv4: { routeMapOut: 'LONGER', maximumPrefix: { count: 50 } } },
          }),
          neighborOf({ address: '10.255.3.2', remoteAs: 65009, shutdown: true, ...timers }),
        ],
        networks: networks('172.16.0.0/24', '172.16.1.0/24'),
        aggregates: [{ prefix: '172.16.0.0/16', summaryOnly: true }],
        networkImportCheck: false,
        policies: {
          prefixLists: {},
          asPathLists: {},
          communityLists: {},
          largeCommunityLists: {},
          routeMaps: {
            LONGER: {
              name: 'LONGER',
              clauses: [
                {
                  sequence: 10,
                  action: 'permit',
                  match: [],
                  set: [{ kind: 'prepend', asns: [65001, 65001] }],
                },
              ],
            },
          },
        },
      }),
      routerOf({
        name: 'inside',
        asn: 65001,
        routerId: '2.2.2.2',
        neighbors: [neighborOf({ address: '10.255.0.1', remoteAs: 65001, ...timers })],
        networks: networks('192.168.0.0/16'),
        networkImportCheck: false,
        table: [{ prefix: '10.255.0.0/16', source: 'connected', metric: 0 }],
      }),
      routerOf({
        name: 'one',
        asn: 65002,
        routerId: '3.3.3.3',
        neighbors: [neighborOf({ address: '10.255.1.1', remoteAs: 65001, ...timers })],
        networks: networks('203.0.113.0/24'),
        networkImportCheck: false,
      }),
      routerOf({
        name: 'two',
        asn: 4200000001,
        routerId: '4.4.4.4',
        neighbors: [
          neighborOf({
            address: '10.255.2.1',
            remoteAs: 65001,
            ...timers,
            families: { ipv4: { routeMapOut: 'MARK' } },
          }),
        ],
        networks: networks('203.0.113.0/24', '198.51.100.0/24'),
        networkImportCheck: false,
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
                  set: [
                    { kind: 'med', to: 50 },
                    { kind: 'origin', to: 'incomplete' },
                    { kind: 'prepend', asns: [4200000001] },
                    { kind: 'community', communities: ['65100:1', 'no-export'] },
                  ],
                },
              ],
            },
          },
        },
      }),
    ].map((router) => [router.name, router]),
  ),
  transports: [cable(0, 'hub', 'inside'), cable(1, 'hub', 'one'), cable(2, 'hub', 'two')],
};
