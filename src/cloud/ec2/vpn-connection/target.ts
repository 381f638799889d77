/** AWS's end of a connection, and whether a customer gateway may be joined to it (R-VPN-4, R-VPN-5). */
import type { CreateVpnConnectionRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination, missingParameter } from '../../kernel/errors.ts';
import { asnOf, type CustomerGatewayItem } from '../customer-gateway/customer-gateway.ts';
import { requireAvailable } from '../transit-gateway/transit-gateway.ts';
import { requireVpnGateway } from '../vpn-gateway/vpn-gateway.ts';
import { isGone, vpnConnection } from './vpn-connection.ts';

export interface Target {
  readonly id: { VpnGatewayId: string } | { TransitGatewayId: string };
  readonly asn: number;
}

/** Exactly one gateway at AWS's end (R-VPN-5). */
export function readTarget(
  {
    VpnGatewayId: vgw,
    TransitGatewayId: tgw,
  }: Pick<CreateVpnConnectionRequest, 'VpnGatewayId' | 'TransitGatewayId'>,
  context: Context,
): Target {
  if (vgw !== undefined && tgw !== undefined) {
    throw invalidParameterCombination(
      'The parameter vpnGatewayId cannot be used with the parameter transitGatewayId',
    );
  }
  if (vgw !== undefined) {
    const { AmazonSideAsn: asn } = requireVpnGateway(vgw, context);
    return { id: { VpnGatewayId: vgw }, asn };
  }
  if (tgw === undefined) throw missingParameter('vpnGatewayId or transitGatewayId');
  const { Options } = requireAvailable(tgw, context);
  return { id: { TransitGatewayId: tgw }, asn: Options.AmazonSideAsn ?? 0 };
}

/** R-VPN-4, R-VPN-5. */
export function checkPair(
  customer: CustomerGatewayItem,
  { id, asn }: Target,
  context: Context,
  self?: string,
): void {
  const kind = 'VpnGatewayId' in id ? 'virtual private gateway' : 'transit gateway';
  if (asnOf(customer) === asn) {
    throw new AwsError(
      'AsnConflict',
      `The Autonomous System Numbers (ASNs) of the specified customer gateway and the specified ${kind} are the same.`,
    );
  }
  if (!('VpnGatewayId' in id)) return;
  const same = context
    .list(vpnConnection)
    .find(
      (item) =>
        !isGone(item) &&
        item.VpnConnectionId !== self &&
        item.VpnGatewayId === id.VpnGatewayId &&
        item.CustomerGatewayId === customer.CustomerGatewayId,
    );
  if (same) {
    throw new AwsError(
      'InvalidOptionConflict',
      `A VPN connection between ${id.VpnGatewayId} and ${customer.CustomerGatewayId} already exists: ${same.VpnConnectionId}`,
    );
  }
}
