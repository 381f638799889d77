/** CreateVpcEndpoint (R-VPC-150…R-VPC-157). */
import type { CreateVpcEndpointRequest, CreateVpcEndpointResult } from '@aws-sdk/client-ec2';
import { nextHex } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { given, refuseOptions, required } from '../../kernel/parameters.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { requestTags } from '../../kernel/tags.ts';
import { requireGroups } from '../network-interface/groups.ts';
import { vpc } from '../vpc/vpc.ts';
import { awsService } from '../vpc-endpoint-service/aws-services.ts';
import { type EndpointServiceItem, serviceNamed } from '../vpc-endpoint-service/endpoint-service.ts';
import { addRoutes } from './gateway-routes.ts';
import { refuseTooMany } from './limits.ts';
import { invalid, provision, readPlaces } from './places.ts';
import { checkPolicy, defaultPolicy } from './policy.ts';
import { checkPrivateDns, defaultsToPrivate, readDnsOptions } from './private-dns.ts';
import { showEndpoint } from './show.ts';
import { type VpcEndpointItem, vpcEndpoint } from './vpc-endpoint.ts';

const FOR_INTERFACES = [
  'SubnetIds',
  'SecurityGroupIds',
  'DnsOptions',
  'SubnetConfigurations',
  'IpAddressType',
] as const;

/** Requests that nobody answers expire. */
const PATIENCE_MS = 7 * 86_400_000;

export function createVpcEndpoint(
  input: CreateVpcEndpointRequest,
  context: Context,
): Plain<CreateVpcEndpointResult> {
  refuseOptions(input, ['ServiceNetworkArn', 'ResourceConfigurationArn', 'ServiceRegion']);
  const type = readType(input);
  const tags = requestTags(vpcEndpoint.kind, input.TagSpecifications);
  const home = context.get(vpc, required(input.VpcId, 'vpcId'));
  const name = required(input.ServiceName, 'serviceName');
  const service = requireService(name, type, context);
  refuseTooMany(type, home.VpcId, context);
  const created = context.add<VpcEndpointItem>(vpcEndpoint, {
    VpcEndpointId: context.newId(vpcEndpoint.prefix),
    VpcEndpointType: type,
    VpcId: home.VpcId,
    ServiceName: name,
    State: 'available',
    ...(service === undefined && {
      PolicyDocument:
        input.PolicyDocument === undefined ? defaultPolicy(type) : checkPolicy(input.PolicyDocument),
    }),
    RouteTableIds: [],
    Groups: [],
    PrivateDnsEnabled: false,
    CreationTimestamp: timestamp(context.now),
    Tags: tags,
    OwnerId: context.account,
    Places: [],
    Token: nextHex(context.random, 8),
  });
  if (type === 'Gateway') createGateway(created, input, context);
  else createInterface(created, input, service, context);
  return {
    VpcEndpoint: showEndpoint(created, context),
    ...(input.ClientToken !== undefined && { ClientToken: input.ClientToken }),
  };
}

function readType({ VpcEndpointType: type = 'Gateway' }: CreateVpcEndpointRequest): 'Gateway' | 'Interface' {
  if (type === 'Gateway' || type === 'Interface') return type;
  throw new AwsError('NotSimulated', `netlab does not simulate VPC endpoints of type ${type}`, 501);
}

/** Somebody's own service, or undefined for one of AWS's. */
function requireService(
  name: string,
  type: 'Gateway' | 'Interface',
  context: Context,
): EndpointServiceItem | undefined {
  const own = serviceNamed(name, context);
  const types = own ? ['Interface'] : awsService(name, context.region)?.types;
  if (!types) {
    throw new AwsError('InvalidServiceName', `The Vpc Endpoint Service '${name}' does not exist`);
  }
  if (!types.includes(type)) {
    throw invalid(`Endpoint type (${type}) does not match available service types ([${types.join(', ')}]).`);
  }
  return own;
}

function createGateway(item: VpcEndpointItem, input: CreateVpcEndpointRequest, context: Context): void {
  const [odd] = given(input, FOR_INTERFACES);
  if (odd !== undefined) throw invalid(`${odd} is not supported for an endpoint of type Gateway.`);
  if (input.PrivateDnsEnabled) throw invalid('Private DNS is not supported for an endpoint of type Gateway.');
  addRoutes(item, input.RouteTableIds ?? [], context);
}

function createInterface(
  item: VpcEndpointItem,
  input: CreateVpcEndpointRequest,
  service: EndpointServiceItem | undefined,
  context: Context,
): void {
  if (input.RouteTableIds?.length) {
    throw invalid('Route table IDs are only supported for Gateway type VPC Endpoint.');
  }
  if (service && input.PolicyDocument !== undefined) {
    throw invalid(`The service ${item.ServiceName} does not support endpoint policies.`);
  }
  if (input.IpAddressType !== 'ipv4') refuseOptions(input, ['IpAddressType']);
  const named = input.SecurityGroupIds?.length ? input.SecurityGroupIds : undefined;
  item.Groups = requireGroups(named, { SubnetId: item.VpcEndpointId, VpcId: item.VpcId }, context);
  item.Places = readPlaces(
    { subnetIds: input.SubnetIds ?? [], configurations: input.SubnetConfigurations ?? [] },
    item,
    context,
  );
  const wantsPrivate = input.PrivateDnsEnabled ?? defaultsToPrivate(item.ServiceName, context);
  if (wantsPrivate) checkPrivateDns(item, context);
  item.PrivateDnsEnabled = wantsPrivate;
  item.DnsOptions = readDnsOptions(input.DnsOptions, undefined, item, context);
  if (service) item.ConnectionId = context.newId('vpce-svc-conn');
  if (!service?.AcceptanceRequired) {
    provision(item, context);
    return;
  }
  item.State = 'pendingAcceptance';
  context.later(PATIENCE_MS, vpcEndpoint, item.VpcEndpointId, 'expire');
}
