/**
 * Egress-only internet gateways (R-VPC-82): IPv6 out, nothing in.
 * https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html
 */
import type {
  CreateEgressOnlyInternetGatewayRequest,
  CreateEgressOnlyInternetGatewayResult,
  DeleteEgressOnlyInternetGatewayRequest,
  DeleteEgressOnlyInternetGatewayResult,
  EgressOnlyInternetGateway,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import { type Resource, write } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { invalidValue, limitExceeded, malformed, notFound } from '../errors.ts';
import { vpc } from '../vpc/vpc.ts';

export type EgressOnlyInternetGatewayItem = Stored<
  EgressOnlyInternetGateway,
  'Attachments' | 'EgressOnlyInternetGatewayId' | 'Tags'
>;

const GATEWAYS_PER_REGION = 5;

export const egressOnlyInternetGateway: Resource<EgressOnlyInternetGatewayItem> = {
  kind: 'egress-only-internet-gateway',
  prefix: 'eigw',
  id: (item) => item.EgressOnlyInternetGatewayId,
  notFound: notFound('InvalidGatewayID.NotFound', 'gateway ID'),
  malformed: malformed('InvalidEgressOnlyInternetGatewayId.Malformed', 'eigw'),
  filters: {},
  holds: (item) => item.Attachments.map((attachment) => attachment.VpcId),
  operations: {
    CreateEgressOnlyInternetGateway: write<
      CreateEgressOnlyInternetGatewayRequest,
      Plain<CreateEgressOnlyInternetGatewayResult>
    >(create),
    DescribeEgressOnlyInternetGateways: describe(() => egressOnlyInternetGateway, {
      ids: 'EgressOnlyInternetGatewayIds',
      result: 'EgressOnlyInternetGateways',
    }),
    DeleteEgressOnlyInternetGateway: write<
      DeleteEgressOnlyInternetGatewayRequest,
      DeleteEgressOnlyInternetGatewayResult
    >(remove),
  },
};

export function isEgressOnlyGatewayOf(item: EgressOnlyInternetGatewayItem, vpcId: string): boolean {
  return item.Attachments.some((attachment) => attachment.VpcId === vpcId);
}

/** It is born attached. */
function create(
  input: CreateEgressOnlyInternetGatewayRequest,
  context: Context,
): Plain<CreateEgressOnlyInternetGatewayResult> {
  const tags = requestTags(egressOnlyInternetGateway.kind, input.TagSpecifications);
  const { VpcId: vpcId } = context.get(vpc, required(input.VpcId, 'vpcId'));
  const existing = context.list(egressOnlyInternetGateway);
  if (existing.some((item) => isEgressOnlyGatewayOf(item, vpcId))) {
    throw invalidValue(`Network ${vpcId} already has an egress-only internet gateway attached`);
  }
  if (existing.length >= GATEWAYS_PER_REGION) {
    throw limitExceeded('EgressOnlyInternetGatewayLimitExceeded', 'egress-only internet gateways');
  }
  const created = context.add(egressOnlyInternetGateway, {
    Attachments: [{ State: 'attached', VpcId: vpcId }],
    EgressOnlyInternetGatewayId: context.newId(egressOnlyInternetGateway.prefix),
    Tags: tags,
  });
  return {
    ...(input.ClientToken !== undefined && { ClientToken: input.ClientToken }),
    EgressOnlyInternetGateway: created,
  };
}

function remove(
  input: DeleteEgressOnlyInternetGatewayRequest,
  context: Context,
): DeleteEgressOnlyInternetGatewayResult {
  const id = required(input.EgressOnlyInternetGatewayId, 'egressOnlyInternetGatewayId');
  context.remove(
    egressOnlyInternetGateway,
    context.get(egressOnlyInternetGateway, id).EgressOnlyInternetGatewayId,
  );
  return { ReturnCode: true };
}
