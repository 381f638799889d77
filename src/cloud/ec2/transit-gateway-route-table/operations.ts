/** What can be done with route tables of transit gateways. */
import { describe } from '../../kernel/describe.ts';
import { type Operations, read, type Transitions, write } from '../../kernel/resource.ts';
import {
  associateTransitGatewayRouteTable,
  disableTransitGatewayRouteTablePropagation,
  disassociateTransitGatewayRouteTable,
  enableTransitGatewayRouteTablePropagation,
} from './associations.ts';
import { createTransitGatewayRouteTable, deleteTransitGatewayRouteTable } from './create.ts';
import { exportTransitGatewayRoutes } from './export.ts';
import { type TransitRouteTableItem, transitRouteTable } from './route-table.ts';
import {
  getTransitGatewayAttachmentPropagations,
  getTransitGatewayPrefixListReferences,
  getTransitGatewayRouteTableAssociations,
  getTransitGatewayRouteTablePropagations,
  searchTransitGatewayRoutes,
} from './search.ts';
import { showTable } from './show.ts';
import {
  createTransitGatewayPrefixListReference,
  createTransitGatewayRoute,
  deleteTransitGatewayPrefixListReference,
  deleteTransitGatewayRoute,
  modifyTransitGatewayPrefixListReference,
  replaceTransitGatewayRoute,
} from './static-routes.ts';

export const transitRouteTableOperations: Operations = {
  CreateTransitGatewayRouteTable: write(createTransitGatewayRouteTable),
  DescribeTransitGatewayRouteTables: describe(transitRouteTable, {
    ids: 'TransitGatewayRouteTableIds',
    result: 'TransitGatewayRouteTables',
    view: showTable,
  }),
  DeleteTransitGatewayRouteTable: write(deleteTransitGatewayRouteTable),
  AssociateTransitGatewayRouteTable: write(associateTransitGatewayRouteTable),
  DisassociateTransitGatewayRouteTable: write(disassociateTransitGatewayRouteTable),
  EnableTransitGatewayRouteTablePropagation: write(enableTransitGatewayRouteTablePropagation),
  DisableTransitGatewayRouteTablePropagation: write(disableTransitGatewayRouteTablePropagation),
  CreateTransitGatewayRoute: write(createTransitGatewayRoute),
  ReplaceTransitGatewayRoute: write(replaceTransitGatewayRoute),
  DeleteTransitGatewayRoute: write(deleteTransitGatewayRoute),
  CreateTransitGatewayPrefixListReference: write(createTransitGatewayPrefixListReference),
  ModifyTransitGatewayPrefixListReference: write(modifyTransitGatewayPrefixListReference),
  DeleteTransitGatewayPrefixListReference: write(deleteTransitGatewayPrefixListReference),
  SearchTransitGatewayRoutes: read(searchTransitGatewayRoutes),
  ExportTransitGatewayRoutes: write(exportTransitGatewayRoutes),
  GetTransitGatewayRouteTableAssociations: read(getTransitGatewayRouteTableAssociations),
  GetTransitGatewayRouteTablePropagations: read(getTransitGatewayRouteTablePropagations),
  GetTransitGatewayAttachmentPropagations: read(getTransitGatewayAttachmentPropagations),
  GetTransitGatewayPrefixListReferences: read(getTransitGatewayPrefixListReferences),
};

export const transitRouteTableTransitions: Transitions<TransitRouteTableItem> = {
  settle: (item) => {
    if (item.State === 'pending') item.State = 'available';
  },
  forget: (item, context) => context.remove(transitRouteTable, item.TransitGatewayRouteTableId),
};
