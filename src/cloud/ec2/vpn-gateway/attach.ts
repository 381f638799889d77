/** Attaching a gateway to its one VPC, and detaching it (R-VGW-1, R-VGW-8, R-VPC-195). */
import type {
  AttachVpnGatewayRequest,
  AttachVpnGatewayResult,
  DetachVpnGatewayRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { dropAssociationOf } from '../route-table/associations.ts';
import { tablesOfVpc } from '../route-table/route-table.ts';
import { vpc } from '../vpc/vpc.ts';
import {
  attachmentOf,
  requireVpnGateway,
  type VpnGatewayItem,
  vpnGateway,
  vpnGatewayOf,
} from './vpn-gateway.ts';

const ATTACH_MS = 45_000;
const DETACH_MS = 45_000;

/** The same attachment again is no error. */
export function attachVpnGateway(
  input: AttachVpnGatewayRequest,
  context: Context,
): Plain<AttachVpnGatewayResult> {
  const item = requireVpnGateway(required(input.VpnGatewayId, 'vpnGatewayId'), context);
  const { VpnGatewayId: id } = item;
  const { VpcId: vpcId } = context.get(vpc, required(input.VpcId, 'vpcId'));
  const current = attachmentOf(item);
  if (current && (current.VpcId !== vpcId || current.State === 'detaching')) {
    throw new AwsError(
      'VpnGatewayAttachmentLimitExceeded',
      `The virtual private gateway '${id}' is already attached to ${current.VpcId}.`,
    );
  }
  if (current) return { VpcAttachment: { ...current } };
  const other = vpnGatewayOf(vpcId, context);
  if (other) {
    throw new AwsError(
      'InvalidVpcState',
      `The vpc '${vpcId}' already has a virtual private gateway attached to it: ${other.VpnGatewayId}.`,
    );
  }
  item.VpcAttachments = [{ State: 'attaching', VpcId: vpcId }];
  context.later(ATTACH_MS, vpnGateway, id, 'finish-attach');
  return { VpcAttachment: { State: 'attaching', VpcId: vpcId } };
}

/** A transition. */
export function finishAttach(item: VpnGatewayItem): void {
  const current = attachmentOf(item);
  if (current?.State === 'attaching') current.State = 'attached';
}

export function detachVpnGateway(input: DetachVpnGatewayRequest, context: Context): object {
  const item = context.get(vpnGateway, required(input.VpnGatewayId, 'vpnGatewayId'));
  const { VpnGatewayId: id } = item;
  const { VpcId: vpcId } = context.get(vpc, required(input.VpcId, 'vpcId'));
  const current = attachmentOf(item);
  if (current?.VpcId !== vpcId) {
    throw new AwsError(
      'InvalidVpnGatewayAttachment.NotFound',
      `The attachment with vpn gateway ID '${id}' and vpc ID '${vpcId}' does not exist`,
    );
  }
  current.State = 'detaching';
  context.later(DETACH_MS, vpnGateway, id, 'finish-detach');
  return {};
}

/** A transition: static routes to it stay, as blackholes; what followed from the attachment goes with it. */
export function finishDetach(item: VpnGatewayItem, context: Context): void {
  const current = attachmentOf(item);
  if (current?.State !== 'detaching') return;
  const { VpnGatewayId: id } = item;
  dropAssociationOf(id, context);
  for (const table of tablesOfVpc(current.VpcId, context)) {
    table.PropagatingVgws = table.PropagatingVgws.filter(({ GatewayId }) => GatewayId !== id);
  }
  current.State = 'detached';
}
