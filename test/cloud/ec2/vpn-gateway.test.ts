/** Virtual private gateways (R-VGW-1…R-VGW-3, R-VGW-8). */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Harness, harness } from '../harness.ts';

let h: Harness;
let vpc: string;
beforeEach(() => {
  h = harness();
  vpc = h.call('CreateVpc', { CidrBlock: '10.0.0.0/16' }).Vpc.VpcId;
  h.advance(5);
});

const create = (more: object = {}): string =>
  h.call('CreateVpnGateway', { Type: 'ipsec.1', ...more }).VpnGateway.VpnGatewayId;
const look = (id: string) => h.call('DescribeVpnGateways', { VpnGatewayIds: [id] }).VpnGateways[0];
const attach = (VpnGatewayId: string, VpcId = vpc) => h.call('AttachVpnGateway', { VpnGatewayId, VpcId });
const tableOf = (VpcId: string) =>
  h.call('DescribeRouteTables', { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }).RouteTables[0];

describe('R-VGW-1, R-VGW-2', () => {
  test('it is there at once, with the ASN 64512', () => {
    expect(look(create())).toEqual({
      AmazonSideAsn: 64512,
      State: 'available',
      Type: 'ipsec.1',
      VpcAttachments: [],
      VpnGatewayId: expect.stringMatching(/^vgw-[0-9a-f]{17}$/),
    });
  });

  test('private ASNs only', () => {
    expect(look(create({ AmazonSideAsn: 4_200_000_000 })).AmazonSideAsn).toBe(4_200_000_000);
    expect(h.error('CreateVpnGateway', { Type: 'ipsec.1', AmazonSideAsn: 65535 })).toContain(
      'InvalidParameterValue: Value (65535) for parameter amazonSideAsn',
    );
  });

  test('R-VPN-6: five in a region', () => {
    for (let index = 0; index < 5; index++) create();
    expect(h.error('CreateVpnGateway', { Type: 'ipsec.1' })).toContain('VpnGatewayLimitExceeded');
  });
});

describe('attachments', () => {
  test('R-VPC-195: attaching takes its time, and detaching', () => {
    const id = create();
    expect(attach(id).VpcAttachment).toEqual({ State: 'attaching', VpcId: vpc });
    h.advance(29);
    expect(look(id).VpcAttachments[0].State).toBe('attaching');
    h.advance(91);
    expect(look(id).VpcAttachments).toEqual([{ State: 'attached', VpcId: vpc }]);
    h.call('DetachVpnGateway', { VpnGatewayId: id, VpcId: vpc });
    expect(look(id).VpcAttachments[0].State).toBe('detaching');
    h.advance(120);
    expect(look(id).VpcAttachments).toEqual([{ State: 'detached', VpcId: vpc }]);
  });

  test('R-VGW-1: one VPC for a gateway, one gateway for a VPC', () => {
    const [id, other] = [create(), create()];
    const second = h.call('CreateVpc', { CidrBlock: '10.9.0.0/16' }).Vpc.VpcId;
    attach(id);
    expect(h.error('AttachVpnGateway', { VpnGatewayId: id, VpcId: second })).toContain(
      'VpnGatewayAttachmentLimitExceeded',
    );
    expect(h.error('AttachVpnGateway', { VpnGatewayId: other, VpcId: vpc })).toContain('InvalidVpcState');
  });

  test('R-VGW-8: what is not attached cannot be detached', () => {
    const id = create();
    expect(h.error('DetachVpnGateway', { VpnGatewayId: id, VpcId: vpc })).toBe(
      `InvalidVpnGatewayAttachment.NotFound: The attachment with vpn gateway ID '${id}' and vpc ID '${vpc}' does not exist`,
    );
  });

  test('R-VPC-186: the VPC stays while a gateway is attached', () => {
    const id = create();
    attach(id);
    expect(h.error('DeleteVpc', { VpcId: vpc })).toContain('DependencyViolation');
    h.advance(60);
    h.call('DetachVpnGateway', { VpnGatewayId: id, VpcId: vpc });
    h.advance(60);
    h.call('DeleteVpc', { VpcId: vpc });
  });
});

describe('R-VGW-8: the end', () => {
  test('attached, or with a connection, it stays', () => {
    const id = create();
    attach(id);
    expect(h.error('DeleteVpnGateway', { VpnGatewayId: id })).toContain('IncorrectState');
    h.call('DetachVpnGateway', { VpnGatewayId: id, VpcId: vpc });
    h.advance(60);
    const { CustomerGatewayId } = h.call('CreateCustomerGateway', {
      Type: 'ipsec.1',
      IpAddress: '203.0.113.1',
    }).CustomerGateway;
    const { VpnConnectionId } = h.call('CreateVpnConnection', {
      Type: 'ipsec.1',
      CustomerGatewayId,
      VpnGatewayId: id,
    }).VpnConnection;
    expect(h.error('DeleteVpnGateway', { VpnGatewayId: id })).toContain(VpnConnectionId);
    h.call('DeleteVpnConnection', { VpnConnectionId });
    h.advance(300);
    h.call('DeleteVpnGateway', { VpnGatewayId: id });
    expect(look(id).State).toBe('deleted');
    expect(h.error('AttachVpnGateway', { VpnGatewayId: id, VpcId: vpc })).toContain('InvalidVpnGatewayState');
    h.advance(3600);
    expect(h.error('DescribeVpnGateways', { VpnGatewayIds: [id] })).toBe(
      `InvalidVpnGatewayID.NotFound: The vpnGateway ID '${id}' does not exist`,
    );
  });
});

describe('R-VGW-3: propagation', () => {
  test('is of a table, and of a gateway that is attached to its VPC', () => {
    const id = create();
    const { RouteTableId } = tableOf(vpc);
    expect(h.error('EnableVgwRoutePropagation', { GatewayId: id, RouteTableId })).toBe(
      `Gateway.NotAttached: resource ${id} is not attached to network ${vpc}`,
    );
    attach(id);
    h.call('EnableVgwRoutePropagation', { GatewayId: id, RouteTableId });
    h.call('EnableVgwRoutePropagation', { GatewayId: id, RouteTableId });
    expect(tableOf(vpc).PropagatingVgws).toEqual([{ GatewayId: id }]);
    h.call('DisableVgwRoutePropagation', { GatewayId: id, RouteTableId });
    expect(tableOf(vpc).PropagatingVgws).toEqual([]);
  });

  test('ends when the gateway is detached', () => {
    const id = create();
    attach(id);
    h.advance(60);
    h.call('EnableVgwRoutePropagation', { GatewayId: id, RouteTableId: tableOf(vpc).RouteTableId });
    h.call('DetachVpnGateway', { VpnGatewayId: id, VpcId: vpc });
    h.advance(60);
    expect(tableOf(vpc).PropagatingVgws).toEqual([]);
  });

  test('R-ROUTE-31: the table of a gateway refuses it', () => {
    const id = create();
    attach(id);
    const { InternetGatewayId } = h.call('CreateInternetGateway').InternetGateway;
    h.call('AttachInternetGateway', { InternetGatewayId, VpcId: vpc });
    const { RouteTableId } = h.call('CreateRouteTable', { VpcId: vpc }).RouteTable;
    h.call('AssociateRouteTable', { RouteTableId, GatewayId: InternetGatewayId });
    expect(h.error('EnableVgwRoutePropagation', { GatewayId: id, RouteTableId })).toContain(
      'InvalidParameterValue',
    );
  });
});

describe('R-ROUTE-16: as a target of static routes', () => {
  test('of its own VPC only; a blackhole once detached (R-ROUTE-12)', () => {
    const id = create();
    const { RouteTableId } = tableOf(vpc);
    const route = { RouteTableId, DestinationCidrBlock: '192.168.0.0/16', GatewayId: id };
    expect(h.error('CreateRoute', route)).toBe(
      `InvalidParameterValue: route table ${RouteTableId} and network gateway ${id} belong to different networks`,
    );
    attach(id);
    h.advance(60);
    h.call('CreateRoute', route);
    expect(tableOf(vpc).Routes[1]).toMatchObject({ GatewayId: id, State: 'active', Origin: 'CreateRoute' });
    h.call('DetachVpnGateway', { VpnGatewayId: id, VpcId: vpc });
    h.advance(60);
    expect(tableOf(vpc).Routes[1].State).toBe('blackhole');
  });
});
