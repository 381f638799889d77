/** Names of interface endpoints, which the whole world can resolve, to private addresses (R-VPC-156). */
import type { Zone } from '../../dns/index.ts';
import { memoise, memoiseBy } from '../../kit/memoise.ts';
import { networkInterface } from '../ec2/network-interface/network-interface.ts';
import { addressesOfEndpoint } from '../ec2/vpc-endpoint/addresses.ts';
import { namesOf } from '../ec2/vpc-endpoint/dns.ts';
import { vpcEndpoint } from '../ec2/vpc-endpoint/vpc-endpoint.ts';
import { Context } from '../kernel/context.ts';
import type { RegionState, World } from '../kernel/world.ts';
import { type ServiceName, setsOf } from './service-name.ts';
import { serviceZone } from './zone.ts';

/** Seconds. */
const TTL = 60;
const SERVERS = ['r1.amazonaws.com', 'r2.amazonaws.com'];

export interface EndpointNames {
  readonly names: readonly ServiceName[];
  readonly zones: readonly Zone[];
}

export function endpointNames(world: World): EndpointNames {
  return joined(...Object.entries(world.regions).map(([region, state]) => namesIn(state, world, region)));
}

const NONE: EndpointNames = { names: [], zones: [] };

const joined = memoise(
  (...parts: readonly EndpointNames[]): EndpointNames => ({
    names: parts.flatMap(({ names }) => names),
    zones: parts.flatMap(({ zones }) => zones),
  }),
);

const namesIn = memoiseBy(
  (state: RegionState, world: World, _region: string): readonly object[] =>
    state[vpcEndpoint.kind]
      ? [world.setting.clients, state[vpcEndpoint.kind] ?? NONE, state[networkInterface.kind] ?? NONE]
      : [NONE],
  (state: RegionState, world: World, region: string): EndpointNames => {
    if (!state[vpcEndpoint.kind]) return NONE;
    const context = new Context(world, region, []);
    const names = context.peek(vpcEndpoint).flatMap((item) => {
      const placed = addressesOfEndpoint(item, context);
      return namesOf(item, region).map(({ name, zone }) =>
        serviceName(
          `${name.toLowerCase()}.`,
          placed.filter((one) => zone === undefined || one.zone === zone).map(({ address }) => address),
        ),
      );
    });
    const sets = names.flatMap((name) => setsOf(name, world));
    return { names, zones: [serviceZone(`${region}.vpce.amazonaws.com.`, SERVERS, sets)] };
  },
);

function serviceName(name: string, addresses: readonly string[]): ServiceName {
  return {
    name,
    ttl: TTL,
    types: ['A'],
    byPlace: false,
    addresses: (type) => (type === 'A' ? addresses : []),
  };
}
