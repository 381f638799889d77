/**
 * Peering of transit gateways, of two regions or of one: asked for, and accepted in the other gateway's region (R-TGW-6,
 * R-TGW-19).
 */
import type {
  AcceptTransitGatewayPeeringAttachmentRequest,
  AcceptTransitGatewayPeeringAttachmentResult,
  CreateTransitGatewayPeeringAttachmentRequest,
  CreateTransitGatewayPeeringAttachmentResult,
  DeleteTransitGatewayPeeringAttachmentRequest,
  DeleteTransitGatewayPeeringAttachmentResult,
  RejectTransitGatewayPeeringAttachmentRequest,
  RejectTransitGatewayPeeringAttachmentResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterValue } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { REGIONS, regionInfo } from '../../kernel/regions.ts';
import { requestTags } from '../../kernel/tags.ts';
import { invalidState, requireAvailable } from '../transit-gateway/transit-gateway.ts';
import { type AttachmentItem, attachment, attachmentsOf, changeState, isGone } from './attachment.ts';
import { deleteLater, end } from './lifecycle.ts';
import { showPeeringAttachment } from './show.ts';

const INITIATE_MS = 5000;
const PROVISION_MS = 60_000;

export function createTransitGatewayPeeringAttachment(
  input: CreateTransitGatewayPeeringAttachmentRequest,
  context: Context,
): Plain<CreateTransitGatewayPeeringAttachmentResult> {
  const tags = requestTags(attachment.kind, input.TagSpecifications);
  const gateway = requireAvailable(required(input.TransitGatewayId, 'transitGatewayId'), context);
  const peer = required(input.PeerTransitGatewayId, 'peerTransitGatewayId');
  const owner = required(input.PeerAccountId, 'peerAccountId');
  const region = requireRegion(required(input.PeerRegion, 'peerRegion'));
  refuseOptions(input.Options ?? {}, ['DynamicRouting']);
  if (peer === gateway.TransitGatewayId)
    throw invalidParameterValue(
      peer,
      'peerTransitGatewayId',
      'A transit gateway has no peering with itself.',
    );
  if (owner !== context.account)
    throw notOurs(`there is no transit gateway of account ${owner} to peer with`);
  const twice = attachmentsOf(gateway.TransitGatewayId, context).some(
    (item) => item.Peering && item.ResourceId === peer && !isGone(item),
  );
  if (twice) {
    throw new AwsError(
      'DuplicateTransitGatewayAttachment',
      `${gateway.TransitGatewayId} has a non-deleted Transit Gateway Peering Attachment with ${peer}.`,
    );
  }
  refuseTooMany(gateway.TransitGatewayId, context);
  const end = (TransitGatewayId: string, Region: string) => ({ TransitGatewayId, OwnerId: owner, Region });
  const created = context.add<AttachmentItem>(attachment, {
    TransitGatewayAttachmentId: context.newId(attachment.prefix),
    TransitGatewayId: gateway.TransitGatewayId,
    TransitGatewayOwnerId: context.account,
    ResourceOwnerId: owner,
    ResourceType: 'peering',
    ResourceId: peer,
    State: 'initiatingRequest',
    CreationTime: timestamp(context.now),
    Tags: tags,
    Peering: {
      Requester: end(gateway.TransitGatewayId, context.region),
      Accepter: end(peer, region),
    },
  });
  context.later(INITIATE_MS, attachment, created.TransitGatewayAttachmentId, 'offer');
  return { TransitGatewayPeeringAttachment: showPeeringAttachment(created) };
}

const PEERINGS = 50;
const PENDING_PEERINGS = 10;

function refuseTooMany(gatewayId: string, context: Context): void {
  const own = attachmentsOf(gatewayId, context).filter((item) => item.Peering && !isGone(item));
  const pending = own.filter(({ State }) => State === 'initiatingRequest' || State === 'pendingAcceptance');
  if (own.length < PEERINGS && pending.length < PENDING_PEERINGS) return;
  throw new AwsError(
    'TransitGatewayAttachmentLimitExceeded',
    `The maximum number of${own.length < PEERINGS ? ' pending' : ''} peering attachments of ${gatewayId} has been reached.`,
  );
}

function requireRegion(region: string): string {
  if (!regionInfo(region)) {
    const known = REGIONS.map(({ name }) => name).join(', ');
    throw invalidParameterValue(region, 'peerRegion', `Expecting one of: ${known}.`);
  }
  return region;
}

function notOurs(what: string): AwsError {
  return new AwsError('NotSimulated', `netlab does not simulate this: ${what}`, 501);
}

export function acceptTransitGatewayPeeringAttachment(
  input: AcceptTransitGatewayPeeringAttachmentRequest,
  context: Context,
): Plain<AcceptTransitGatewayPeeringAttachmentResult> {
  const item = requireOffer(input.TransitGatewayAttachmentId, context);
  changeState(item, 'pending', context);
  context.later(PROVISION_MS, attachment, item.TransitGatewayAttachmentId, 'activate');
  return { TransitGatewayPeeringAttachment: showPeeringAttachment(item) };
}

export function rejectTransitGatewayPeeringAttachment(
  input: RejectTransitGatewayPeeringAttachmentRequest,
  context: Context,
): Plain<RejectTransitGatewayPeeringAttachmentResult> {
  const item = requireOffer(input.TransitGatewayAttachmentId, context);
  end(item, 'rejected', context);
  return { TransitGatewayPeeringAttachment: showPeeringAttachment(item) };
}

/** One that waits for an answer, in the region that is to answer. */
function requireOffer(id: string | undefined, context: Context): AttachmentItem {
  const item = requirePeering(id, context);
  const isAccepter = item.Peering?.Accepter.Region === context.region;
  if (item.State !== 'pendingAcceptance' || !isAccepter) throw invalidState(item.TransitGatewayAttachmentId);
  return item;
}

export function deleteTransitGatewayPeeringAttachment(
  input: DeleteTransitGatewayPeeringAttachmentRequest,
  context: Context,
): Plain<DeleteTransitGatewayPeeringAttachmentResult> {
  const item = requirePeering(input.TransitGatewayAttachmentId, context);
  if (item.State !== 'available' && item.State !== 'pendingAcceptance') {
    throw invalidState(item.TransitGatewayAttachmentId);
  }
  deleteLater(item, context);
  return { TransitGatewayPeeringAttachment: showPeeringAttachment(item) };
}

function requirePeering(id: string | undefined, context: Context): AttachmentItem {
  const item = context.get(attachment, required(id, 'transitGatewayAttachmentId'));
  if (!item.Peering || isGone(item)) throw attachment.notFound(item.TransitGatewayAttachmentId);
  return item;
}
