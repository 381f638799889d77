/** ModifyVpcEndpoint: route tables of a gateway endpoint; subnets, groups and names of an interface endpoint. */
import type { ModifyVpcEndpointRequest, ModifyVpcEndpointResult } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { given, refuseOptions, required } from '../../kernel/parameters.ts';
import { requireGroups } from '../network-interface/groups.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { serviceNamed } from '../vpc-endpoint-service/endpoint-service.ts';
import { addRoutes, removeRoutes } from './gateway-routes.ts';
import { enterPlaces, invalid, leavePlaces, readPlaces } from './places.ts';
import { checkPolicy, defaultPolicy } from './policy.ts';
import { checkPrivateDns, readDnsOptions } from './private-dns.ts';
import { type VpcEndpointItem, vpcEndpoint } from './vpc-endpoint.ts';

const OF_GATEWAYS = ['AddRouteTableIds', 'RemoveRouteTableIds'] as const;
const OF_INTERFACES = [
  'AddSubnetIds',
  'RemoveSubnetIds',
  'AddSecurityGroupIds',
  'RemoveSecurityGroupIds',
  'PrivateDnsEnabled',
  'DnsOptions',
  'SubnetConfigurations',
] as const;

export function modifyVpcEndpoint(
  input: ModifyVpcEndpointRequest,
  context: Context,
): ModifyVpcEndpointResult {
  const item = context.get(vpcEndpoint, required(input.VpcEndpointId, 'vpcEndpointId'));
  const { VpcEndpointType: type, State: state } = item;
  if (state !== 'available' && state !== 'pending') {
    throw new AwsError('IncorrectState', `The VPC endpoint ${item.VpcEndpointId} is in the state ${state}`);
  }
  const [odd] = given(input, type === 'Gateway' ? OF_INTERFACES : OF_GATEWAYS);
  if (odd !== undefined) throw invalid(`${odd} is not supported for an endpoint of type ${type}.`);
  if (input.IpAddressType !== 'ipv4') refuseOptions(input, ['IpAddressType']);
  changePolicy(item, input, context);
  if (type === 'Gateway') {
    removeRoutes(item, input.RemoveRouteTableIds ?? [], context);
    addRoutes(item, input.AddRouteTableIds ?? [], context);
  } else {
    changeGroups(item, input, context);
    changePlaces(item, input, context);
    changeNames(item, input, context);
  }
  return { Return: true };
}

function changePolicy(item: VpcEndpointItem, input: ModifyVpcEndpointRequest, context: Context): void {
  const { PolicyDocument: text, ResetPolicy: reset } = input;
  if (text === undefined && !reset) return;
  if (serviceNamed(item.ServiceName, context)) {
    throw invalid(`The service ${item.ServiceName} does not support endpoint policies.`);
  }
  if (text !== undefined && reset) throw invalid('ResetPolicy cannot be used with PolicyDocument.');
  item.PolicyDocument = text === undefined ? defaultPolicy(item.VpcEndpointType) : checkPolicy(text);
}

function changeGroups(item: VpcEndpointItem, input: ModifyVpcEndpointRequest, context: Context): void {
  const { AddSecurityGroupIds: added = [], RemoveSecurityGroupIds: removed = [] } = input;
  if (added.length === 0 && removed.length === 0) return;
  const before = item.Groups.map(({ GroupId }) => GroupId ?? '');
  const ids = [...before.filter((id) => !removed.includes(id)), ...added];
  if (ids.length === 0) throw invalid('An interface endpoint must have at least one security group.');
  item.Groups = requireGroups(ids, { SubnetId: item.VpcEndpointId, VpcId: item.VpcId }, context);
  for (const { InterfaceId } of item.Places) {
    const own = context.find(networkInterface, InterfaceId);
    if (own) own.Groups = item.Groups.map((group) => ({ ...group }));
  }
}

function changePlaces(item: VpcEndpointItem, input: ModifyVpcEndpointRequest, context: Context): void {
  const { AddSubnetIds: added = [], RemoveSubnetIds: removed = [], SubnetConfigurations: asked = [] } = input;
  const leaving = removed.map((id) => {
    const place = item.Places.find(({ SubnetId }) => SubnetId === id);
    if (!place) throw invalid(`Subnet ${id} is not a subnet of ${item.VpcEndpointId}.`);
    return place;
  });
  leavePlaces(item, leaving, context);
  const present = new Set(item.Places.map(({ SubnetId }) => SubnetId));
  const places = readPlaces(
    {
      subnetIds: added.filter((id) => !present.has(id)),
      configurations: asked.filter(({ SubnetId = '' }) => added.includes(SubnetId)),
    },
    item,
    context,
  );
  item.Places.push(...places);
  enterPlaces(item, context);
}

function changeNames(item: VpcEndpointItem, input: ModifyVpcEndpointRequest, context: Context): void {
  const { PrivateDnsEnabled: wanted, DnsOptions: options } = input;
  if (wanted !== undefined) {
    if (wanted) checkPrivateDns(item, context);
    item.PrivateDnsEnabled = wanted;
  }
  if (wanted !== undefined || options !== undefined) {
    item.DnsOptions = readDnsOptions(options, item.DnsOptions, item, context);
  }
}
