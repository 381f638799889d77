/** Small networks for the tests of BGP. */
import {
  advance,
  type BgpConfig,
  type BgpEvent,
  type BgpNetwork,
  configure,
  createNetwork,
  type FamilyConfig,
  type NeighborConfig,
  neighborOf,
  type Path,
  type PathAttributes,
  type RouterConfig,
  routerOf,
  type Session,
  type Transport,
} from '../../src/bgp/index.ts';

export const NOW = Date.UTC(2026, 0, 5, 9);
export const SECOND = 1000;
export const DAY = 86_400_000;

export const attributes = (given: Partial<PathAttributes> = {}): PathAttributes => ({
  origin: 'igp',
  asPath: [65002],
  nextHop: '192.0.2.1',
  communities: [],
  largeCommunities: [],
  ...given,
});

/** A path learnt from outside, next door. */
export function path(
  neighbor: string,
  given: Partial<PathAttributes> = {},
  more: Partial<Path> & { internal?: boolean; asn?: number; routerId?: string } = {},
): Path {
  const { internal = false, asn = 65002, routerId = neighbor, ...rest } = more;
  return {
    source: { kind: 'peer', neighbor, asn, routerId, isInternal: internal },
    attributes: attributes({ nextHop: neighbor, ...given }),
    weight: 0,
    metric: 0,
    at: 0,
    ...rest,
  };
}

/** `10.0.N.1` and `10.0.N.2`. */
export function cable(index: number, left: string, right: string, more: Partial<Transport> = {}): Transport {
  return {
    id: `cable${index}`,
    ends: [
      { router: left, addresses: [`10.0.${index}.1`] },
      { router: right, addresses: [`10.0.${index}.2`] },
    ],
    up: true,
    lossSeen: false,
    hops: 1,
    delayMs: 5,
    ...more,
  };
}

export const network = (...prefixes: readonly string[]) => ({
  networks: prefixes.map((prefix) => ({ prefix })),
  networkImportCheck: false,
});

/** Two routers, AS 65001 and AS 65002, one cable, each with a network of its own; what else is given changes them. */
export function pair(
  left: Partial<NeighborConfig> = {},
  right: Partial<NeighborConfig> = {},
  more: {
    readonly transport?: Partial<Transport>;
    readonly left?: Partial<RouterConfig>;
    readonly right?: Partial<RouterConfig>;
  } = {},
): BgpConfig {
  const one = routerOf({
    name: 'left',
    asn: 65001,
    routerId: '1.1.1.1',
    neighbors: [neighborOf({ address: '10.0.0.2', remoteAs: 65002, ...left })],
    ...network('192.168.1.0/24'),
    ...more.left,
  });
  const other = routerOf({
    name: 'right',
    asn: 65002,
    routerId: '2.2.2.2',
    neighbors: [neighborOf({ address: '10.0.0.1', remoteAs: 65001, ...right })],
    ...network('192.168.2.0/24'),
    ...more.right,
  });
  return { routers: { left: one, right: other }, transports: [cable(0, 'left', 'right', more.transport)] };
}

/** Routers that know each other by cables: `chain([65001, 65002, 65003])`. Each is called `rN`. */
export function chain(
  asns: readonly number[],
  links: readonly (readonly [number, number])[],
  change: (index: number) => Partial<RouterConfig> = () => ({}),
  family: (router: number, far: number) => FamilyConfig = () => ({}),
): BgpConfig {
  const routers = asns.map((asn, index) => {
    const neighbors = links.flatMap(([one, other], cableIndex) => {
      if (one !== index && other !== index) return [];
      const far = one === index ? other : one;
      const address = `10.0.${cableIndex}.${one === index ? 2 : 1}`;
      return [neighborOf({ address, remoteAs: asns[far] as number, families: { ipv4: family(index, far) } })];
    });
    return routerOf({
      name: `r${index}`,
      asn,
      routerId: `${index + 1}.0.0.1`,
      neighbors,
      ...network(`172.16.${index}.0/24`),
      ...change(index),
    });
  });
  return {
    routers: Object.fromEntries(routers.map((router) => [router.name, router])),
    transports: links.map(([one, other], index) => cable(index, `r${one}`, `r${other}`)),
  };
}

/** A network that is watched: what happens is kept. */
export class Watched {
  network: BgpNetwork;
  readonly events: BgpEvent[] = [];

  constructor(config: BgpConfig) {
    this.network = createNetwork(config, NOW);
  }

  /** Lets time pass. */
  pass(ms: number): this {
    const { network: next, events, oscillation } = advance(this.network, this.network.now + ms);
    if (oscillation) throw new Error(oscillation.text);
    this.network = next;
    this.events.push(...events);
    return this;
  }

  become(config: BgpConfig): this {
    const { network: next, events } = configure(this.network, config);
    this.network = next;
    this.events.push(...events);
    return this;
  }

  session(router: string, neighbor: string): Session {
    return this.network.routers[router]?.sessions[neighbor] as Session;
  }

  /** Prefix → AS path of what is in use. */
  table(router: string): Record<string, string> {
    const selected = Object.entries(this.network.routers[router]?.selected ?? {});
    return Object.fromEntries(
      selected.map(([prefix, { best }]) => [prefix, JSON.stringify(best.attributes.asPath)]),
    );
  }
}
