/** Egress-only internet gateways in the packet engine: IPv6 flows begin inside, and only their replies come in (R-VPC-82). */
import { memoise } from '../../../kit/memoise.ts';
import type { ValveNode } from '../../../net/graph.ts';
import { storedPrefix } from '../cidr.ts';
import { labelOf } from '../label.ts';
import { INTERNET_MTU } from '../mtu.ts';
import type { VpcItem } from '../vpc/vpc.ts';
import type { EgressOnlyInternetGatewayItem } from './egress-only-internet-gateway.ts';

export const lowerValve = memoise((item: EgressOnlyInternetGatewayItem, vpc: VpcItem): ValveNode => {
  const { EgressOnlyInternetGatewayId: id } = item;
  return {
    kind: 'valve',
    id,
    origin: { resource: id, label: `egress-only internet gateway ${labelOf(id, item)}` },
    router: vpc.VpcId,
    mtu: INTERNET_MTU,
    passes: vpc.Ipv6CidrBlockAssociationSet.map((set) => storedPrefix(set.Ipv6CidrBlock ?? '::/128')),
  };
});
