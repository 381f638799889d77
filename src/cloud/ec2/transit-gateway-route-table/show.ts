/** Route tables and their routes as AWS shows them. */
import type { TransitGatewayRoute, TransitGatewayRouteTable } from '@aws-sdk/client-ec2';
import type { Plain } from '../../kernel/plain.ts';
import type { AttachmentItem } from '../transit-gateway-attachment/attachment.ts';
import type { RouteWay } from './learnt.ts';
import type { TransitRouteTableItem } from './route-table.ts';
import type { TransitRoute } from './routes.ts';

export function showTable(item: TransitRouteTableItem): Plain<TransitGatewayRouteTable> {
  const { StaticRoutes: _routes, References: _references, Propagations: _propagations, ...shown } = item;
  return shown;
}

export function showRoute(route: TransitRoute): Plain<TransitGatewayRoute> {
  return {
    DestinationCidrBlock: route.cidr,
    ...(route.prefixListId !== undefined && { PrefixListId: route.prefixListId }),
    ...(route.ways.length > 0 && { TransitGatewayAttachments: route.ways.map(showWay) }),
    Type: route.type,
    State: route.state,
  };
}

function showWay({ attachment, resource }: RouteWay) {
  return { ...showTarget(attachment), ...(resource !== undefined && { ResourceId: resource }) };
}

/** `{ ResourceId, TransitGatewayAttachmentId, ResourceType }`. */
export function showTarget({ ResourceId, TransitGatewayAttachmentId, ResourceType }: AttachmentItem) {
  return { ResourceId, TransitGatewayAttachmentId, ResourceType };
}
