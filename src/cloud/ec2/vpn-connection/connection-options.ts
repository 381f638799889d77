/** Options of a connection in requests, and what of AWS's is not simulated (R-VPN-42, R-VPN-43). */
import type { VpnConnectionOptionsSpecification } from '@aws-sdk/client-ec2';
import { invalidParameterCombination } from '../../kernel/errors.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import { canonicalCidr } from '../cidr.ts';
import type { Target } from './target.ts';
import type { VpnConnectionItem } from './vpn-connection.ts';

export function readOptions(
  asked: VpnConnectionOptionsSpecification,
  { id }: Target,
): VpnConnectionItem['Options'] {
  const isTransit = 'TransitGatewayId' in id;
  const { EnableAcceleration, TunnelInsideIpVersion, OutsideIpAddressType, TunnelBandwidth } = asked;
  refuseOnVpnGateway(isTransit, EnableAcceleration === true, 'enableAcceleration');
  refuseOnVpnGateway(isTransit, TunnelInsideIpVersion === 'ipv6', 'tunnelInsideIpVersion');
  refuseOnVpnGateway(isTransit, TunnelBandwidth === 'large', 'tunnelBandwidth');
  if (EnableAcceleration) refuseOptions(asked, ['EnableAcceleration']);
  if (TunnelInsideIpVersion === 'ipv6') refuseOptions(asked, ['TunnelInsideIpVersion']);
  if ((OutsideIpAddressType ?? 'PublicIpv4') !== 'PublicIpv4') refuseOptions(asked, ['OutsideIpAddressType']);
  refuseOptions(asked, [
    'TransportTransitGatewayAttachmentId',
    'LocalIpv6NetworkCidr',
    'RemoteIpv6NetworkCidr',
  ]);
  return {
    EnableAcceleration: false,
    StaticRoutesOnly: asked.StaticRoutesOnly ?? false,
    LocalIpv4NetworkCidr: canonicalCidr(asked.LocalIpv4NetworkCidr ?? '0.0.0.0/0', 'localIpv4NetworkCidr', 4),
    RemoteIpv4NetworkCidr: canonicalCidr(
      asked.RemoteIpv4NetworkCidr ?? '0.0.0.0/0',
      'remoteIpv4NetworkCidr',
      4,
    ),
    OutsideIpAddressType: 'PublicIpv4',
    TunnelInsideIpVersion: 'ipv4',
    ...(isTransit && { TunnelBandwidth: TunnelBandwidth ?? 'standard' }),
  };
}

function refuseOnVpnGateway(isTransit: boolean, isAsked: boolean, parameter: string): void {
  if (isTransit || !isAsked) return;
  throw invalidParameterCombination(
    `The parameter ${parameter} can only be used with a VPN connection on a transit gateway.`,
  );
}
