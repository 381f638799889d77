/**
 * Internet gateways in the packet engine: 1:1 translation between private and public IPv4 addresses, IPv6 as it is
 * (R-VPC-75, R-SG-3). A VPC without one gets a door that says so, for traces to go on through.
 */
import { parseAddress } from '../../../kit/address.ts';
import { memoise } from '../../../kit/memoise.ts';
import type { Mapping, Obstacle, RouteTable, StaticTranslatorNode } from '../../../net/graph.ts';
import { type Absent, present } from '../../kernel/absent.ts';
import { storedPrefix } from '../cidr.ts';
import { labelOf } from '../label.ts';
import { INTERNET_MTU } from '../mtu.ts';
import type { NetworkInterfaceItem } from '../network-interface/network-interface.ts';
import type { VpcItem } from '../vpc/vpc.ts';
import type { InternetGatewayItem } from './internet-gateway.ts';

const CODES = {
  outbound: 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
  inbound: 'IGW_PUBLIC_IP_ASSOCIATION_FOR_INGRESS',
} as const;

/** The door that a VPC without an internet gateway would have. */
export function missingDoorId(vpcId: string): string {
  return `${vpcId}/no-internet-gateway`;
}

export const lowerDoor = memoise(
  (
    vpc: VpcItem,
    gateway: InternetGatewayItem | Absent,
    mappings: readonly Mapping[],
    inboundRoutes: RouteTable | Absent,
  ): StaticTranslatorNode => {
    const attached = present(gateway);
    const routes = present(inboundRoutes);
    const common = {
      kind: 'static-translator' as const,
      router: vpc.VpcId,
      mappings,
      passes: vpc.Ipv6CidrBlockAssociationSet.map((set) => storedPrefix(set.Ipv6CidrBlock ?? '::/128')),
      codes: CODES,
      mtu: INTERNET_MTU,
      ...(routes && { inboundRoutes: routes.id }),
    };
    if (!attached) return { ...common, ...missing(vpc) };
    const { InternetGatewayId: id } = attached;
    return { ...common, id, origin: { resource: id, label: `internet gateway ${labelOf(id, attached)}` } };
  },
);

function missing(vpc: VpcItem): { id: string; origin: StaticTranslatorNode['origin']; obstacle: Obstacle } {
  const name = labelOf(vpc.VpcId, vpc);
  return {
    id: missingDoorId(vpc.VpcId),
    origin: { resource: vpc.VpcId, label: `VPC ${name}` },
    obstacle: {
      code: 'NO_INTERNET_GATEWAY',
      text: `VPC ${name} has no internet gateway: create one and attach it.`,
    },
  };
}

/** The public addresses of an interface. */
export const mappingsOf = memoise((item: NetworkInterfaceItem): readonly Mapping[] =>
  item.PrivateIpAddresses.flatMap((entry) => {
    const inside = parseAddress(entry.PrivateIpAddress ?? '');
    const outside = parseAddress(entry.Association?.PublicIp ?? '');
    if (!inside || !outside) return [];
    const { AllocationId: elastic } = entry.Association ?? {};
    const label = `${elastic ? `Elastic IP ${elastic}` : 'public address'} of ${item.NetworkInterfaceId}`;
    return [{ inside, outside, origin: { resource: elastic ?? item.NetworkInterfaceId, label } }];
  }),
);
