/** CreateRoute, ReplaceRoute, DeleteRoute (R-VPC-61, R-VPC-65, R-ROUTE-8…R-ROUTE-16). */
import type {
  CreateRouteRequest,
  CreateRouteResult,
  DeleteRouteRequest,
  ReplaceRouteRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import { invalidValue, limitExceeded } from '../errors.ts';
import { prefixList, weightOf } from '../prefix-list/prefix-list.ts';
import { type Destination, dashedName, isFor, readDestination, refuseLinkLocal } from './destination.ts';
import { checkEdgeRoute } from './edge.ts';
import { isLocalRoute, LOCAL } from './local-routes.ts';
import { isEdgeTable, type RouteItem, type RouteTableItem, routeTable } from './route-table.ts';
import { countTargets, type RouteTarget, readTarget } from './targets.ts';
import { checkApplianceTarget, checkWithinVpc } from './within-vpc.ts';

/**
 * R-VPC-65: without the local ones, IPv4 and IPv6 counted apart. What quota tables and exams name; since June 2025, AWS
 * gives 500 without being asked.
 */
const ROUTES_PER_FAMILY = 50;

export function createRoute(input: CreateRouteRequest, context: Context): CreateRouteResult {
  const table = context.get(routeTable, required(input.RouteTableId, 'routeTableId'));
  const destination = readDestination(input, context);
  refuseLinkLocal(destination);
  const target = readTarget(input, destination, table, context);
  if (table.Routes.some((route) => isFor(route, destination))) {
    throw new AwsError('RouteAlreadyExists', `The route identified by ${destination.text} already exists.`);
  }
  const route = newRoute(destination, target);
  checkRoute(route, destination, target, table, context);
  table.Routes.push(route);
  if (hasTooManyRoutes(table, context)) throw limitExceeded('RouteLimitExceeded', 'routes');
  return { Return: true };
}

function newRoute({ member, text }: Destination, target: RouteTarget): RouteItem {
  return { [member]: text, ...target, Origin: 'CreateRoute' };
}

function checkRoute(
  route: RouteItem,
  { prefix }: Destination,
  target: RouteTarget,
  table: RouteTableItem,
  context: Context,
): void {
  if (isLocalRoute(route)) checkApplianceTarget(target);
  else if (prefix) checkWithinVpc(prefix, table.VpcId, target, context);
  if (isEdgeTable(table)) checkEdgeRoute(route, table, context);
}

/** Also what becomes of a table when a prefix list that it refers to grows (R-VPC-168). */
export function hasTooManyRoutes(table: RouteTableItem, context: Context): boolean {
  const routes = table.Routes.filter((route) => !isLocalRoute(route));
  return ([4, 6] as const).some(
    (family) =>
      routes.reduce((sum, route) => sum + weightOfRoute(route, family, context), 0) > ROUTES_PER_FAMILY,
  );
}

function weightOfRoute(route: RouteItem, family: 4 | 6, context: Context): number {
  const list = context.find(prefixList, route.DestinationPrefixListId);
  if (list) return list.AddressFamily === `IPv${family}` ? weightOf(list) : 0;
  return (route.DestinationIpv6CidrBlock !== undefined) === (family === 6) ? 1 : 0;
}

export function replaceRoute(input: ReplaceRouteRequest, context: Context): object {
  const table = context.get(routeTable, required(input.RouteTableId, 'routeTableId'));
  const destination = readDestination(input, context);
  const index = table.Routes.findIndex((route) => isFor(route, destination));
  const before = table.Routes[index];
  if (input.LocalTarget) {
    if (countTargets(input) > 0) {
      throw invalidParameterCombination('The parameter localTarget cannot be used with another target');
    }
    resetToLocal(before, destination);
    return {};
  }
  if (before) refuseEndpointsRoute(before);
  const target = readTarget(input, destination, table, context);
  if (!before) {
    throw invalidValue(
      `There is no route defined for '${destination.text}' in the route table. Use CreateRoute instead.`,
    );
  }
  const route = { ...newRoute(destination, target), ...(isLocalRoute(before) && { Origin: before.Origin }) };
  checkRoute(route, destination, target, table, context);
  table.Routes[index] = route;
  return {};
}

/** R-VPC-150: it comes and goes with the endpoint. */
function refuseEndpointsRoute({ GatewayId: id, DestinationPrefixListId: list }: RouteItem): void {
  if (id?.startsWith('vpce-')) {
    throw invalidValue(`cannot modify route with destination prefix list id ${list}`);
  }
}

/** R-ROUTE-9: only a block of the VPC itself can lead back to `local`. */
function resetToLocal(route: RouteItem | undefined, destination: Destination): void {
  if (!route || !isLocalRoute(route)) {
    throw invalidValue(`There is no local route defined for '${destination.text}' in the route table.`);
  }
  delete route.NatGatewayId;
  delete route.NetworkInterfaceId;
  route.GatewayId = LOCAL;
}

export function deleteRoute(input: DeleteRouteRequest, context: Context): object {
  const table = context.get(routeTable, required(input.RouteTableId, 'routeTableId'));
  const destination = readDestination(input, context);
  const route = table.Routes.find((candidate) => isFor(candidate, destination));
  if (!route) {
    throw new AwsError(
      'InvalidRoute.NotFound',
      `no route with ${dashedName(destination)} ${destination.text} in route table ${table.RouteTableId}`,
    );
  }
  refuseEndpointsRoute(route);
  if (isLocalRoute(route)) {
    throw invalidValue(`cannot remove local route ${destination.text} in route table ${table.RouteTableId}`);
  }
  table.Routes = table.Routes.filter((other) => other !== route);
  return {};
}
