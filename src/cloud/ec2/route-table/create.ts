/** Making and unmaking route tables (R-VPC-61, R-VPC-64, R-VPC-65). */
import type {
  CreateRouteTableRequest,
  CreateRouteTableResult,
  DeleteRouteTableRequest,
} from '@aws-sdk/client-ec2';
import { formatPrefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { requestTags } from '../../kernel/tags.ts';
import { dependencyViolation, limitExceeded } from '../errors.ts';
import { blocksOf, type VpcItem, vpc } from '../vpc/vpc.ts';
import { vpcEndpoint } from '../vpc-endpoint/vpc-endpoint.ts';
import { newAssociation } from './associations.ts';
import { localRoute } from './local-routes.ts';
import { type RouteTableItem, routeTable, tablesOfVpc } from './route-table.ts';
import { showRouteTable } from './show.ts';

const TABLES_PER_VPC = 200;

export function createRouteTable(
  input: CreateRouteTableRequest,
  context: Context,
): Plain<CreateRouteTableResult> {
  const tags = requestTags(routeTable.kind, input.TagSpecifications);
  const parent = context.get(vpc, required(input.VpcId, 'vpcId'));
  if (tablesOfVpc(parent.VpcId, context).length >= TABLES_PER_VPC) {
    throw limitExceeded('RouteTableLimitExceeded', 'route tables');
  }
  const created = addRouteTable(parent, context);
  created.Tags = tags;
  return {
    RouteTable: showRouteTable(created, context),
    ...(input.ClientToken !== undefined && { ClientToken: input.ClientToken }),
  };
}

/** The table that comes with a VPC. */
export function createMainRouteTable(parent: VpcItem, context: Context): RouteTableItem {
  const created = addRouteTable(parent, context);
  created.Associations.push(newAssociation(created.RouteTableId, { Main: true }, context));
  return created;
}

function addRouteTable(parent: VpcItem, context: Context): RouteTableItem {
  return context.add(routeTable, {
    Associations: [],
    PropagatingVgws: [],
    RouteTableId: context.newId(routeTable.prefix),
    Routes: blocksOf(parent).map((block) => localRoute(formatPrefix(block))),
    Tags: [],
    VpcId: parent.VpcId,
    OwnerId: context.account,
  });
}

export function deleteRouteTable(input: DeleteRouteTableRequest, context: Context): object {
  const item = context.get(routeTable, required(input.RouteTableId, 'routeTableId'));
  if (item.Associations.length > 0) throw dependencyViolation('routeTable', item.RouteTableId);
  for (const endpoint of context.list(vpcEndpoint)) {
    endpoint.RouteTableIds = endpoint.RouteTableIds.filter((id) => id !== item.RouteTableId);
  }
  context.remove(routeTable, item.RouteTableId);
  return {};
}
