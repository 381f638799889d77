/** What can be done with attachments of transit gateways. */
import type {
  AcceptTransitGatewayPeeringAttachmentRequest,
  AcceptTransitGatewayPeeringAttachmentResult,
  AcceptTransitGatewayVpcAttachmentRequest,
  CreateTransitGatewayPeeringAttachmentRequest,
  CreateTransitGatewayPeeringAttachmentResult,
  CreateTransitGatewayVpcAttachmentRequest,
  CreateTransitGatewayVpcAttachmentResult,
  DeleteTransitGatewayPeeringAttachmentRequest,
  DeleteTransitGatewayPeeringAttachmentResult,
  DeleteTransitGatewayVpcAttachmentRequest,
  DeleteTransitGatewayVpcAttachmentResult,
  ModifyTransitGatewayVpcAttachmentRequest,
  ModifyTransitGatewayVpcAttachmentResult,
  RejectTransitGatewayPeeringAttachmentRequest,
  RejectTransitGatewayPeeringAttachmentResult,
  RejectTransitGatewayVpcAttachmentRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import type { Plain } from '../../kernel/plain.ts';
import { type Operations, type Resource, write } from '../../kernel/resource.ts';
import { type AttachmentItem, attachment } from './attachment.ts';
import { createTransitGatewayVpcAttachment } from './create-vpc-attachment.ts';
import {
  acceptTransitGatewayPeeringAttachment,
  createTransitGatewayPeeringAttachment,
  deleteTransitGatewayPeeringAttachment,
  rejectTransitGatewayPeeringAttachment,
} from './peering.ts';
import { showAttachment, showPeeringAttachment, showVpcAttachment } from './show.ts';
import {
  answerVpcAttachment,
  deleteTransitGatewayVpcAttachment,
  modifyTransitGatewayVpcAttachment,
} from './vpc-attachment.ts';

/** Each kind in its own shape, which its filters still read as the item. */
function describeKind(
  kind: AttachmentItem['ResourceType'],
  result: string,
  show: (item: AttachmentItem) => object,
) {
  const shown: Resource<AttachmentItem> = {
    ...attachment,
    filters: Object.fromEntries(
      Object.entries(attachment.filters).map(([name, read]) => [
        name,
        (item, context) => read(context.get(attachment, item.TransitGatewayAttachmentId), context),
      ]),
    ),
  };
  return describe(shown, {
    ids: 'TransitGatewayAttachmentIds',
    result,
    items: (context: Context) =>
      context.list(attachment).filter((item) => item.ResourceType === kind && !item.FarSide),
    view: show,
  });
}

export const attachmentOperations: Operations = {
  DescribeTransitGatewayAttachments: describe(attachment, {
    ids: 'TransitGatewayAttachmentIds',
    result: 'TransitGatewayAttachments',
    view: showAttachment,
  }),
  CreateTransitGatewayVpcAttachment: write<
    CreateTransitGatewayVpcAttachmentRequest,
    Plain<CreateTransitGatewayVpcAttachmentResult>
  >(createTransitGatewayVpcAttachment),
  DescribeTransitGatewayVpcAttachments: describeKind(
    'vpc',
    'TransitGatewayVpcAttachments',
    showVpcAttachment,
  ),
  ModifyTransitGatewayVpcAttachment: write<
    ModifyTransitGatewayVpcAttachmentRequest,
    Plain<ModifyTransitGatewayVpcAttachmentResult>
  >(modifyTransitGatewayVpcAttachment),
  DeleteTransitGatewayVpcAttachment: write<
    DeleteTransitGatewayVpcAttachmentRequest,
    Plain<DeleteTransitGatewayVpcAttachmentResult>
  >(deleteTransitGatewayVpcAttachment),
  AcceptTransitGatewayVpcAttachment: write<AcceptTransitGatewayVpcAttachmentRequest, never>(
    answerVpcAttachment,
  ),
  RejectTransitGatewayVpcAttachment: write<RejectTransitGatewayVpcAttachmentRequest, never>(
    answerVpcAttachment,
  ),
  CreateTransitGatewayPeeringAttachment: write<
    CreateTransitGatewayPeeringAttachmentRequest,
    Plain<CreateTransitGatewayPeeringAttachmentResult>
  >(createTransitGatewayPeeringAttachment),
  DescribeTransitGatewayPeeringAttachments: describeKind(
    'peering',
    'TransitGatewayPeeringAttachments',
    showPeeringAttachment,
  ),
  AcceptTransitGatewayPeeringAttachment: write<
    AcceptTransitGatewayPeeringAttachmentRequest,
    Plain<AcceptTransitGatewayPeeringAttachmentResult>
  >(acceptTransitGatewayPeeringAttachment),
  RejectTransitGatewayPeeringAttachment: write<
    RejectTransitGatewayPeeringAttachmentRequest,
    Plain<RejectTransitGatewayPeeringAttachmentResult>
  >(rejectTransitGatewayPeeringAttachment),
  DeleteTransitGatewayPeeringAttachment: write<
    DeleteTransitGatewayPeeringAttachmentRequest,
    Plain<DeleteTransitGatewayPeeringAttachmentResult>
  >(deleteTransitGatewayPeeringAttachment),
};
