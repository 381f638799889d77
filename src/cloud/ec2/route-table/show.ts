/** A route table as `describe-route-tables` shows it: with what follows from each route's target. */
import type { Route, RouteTable } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { propagatedRoutes } from './propagated.ts';
import type { RouteItem, RouteTableItem } from './route-table.ts';
import { routeState } from './state.ts';

export function showRouteTable(item: RouteTableItem, context: Context): Plain<RouteTable> {
  const routes = [...item.Routes, ...propagatedRoutes(item, context)];
  return { ...item, Routes: routes.map((route) => showRoute(route, item, context)) };
}

function showRoute(route: RouteItem, table: RouteTableItem, context: Context): Plain<Route> {
  const attachment = context.find(networkInterface, route.NetworkInterfaceId)?.Attachment;
  return {
    ...route,
    ...(attachment?.InstanceId !== undefined && {
      InstanceId: attachment.InstanceId,
      InstanceOwnerId: context.account,
    }),
    State: routeState(route, table, context),
  };
}
