/**
 * Who shows up on the way when hops are counted down. The routers of a VPC and its gateways don't: they don't count, as in
 * AWS. NAT gateways do, and whoever tells of a packet that is too big.
 */
import { formatAddress } from '../kit/address.ts';
import type { Trace } from '../net/trace.ts';

/** Addresses, in their order. */
export function visibleHops({ forward }: Trace): readonly string[] {
  return forward
    .filter(({ action, node }) => action === 'translated' && node.startsWith('nat'))
    .map(({ packet }) => formatAddress(packet.source));
}
