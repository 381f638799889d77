/** CreateVpnConnection (R-VPN-1, R-VPN-4…R-VPN-6, R-VPN-10, R-VPN-11, R-VPN-42, R-VPN-43). */
import type {
  CreateVpnConnectionRequest,
  CreateVpnConnectionResult,
  VpnConnectionOptionsSpecification,
} from '@aws-sdk/client-ec2';
import { nextBelow } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import {
  AwsError,
  invalidParameterCombination,
  invalidParameterValue,
  missingParameter,
} from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { requestTags } from '../../kernel/tags.ts';
import { drawPublicAddress } from '../address/public-pool.ts';
import { canonicalCidr } from '../cidr.ts';
import { requireType } from '../customer-gateway/create.ts';
import {
  asnOf,
  type CustomerGatewayItem,
  requireCustomerGateway,
} from '../customer-gateway/customer-gateway.ts';
import { limitExceeded } from '../errors.ts';
import { requireAvailable } from '../transit-gateway/transit-gateway.ts';
import { requireVpnGateway } from '../vpn-gateway/vpn-gateway.ts';
import { drawInsideCidr, insideCidrsOf, requireInsideCidr } from './inside-cidr.ts';
import { later, PROVISION_MS } from './lifecycle.ts';
import { showVpnConnection } from './show.ts';
import { planAttachment } from './transit-attachment.ts';
import { type AskedOptions, readTunnelOptions } from './tunnel-options.ts';
import { isGone, type TunnelItem, type VpnConnectionItem, vpnConnection } from './vpn-connection.ts';

const CONNECTIONS_PER_REGION = 50;
const CONNECTIONS_PER_GATEWAY = 10;
const TUNNELS = 2;

export function createVpnConnection(
  input: CreateVpnConnectionRequest,
  context: Context,
): Plain<CreateVpnConnectionResult> {
  const tags = requestTags(vpnConnection.kind, input.TagSpecifications);
  requireType(input.Type);
  refuseOptions(input, ['VpnConcentratorId']);
  if (input.PreSharedKeyStorage === 'SecretsManager') refuseOptions(input, ['PreSharedKeyStorage']);
  const customer = requireCustomerGateway(required(input.CustomerGatewayId, 'customerGatewayId'), context);
  const target = readTarget(input, context);
  checkPair(customer, target, context);
  checkQuotas(target, context);
  const asked = input.Options ?? {};
  const options = readOptions(asked, target);
  const tunnels = readTunnels(asked, Object.values(target.id)[0] ?? '', context);
  const created = context.add<VpnConnectionItem>(vpnConnection, {
    CustomerGatewayId: customer.CustomerGatewayId,
    Category: 'VPN',
    State: 'pending',
    Type: 'ipsec.1',
    VpnConnectionId: context.newId(vpnConnection.prefix),
    ...target.id,
    Options: options,
    Routes: [],
    Tunnels: tunnels,
    Tags: tags,
  });
  if (created.TransitGatewayId !== undefined) planAttachment(created, context);
  later(PROVISION_MS, created, 'provision', context);
  return { VpnConnection: showVpnConnection(created, context) };
}

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

function checkQuotas({ id }: Target, context: Context): void {
  const live = context.list(vpnConnection).filter((item) => !isGone(item));
  const own = live.filter((item) => 'VpnGatewayId' in id && item.VpnGatewayId === id.VpnGatewayId);
  if (live.length >= CONNECTIONS_PER_REGION || own.length >= CONNECTIONS_PER_GATEWAY) {
    throw limitExceeded('VpnConnectionLimitExceeded', 'VPN connections');
  }
}

function readOptions(asked: VpnConnectionOptionsSpecification, { id }: Target): VpnConnectionItem['Options'] {
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

function readTunnels(
  { TunnelOptions: asked = [] }: VpnConnectionOptionsSpecification,
  gatewayId: string,
  context: Context,
): TunnelItem[] {
  if (asked.length > TUNNELS) {
    throw invalidParameterValue(asked.length, 'tunnelOptions', 'A VPN connection has two tunnels.');
  }
  const taken = insideCidrsOf(gatewayId, context);
  const read = Array.from({ length: TUNNELS }, (_, index) => readTunnelOptions(asked[index] ?? {}));
  for (const { TunnelInsideCidr } of read) {
    if (TunnelInsideCidr !== undefined) taken.add(requireInsideCidr(TunnelInsideCidr, taken));
  }
  return read.map((options) => newTunnel(options, taken, context));
}

function newTunnel(options: AskedOptions, taken: Set<string>, context: Context): TunnelItem {
  const TunnelInsideCidr = options.TunnelInsideCidr ?? drawInsideCidr(taken, context);
  taken.add(TunnelInsideCidr);
  return {
    Options: {
      ...options,
      OutsideIpAddress: drawPublicAddress(context),
      TunnelInsideCidr,
      PreSharedKey: options.PreSharedKey ?? drawKey(context),
    },
    Ike: 'down',
    Since: context.now,
  };
}

const KEY_LENGTH = 32;
const KEY_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz123456789._';

/** R-VPN-11. */
function drawKey({ random }: Context): string {
  return Array.from({ length: KEY_LENGTH }, () => KEY_LETTERS[nextBelow(random, KEY_LETTERS.length)]).join(
    '',
  );
}
