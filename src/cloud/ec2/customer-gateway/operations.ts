/** What can be done with customer gateways. */
import type {
  CreateCustomerGatewayRequest,
  CreateCustomerGatewayResult,
  DeleteCustomerGatewayRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { AwsError } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { type Operations, type Transitions, write } from '../../kernel/resource.ts';
import { withoutEmptyTags } from '../../kernel/tags.ts';
import { createCustomerGateway } from './create.ts';
import { type CustomerGatewayItem, customerGateway } from './customer-gateway.ts';

/** How long a deleted one is still shown. */
const SHOWN_MS = 3_600_000;

export const customerGatewayOperations: Operations = {
  CreateCustomerGateway: write<CreateCustomerGatewayRequest, Plain<CreateCustomerGatewayResult>>(
    createCustomerGateway,
  ),
  DescribeCustomerGateways: describe(customerGateway, {
    ids: 'CustomerGatewayIds',
    result: 'CustomerGateways',
    view: withoutEmptyTags,
  }),
  DeleteCustomerGateway: write<DeleteCustomerGatewayRequest, object>(remove),
};

/** Deleting what is deleted already is no error. */
function remove(input: DeleteCustomerGatewayRequest, context: Context): object {
  const item = context.get(customerGateway, required(input.CustomerGatewayId, 'customerGatewayId'));
  const { CustomerGatewayId: id } = item;
  if (context.holders(id).length > 0) {
    throw new AwsError('IncorrectState', 'The customer gateway is in use.');
  }
  if (item.State !== 'deleted') {
    item.State = 'deleted';
    context.later(SHOWN_MS, customerGateway, id, 'forget');
  }
  return {};
}

export const customerGatewayTransitions: Transitions<CustomerGatewayItem> = {
  forget: (item, context) => context.remove(customerGateway, item.CustomerGatewayId),
};
