/** CreateTransitGatewayVpcAttachment: one subnet a zone (R-TGW-4…R-TGW-6). */
import type {
  CreateTransitGatewayVpcAttachmentRequest,
  CreateTransitGatewayVpcAttachmentRequestOptions,
  CreateTransitGatewayVpcAttachmentResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, missingParameter } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { requestTags } from '../../kernel/tags.ts';
import { invalidValue } from '../errors.ts';
import { subnet } from '../subnet/subnet.ts';
import { requireAvailable } from '../transit-gateway/transit-gateway.ts';
import { vpc } from '../vpc/vpc.ts';
import { type AttachmentItem, attachment, attachmentBetween, isGone, type VpcPart } from './attachment.ts';
import { showVpcAttachment } from './show.ts';

const PROVISION_MS = 45_000;
const GATEWAYS_PER_VPC = 5;

export function createTransitGatewayVpcAttachment(
  input: CreateTransitGatewayVpcAttachmentRequest,
  context: Context,
): Plain<CreateTransitGatewayVpcAttachmentResult> {
  const tags = requestTags(attachment.kind, input.TagSpecifications);
  const gateway = requireAvailable(required(input.TransitGatewayId, 'transitGatewayId'), context);
  const { VpcId } = context.get(vpc, required(input.VpcId, 'vpcId'));
  if (!input.SubnetIds?.length) throw missingParameter('subnetIds');
  checkSubnets(input.SubnetIds, VpcId, context);
  if (attachmentBetween(gateway.TransitGatewayId, VpcId, context)) {
    throw new AwsError(
      'DuplicateTransitGatewayAttachment',
      `${gateway.TransitGatewayId} has non-deleted Transit Gateway Attachments with same VPC ID.`,
    );
  }
  refuseTooMany(VpcId, context);
  const created = context.add<AttachmentItem>(attachment, {
    TransitGatewayAttachmentId: context.newId(attachment.prefix),
    TransitGatewayId: gateway.TransitGatewayId,
    TransitGatewayOwnerId: context.account,
    ResourceOwnerId: context.account,
    ResourceType: 'vpc',
    ResourceId: VpcId,
    State: 'pending',
    CreationTime: timestamp(context.now),
    Tags: tags,
    Vpc: {
      VpcId,
      Subnets: input.SubnetIds.map((SubnetId) => ({ SubnetId })),
      Options: readOptions(input.Options ?? {}),
    },
  });
  context.later(PROVISION_MS, attachment, created.TransitGatewayAttachmentId, 'provision');
  return { TransitGatewayVpcAttachment: showVpcAttachment(created) };
}

function readOptions(asked: CreateTransitGatewayVpcAttachmentRequestOptions): VpcPart['Options'] {
  return {
    DnsSupport: asked.DnsSupport ?? 'enable',
    SecurityGroupReferencingSupport: asked.SecurityGroupReferencingSupport ?? 'enable',
    Ipv6Support: asked.Ipv6Support ?? 'disable',
    ApplianceModeSupport: asked.ApplianceModeSupport ?? 'disable',
  };
}

/** Of the VPC, with IPv4, and no two of one zone. */
export function checkSubnets(ids: readonly string[], vpcId: string, context: Context): void {
  const items = ids.map((id) => context.get(subnet, id));
  const foreign = items.find((item) => item.VpcId !== vpcId);
  if (foreign) throw invalidValue(`Subnet ${foreign.SubnetId} does not belong to VPC ${vpcId}.`);
  const native = items.find((item) => item.Ipv6Native);
  if (native) {
    throw invalidValue(
      `Subnet ${native.SubnetId} is IPv6-only, which a transit gateway attachment cannot use.`,
    );
  }
  const zones = items.map((item) => item.AvailabilityZone);
  if (new Set(zones).size < zones.length) {
    throw new AwsError('DuplicateSubnetsInSameZone', 'Duplicate Subnets for same AZ');
  }
}

function refuseTooMany(vpcId: string, context: Context): void {
  const own = context.list(attachment).filter((item) => item.Vpc?.VpcId === vpcId && !isGone(item));
  if (own.length < GATEWAYS_PER_VPC) return;
  throw new AwsError(
    'TransitGatewayAttachmentLimitExceeded',
    `The maximum number of transit gateway attachments of ${vpcId} has been reached.`,
  );
}
