/** What a way may lead over, as labs name it: `vpn-connection/hq/1`, `virtual-interface/east`, `nat-gateway`, `local`, an address, an ID. */

import { gatewaysIn, vifsIn } from '../../cloud/directconnect/tables.ts';
import { egressOnlyInternetGateway } from '../../cloud/ec2/egress-only-internet-gateway/egress-only-internet-gateway.ts';
import { internetGateway } from '../../cloud/ec2/internet-gateway/internet-gateway.ts';
import { natGateway } from '../../cloud/ec2/nat-gateway/nat-gateway.ts';
import { networkInterface } from '../../cloud/ec2/network-interface/network-interface.ts';
import { transitGateway } from '../../cloud/ec2/transit-gateway/transit-gateway.ts';
import { attachment } from '../../cloud/ec2/transit-gateway-attachment/attachment.ts';
import { vpc } from '../../cloud/ec2/vpc/vpc.ts';
import { vpcEndpoint } from '../../cloud/ec2/vpc-endpoint/vpc-endpoint.ts';
import { vpcPeeringConnection } from '../../cloud/ec2/vpc-peering-connection/vpc-peering-connection.ts';
import { vpnConnection } from '../../cloud/ec2/vpn-connection/vpn-connection.ts';
import { vpnGateway } from '../../cloud/ec2/vpn-gateway/vpn-gateway.ts';
import { tagValue } from '../../cloud/kernel/filters.ts';
import type { Resource, Tagged } from '../../cloud/kernel/resource.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { UnknownPlace } from '../places.ts';
import { tableOf } from '../tables.ts';
import type { Candidate, Leg } from './candidate.ts';

interface Named {
  readonly id: string;
  readonly name: string | undefined;
}

type TargetKind = (world: World) => readonly Named[];

function taggedKind<T extends object>(resource: Resource<T>): TargetKind {
  return (world) =>
    Object.keys(world.regions).flatMap((region) =>
      Object.values(tableOf(world, region, resource)).map((item) => ({
        id: resource.id(item),
        name: tagValue(item as Tagged, 'Name'),
      })),
    );
}

const KINDS: Readonly<Record<string, TargetKind>> = {
  'vpn-connection': taggedKind(vpnConnection),
  'virtual-interface': (world) =>
    vifsIn(world).map((item) => ({ id: item.virtualInterfaceId, name: item.virtualInterfaceName })),
  'direct-connect-gateway': (world) =>
    gatewaysIn(world).map((item) => ({
      id: item.directConnectGatewayId,
      name: item.directConnectGatewayName,
    })),
  'transit-gateway-attachment': taggedKind(attachment),
  'transit-gateway': taggedKind(transitGateway),
  'vpn-gateway': taggedKind(vpnGateway),
  'vpc-peering-connection': taggedKind(vpcPeeringConnection),
  'vpc-endpoint': taggedKind(vpcEndpoint),
  'nat-gateway': taggedKind(natGateway),
  'internet-gateway': taggedKind(internetGateway),
  'egress-only-internet-gateway': taggedKind(egressOnlyInternetGateway),
  'network-interface': taggedKind(networkInterface),
  vpc: taggedKind(vpc),
};

export const TARGET_KINDS: readonly string[] = Object.keys(KINDS);

/** Whether a leg is what the target names. Throws `UnknownPlace` where nothing is called so. */
export function targetMatcher(world: World, target: string): (leg: Leg) => boolean {
  const [scheme = '', name, part] = target.split('/');
  const kind = Object.hasOwn(KINDS, scheme) ? KINDS[scheme] : undefined;
  if (target.startsWith('premises/')) return isCalled([target.slice('premises/'.length)]);
  if (!kind) return isCalled([target]);
  if (name === undefined) {
    const ids = new Set(kind(world).map(({ id }) => id));
    return ({ names }) => names.some((one) => ids.has(one));
  }
  const found = kind(world).filter((one) => one.id === name || one.name === name);
  if (found.length === 0) {
    const known = kind(world).map((one) => one.name ?? one.id);
    throw new UnknownPlace(target, `There is no '${target}'. Known: ${known.join(', ') || 'none yet'}.`);
  }
  return isCalled(found.map(({ id }) => (part === undefined ? id : `${id}/${part}`)));
}

const isCalled = (wanted: readonly string[]) => (leg: Leg) => leg.names.some((one) => wanted.includes(one));

/** The legs over which packets go; what is used without any swallows them. */
export function legsInUse(used: readonly Candidate[]): readonly Leg[] {
  return used.flatMap(({ legs }) => legs);
}
