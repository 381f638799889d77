/** What can be done with transit gateways. */
import type {
  CreateTransitGatewayRequest,
  CreateTransitGatewayResult,
  DeleteTransitGatewayRequest,
  DeleteTransitGatewayResult,
  ModifyTransitGatewayRequest,
  ModifyTransitGatewayResult,
} from '@aws-sdk/client-ec2';
import { describe } from '../../kernel/describe.ts';
import type { Plain } from '../../kernel/plain.ts';
import { type Operations, type Transitions, write } from '../../kernel/resource.ts';
import { createTransitGateway } from './create.ts';
import { deleteTransitGateway, finishDelete } from './delete.ts';
import { modifyTransitGateway } from './modify.ts';
import { type TransitGatewayItem, transitGateway } from './transit-gateway.ts';

export const transitGatewayOperations: Operations = {
  CreateTransitGateway: write<CreateTransitGatewayRequest, Plain<CreateTransitGatewayResult>>(
    createTransitGateway,
  ),
  DescribeTransitGateways: describe(transitGateway, { ids: 'TransitGatewayIds', result: 'TransitGateways' }),
  ModifyTransitGateway: write<ModifyTransitGatewayRequest, Plain<ModifyTransitGatewayResult>>(
    modifyTransitGateway,
  ),
  DeleteTransitGateway: write<DeleteTransitGatewayRequest, Plain<DeleteTransitGatewayResult>>(
    deleteTransitGateway,
  ),
};

export const transitGatewayTransitions: Transitions<TransitGatewayItem> = {
  settle: (item) => {
    if (item.State === 'pending' || item.State === 'modifying') item.State = 'available';
  },
  'finish-delete': finishDelete,
  forget: (item, context) => context.remove(transitGateway, item.TransitGatewayId),
};
