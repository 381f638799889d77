/** Answers have AWS's shape: no member that the model doesn't know, none of another type. */
import { expect, test } from 'vitest';
import { ec2 } from '../../../src/cloud/ec2/index.ts';
import { loadModel } from '../../../src/model/load.ts';
import { type ServiceModel, shapeOf } from '../../../src/model/model.ts';
import { type Scenery, scenery } from './scenery.ts';

const model = loadModel('ec2') as ServiceModel;

/** Places in the value that don't fit the shape. */
function misfits(value: unknown, shapeName: string, path: string): string[] {
  const shape = shapeOf(model, shapeName);
  if (shape.type === 'structure') {
    if (typeof value !== 'object' || value === null) return [`${path} is no structure`];
    return Object.entries(value).flatMap(([name, inner]) => {
      const member = shape.members[name];
      if (!member) return [`${path}.${name} is unknown to ${shapeName}`];
      return inner === undefined ? [] : misfits(inner, member.shape, `${path}.${name}`);
    });
  }
  if (shape.type === 'list') {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((inner, index) => misfits(inner, shape.member.shape, `${path}[${index}]`));
  }
  const types: Readonly<Record<string, string>> = { boolean: 'boolean', integer: 'number', double: 'number' };
  return typeof value === (types[shape.type] ?? 'string') ? [] : [`${path} is no ${shape.type}`];
}

/** A world with one of everything, and what each request answered on the way. */
function furnish(): { h: Scenery; answers: [string, unknown][] } {
  const h = scenery({ setting: { defaultVpc: true } });
  const answers: [string, unknown][] = [];
  const call = (operation: string, input: object = {}) => {
    const answer = h.call(operation, input);
    answers.push([operation, answer]);
    return answer;
  };
  const VpcId = h.vpcId;
  const SubnetId = h.subnetId;
  call('AssociateVpcCidrBlock', { VpcId, AmazonProvidedIpv6CidrBlock: true });
  call('AssociateVpcCidrBlock', { VpcId, CidrBlock: '10.1.0.0/16' });
  const { InternetGatewayId } = call('CreateInternetGateway').InternetGateway;
  call('AttachInternetGateway', { InternetGatewayId, VpcId });
  call('CreateEgressOnlyInternetGateway', { VpcId });
  const { RouteTableId } = call('CreateRouteTable', { VpcId }).RouteTable;
  call('AssociateRouteTable', { RouteTableId, SubnetId });
  call('CreateRoute', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId });
  const { NetworkAclId } = call('CreateNetworkAcl', { VpcId }).NetworkAcl;
  call('CreateNetworkAclEntry', {
    NetworkAclId,
    RuleNumber: 100,
    Protocol: '6',
    RuleAction: 'allow',
    Egress: true,
    CidrBlock: '0.0.0.0/0',
    PortRange: { From: 1, To: 2 },
  });
  call('CreateDhcpOptions', { DhcpConfigurations: [{ Key: 'domain-name', Values: ['example.com'] }] });
  call('CreateSubnetCidrReservation', { SubnetId, Cidr: '10.0.0.64/28', ReservationType: 'prefix' });
  const { PrefixListId } = call('CreateManagedPrefixList', {
    PrefixListName: 'offices',
    AddressFamily: 'IPv4',
    MaxEntries: 2,
    Entries: [{ Cidr: '192.0.2.0/24' }],
  }).PrefixList;
  call('CreateRoute', { RouteTableId, DestinationPrefixListId: PrefixListId, GatewayId: InternetGatewayId });
  const InstanceId = h.launch();
  call('CreateRoute', { RouteTableId, DestinationCidrBlock: '198.51.100.0/24', InstanceId });
  const { AllocationId } = call('AllocateAddress');
  call('AssociateAddress', { AllocationId, InstanceId });
  const second = call('AllocateAddress').AllocationId;
  const { NatGatewayId } = call('CreateNatGateway', { SubnetId, AllocationId: second }).NatGateway;
  h.advance(200);
  call('AssociateNatGatewayAddress', { NatGatewayId, AllocationIds: [call('AllocateAddress').AllocationId] });
  call('CreateNatGateway', { SubnetId, AllocationId });
  h.advance(200);
  call('GetSubnetCidrReservations', { SubnetId });
  call('GetManagedPrefixListEntries', { PrefixListId });
  call('GetManagedPrefixListAssociations', { PrefixListId });
  call('DescribeVpcAttribute', { VpcId, Attribute: 'enableDnsSupport' });
  call('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } });
  const gateway = { VpcId, ServiceName: 'com.amazonaws.us-east-1.s3', RouteTableIds: [RouteTableId] };
  call('CreateVpcEndpoint', gateway);
  call('CreateVpcEndpoint', {
    VpcId,
    VpcEndpointType: 'Interface',
    ServiceName: 'com.amazonaws.us-east-1.ec2',
    SubnetIds: [SubnetId],
  });
  h.call('elbv2:CreateLoadBalancer', {
    Name: 'inner',
    Type: 'network',
    Scheme: 'internal',
    Subnets: [SubnetId],
  });
  const [{ LoadBalancerArn }] = h.call('elbv2:DescribeLoadBalancers').LoadBalancers;
  const { ServiceId, ServiceName } = call('CreateVpcEndpointServiceConfiguration', {
    NetworkLoadBalancerArns: [LoadBalancerArn],
    PrivateDnsName: 'api.example.com',
  }).ServiceConfiguration;
  call('CreateVpcEndpoint', { VpcId, VpcEndpointType: 'Interface', ServiceName, SubnetIds: [SubnetId] });
  call('ModifyVpcEndpointServicePermissions', { ServiceId, AddAllowedPrincipals: ['*'] });
  call('DescribeVpcEndpointServicePermissions', { ServiceId });
  return { h, answers };
}

const { h, answers } = furnish();

test.each(answers)('%s', (operation, answer) => {
  expect(misfits(answer, model.operations[operation]?.output ?? '', operation)).toEqual([]);
});

/** Those that need no parameter. */
const describing = Object.keys(ec2.operations).filter(
  (name) => name.startsWith('Describe') && !/(?:Attribute|ServicePermissions)$/.test(name),
);

test.each(describing)('%s', (operation) => {
  const answer = h.call(operation);
  expect(misfits(answer, model.operations[operation]?.output ?? '', operation)).toEqual([]);
});
