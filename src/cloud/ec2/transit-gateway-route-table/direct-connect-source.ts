/**
 * Routes from Direct Connect gateways (R-TGW-10): what routers on premises have announced to them, as the transit gateway's
 * region prefers it, but for what has been through the transit gateway before (R-BGP-6): a router that has it from there
 * by VPN may well announce it here. Virtual interfaces of equal preference share the flows, beyond the Direct Connect
 * gateway (R-TGW-15).
 */
import { associationNode, directConnectRoutes } from '../../directconnect/routing/learnt.ts';
import { gatewaysIn } from '../../directconnect/tables.ts';
import type { Context } from '../../kernel/context.ts';
import { transitGateway } from '../transit-gateway/transit-gateway.ts';
import type { AttachmentItem } from '../transit-gateway-attachment/attachment.ts';
import type { Learnt } from './learnt.ts';

export function directConnectSource(
  from: readonly AttachmentItem[],
  transitGatewayId: string,
  context: Context,
): readonly Learnt[] {
  const own = from.filter(({ ResourceType }) => ResourceType === 'direct-connect-gateway');
  if (own.length === 0) return [];
  const nodeOf = (item: AttachmentItem) => associationNode(item.ResourceId, transitGatewayId);
  const asn = context.find(transitGateway, transitGatewayId)?.Options.AmazonSideAsn;
  return directConnectRoutes(context.snapshot, context.region, transitGatewayId).flatMap(
    ({ prefix, nodes, best }) => {
      const beyond = best.attributes.asPath.flat();
      if (beyond.some((one) => one === asn)) return [];
      const ways = own.flatMap((item) => {
        const node = nodeOf(item);
        return nodes.includes(node) ? [{ attachment: item, node }] : [];
      });
      const [first] = ways;
      if (!first) return [];
      const passed = gatewaysIn(context.snapshot).find(
        (one) => one.directConnectGatewayId === first.attachment.ResourceId,
      );
      const asPath = [...(passed ? [passed.amazonSideAsn] : []), ...beyond];
      return [{ cidr: prefix, ways, asPath }];
    },
  );
}
