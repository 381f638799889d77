/** CreateVpnConnection (R-VPN-1, R-VPN-5, R-VPN-6). */
import type { CreateVpnConnectionRequest, CreateVpnConnectionResult } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { requestTags } from '../../kernel/tags.ts';
import { requireType } from '../customer-gateway/create.ts';
import { requireCustomerGateway } from '../customer-gateway/customer-gateway.ts';
import { limitExceeded } from '../errors.ts';
import { readOptions } from './connection-options.ts';
import { later, PROVISION_MS } from './lifecycle.ts';
import { readTunnels } from './new-tunnels.ts';
import { showVpnConnection } from './show.ts';
import { checkPair, readTarget, type Target } from './target.ts';
import { planAttachment } from './transit-attachment.ts';
import { isGone, type VpnConnectionItem, vpnConnection } from './vpn-connection.ts';

const CONNECTIONS_PER_REGION = 50;
const CONNECTIONS_PER_GATEWAY = 10;

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

function checkQuotas({ id }: Target, context: Context): void {
  const live = context.list(vpnConnection).filter((item) => !isGone(item));
  const own = live.filter((item) => 'VpnGatewayId' in id && item.VpnGatewayId === id.VpnGatewayId);
  if (live.length >= CONNECTIONS_PER_REGION || own.length >= CONNECTIONS_PER_GATEWAY) {
    throw limitExceeded('VpnConnectionLimitExceeded', 'VPN connections');
  }
}
