/** Routes that split a VPC's own blocks, to lead traffic between subnets through an appliance (R-ROUTE-8). */
import { type Prefix, prefixCovers, samePrefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { invalidValue } from '../errors.ts';
import { blocksOfSubnet, subnet } from '../subnet/subnet.ts';
import { blocksOf, vpc } from '../vpc/vpc.ts';
import type { RouteTarget } from './targets.ts';

export function isWholeSubnet(prefix: Prefix, vpcId: string, context: Context): boolean {
  return context
    .list(subnet)
    .filter((item) => item.VpcId === vpcId)
    .some((item) => blocksOfSubnet(item).some((block) => samePrefix(block, prefix)));
}

/** More specific than local: a whole subnet, through a NAT gateway or an interface. */
export function checkWithinVpc(prefix: Prefix, vpcId: string, target: RouteTarget, context: Context): void {
  if (!blocksOf(context.get(vpc, vpcId)).some((block) => prefixCovers(block, prefix))) return;
  if (!isWholeSubnet(prefix, vpcId, context)) {
    throw invalidValue("Route destination doesn't match any subnet CIDR blocks.");
  }
  checkApplianceTarget(target);
}

/** What may stand in for `local`. */
export function checkApplianceTarget(target: RouteTarget): void {
  if (target.NetworkInterfaceId === undefined && target.NatGatewayId === undefined) {
    throw invalidValue(
      'Route target is not supported. This route only supports interface and instance targets.',
    );
  }
}
