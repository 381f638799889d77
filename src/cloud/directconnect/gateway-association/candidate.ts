/** The gateway of a region that is to be associated, whichever kind it is: found anywhere in the account. */
import { formatPrefix } from '../../../kit/prefix.ts';
import { type TransitGatewayItem, transitGateway } from '../../ec2/transit-gateway/transit-gateway.ts';
import { blocksOf, vpc } from '../../ec2/vpc/vpc.ts';
import { attachmentOf, type VpnGatewayItem, vpnGateway } from '../../ec2/vpn-gateway/vpn-gateway.ts';
import type { Context } from '../../kernel/context.ts';
import { clientException } from '../errors.ts';

export interface Candidate {
  readonly id: string;
  readonly type: 'transitGateway' | 'virtualPrivateGateway';
  readonly region: string;
  readonly asn: number;
  /** Blocks of the VPC that a virtual private gateway is attached to. */
  readonly blocks: readonly string[];
  readonly isAttached: boolean;
}

export function requireCandidate(id: string | undefined, context: Context): Candidate {
  if (id === undefined) throw clientException('gatewayId must be specified.');
  const found = findCandidate(id, context);
  if (!found) throw clientException(`Gateway with ID ${id} does not exist`);
  return found;
}

export function findCandidate(id: string, context: Context): Candidate | undefined {
  for (const region of Object.keys(context.world.regions)) {
    const place = context.elsewhere(region);
    const virtual = place.find(vpnGateway, id);
    if (virtual && virtual.State !== 'deleted') return virtualCandidate(virtual, place);
    const transit = place.find(transitGateway, id);
    if (transit && transit.State !== 'deleted') return transitCandidate(transit, region);
  }
  return undefined;
}

function virtualCandidate(item: VpnGatewayItem, place: Context): Candidate {
  const attachment = attachmentOf(item);
  return {
    id: item.VpnGatewayId,
    type: 'virtualPrivateGateway',
    region: place.region,
    asn: item.AmazonSideAsn,
    blocks: blocksBehind(item, place),
    isAttached: attachment?.State === 'attached',
  };
}

/** Of the VPC that it is attached to, secondary blocks and IPv6 among them. */
export function blocksBehind(item: VpnGatewayItem, place: Context): readonly string[] {
  const attachment = attachmentOf(item);
  const home = attachment?.State === 'attached' ? place.find(vpc, attachment.VpcId) : undefined;
  return home ? blocksOf(home).map(formatPrefix) : [];
}

function transitCandidate(item: TransitGatewayItem, region: string): Candidate {
  return {
    id: item.TransitGatewayId,
    type: 'transitGateway',
    region,
    asn: Number(item.Options.AmazonSideAsn),
    blocks: [],
    isAttached: item.State === 'available',
  };
}
