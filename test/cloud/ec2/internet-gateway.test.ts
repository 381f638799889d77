import { describe, expect, test } from 'vitest';
import { internetGatewayOf } from '../../../src/cloud/ec2/internet-gateway/internet-gateway.ts';
import { scenery } from './scenery.ts';

const newGateway = (h: ReturnType<typeof scenery>): string =>
  h.call('CreateInternetGateway').InternetGateway.InternetGatewayId;

describe('internet gateways', () => {
  test('R-VPC-72: are made alone, then attached', () => {
    const h = scenery();
    const { InternetGateway } = h.call('CreateInternetGateway');
    expect(InternetGateway).toEqual({
      Attachments: [],
      InternetGatewayId: expect.stringMatching(/^igw-[0-9a-f]{17}$/),
      OwnerId: '123456789012',
      Tags: [],
    });
    const { InternetGatewayId } = InternetGateway;
    expect(h.call('AttachInternetGateway', { InternetGatewayId, VpcId: h.vpcId })).toEqual({});
    expect(h.call('DescribeInternetGateways').InternetGateways[0].Attachments).toEqual([
      { State: 'available', VpcId: h.vpcId },
    ]);
    expect(internetGatewayOf(h.vpcId, h.context())?.InternetGatewayId).toBe(InternetGatewayId);
  });

  test('R-VPC-70: one VPC for a gateway, one gateway for a VPC', () => {
    const h = scenery();
    const InternetGatewayId = newGateway(h);
    h.call('AttachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
    expect(h.error('AttachInternetGateway', { InternetGatewayId, VpcId: h.vpcId })).toBe(
      `Resource.AlreadyAssociated: resource ${InternetGatewayId} is already attached to network ${h.vpcId}`,
    );
    expect(h.error('AttachInternetGateway', { InternetGatewayId: newGateway(h), VpcId: h.vpcId })).toBe(
      `InvalidParameterValue: Network ${h.vpcId} already has an internet gateway attached`,
    );
  });

  test('R-VPC-71: five in a region', () => {
    const h = scenery();
    for (let index = 0; index < 5; index++) newGateway(h);
    expect(h.error('CreateInternetGateway')).toBe(
      'InternetGatewayLimitExceeded: The maximum number of internet gateways has been reached.',
    );
  });

  test('R-VPC-73: stay attached while a public address needs them', () => {
    const h = scenery();
    const InternetGatewayId = newGateway(h);
    const pair = { InternetGatewayId, VpcId: h.vpcId };
    expect(h.error('DetachInternetGateway', pair)).toBe(
      `Gateway.NotAttached: resource ${InternetGatewayId} is not attached to network ${h.vpcId}`,
    );
    h.call('AttachInternetGateway', pair);
    const { NetworkInterfaceId } = h.call('CreateNetworkInterface', {
      SubnetId: h.subnetId,
    }).NetworkInterface;
    const { AllocationId } = h.call('AllocateAddress');
    const { AssociationId } = h.call('AssociateAddress', { AllocationId, NetworkInterfaceId });
    expect(h.error('DetachInternetGateway', pair)).toBe(
      `DependencyViolation: Network ${h.vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
    h.call('DisassociateAddress', { AssociationId });
    h.call('DetachInternetGateway', pair);
    expect(h.call('DescribeInternetGateways').InternetGateways[0].Attachments).toEqual([]);
  });

  test('R-VPC-74: are deleted detached', () => {
    const h = scenery();
    const InternetGatewayId = newGateway(h);
    h.call('AttachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
    expect(h.error('DeleteInternetGateway', { InternetGatewayId })).toBe(
      `DependencyViolation: The internetGateway '${InternetGatewayId}' has dependencies and cannot be deleted.`,
    );
    h.call('DetachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
    h.call('DeleteInternetGateway', { InternetGatewayId });
    expect(h.error('DeleteInternetGateway', { InternetGatewayId })).toBe(
      `InvalidInternetGatewayID.NotFound: The internetGateway ID '${InternetGatewayId}' does not exist`,
    );
  });

  test('R-ROUTE-30: leave their edge table when they go', () => {
    const h = scenery();
    const InternetGatewayId = newGateway(h);
    const pair = { InternetGatewayId, VpcId: h.vpcId };
    h.call('AttachInternetGateway', pair);
    const { RouteTableId } = h.call('CreateRouteTable', { VpcId: h.vpcId }).RouteTable;
    h.call('AssociateRouteTable', { RouteTableId, GatewayId: InternetGatewayId });
    h.call('DetachInternetGateway', pair);
    const [table] = h.call('DescribeRouteTables', { RouteTableIds: [RouteTableId] }).RouteTables;
    expect(table.Associations).toEqual([]);
    h.call('DeleteInternetGateway', { InternetGatewayId });
    h.call('DeleteRouteTable', { RouteTableId });
  });

  test.each([
    ['attachment.state', 'available', 1],
    ['attachment.vpc-id', 'vpc-*', 1],
    ['internet-gateway-id', 'igw-*', 2],
  ])('filters by %s=%s', (Name, value, count) => {
    const h = scenery();
    newGateway(h);
    h.call('AttachInternetGateway', { InternetGatewayId: newGateway(h), VpcId: h.vpcId });
    const Filters = [{ Name, Values: [value] }];
    expect(h.call('DescribeInternetGateways', { Filters }).InternetGateways).toHaveLength(count);
  });
});

describe('egress-only internet gateways', () => {
  test('R-VPC-82: are made attached, one for a VPC', () => {
    const h = scenery();
    const answer = h.call('CreateEgressOnlyInternetGateway', { VpcId: h.vpcId });
    expect(answer.EgressOnlyInternetGateway).toEqual({
      Attachments: [{ State: 'attached', VpcId: h.vpcId }],
      EgressOnlyInternetGatewayId: expect.stringMatching(/^eigw-[0-9a-f]{17}$/),
      Tags: [],
    });
    expect(h.error('CreateEgressOnlyInternetGateway', { VpcId: h.vpcId })).toMatch(/^InvalidParameterValue/);
    expect(h.call('DescribeEgressOnlyInternetGateways').EgressOnlyInternetGateways).toHaveLength(1);
  });

  test('R-VPC-82: are deleted at once', () => {
    const h = scenery();
    const { EgressOnlyInternetGatewayId } = h.call('CreateEgressOnlyInternetGateway', {
      VpcId: h.vpcId,
    }).EgressOnlyInternetGateway;
    expect(h.call('DeleteEgressOnlyInternetGateway', { EgressOnlyInternetGatewayId })).toEqual({
      ReturnCode: true,
    });
    expect(h.error('DeleteEgressOnlyInternetGateway', { EgressOnlyInternetGatewayId })).toBe(
      `InvalidGatewayID.NotFound: The gateway ID '${EgressOnlyInternetGatewayId}' does not exist`,
    );
    expect(h.error('DeleteEgressOnlyInternetGateway', { EgressOnlyInternetGatewayId: 'eigw-1' })).toMatch(
      /^InvalidEgressOnlyInternetGatewayId.Malformed/,
    );
  });
});
