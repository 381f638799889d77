/** Changing and deleting VPC attachments; accepting and rejecting them, where only other accounts' need that. */
import type {
  AcceptTransitGatewayVpcAttachmentRequest,
  DeleteTransitGatewayVpcAttachmentRequest,
  DeleteTransitGatewayVpcAttachmentResult,
  ModifyTransitGatewayVpcAttachmentRequest,
  ModifyTransitGatewayVpcAttachmentResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { invalidValue } from '../errors.ts';
import { invalidState } from '../transit-gateway/transit-gateway.ts';
import {
  type AttachmentItem,
  attachment,
  attachmentsOf,
  isGone,
  requireUp,
  type VpcPart,
} from './attachment.ts';
import { checkSubnets } from './create-vpc-attachment.ts';
import { addInterfaces, removeInterface } from './interfaces.ts';
import { deleteLater } from './lifecycle.ts';
import { showVpcAttachment } from './show.ts';

const MODIFY_MS = 5000;

export function modifyTransitGatewayVpcAttachment(
  input: ModifyTransitGatewayVpcAttachmentRequest,
  context: Context,
): Plain<ModifyTransitGatewayVpcAttachmentResult> {
  const { item, part } = requireVpcAttachment(input.TransitGatewayAttachmentId, context);
  const { AddSubnetIds: added = [], RemoveSubnetIds: removed = [], Options: asked = {} } = input;
  changeSubnets(item, part, added, removed, context);
  const { DnsSupport, SecurityGroupReferencingSupport, Ipv6Support, ApplianceModeSupport } = asked;
  Object.assign(
    part.Options,
    DnsSupport && { DnsSupport },
    SecurityGroupReferencingSupport && { SecurityGroupReferencingSupport },
    Ipv6Support && { Ipv6Support },
    ApplianceModeSupport && { ApplianceModeSupport },
  );
  item.State = 'modifying';
  context.later(MODIFY_MS, attachment, item.TransitGatewayAttachmentId, 'settle-modify');
  return { TransitGatewayVpcAttachment: showVpcAttachment(item) };
}

function changeSubnets(
  item: AttachmentItem,
  part: VpcPart,
  added: readonly string[],
  removed: readonly string[],
  context: Context,
): void {
  for (const id of removed) {
    const place = part.Subnets.find(({ SubnetId }) => SubnetId === id);
    if (!place) throw invalidValue(`Subnet ${id} is not a subnet of ${item.TransitGatewayAttachmentId}.`);
    removeInterface(place.InterfaceId, context);
    part.Subnets = part.Subnets.filter((other) => other !== place);
  }
  part.Subnets.push(...added.map((SubnetId) => ({ SubnetId })));
  if (part.Subnets.length === 0) {
    throw new AwsError(
      'InsufficientSubnetsException',
      `${item.TransitGatewayAttachmentId} must keep at least one subnet.`,
    );
  }
  checkSubnets(
    part.Subnets.map(({ SubnetId }) => SubnetId),
    part.VpcId,
    context,
  );
  addInterfaces(item, part, context);
}

export function deleteTransitGatewayVpcAttachment(
  input: DeleteTransitGatewayVpcAttachmentRequest,
  context: Context,
): Plain<DeleteTransitGatewayVpcAttachmentResult> {
  const { item } = requireVpcAttachment(input.TransitGatewayAttachmentId, context);
  refuseTransport(item, context);
  deleteLater(item, context);
  return { TransitGatewayVpcAttachment: showVpcAttachment(item) };
}

/** What carries Connect attachments stays (R-TGW-24). */
function refuseTransport(
  { TransitGatewayAttachmentId: id, TransitGatewayId }: AttachmentItem,
  context: Context,
) {
  const carried = attachmentsOf(TransitGatewayId, context).filter(
    (other) => other.ResourceType === 'connect' && other.ResourceId === id && !isGone(other),
  );
  if (carried.length === 0) return;
  const ids = carried.map((other) => other.TransitGatewayAttachmentId).join(', ');
  throw new AwsError('IncorrectState', `${id} has non-deleted Transit Gateway Connect Attachments: ${ids}.`);
}

/** Within one account nothing waits for an answer. */
export function answerVpcAttachment(
  input: AcceptTransitGatewayVpcAttachmentRequest,
  context: Context,
): never {
  const { item } = requireVpcAttachment(input.TransitGatewayAttachmentId, context);
  throw invalidState(item.TransitGatewayAttachmentId);
}

function requireVpcAttachment(
  id: string | undefined,
  context: Context,
): { item: AttachmentItem; part: VpcPart } {
  const item = requireUp(required(id, 'transitGatewayAttachmentId'), context);
  if (!item.Vpc) throw attachment.notFound(item.TransitGatewayAttachmentId);
  return { item, part: item.Vpc };
}
