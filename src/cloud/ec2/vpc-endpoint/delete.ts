/** The end of endpoints: those of gateways at once, the interfaces of others in a while (R-VPC-157). */
import type {
  DeleteVpcEndpointsRequest,
  DeleteVpcEndpointsResult,
  UnsuccessfulItem,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import { removeRoutes } from './gateway-routes.ts';
import { leavePlaces } from './places.ts';
import { type VpcEndpointItem, vpcEndpoint } from './vpc-endpoint.ts';

const DELETE_MS = 60_000;

/** What can't be deleted is told in the answer; the rest is. */
export function deleteVpcEndpoints(
  input: DeleteVpcEndpointsRequest,
  context: Context,
): DeleteVpcEndpointsResult {
  const Unsuccessful = [...new Set(required(input.VpcEndpointIds, 'vpcEndpointIds'))].flatMap((id) =>
    problemOf(id, context),
  );
  return { Unsuccessful };
}

function problemOf(id: string, context: Context): UnsuccessfulItem[] {
  try {
    remove(context.get(vpcEndpoint, id), context);
    return [];
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return [{ ResourceId: id, Error: { Code: error.code, Message: error.message } }];
  }
}

function remove(item: VpcEndpointItem, context: Context): void {
  const { VpcEndpointId: id } = item;
  if (item.VpcEndpointType === 'Gateway') {
    removeRoutes(item, [...item.RouteTableIds], context);
    context.remove(vpcEndpoint, id);
    return;
  }
  if (item.State === 'deleting') return;
  item.State = 'deleting';
  context.later(DELETE_MS, vpcEndpoint, id, 'vanish');
}

/** A transition. */
export function vanish(item: VpcEndpointItem, context: Context): void {
  leavePlaces(item, [...item.Places], context);
  context.remove(vpcEndpoint, item.VpcEndpointId);
}
