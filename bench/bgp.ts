/** A network of 100 routers learns 1,000 prefixes, against a bare flood; then one prefix more. */
import {
  advance,
  type BgpConfig,
  type BgpNetwork,
  configure,
  createNetwork,
  neighborOf,
  routerOf,
  type Transport,
} from '../src/bgp/index.ts';
import { inTurn, type Row } from './row.ts';

const ROUTERS = 100;
const PREFIXES_EACH = 10;
const HOUR = 3_600_000;

const links = Array.from({ length: ROUTERS }, (_, index) => [
  [index, (index + 1) % ROUTERS],
  [index, (index + 10) % ROUTERS],
]).flat() as [number, number][];

const transports = links.map(([left, right], index): Transport => {
  const block = `10.${Math.floor(index / 250)}.${index % 250}`;
  return {
    id: `link${index}`,
    ends: [
      { router: `r${left}`, addresses: [`${block}.1`] },
      { router: `r${right}`, addresses: [`${block}.2`] },
    ],
    up: true,
    lossSeen: true,
    hops: 1,
    delayMs: 5,
  };
});

const networksOf = (router: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ prefix: `172.${16 + index}.${router}.0/24` }));

function configOf(extra: number): BgpConfig {
  const routers = Array.from({ length: ROUTERS }, (_, number) => {
    const neighbors = transports.flatMap(({ ends }, index) => {
      const side = (links[index] as [number, number]).indexOf(number);
      if (side < 0) return [];
      const far = (links[index] as [number, number])[1 - side] as number;
      return [neighborOf({ address: ends[1 - side]?.addresses[0] as string, remoteAs: 65_000 + far })];
    });
    return routerOf({
      name: `r${number}`,
      asn: 65_000 + number,
      routerId: `1.1.1.${number}`,
      neighbors,
      networks: networksOf(number, PREFIXES_EACH + (number === 0 ? extra : 0)),
      networkImportCheck: false,
    });
  });
  return { routers: Object.fromEntries(routers.map((router) => [router.name, router])), transports };
}

/** What is left if sessions, policy and decision are taken away: everybody's distance to everything. */
function flood(): number {
  const next = Array.from({ length: ROUTERS }, (): number[] => []);
  for (const [left, right] of links) {
    next[left]?.push(right);
    next[right]?.push(left);
  }
  let known = 0;
  for (let origin = 0; origin < ROUTERS; origin++) {
    for (let prefix = 0; prefix < PREFIXES_EACH; prefix++) {
      const distance = new Map([[origin, 0]]);
      for (const [router, hops] of distance) {
        for (const far of next[router] ?? []) if (!distance.has(far)) distance.set(far, hops + 1);
      }
      known += distance.size;
    }
  }
  return known;
}

export async function bgpBench(): Promise<readonly Row[]> {
  const config = configOf(0);
  let settled: BgpNetwork = createNetwork(config, 0);
  const [wholeMs, floodMs] = await inTurn(
    3,
    () => {
      settled = advance(createNetwork(config, 0), HOUR).network;
    },
    flood,
  );
  const routes = Object.values(settled.routers).reduce(
    (sum, { selected }) => sum + Object.keys(selected).length,
    0,
  );
  if (routes !== ROUTERS * ROUTERS * PREFIXES_EACH) throw new Error(`only ${routes} routes`);
  const more = configOf(1);
  const [oneMs, againMs] = await inTurn(
    3,
    () => advance(configure(settled, more).network, 2 * HOUR),
    () => advance(createNetwork(more, 0), HOUR),
  );
  const size = `${ROUTERS} routers, ${ROUTERS * PREFIXES_EACH} prefixes`;
  return [
    {
      name: `BGP converges: ${size}`,
      value: wholeMs,
      unit: 'ms',
      against: { name: 'a bare flood, ms', value: floodMs },
    },
    {
      name: 'one prefix more',
      value: oneMs,
      unit: 'ms',
      against: { name: 'from scratch, ms', value: againMs },
    },
  ];
}
