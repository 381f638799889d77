/** What can be done with route tables. */
import type {
  AssociateRouteTableRequest,
  AssociateRouteTableResult,
  CreateRouteRequest,
  CreateRouteResult,
  CreateRouteTableRequest,
  CreateRouteTableResult,
  DeleteRouteRequest,
  DeleteRouteTableRequest,
  DisassociateRouteTableRequest,
  ReplaceRouteRequest,
  ReplaceRouteTableAssociationRequest,
  ReplaceRouteTableAssociationResult,
} from '@aws-sdk/client-ec2';
import { describe } from '../../kernel/describe.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Operations } from '../../kernel/resource.ts';
import { write } from '../../kernel/resource.ts';
import { associateRouteTable, disassociateRouteTable, replaceRouteTableAssociation } from './associations.ts';
import { createRouteTable, deleteRouteTable } from './create.ts';
import { routeTable } from './route-table.ts';
import { createRoute, deleteRoute, replaceRoute } from './routes.ts';
import { showRouteTable } from './show.ts';

export const routeTableOperations: Operations = {
  CreateRouteTable: write<CreateRouteTableRequest, Plain<CreateRouteTableResult>>(createRouteTable),
  DescribeRouteTables: describe(routeTable, {
    ids: 'RouteTableIds',
    result: 'RouteTables',
    view: showRouteTable,
  }),
  DeleteRouteTable: write<DeleteRouteTableRequest, object>(deleteRouteTable),
  AssociateRouteTable: write<AssociateRouteTableRequest, AssociateRouteTableResult>(associateRouteTable),
  DisassociateRouteTable: write<DisassociateRouteTableRequest, object>(disassociateRouteTable),
  ReplaceRouteTableAssociation: write<
    ReplaceRouteTableAssociationRequest,
    ReplaceRouteTableAssociationResult
  >(replaceRouteTableAssociation),
  CreateRoute: write<CreateRouteRequest, CreateRouteResult>(createRoute),
  ReplaceRoute: write<ReplaceRouteRequest, object>(replaceRoute),
  DeleteRoute: write<DeleteRouteRequest, object>(deleteRoute),
};
