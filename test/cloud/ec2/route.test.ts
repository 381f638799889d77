import { describe, expect, test } from 'vitest';
import { type Scenery, scenery } from './scenery.ts';

interface At {
  h: Scenery;
  RouteTableId: string;
  gateway: string;
}

function at(): At {
  const h = scenery();
  const { RouteTableId } = h.call('CreateRouteTable', { VpcId: h.vpcId }).RouteTable;
  const { InternetGatewayId } = h.call('CreateInternetGateway').InternetGateway;
  h.call('AttachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
  return { h, RouteTableId, gateway: InternetGatewayId };
}

function routes({ h, RouteTableId }: At) {
  return h.call('DescribeRouteTables', { RouteTableIds: [RouteTableId] }).RouteTables[0].Routes;
}

function routeTo(place: At, cidr: string) {
  return routes(place).find(
    (route: { DestinationCidrBlock?: string; DestinationIpv6CidrBlock?: string }) =>
      (route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock) === cidr,
  );
}

const add = ({ h, RouteTableId }: At, input: object) => h.call('CreateRoute', { RouteTableId, ...input });
const refuse = ({ h, RouteTableId }: At, input: object) => h.error('CreateRoute', { RouteTableId, ...input });

function newGateway(place: At): string {
  const { NatGatewayId } = place.h.call('CreateNatGateway', {
    SubnetId: place.h.subnetId,
    ConnectivityType: 'private',
  }).NatGateway;
  return NatGatewayId;
}

function foreign(h: Scenery) {
  const { VpcId } = h.call('CreateVpc', { CidrBlock: '10.9.0.0/16' }).Vpc;
  const { SubnetId } = h.call('CreateSubnet', { VpcId, CidrBlock: '10.9.0.0/24' }).Subnet;
  return { VpcId, SubnetId };
}

describe('CreateRoute', () => {
  test('R-ROUTE-13: answers Return, and the route is there', () => {
    const place = at();
    expect(add(place, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: place.gateway })).toEqual({
      Return: true,
    });
    expect(routes(place)[1]).toEqual({
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: place.gateway,
      Origin: 'CreateRoute',
      State: 'active',
    });
  });

  test('R-VPC-12: clears host bits', () => {
    const place = at();
    add(place, { DestinationCidrBlock: '192.0.2.77/24', GatewayId: place.gateway });
    expect(routeTo(place, '192.0.2.0/24')).toBeDefined();
  });

  test.each([
    [
      'no destination',
      {},
      'MissingParameter: The request must contain the parameter destinationCidrBlock or destinationIpv6CidrBlock',
    ],
    [
      'two destinations',
      { DestinationCidrBlock: '0.0.0.0/0', DestinationIpv6CidrBlock: '::/0' },
      'InvalidParameterCombination: The parameter destinationCidrBlock cannot be used with the parameter destinationIpv6CidrBlock',
    ],
    [
      'a bad block',
      { DestinationCidrBlock: '0.0.0.0' },
      'InvalidParameterValue: Value (0.0.0.0) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.',
    ],
    [
      'IPv6 for IPv4',
      { DestinationCidrBlock: '::/0' },
      'InvalidParameterValue: Value (::/0) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.',
    ],
    [
      'no target',
      { DestinationCidrBlock: '0.0.0.0/0' },
      'MissingParameter: The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId, egressOnlyInternetGatewayId, transitGatewayId, localGatewayId, carrierGatewayId, vpcEndpointId, coreNetworkArn or instanceId',
    ],
    [
      'two targets',
      {
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: 'igw-0123456789abcdef0',
        NatGatewayId: 'nat-0123456789abcdef0',
      },
      'InvalidParameterCombination: The parameter gatewayId cannot be used with the parameter natGatewayId',
    ],
    [
      'an unknown gateway',
      { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-0123456789abcdef0' },
      "InvalidGatewayID.NotFound: The gateway ID 'igw-0123456789abcdef0' does not exist",
    ],
    [
      'an unknown NAT gateway',
      { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0123456789abcdef0' },
      "InvalidNatGatewayID.NotFound: The natGateway ID 'nat-0123456789abcdef0' does not exist",
    ],
    [
      'an unknown interface',
      { DestinationCidrBlock: '0.0.0.0/0', NetworkInterfaceId: 'eni-0123456789abcdef0' },
      "InvalidNetworkInterfaceID.NotFound: The networkInterface ID 'eni-0123456789abcdef0' does not exist",
    ],
    [
      'an unknown peering connection',
      { DestinationCidrBlock: '10.7.0.0/16', VpcPeeringConnectionId: 'pcx-0123456789abcdef0' },
      "InvalidVpcPeeringConnectionID.NotFound: The vpcPeeringConnection ID 'pcx-0123456789abcdef0' does not exist",
    ],
  ])('R-ROUTE-15, R-ROUTE-16: refuses %s', (_name, input, error) => {
    expect(refuse(at(), input)).toBe(error);
  });

  test('R-ROUTE-14: one route for a destination', () => {
    const place = at();
    const route = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: place.gateway };
    add(place, route);
    expect(refuse(place, route)).toBe(
      'RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.',
    );
    expect(refuse(place, { ...route, DestinationCidrBlock: '10.0.0.0/16' })).toBe(
      'RouteAlreadyExists: The route identified by 10.0.0.0/16 already exists.',
    );
  });

  test('R-ROUTE-16: targets of this VPC only', () => {
    const place = at();
    const { h, RouteTableId } = place;
    const other = foreign(h);
    const { InternetGatewayId } = h.call('CreateInternetGateway').InternetGateway;
    expect(refuse(place, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId })).toBe(
      `InvalidParameterValue: route table ${RouteTableId} and network gateway ${InternetGatewayId} belong to different networks`,
    );
    const { NetworkInterfaceId } = h.call('CreateNetworkInterface', {
      SubnetId: other.SubnetId,
    }).NetworkInterface;
    expect(refuse(place, { DestinationCidrBlock: '0.0.0.0/0', NetworkInterfaceId })).toMatch(
      /belong to different networks$/,
    );
    const { NatGatewayId } = h.call('CreateNatGateway', {
      SubnetId: other.SubnetId,
      ConnectivityType: 'private',
    }).NatGateway;
    expect(refuse(place, { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId })).toMatch(
      /belong to different networks$/,
    );
  });

  test('R-ROUTE-16, R-VPC-36: egress-only gateways take IPv6, NAT gateways IPv4 and NAT64', () => {
    const place = at();
    const EgressOnlyInternetGatewayId = place.h.call('CreateEgressOnlyInternetGateway', {
      VpcId: place.h.vpcId,
    }).EgressOnlyInternetGateway.EgressOnlyInternetGatewayId;
    const NatGatewayId = newGateway(place);
    expect(refuse(place, { DestinationCidrBlock: '0.0.0.0/0', EgressOnlyInternetGatewayId })).toMatch(
      /^InvalidParameterValue/,
    );
    expect(refuse(place, { DestinationIpv6CidrBlock: '::/0', NatGatewayId })).toMatch(
      /^InvalidParameterValue/,
    );
    add(place, { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId });
    add(place, { DestinationIpv6CidrBlock: '64:ff9b::/96', NatGatewayId });
    add(place, { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId });
    expect(routes(place)).toHaveLength(4);
  });

  test('R-ROUTE-16: an instance stands for its only interface', () => {
    const place = at();
    const { h } = place;
    const InstanceId = h.launch();
    add(place, { DestinationCidrBlock: '192.0.2.0/24', InstanceId });
    const route = routeTo(place, '192.0.2.0/24');
    expect(route).toMatchObject({
      InstanceId,
      InstanceOwnerId: '123456789012',
      NetworkInterfaceId: expect.stringMatching(/^eni-/),
      State: 'active',
    });
    const { NetworkInterfaceId } = h.call('CreateNetworkInterface', {
      SubnetId: h.subnetId,
    }).NetworkInterface;
    h.call('AttachNetworkInterface', { NetworkInterfaceId, InstanceId, DeviceIndex: 1 });
    expect(refuse(place, { DestinationCidrBlock: '198.51.100.0/24', InstanceId })).toBe(
      `InvalidInstanceID: There are multiple interfaces attached to instance '${InstanceId}'. Please specify an interface ID for the operation instead.`,
    );
  });

  test('takes a NAT gateway as gateway ID, as AWS does', () => {
    const place = at();
    const id = newGateway(place);
    add(place, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: id });
    expect(routeTo(place, '0.0.0.0/0').NatGatewayId).toBe(id);
  });

  test.each(['169.254.169.254/32', '169.254.168.0/22'])('R-VPC-129: refuses %s', (DestinationCidrBlock) => {
    const place = at();
    expect(refuse(place, { DestinationCidrBlock, GatewayId: place.gateway })).toMatch(
      /^InvalidParameterValue/,
    );
    add(place, { DestinationCidrBlock: '169.254.0.0/16', GatewayId: place.gateway });
  });

  test('R-VPC-65: fifty of each family', () => {
    const place = at();
    const { gateway: GatewayId } = place;
    for (let index = 0; index < 50; index++) {
      add(place, { DestinationCidrBlock: `192.0.${index}.0/24`, GatewayId });
    }
    expect(refuse(place, { DestinationCidrBlock: '192.0.50.0/24', GatewayId })).toBe(
      'RouteLimitExceeded: The maximum number of routes has been reached.',
    );
    add(place, { DestinationIpv6CidrBlock: '::/0', GatewayId });
  });

  test('R-VPC-65, R-VPC-166: a prefix list counts for its size', () => {
    const place = at();
    const { PrefixListId } = place.h.call('CreateManagedPrefixList', {
      PrefixListName: 'offices',
      AddressFamily: 'IPv4',
      MaxEntries: 49,
    }).PrefixList;
    const { gateway: GatewayId } = place;
    add(place, { DestinationPrefixListId: PrefixListId, GatewayId });
    expect(refuse(place, { DestinationPrefixListId: PrefixListId, GatewayId })).toBe(
      `RouteAlreadyExists: The route identified by ${PrefixListId} already exists.`,
    );
    add(place, { DestinationCidrBlock: '192.0.2.0/24', GatewayId });
    expect(refuse(place, { DestinationCidrBlock: '198.51.100.0/24', GatewayId })).toMatch(
      /^RouteLimitExceeded/,
    );
    expect(refuse(place, { DestinationPrefixListId: 'pl-0123456789abcdef0', GatewayId })).toMatch(
      /^InvalidPrefixListID.NotFound/,
    );
  });
});

describe('routes within the VPC', () => {
  test('R-ROUTE-8: whole subnets only, through interfaces only', () => {
    const place = at();
    const { h } = place;
    const { NetworkInterfaceId } = h.call('CreateNetworkInterface', {
      SubnetId: h.subnetId,
    }).NetworkInterface;
    expect(refuse(place, { DestinationCidrBlock: '10.0.0.0/25', NetworkInterfaceId })).toBe(
      "InvalidParameterValue: Route destination doesn't match any subnet CIDR blocks.",
    );
    expect(refuse(place, { DestinationCidrBlock: '10.0.0.0/24', GatewayId: place.gateway })).toBe(
      'InvalidParameterValue: Route target is not supported. This route only supports interface and instance targets.',
    );
    add(place, { DestinationCidrBlock: '10.0.0.0/24', NetworkInterfaceId });
    add(place, { DestinationCidrBlock: '10.0.0.0/8', GatewayId: place.gateway });
  });

  test('R-ROUTE-9: the local target can be replaced and reset', () => {
    const place = at();
    const { h, RouteTableId } = place;
    const { NetworkInterfaceId } = h.call('CreateNetworkInterface', {
      SubnetId: h.subnetId,
    }).NetworkInterface;
    const local = { RouteTableId, DestinationCidrBlock: '10.0.0.0/16' };
    expect(h.error('ReplaceRoute', { ...local, GatewayId: place.gateway })).toMatch(
      /Route target is not supported/,
    );
    expect(h.call('ReplaceRoute', { ...local, NetworkInterfaceId })).toEqual({});
    expect(routeTo(place, '10.0.0.0/16')).toMatchObject({ NetworkInterfaceId, State: 'blackhole' });
    expect(routeTo(place, '10.0.0.0/16').GatewayId).toBeUndefined();
    h.call('ReplaceRoute', { ...local, LocalTarget: true });
    expect(routes(place)[0]).toEqual({
      DestinationCidrBlock: '10.0.0.0/16',
      GatewayId: 'local',
      Origin: 'CreateRouteTable',
      State: 'active',
    });
    add(place, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: place.gateway });
    expect(
      h.error('ReplaceRoute', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', LocalTarget: true }),
    ).toMatch(/^InvalidParameterValue/);
  });
});

describe('ReplaceRoute and DeleteRoute', () => {
  test('R-ROUTE-14: replace what is there', () => {
    const place = at();
    const { h, RouteTableId } = place;
    const NatGatewayId = newGateway(place);
    const change = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId };
    expect(h.error('ReplaceRoute', change)).toBe(
      "InvalidParameterValue: There is no route defined for '0.0.0.0/0' in the route table. Use CreateRoute instead.",
    );
    add(place, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: place.gateway });
    h.call('ReplaceRoute', change);
    expect(routeTo(place, '0.0.0.0/0')).toEqual({
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId,
      Origin: 'CreateRoute',
      State: 'active',
    });
  });

  test('R-ROUTE-14, R-VPC-61: delete what is there and not local', () => {
    const place = at();
    const { h, RouteTableId } = place;
    const remove = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0' };
    expect(h.error('DeleteRoute', remove)).toBe(
      `InvalidRoute.NotFound: no route with destination-cidr-block 0.0.0.0/0 in route table ${RouteTableId}`,
    );
    expect(h.error('DeleteRoute', { RouteTableId, DestinationIpv6CidrBlock: '::/0' })).toBe(
      `InvalidRoute.NotFound: no route with destination-ipv6-cidr-block ::/0 in route table ${RouteTableId}`,
    );
    expect(h.error('DeleteRoute', { ...remove, DestinationCidrBlock: '10.0.0.0/16' })).toBe(
      `InvalidParameterValue: cannot remove local route 10.0.0.0/16 in route table ${RouteTableId}`,
    );
    add(place, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: place.gateway });
    h.call('DeleteRoute', remove);
    expect(routes(place)).toHaveLength(1);
  });
});

describe('route states', () => {
  const stateOf = (place: At, cidr: string) => routeTo(place, cidr).State;

  test('R-VPC-74, R-ROUTE-12: a detached gateway leaves a blackhole, and heals when it is back', () => {
    const place = at();
    const { h, gateway: InternetGatewayId } = place;
    add(place, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId });
    h.call('DetachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
    expect(stateOf(place, '0.0.0.0/0')).toBe('blackhole');
    h.call('AttachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
    expect(stateOf(place, '0.0.0.0/0')).toBe('active');
    h.call('DetachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
    h.call('DeleteInternetGateway', { InternetGatewayId });
    expect(stateOf(place, '0.0.0.0/0')).toBe('blackhole');
  });

  test('R-VPC-102, R-ROUTE-17: a NAT gateway carries the route while it is pending, and not once it is going', () => {
    const place = at();
    const NatGatewayId = newGateway(place);
    add(place, { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId });
    expect(stateOf(place, '0.0.0.0/0')).toBe('active');
    place.h.advance(120);
    expect(stateOf(place, '0.0.0.0/0')).toBe('active');
    place.h.call('DeleteNatGateway', { NatGatewayId });
    expect(stateOf(place, '0.0.0.0/0')).toBe('blackhole');
    place.h.advance(120);
    expect(refuse(place, { DestinationCidrBlock: '192.0.2.0/24', NatGatewayId })).toMatch(
      /^InvalidNatGatewayID.NotFound/,
    );
  });

  test('R-VPC-82: a deleted egress-only gateway leaves a blackhole', () => {
    const place = at();
    const { EgressOnlyInternetGatewayId } = place.h.call('CreateEgressOnlyInternetGateway', {
      VpcId: place.h.vpcId,
    }).EgressOnlyInternetGateway;
    add(place, { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId });
    expect(stateOf(place, '::/0')).toBe('active');
    place.h.call('DeleteEgressOnlyInternetGateway', { EgressOnlyInternetGatewayId });
    expect(stateOf(place, '::/0')).toBe('blackhole');
  });

  test('R-ROUTE-12: an instance carries the route while it runs', () => {
    const place = at();
    const { h } = place;
    const InstanceId = h.launch();
    add(place, { DestinationCidrBlock: '192.0.2.0/24', InstanceId });
    expect(stateOf(place, '192.0.2.0/24')).toBe('active');
    h.call('StopInstances', { InstanceIds: [InstanceId] });
    h.advance(120);
    expect(stateOf(place, '192.0.2.0/24')).toBe('blackhole');
    h.call('StartInstances', { InstanceIds: [InstanceId] });
    h.advance(120);
    expect(stateOf(place, '192.0.2.0/24')).toBe('active');
    h.call('TerminateInstances', { InstanceIds: [InstanceId] });
    h.advance(120);
    expect(stateOf(place, '192.0.2.0/24')).toBe('blackhole');
  });
});
