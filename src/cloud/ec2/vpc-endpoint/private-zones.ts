/**
 * Private DNS in the DNS (R-VPC-155): to the resolver of its VPC an endpoint's zones stand before the public ones. Those
 * of an endpoint that is for inbound resolver endpoints only are there for whoever asks through one of those.
 */
import { fixedSet, type Zone } from '../../../dns/index.ts';
import { memoiseBy } from '../../../kit/memoise.ts';
import type { Context } from '../../kernel/context.ts';
import { serviceZone } from '../../public-names/zone.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { endpointService } from '../vpc-endpoint-service/endpoint-service.ts';
import { addressesOfEndpoint } from './addresses.ts';
import { privateNamesOf } from './dns.ts';
import { isWorking, type VpcEndpointItem, vpcEndpoint } from './vpc-endpoint.ts';

const TTL = 60;
const NO_ZONES: readonly Zone[] = [];

interface Home {
  readonly VpcId: string;
}

const given = (home: Home, { state, world }: Context): readonly object[] => [
  home,
  ...[vpcEndpoint, endpointService, networkInterface].map(({ kind }): object => state[kind] ?? world.setting),
];

/** For hosts in the VPC. */
export const endpointZones = memoiseBy(given, (home: Home, context: Context) =>
  zonesFor(home, context, ({ DnsOptions }) => !DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint),
);

/** For those who ask through an inbound resolver endpoint. */
export const inboundEndpointZones = memoiseBy(given, (home: Home, context: Context) =>
  zonesFor(home, context, () => true),
);

function zonesFor(
  { VpcId }: Home,
  context: Context,
  counts: (item: VpcEndpointItem) => boolean,
): readonly Zone[] {
  const items = context
    .peek(vpcEndpoint)
    .filter((item) => item.VpcId === VpcId && item.PrivateDnsEnabled && isWorking(item) && counts(item));
  return items.length === 0 ? NO_ZONES : items.flatMap((item) => zonesOf(item, context));
}

/** One for each domain; `*.name` stands in the zone of `name`. */
function zonesOf(item: VpcEndpointItem, context: Context): Zone[] {
  const names = privateNamesOf(item.ServiceName, context).map((name) => `${name}.`);
  const addresses = addressesOfEndpoint(item, context).map(({ address }) => address);
  const apexes = [...new Set(names.map((name) => name.replace(/^\*\./, '')))];
  return apexes.map((apex) =>
    serviceZone(
      apex,
      ['ns-0.amazonaws.com'],
      names
        .filter((name) => name === apex || name === `*.${apex}`)
        .map((name) => fixedSet(name, 'A', TTL, addresses)),
    ),
  );
}
