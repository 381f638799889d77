/** What can be done with egress-only internet gateways. */
import type {
  CreateEgressOnlyInternetGatewayRequest,
  CreateEgressOnlyInternetGatewayResult,
  DeleteEgressOnlyInternetGatewayRequest,
  DeleteEgressOnlyInternetGatewayResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Operations } from '../../kernel/resource.ts';
import { write } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { invalidValue, limitExceeded } from '../errors.ts';
import { vpc } from '../vpc/vpc.ts';
import { egressOnlyInternetGateway, isEgressOnlyGatewayOf } from './egress-only-internet-gateway.ts';

export const egressOnlyInternetGatewayOperations: Operations = {
  CreateEgressOnlyInternetGateway: write<
    CreateEgressOnlyInternetGatewayRequest,
    Plain<CreateEgressOnlyInternetGatewayResult>
  >(create),
  DescribeEgressOnlyInternetGateways: describe(egressOnlyInternetGateway, {
    ids: 'EgressOnlyInternetGatewayIds',
    result: 'EgressOnlyInternetGateways',
  }),
  DeleteEgressOnlyInternetGateway: write<
    DeleteEgressOnlyInternetGatewayRequest,
    DeleteEgressOnlyInternetGatewayResult
  >(remove),
};

const GATEWAYS_PER_REGION = 5;

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
