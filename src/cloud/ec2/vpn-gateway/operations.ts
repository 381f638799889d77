/** What can be done with virtual private gateways. */
import type {
  AttachVpnGatewayRequest,
  AttachVpnGatewayResult,
  CreateVpnGatewayRequest,
  CreateVpnGatewayResult,
  DeleteVpnGatewayRequest,
  DetachVpnGatewayRequest,
  DisableVgwRoutePropagationRequest,
  EnableVgwRoutePropagationRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { AwsError } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { type Operations, type Transitions, write } from '../../kernel/resource.ts';
import { requestTags, withoutEmptyTags } from '../../kernel/tags.ts';
import { requireType } from '../customer-gateway/create.ts';
import { limitExceeded } from '../errors.ts';
import { DEFAULT_ASN, requireAsn } from '../transit-gateway/create.ts';
import { attachVpnGateway, detachVpnGateway, finishAttach, finishDetach } from './attach.ts';
import { disableVgwRoutePropagation, enableVgwRoutePropagation } from './propagation.ts';
import { attachmentOf, type VpnGatewayItem, vpnGateway } from './vpn-gateway.ts';

const GATEWAYS_PER_REGION = 5;
/** How long a deleted one is still shown. */
const SHOWN_MS = 3_600_000;

export const vpnGatewayOperations: Operations = {
  CreateVpnGateway: write<CreateVpnGatewayRequest, Plain<CreateVpnGatewayResult>>(create),
  DescribeVpnGateways: describe(vpnGateway, {
    ids: 'VpnGatewayIds',
    result: 'VpnGateways',
    view: withoutEmptyTags,
  }),
  AttachVpnGateway: write<AttachVpnGatewayRequest, Plain<AttachVpnGatewayResult>>(attachVpnGateway),
  DetachVpnGateway: write<DetachVpnGatewayRequest, object>(detachVpnGateway),
  DeleteVpnGateway: write<DeleteVpnGatewayRequest, object>(remove),
  EnableVgwRoutePropagation: write<EnableVgwRoutePropagationRequest, object>(enableVgwRoutePropagation),
  DisableVgwRoutePropagation: write<DisableVgwRoutePropagationRequest, object>(disableVgwRoutePropagation),
};

export const vpnGatewayTransitions: Transitions<VpnGatewayItem> = {
  'finish-attach': finishAttach,
  'finish-detach': finishDetach,
  forget: (item, context) => context.remove(vpnGateway, item.VpnGatewayId),
};

/** The zone that a request may name has meant nothing for years, and isn't kept. */
function create(input: CreateVpnGatewayRequest, context: Context): Plain<CreateVpnGatewayResult> {
  const tags = requestTags(vpnGateway.kind, input.TagSpecifications);
  requireType(input.Type);
  const asn = requireAsn(input.AmazonSideAsn ?? DEFAULT_ASN);
  const live = context.list(vpnGateway).filter(({ State }) => State !== 'deleted');
  if (live.length >= GATEWAYS_PER_REGION) {
    throw limitExceeded('VpnGatewayLimitExceeded', 'virtual private gateways');
  }
  const created = context.add<VpnGatewayItem>(vpnGateway, {
    AmazonSideAsn: asn,
    State: 'available',
    Type: 'ipsec.1',
    VpcAttachments: [],
    VpnGatewayId: context.newId(vpnGateway.prefix),
    Tags: tags,
  });
  return { VpnGateway: withoutEmptyTags(created) };
}

/** R-VGW-8. */
function remove(input: DeleteVpnGatewayRequest, context: Context): object {
  const item = context.get(vpnGateway, required(input.VpnGatewayId, 'vpnGatewayId'));
  const { VpnGatewayId: id } = item;
  const home = attachmentOf(item)?.VpcId;
  if (home !== undefined) {
    throw new AwsError(
      'IncorrectState',
      `The vpnGateway ID '${id}' is attached to ${home}: detach it first.`,
    );
  }
  const holders = context.holders(id);
  if (holders.length > 0) {
    throw new AwsError('IncorrectState', `The vpnGateway ID '${id}' is in use by ${holders.join(', ')}.`);
  }
  if (item.State !== 'deleted') {
    item.State = 'deleted';
    context.later(SHOWN_MS, vpnGateway, id, 'forget');
  }
  return {};
}
