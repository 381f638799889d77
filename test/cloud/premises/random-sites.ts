/** Random sites: two or three routers over two or three networks, with static routes that may lead anywhere, also in circles. */
import fc from 'fast-check';
import { createWorld, type World } from '../../../src/cloud/kernel/world.ts';
import type { PremisesRouterSetting } from '../../../src/cloud/premises/setting.ts';

const NETWORKS = { office: '192.168.10.0/24', lab: '192.168.20.0/24', store: '192.168.30.0/28' };
const HOSTS = {
  desk: { network: 'office', address: '192.168.10.20', serves: ['tcp/80', 'tcp/22'] },
  rack: { network: 'lab', address: '192.168.20.20', serves: ['tcp/443', 'udp/53'] },
  box: { network: 'store', address: '192.168.30.5', serves: [] },
};
const NAMES = Object.keys(NETWORKS) as (keyof typeof NETWORKS)[];
const ROUTERS = ['edge', 'back', 'far'] as const;

/** By network and router. */
function addressOf(network: keyof typeof NETWORKS, index: number): string {
  return NETWORKS[network].replace(/\.0\/\d+$/, `.${index + 1}`);
}

export const DESTINATIONS = [
  ...Object.values(HOSTS).map(({ address }) => address),
  ...NAMES.flatMap((network) => [0, 1, 2].map((index) => addressOf(network, index))),
  '192.168.10.99',
  '10.9.1.1',
  '203.0.113.10',
  '203.0.113.11',
  '8.8.8.8',
];

const prefix = fc.constantFrom(
  '0.0.0.0/0',
  '10.0.0.0/8',
  '10.9.0.0/16',
  '8.8.8.0/24',
  ...Object.values(NETWORKS),
  '192.168.0.0/16',
  '192.168.20.20/32',
);
const hop = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom(...NAMES), fc.nat(2)).map(([name, index]) => addressOf(name, index)),
  },
  { weight: 1, arbitrary: fc.constantFrom('192.168.10.20', '10.9.0.1', 'eth0', 'office', 'Null0') },
);
/** Several next hops share the load. */
const route = fc
  .tuple(prefix, fc.array(hop, { minLength: 1, maxLength: 2 }))
  .map(([to, hops]) => hops.map((via) => `ip route ${to} ${via}`).join('\n'));

const router = (index: number): fc.Arbitrary<PremisesRouterSetting> =>
  fc
    .record({
      networks: fc.subarray(NAMES, { minLength: 1 }),
      hasLine: fc.boolean(),
      routes: fc.array(route, { maxLength: 4 }),
    })
    .map(({ networks, hasLine, routes }) => ({
      networks: Object.fromEntries(networks.map((name) => [name, addressOf(name, index)])),
      ...(hasLine && { address: `203.0.113.${10 + index}` }),
      configuration: routes.join('\n'),
    }));

const faults = fc.subarray(
  ['premises/lisbon/edge', 'premises/lisbon/back', 'premises/lisbon/desk', 'line/lisbon/edge'],
  { maxLength: 2 },
);

export const someSite: fc.Arbitrary<World> = fc
  .record({
    routers: fc.tuple(router(0), router(1), router(2)),
    count: fc.constantFrom(1, 2, 2, 3),
    faults: fc.oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: faults }),
  })
  .map(({ routers, count, faults: broken }) => {
    const world = createWorld('sites', 'us-east-1', {
      images: {},
      clients: {},
      defaultVpc: false,
      premises: {
        lisbon: {
          city: 'Lisbon',
          networks: NETWORKS,
          hosts: HOSTS,
          routers: Object.fromEntries(
            ROUTERS.slice(0, count).map((name, index) => [name, routers[index] as PremisesRouterSetting]),
          ),
        },
      },
    });
    return { ...world, faults: broken };
  });
