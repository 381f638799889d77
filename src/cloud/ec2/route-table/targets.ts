/**
 * Where a route may lead (R-ROUTE-15, R-ROUTE-16): one entry a kind of target. An entry checks that the target
 * exists and suits the table and the destination, and answers what the route stores.
 */
import type { CreateRouteRequest } from '@aws-sdk/client-ec2';
import { samePrefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination } from '../../kernel/errors.ts';
import { given, lowerFirst } from '../../kernel/parameters.ts';
import { storedPrefix } from '../cidr.ts';
import {
  egressOnlyInternetGateway,
  isEgressOnlyGatewayOf,
} from '../egress-only-internet-gateway/egress-only-internet-gateway.ts';
import { differentNetworks, invalidValue, notFound } from '../errors.ts';
import { instance } from '../instance/instance.ts';
import { internetGateway, isAttached } from '../internet-gateway/internet-gateway.ts';
import { isUsable, natGateway } from '../nat-gateway/nat-gateway.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { attachmentBetween, isUp } from '../transit-gateway-attachment/attachment.ts';
import { vpcEndpoint } from '../vpc-endpoint/vpc-endpoint.ts';
import {
  isAsked,
  isLive,
  peerOf,
  vpcPeeringConnection,
} from '../vpc-peering-connection/vpc-peering-connection.ts';
import { attachmentOf, vpnGateway } from '../vpn-gateway/vpn-gateway.ts';
import type { Destination } from './destination.ts';
import type { RouteItem, RouteTableItem } from './route-table.ts';

export type RouteTarget = Pick<
  RouteItem,
  | 'GatewayId'
  | 'NatGatewayId'
  | 'NetworkInterfaceId'
  | 'EgressOnlyInternetGatewayId'
  | 'VpcPeeringConnectionId'
  | 'TransitGatewayId'
>;

interface Question {
  readonly id: string;
  readonly table: RouteTableItem;
  readonly destination: Destination;
  readonly context: Context;
}

type Resolve = (question: Question) => RouteTarget;

/** NAT64 addresses, which a NAT gateway translates (R-VPC-36). */
const NAT64 = storedPrefix('64:ff9b::/96');

const RESOLVERS = {
  GatewayId: resolveGateway,
  NatGatewayId: resolveNatGateway,
  NetworkInterfaceId: resolveInterface,
  VpcPeeringConnectionId: resolvePeeringConnection,
  EgressOnlyInternetGatewayId: resolveEgressOnlyGateway,
  TransitGatewayId: resolveTransitGateway,
  LocalGatewayId: refuseUnknown('InvalidLocalGatewayID.NotFound', 'localGateway ID'),
  InstanceId: resolveInstance,
  CarrierGatewayId: refuseUnknown('InvalidCarrierGatewayID.NotFound', 'carrierGateway ID'),
  VpcEndpointId: refuseEndpoint,
  CoreNetworkArn: refuseUnknown('InvalidCoreNetworkArn.NotFound', 'coreNetwork ARN'),
  OdbNetworkArn: refuseUnknown('InvalidOdbNetworkArn.NotFound', 'odbNetwork ARN'),
} as const satisfies Partial<Record<keyof CreateRouteRequest, Resolve>>;

type Parameter = keyof typeof RESOLVERS;

const PARAMETERS = Object.keys(RESOLVERS) as Parameter[];

type TargetInput = { [P in Parameter]?: string | undefined };

export function countTargets(input: TargetInput): number {
  return given(input, PARAMETERS).length;
}

/** Exactly one target must be given. */
export function readTarget(
  input: TargetInput,
  destination: Destination,
  table: RouteTableItem,
  context: Context,
): RouteTarget {
  const [parameter, ...others] = given(input, PARAMETERS);
  if (parameter === undefined) throw noTarget();
  if (others.length > 0) {
    throw invalidParameterCombination(
      `The parameter ${lowerFirst(parameter)} cannot be used with the parameter ${lowerFirst(others[0] as string)}`,
    );
  }
  return RESOLVERS[parameter]({ id: input[parameter] as string, table, destination, context });
}

function noTarget(): AwsError {
  return new AwsError(
    'MissingParameter',
    'The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId, egressOnlyInternetGatewayId, transitGatewayId, localGatewayId, carrierGatewayId, vpcEndpointId, coreNetworkArn or instanceId',
  );
}

/** AWS also takes a NAT gateway by this name, and so does everybody's muscle memory. */
function resolveGateway(question: Question): RouteTarget {
  const { id, table, context } = question;
  if (id.startsWith('nat-')) return resolveNatGateway(question);
  if (id.startsWith('vgw-')) return resolveVpnGateway(question);
  if (id.startsWith('vpce-')) return refuseEndpoint(question);
  const gateway = context.find(internetGateway, id);
  if (!gateway) throw notFound('InvalidGatewayID.NotFound', 'gateway ID')(id);
  if (!isAttached(gateway, table.VpcId)) {
    throw differentNetworks(`route table ${table.RouteTableId}`, `network gateway ${id}`);
  }
  return { GatewayId: id };
}

function resolveVpnGateway({ id, table, context }: Question): RouteTarget {
  if (attachmentOf(context.get(vpnGateway, id))?.VpcId !== table.VpcId) {
    throw differentNetworks(`route table ${table.RouteTableId}`, `network gateway ${id}`);
  }
  return { GatewayId: id };
}

/** A gateway that is still pending will do (R-ROUTE-17). */
function resolveNatGateway({ id, table, destination, context }: Question): RouteTarget {
  const gateway = context.find(natGateway, id);
  if (!gateway || !isUsable(gateway)) throw notFound('InvalidNatGatewayID.NotFound', 'natGateway ID')(id);
  if (gateway.VpcId !== table.VpcId) {
    throw differentNetworks(`route table ${table.RouteTableId}`, `NAT gateway ${id}`);
  }
  if (destination.family === 6 && !(destination.prefix && samePrefix(destination.prefix, NAT64))) {
    throw invalidValue(
      `Route target ${id} is not supported for the destination ${destination.text}. A NAT gateway only supports IPv4 and 64:ff9b::/96.`,
    );
  }
  return { NatGatewayId: id };
}

function resolveInterface({ id, table, context }: Question): RouteTarget {
  if (context.get(networkInterface, id).VpcId !== table.VpcId) {
    throw differentNetworks(`route table ${table.RouteTableId}`, `interface ${id}`);
  }
  return { NetworkInterfaceId: id };
}

/** A route to an instance is a route to its one interface. */
function resolveInstance({ id, table, destination, context }: Question): RouteTarget {
  context.get(instance, id);
  const own = context.list(networkInterface).filter((item) => item.Attachment?.InstanceId === id);
  const [only, ...others] = own;
  if (others.length > 0) {
    throw new AwsError(
      'InvalidInstanceID',
      `There are multiple interfaces attached to instance '${id}'. Please specify an interface ID for the operation instead.`,
    );
  }
  if (!only) throw new AwsError('InvalidInstanceID', `There is no interface attached to instance '${id}'.`);
  return resolveInterface({ id: only.NetworkInterfaceId, table, destination, context });
}

function resolveEgressOnlyGateway({ id, table, destination, context }: Question): RouteTarget {
  const gateway = context.get(egressOnlyInternetGateway, id);
  if (!isEgressOnlyGatewayOf(gateway, table.VpcId)) {
    throw differentNetworks(`route table ${table.RouteTableId}`, `network gateway ${id}`);
  }
  if (destination.family !== 6) {
    throw invalidValue(
      `Route target ${id} is not supported for the destination ${destination.text}. An egress-only internet gateway only supports IPv6.`,
    );
  }
  return { EgressOnlyInternetGatewayId: id };
}

/** One that nobody has accepted yet will do (R-ROUTE-17). */
function resolvePeeringConnection({ id, table, context }: Question): RouteTarget {
  const item = context.get(vpcPeeringConnection, id);
  if (!isAsked(item) && !isLive(item)) throw vpcPeeringConnection.notFound(id);
  if (!peerOf(item, table.VpcId)) {
    throw differentNetworks(`route table ${table.RouteTableId}`, `vpc peering connection ${id}`);
  }
  return { VpcPeeringConnectionId: id };
}

/** Only one to which the VPC is attached: AWS knows no other here. */
function resolveTransitGateway({ id, table, context }: Question): RouteTarget {
  const found = attachmentBetween(id, table.VpcId, context);
  if (!found || !isUp(found)) throw notFound('InvalidTransitGatewayID.NotFound', 'transitGateway ID')(id);
  return { TransitGatewayId: id };
}

/** Gateway Load Balancer endpoints alone can be targets, which are not simulated (R-VPC-160). */
function refuseEndpoint({ id, context }: Question): never {
  context.get(vpcEndpoint, id);
  throw new AwsError(
    'RouteNotSupported',
    `Route table contains unsupported route target: ${id}. VPC Endpoints of this type cannot be used as route targets.`,
  );
}

/** For targets of kinds that don't exist here yet: none of them can have this ID. */
function refuseUnknown(code: string, noun: string): Resolve {
  return ({ id }) => {
    throw notFound(code, noun)(id);
  };
}
