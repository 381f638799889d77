/** What can be done with internet gateways. */
import type {
  AttachInternetGatewayRequest,
  CreateInternetGatewayRequest,
  CreateInternetGatewayResult,
  DeleteInternetGatewayRequest,
  DetachInternetGatewayRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { AwsError } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Operations } from '../../kernel/resource.ts';
import { write } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { hasPublicAddress } from '../address/association.ts';
import { dependencyViolation, gatewayNotAttached, invalidValue, limitExceeded } from '../errors.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { dropAssociationOf } from '../route-table/associations.ts';
import { vpc } from '../vpc/vpc.ts';
import { addInternetGateway, internetGateway, internetGatewayOf, isAttached } from './internet-gateway.ts';

export const internetGatewayOperations: Operations = {
  CreateInternetGateway: write<CreateInternetGatewayRequest, Plain<CreateInternetGatewayResult>>(create),
  DescribeInternetGateways: describe(internetGateway, {
    ids: 'InternetGatewayIds',
    result: 'InternetGateways',
  }),
  AttachInternetGateway: write<AttachInternetGatewayRequest, object>(attach),
  DetachInternetGateway: write<DetachInternetGatewayRequest, object>(detach),
  DeleteInternetGateway: write<DeleteInternetGatewayRequest, object>(remove),
};

/** R-VPC-71. */
const GATEWAYS_PER_REGION = 5;

function create(input: CreateInternetGatewayRequest, context: Context): Plain<CreateInternetGatewayResult> {
  const tags = requestTags(internetGateway.kind, input.TagSpecifications);
  if (context.list(internetGateway).length >= GATEWAYS_PER_REGION) {
    throw limitExceeded('InternetGatewayLimitExceeded', 'internet gateways');
  }
  const created = addInternetGateway(context);
  created.Tags = tags;
  return { InternetGateway: { ...created, Attachments: [] } };
}

function attach(input: AttachInternetGatewayRequest, context: Context): object {
  const item = context.get(internetGateway, required(input.InternetGatewayId, 'internetGatewayId'));
  const { VpcId: vpcId } = context.get(vpc, required(input.VpcId, 'vpcId'));
  const [attachment] = item.Attachments;
  if (attachment) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `resource ${item.InternetGatewayId} is already attached to network ${attachment.VpcId}`,
    );
  }
  if (internetGatewayOf(vpcId, context)) {
    throw invalidValue(`Network ${vpcId} already has an internet gateway attached`);
  }
  item.Attachments = [{ State: 'available', VpcId: vpcId }];
  return {};
}

function detach(input: DetachInternetGatewayRequest, context: Context): object {
  const item = context.get(internetGateway, required(input.InternetGatewayId, 'internetGatewayId'));
  const { VpcId: vpcId } = context.get(vpc, required(input.VpcId, 'vpcId'));
  if (!isAttached(item, vpcId)) throw gatewayNotAttached(item.InternetGatewayId, vpcId);
  const mapped = context
    .list(networkInterface)
    .some((other) => other.VpcId === vpcId && hasPublicAddress(other));
  if (mapped) {
    throw new AwsError(
      'DependencyViolation',
      `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
  }
  // The table that steered what came in belongs to the VPC, and the gateway may be attached to another one next.
  dropAssociationOf(item.InternetGatewayId, context);
  item.Attachments = [];
  return {};
}

function remove(input: DeleteInternetGatewayRequest, context: Context): object {
  const item = context.get(internetGateway, required(input.InternetGatewayId, 'internetGatewayId'));
  const { InternetGatewayId: id } = item;
  if (item.Attachments.length > 0) throw dependencyViolation('internetGateway', id);
  context.remove(internetGateway, id);
  return {};
}
