import { describe, expect, test } from 'vitest';
import { edgeTableOf, routeTableOf } from '../../../src/cloud/ec2/route-table/route-table.ts';
import { type Scenery, scenery } from './scenery.ts';

function newTable(h: Scenery, VpcId = h.vpcId): string {
  return h.call('CreateRouteTable', { VpcId }).RouteTable.RouteTableId;
}

function tableById(h: Scenery, id: string) {
  return h.call('DescribeRouteTables', { RouteTableIds: [id] }).RouteTables[0];
}

function mainTable(h: Scenery, VpcId = h.vpcId) {
  const Filters = [
    { Name: 'association.main', Values: ['true'] },
    { Name: 'vpc-id', Values: [VpcId] },
  ];
  return h.call('DescribeRouteTables', { Filters }).RouteTables[0];
}

function attachedGateway(h: Scenery): string {
  const { InternetGatewayId } = h.call('CreateInternetGateway').InternetGateway;
  h.call('AttachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
  return InternetGatewayId;
}

const effective = (h: Scenery) => routeTableOf(h.subnetId, h.context()).RouteTableId;

describe('CreateRouteTable', () => {
  test('R-VPC-61: starts with the local route', () => {
    const h = scenery();
    const { RouteTable } = h.call('CreateRouteTable', { VpcId: h.vpcId });
    expect(RouteTable).toEqual({
      Associations: [],
      PropagatingVgws: [],
      RouteTableId: expect.stringMatching(/^rtb-[0-9a-f]{17}$/),
      Routes: [
        {
          DestinationCidrBlock: '10.0.0.0/16',
          GatewayId: 'local',
          Origin: 'CreateRouteTable',
          State: 'active',
        },
      ],
      Tags: [],
      VpcId: h.vpcId,
      OwnerId: '123456789012',
    });
  });

  test('R-VPC-8: answers a repeated request with the first table', () => {
    const h = scenery();
    const input = { VpcId: h.vpcId, ClientToken: 'once' };
    const first = h.call('CreateRouteTable', input);
    expect(first.ClientToken).toBe('once');
    expect(h.call('CreateRouteTable', input)).toEqual(first);
    expect(h.call('DescribeRouteTables').RouteTables).toHaveLength(2);
    const Tags = [{ Key: 'Name', Value: 'other' }];
    expect(
      h.error('CreateRouteTable', { ...input, TagSpecifications: [{ ResourceType: 'route-table', Tags }] }),
    ).toMatch(/^IdempotentParameterMismatch/);
  });

  test('R-VPC-65: 200 in a VPC', () => {
    const h = scenery();
    for (let index = 0; index < 199; index++) newTable(h);
    expect(h.error('CreateRouteTable', { VpcId: h.vpcId })).toBe(
      'RouteTableLimitExceeded: The maximum number of route tables has been reached.',
    );
  });
});

describe('associations', () => {
  test('R-VPC-60, R-VPC-66: a subnet uses its own table, else the main one', () => {
    const h = scenery();
    const main = mainTable(h).RouteTableId;
    expect(effective(h)).toBe(main);
    const RouteTableId = newTable(h);
    const { AssociationId, AssociationState } = h.call('AssociateRouteTable', {
      RouteTableId,
      SubnetId: h.subnetId,
    });
    expect(AssociationState).toEqual({ State: 'associated' });
    expect(effective(h)).toBe(RouteTableId);
    expect(tableById(h, RouteTableId).Associations).toEqual([
      {
        Main: false,
        RouteTableAssociationId: AssociationId,
        RouteTableId,
        SubnetId: h.subnetId,
        AssociationState: { State: 'associated' },
      },
    ]);
    h.call('DisassociateRouteTable', { AssociationId });
    expect(effective(h)).toBe(main);
  });

  test('R-VPC-63: the same again is no error, another table is', () => {
    const h = scenery();
    const input = { RouteTableId: newTable(h), SubnetId: h.subnetId };
    const first = h.call('AssociateRouteTable', input);
    expect(h.call('AssociateRouteTable', input)).toEqual(first);
    const RouteTableId = newTable(h);
    expect(h.error('AssociateRouteTable', { RouteTableId, SubnetId: h.subnetId })).toBe(
      `Resource.AlreadyAssociated: the specified association for route table ${RouteTableId} conflicts with an existing association`,
    );
    const { NewAssociationId } = h.call('ReplaceRouteTableAssociation', {
      AssociationId: first.AssociationId,
      RouteTableId,
    });
    expect(NewAssociationId).not.toBe(first.AssociationId);
    expect(effective(h)).toBe(RouteTableId);
  });

  test('R-VPC-67: only within a VPC', () => {
    const h = scenery();
    const { VpcId } = h.call('CreateVpc', { CidrBlock: '10.1.0.0/16' }).Vpc;
    const RouteTableId = newTable(h, VpcId);
    expect(h.error('AssociateRouteTable', { RouteTableId, SubnetId: h.subnetId })).toBe(
      `InvalidParameterValue: Route table ${RouteTableId} and subnet ${h.subnetId} belong to different networks`,
    );
  });

  test('R-VPC-62: the main one is replaced, never taken away', () => {
    const h = scenery();
    const main = mainTable(h);
    const AssociationId = main.Associations[0].RouteTableAssociationId;
    expect(h.error('DisassociateRouteTable', { AssociationId })).toBe(
      `InvalidParameterValue: cannot disassociate the main route table association ${AssociationId}`,
    );
    const RouteTableId = newTable(h);
    h.call('ReplaceRouteTableAssociation', { AssociationId, RouteTableId });
    expect(mainTable(h).RouteTableId).toBe(RouteTableId);
    expect(effective(h)).toBe(RouteTableId);
    h.call('DeleteRouteTable', { RouteTableId: main.RouteTableId });
  });

  test('R-VPC-3: unknown ones', () => {
    const h = scenery();
    const AssociationId = 'rtbassoc-0123456789abcdef0';
    expect(h.error('DisassociateRouteTable', { AssociationId })).toBe(
      `InvalidAssociationID.NotFound: The association ID '${AssociationId}' does not exist`,
    );
  });

  test('R-VPC-64: a table that is in use or main stays', () => {
    const h = scenery();
    const RouteTableId = newTable(h);
    const { AssociationId } = h.call('AssociateRouteTable', { RouteTableId, SubnetId: h.subnetId });
    for (const id of [RouteTableId, mainTable(h).RouteTableId]) {
      expect(h.error('DeleteRouteTable', { RouteTableId: id })).toBe(
        `DependencyViolation: The routeTable '${id}' has dependencies and cannot be deleted.`,
      );
    }
    h.call('DisassociateRouteTable', { AssociationId });
    h.call('DeleteRouteTable', { RouteTableId });
    expect(h.error('DeleteRouteTable', { RouteTableId })).toBe(
      `InvalidRouteTableID.NotFound: The routeTable ID '${RouteTableId}' does not exist`,
    );
  });
});

describe('edge tables', () => {
  test('R-ROUTE-30: a gateway has one at most', () => {
    const h = scenery();
    const GatewayId = attachedGateway(h);
    const RouteTableId = newTable(h);
    expect(edgeTableOf(GatewayId, h.context())).toBeUndefined();
    const { AssociationId } = h.call('AssociateRouteTable', { RouteTableId, GatewayId });
    expect(edgeTableOf(GatewayId, h.context())?.RouteTableId).toBe(RouteTableId);
    expect(h.error('AssociateRouteTable', { RouteTableId: newTable(h), GatewayId })).toMatch(
      /^Resource.AlreadyAssociated/,
    );
    h.call('DisassociateRouteTable', { AssociationId });
    expect(edgeTableOf(GatewayId, h.context())).toBeUndefined();
  });

  test('R-ROUTE-31: needs an attached gateway and a table without foreign targets', () => {
    const h = scenery();
    const RouteTableId = newTable(h);
    const { InternetGatewayId: loose } = h.call('CreateInternetGateway').InternetGateway;
    expect(h.error('AssociateRouteTable', { RouteTableId, GatewayId: loose })).toBe(
      `InvalidParameterValue: Route table ${RouteTableId} and network gateway ${loose} belong to different networks`,
    );
    const GatewayId = attachedGateway(h);
    h.call('CreateRoute', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId });
    expect(h.error('AssociateRouteTable', { RouteTableId, GatewayId })).toMatch(
      /^InvalidParameterValue: .*unsupported route target/,
    );
  });

  test('R-ROUTE-32, R-ROUTE-33: whole subnets through interfaces, nothing else', () => {
    const h = scenery();
    const GatewayId = attachedGateway(h);
    const RouteTableId = newTable(h);
    const { NetworkInterfaceId } = h.call('CreateNetworkInterface', {
      SubnetId: h.subnetId,
    }).NetworkInterface;
    h.call('AssociateRouteTable', { RouteTableId, GatewayId });
    const route = (DestinationCidrBlock: string, target: object) => ({
      RouteTableId,
      DestinationCidrBlock,
      ...target,
    });
    expect(h.error('CreateRoute', route('0.0.0.0/0', { NetworkInterfaceId }))).toMatch(/match any subnet/);
    expect(h.error('CreateRoute', route('10.0.0.0/25', { NetworkInterfaceId }))).toMatch(/match any subnet/);
    expect(h.error('CreateRoute', route('0.0.0.0/0', { GatewayId }))).toMatch(/unsupported route target/);
    h.call('CreateRoute', route('10.0.0.0/24', { NetworkInterfaceId }));
    h.call('ReplaceRoute', route('10.0.0.0/16', { NetworkInterfaceId }));
    const main = mainTable(h).Associations[0].RouteTableAssociationId;
    expect(h.error('ReplaceRouteTableAssociation', { AssociationId: main, RouteTableId })).toMatch(
      /^InvalidParameterValue: .*cannot be the main route table/,
    );
  });
});

describe('DescribeRouteTables', () => {
  test.each([
    ['association.main', 'true', 1],
    ['association.subnet-id', 'subnet-*', 1],
    ['route.gateway-id', 'igw-*', 1],
    ['route.gateway-id', 'local', 2],
    ['route.destination-cidr-block', '0.0.0.0/0', 1],
    ['route.origin', 'CreateRoute', 1],
    ['route.state', 'blackhole', 0],
    ['route.state', 'active', 2],
    ['vpc-id', 'vpc-*', 2],
  ])('filters by %s=%s', (Name, value, count) => {
    const h = scenery();
    const GatewayId = attachedGateway(h);
    const RouteTableId = newTable(h);
    h.call('AssociateRouteTable', { RouteTableId, SubnetId: h.subnetId });
    h.call('CreateRoute', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId });
    const Filters = [{ Name, Values: [value] }];
    expect(h.call('DescribeRouteTables', { Filters }).RouteTables).toHaveLength(count);
  });

  test('R-VPC-4: shows pages on request, and refuses them with IDs', () => {
    const h = scenery();
    for (let index = 0; index < 6; index++) newTable(h);
    const first = h.call('DescribeRouteTables', { MaxResults: 5 });
    expect(first.RouteTables).toHaveLength(5);
    const second = h.call('DescribeRouteTables', { MaxResults: 5, NextToken: first.NextToken });
    expect(second.RouteTables).toHaveLength(2);
    expect(second.NextToken).toBeUndefined();
    const RouteTableIds = [mainTable(h).RouteTableId];
    expect(h.error('DescribeRouteTables', { MaxResults: 5, RouteTableIds })).toMatch(
      /^InvalidParameterCombination/,
    );
  });
});
