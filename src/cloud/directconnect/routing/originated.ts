/** What a Direct Connect gateway tells customers of its associations (R-DX-76, R-DX-77, R-BGP-10). */
import { formatPrefix, prefixCovers } from '../../../kit/prefix.ts';
import { storedPrefix } from '../../ec2/cidr.ts';
import { vpnGateway } from '../../ec2/vpn-gateway/vpn-gateway.ts';
import { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import { type AssociationItem, isAssociated, isTransit } from '../gateway-association/association.ts';
import { blocksBehind } from '../gateway-association/candidate.ts';

/** Of a transit gateway just what is allowed; of a VPC those of its blocks that something allowed covers. */
export function originatedBy(item: AssociationItem, world: World): readonly string[] {
  if (!isAssociated(item)) return [];
  if (isTransit(item)) return item.allowedPrefixes;
  return filtered(blocksOfAssociation(item, world), item.allowedPrefixes);
}

/** Blocks of the VPC behind an associated virtual private gateway. */
export function blocksOfAssociation({ associatedGateway }: AssociationItem, world: World): readonly string[] {
  const place = new Context(world, associatedGateway.region, []);
  const gateway = place.find(vpnGateway, associatedGateway.id);
  return gateway ? blocksBehind(gateway, place) : [];
}

export function filtered(blocks: readonly string[], allowed: readonly string[]): readonly string[] {
  const filters = allowed.map(storedPrefix);
  return blocks
    .map(storedPrefix)
    .filter((block) => filters.some((one) => one.family === block.family && prefixCovers(one, block)))
    .map(formatPrefix);
}
