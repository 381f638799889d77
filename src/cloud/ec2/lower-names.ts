/**
 * The names that EC2 gives out, as zones (R-VPC-121, R-VPC-126, R-VPC-127). The world sees public names with public
 * addresses; within a VPC its own public names stand for private addresses, and private names are there as well.
 */
import { fixedSet, type RecordSet, type Zone } from '../../dns/index.ts';
import { parseAddress } from '../../kit/address.ts';
import { memoiseBy } from '../../kit/memoise.ts';
import { reverseName } from '../../kit/reverse-name.ts';
import type { Context } from '../kernel/context.ts';
import { regionInfo } from '../kernel/regions.ts';
import {
  hasPublicNames,
  privateDnsName,
  privateDomain,
  publicDnsName,
  publicDomain,
  resourceDnsName,
} from './dns-names.ts';
import { instance } from './instance/instance.ts';
import { type NetworkInterfaceItem, networkInterface } from './network-interface/network-interface.ts';
import { transitGateway } from './transit-gateway/transit-gateway.ts';
import { attachment, isUp } from './transit-gateway-attachment/attachment.ts';
import { ipv4BlocksOf, type VpcItem, vpc } from './vpc/vpc.ts';
import {
  isActive,
  type PeeringSide,
  peeringsOf,
  peerOf,
  vpcPeeringConnection,
} from './vpc-peering-connection/vpc-peering-connection.ts';

/** Seconds; as EC2's names have it. */
const TTL = 60;
const NEGATIVE_TTL = 60;

export interface PublicNames {
  readonly forward: Zone;
  /** PTR sets of public addresses, for the zone of the addresses themselves. */
  readonly reverse: readonly RecordSet[];
}

const given = ({ state, region, world }: Context) => [
  regionInfo(region) ?? world.setting,
  ...[vpc, networkInterface, instance].map(({ kind }): object => state[kind] ?? world.setting),
];

/** `compute-1.amazonaws.com` and its like, as the world sees it; `server` is the name of the zone's name server. */
export const publicNames = memoiseBy(given, (context: Context): PublicNames => {
  const domain = `${publicDomain(context.region)}.`;
  const named = publicAddresses(context);
  return {
    forward: {
      apex: domain,
      sets: [
        ...ownSets(domain, 'r1.amazonaws.com.'),
        ...named.map(({ name, outside }) => fixedSet(name, 'A', TTL, [outside])),
      ],
    },
    reverse: named.flatMap(({ name, outside }) => pointer(outside, name)),
  };
});

/** What the VPC's own resolver knows of EC2's names; nothing unless both DNS attributes are on. */
export const namesWithin = memoiseBy(
  (home: VpcItem, context: Context) => [
    home,
    ...[vpcPeeringConnection, attachment, transitGateway].map(
      ({ kind }): object => context.state[kind] ?? NO_TABLE,
    ),
    ...[context.region, ...regionsOfPeers(home, context)].flatMap((region) =>
      given(context.elsewhere(region)),
    ),
  ],
  (home: VpcItem, context: Context): readonly Zone[] => {
    if (!hasPublicNames(home)) return [];
    const peers = namedPeers(home, context).map(({ VpcId }) => VpcId);
    const known = new Set([home.VpcId, ...peers, ...transitNeighbors(home, context)]);
    const regions = [...new Set([context.region, ...regionsOfPeers(home, context)])];
    return [
      privateZone(home, context),
      ...regions.map((region) => publicZone(known, context.elsewhere(region))),
      ...reverseZones(home, context),
    ];
  },
);

const NO_TABLE = Object.freeze({});

/** The peers whose public names mean private addresses here (R-VPC-146). */
function namedPeers({ VpcId }: VpcItem, context: Context): PeeringSide[] {
  return peeringsOf(VpcId, context)
    .filter(isActive)
    .flatMap((item) => peerOf(item, VpcId) ?? [])
    .filter((side) => side.AllowDnsResolutionFromRemoteVpc);
}

/** VPCs at a transit gateway where it and both attachments support DNS: their public names mean private addresses (R-TGW-1). */
function transitNeighbors({ VpcId }: VpcItem, context: Context): readonly string[] {
  const supporting = context
    .peek(attachment)
    .filter((item) => isUp(item) && item.Vpc?.Options.DnsSupport === 'enable');
  const own = supporting
    .filter((item) => item.Vpc?.VpcId === VpcId)
    .map(({ TransitGatewayId }) => TransitGatewayId)
    .filter((id) => context.find(transitGateway, id)?.Options.DnsSupport === 'enable');
  return supporting.flatMap((item) => (own.includes(item.TransitGatewayId) ? [item.Vpc?.VpcId ?? ''] : []));
}

function regionsOfPeers(home: VpcItem, context: Context): string[] {
  return namedPeers(home, context).map(({ Region }) => Region);
}

/** As a resolver knows it to which those VPCs are near. */
function publicZone(near: ReadonlySet<string>, context: Context): Zone {
  const apex = `${publicDomain(context.region)}.`;
  const sets = publicAddresses(context).map(({ name, outside, inside, vpcId }) =>
    fixedSet(name, 'A', TTL, [near.has(vpcId) ? inside : outside]),
  );
  return { apex, sets: [...ownSets(apex, 'r1.amazonaws.com.'), ...sets] };
}

function privateZone(home: VpcItem, context: Context): Zone {
  const apex = `${privateDomain(context.region)}.`;
  const sets = interfacesIn(home, context).flatMap((item) => [
    ...item.PrivateIpAddresses.map(({ PrivateIpAddress: address = '' }) =>
      fixedSet(`${privateDnsName(address, context.region)}.`, 'A', TTL, [address]),
    ),
    ...resourceNames(item, context),
  ]);
  return { apex, sets: [...ownSets(apex, `ns.${apex}`), ...sets] };
}

/** `i-0123….ec2.internal`, where the instance asks for it. */
function resourceNames(item: NetworkInterfaceItem, context: Context): RecordSet[] {
  const owner = context.find(instance, item.Attachment?.InstanceId);
  if (!owner || owner.InterfaceIds[0] !== item.NetworkInterfaceId) return [];
  const { EnableResourceNameDnsARecord: ipv4, EnableResourceNameDnsAAAARecord: ipv6 } =
    owner.PrivateDnsNameOptions;
  const name = `${resourceDnsName(owner.InstanceId, context.region)}.`;
  const primary = item.PrivateIpAddresses.find(({ Primary }) => Primary)?.PrivateIpAddress;
  const first = item.Ipv6Addresses[0]?.Ipv6Address;
  return [
    ...(ipv4 && primary !== undefined ? [fixedSet(name, 'A', TTL, [primary])] : []),
    ...(ipv6 && first !== undefined ? [fixedSet(name, 'AAAA', TTL, [first])] : []),
  ];
}

/** No block of a VPC is larger than a /16 (R-VPC-10). */
const HOST_OCTETS = 2;

/** One zone for each /16 in which the VPC has a block. */
function reverseZones(home: VpcItem, context: Context): readonly Zone[] {
  const pointers = interfacesIn(home, context).flatMap((item) =>
    item.PrivateIpAddresses.flatMap(({ PrivateIpAddress: address = '' }) =>
      pointer(address, `${privateDnsName(address, context.region)}.`),
    ),
  );
  const apexes = ipv4BlocksOf(home).map((block) => {
    const labels = reverseName({ family: 4, value: block.first }).split('.');
    return labels.slice(HOST_OCTETS).join('.');
  });
  return [...new Set(apexes)].map((apex) => ({
    apex,
    sets: [
      ...ownSets(apex, `ns.${privateDomain(context.region)}.`),
      ...pointers.filter(({ name }) => name.endsWith(`.${apex}`)),
    ],
  }));
}

function interfacesIn(home: VpcItem, context: Context): readonly NetworkInterfaceItem[] {
  return context.peek(networkInterface).filter((item) => item.VpcId === home.VpcId);
}

interface PublicAddress {
  readonly name: string;
  readonly outside: string;
  readonly inside: string;
  readonly vpcId: string;
}

function publicAddresses(context: Context): PublicAddress[] {
  return context.peek(networkInterface).flatMap((item) => {
    if (!hasPublicNames(context.find(vpc, item.VpcId))) return [];
    return item.PrivateIpAddresses.flatMap(({ PrivateIpAddress: inside = '', Association }) => {
      const outside = Association?.PublicIp;
      if (outside === undefined) return [];
      return [{ name: `${publicDnsName(outside, context.region)}.`, outside, inside, vpcId: item.VpcId }];
    });
  });
}

function pointer(address: string, name: string): RecordSet[] {
  const parsed = parseAddress(address);
  return parsed ? [fixedSet(reverseName(parsed), 'PTR', TTL, [name])] : [];
}

function ownSets(apex: string, server: string): RecordSet[] {
  const soa = `${server} hostmaster.amazon.com. 2026010501 3600 900 604800 ${NEGATIVE_TTL}`;
  return [fixedSet(apex, 'SOA', NEGATIVE_TTL, [soa]), fixedSet(apex, 'NS', TTL, [server])];
}
