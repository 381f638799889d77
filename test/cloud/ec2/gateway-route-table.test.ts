/** Gateway route tables and middleboxes (facts/routing.md, section 2; R-ROUTE-8, R-ROUTE-9). */
import { describe, expect, test } from 'vitest';
import { Office } from './office.ts';
import { Site } from './site.ts';

const LISBON = 'client/lisbon';

/** A firewall in a subnet of its own, before the public one: what comes in by the gateway goes through it. */
class Walled extends Site {
  readonly wall: string;
  readonly wallInterface: string;
  readonly edge: string;

  constructor(isPublic = true) {
    super();
    const { SubnetId } = this.call('CreateSubnet', {
      VpcId: this.vpcId,
      CidrBlock: '10.0.9.0/24',
      AvailabilityZone: 'us-east-1a',
    }).Subnet;
    const { RouteTableId: own } = this.call('CreateRouteTable', { VpcId: this.vpcId }).RouteTable;
    this.call('AssociateRouteTable', { RouteTableId: own, SubnetId });
    this.call('CreateRoute', {
      RouteTableId: own,
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: this.gatewayId,
    });
    const { Instances } = this.call('RunInstances', {
      ImageId: 'ami-wall',
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      NetworkInterfaces: [
        { DeviceIndex: 0, SubnetId, Groups: [this.groupId], AssociatePublicIpAddress: isPublic },
      ],
    });
    this.wall = Instances[0].InstanceId;
    this.sim.advance(60_000);
    this.call('ModifyInstanceAttribute', { InstanceId: this.wall, SourceDestCheck: { Value: false } });
    this.wallInterface = this.interfaceOf(this.wall);
    this.edge = this.call('CreateRouteTable', { VpcId: this.vpcId }).RouteTable.RouteTableId;
    this.call('CreateRoute', {
      RouteTableId: this.edge,
      DestinationCidrBlock: '10.0.1.0/24',
      NetworkInterfaceId: this.wallInterface,
    });
    this.call('AssociateRouteTable', { RouteTableId: this.edge, GatewayId: this.gatewayId });
  }

  wayOut(): void {
    this.call('ReplaceRoute', {
      RouteTableId: this.tables.public,
      DestinationCidrBlock: '0.0.0.0/0',
      NetworkInterfaceId: this.wallInterface,
    });
  }
}

const nodesOf = (site: Site, from: string, to: string) =>
  site.sim.trace({ from, to, protocol: 6, destinationPort: 80 });

describe('behind an internet gateway', () => {
  test('R-ROUTE-30, R-ROUTE-35: what comes in passes the appliance, and so must the answer', () => {
    const site = new Walled();
    const early = nodesOf(site, 'instance/web', 'internet');
    expect(early.disposition).toBe('reply-dropped');
    expect(early.blockers[0]?.code).toBe('REPLY_OUTSIDE_ITS_FLOW');
    site.wayOut();
    const { disposition, forward, back } = nodesOf(site, LISBON, 'instance/web');
    expect(disposition).toBe('delivered');
    expect(forward.map(({ node }) => node)).toContain(site.wall);
    expect(back.map(({ node }) => node)).toContain(site.wall);
    const out = nodesOf(site, 'instance/web', 'internet');
    expect(out.disposition).toBe('delivered');
    expect(out.back.map(({ node }) => node)).toContain(site.wall);
  });

  test('R-ROUTE-34: the appliance needs a public address, and its address check turned off', () => {
    const bare = new Walled(false);
    bare.wayOut();
    const { blockers } = nodesOf(bare, LISBON, 'instance/web');
    expect(blockers[0]).toMatchObject({
      code: 'BAD_STATE_ROUTE',
      text: expect.stringContaining('has no public address'),
    });
    const site = new Walled();
    site.wayOut();
    site.call('ModifyInstanceAttribute', { InstanceId: site.wall, SourceDestCheck: { Value: true } });
    expect(nodesOf(site, LISBON, 'instance/web').blockers[0]?.code).toBe('ENI_SOURCE_DEST_CHECK_RESTRICTION');
  });

  test('R-ROUTE-12, R-ROUTE-34: a stopped appliance is a black hole', () => {
    const site = new Walled();
    site.wayOut();
    site.call('StopInstances', { InstanceIds: [site.wall] });
    site.sim.advance(60_000);
    expect(nodesOf(site, LISBON, 'instance/web').blockers[0]?.code).toBe('BAD_STATE_ROUTE');
  });
});

describe('between subnets', () => {
  const split = (site: Walled) => {
    const route = (table: string, DestinationCidrBlock: string) =>
      site.call('CreateRoute', {
        RouteTableId: table,
        DestinationCidrBlock,
        NetworkInterfaceId: site.wallInterface,
      });
    route(site.tables.private, '10.0.1.0/24');
    route(site.tables.public, '10.0.2.0/24');
  };

  test('R-ROUTE-8: routes for whole subnets beat the local one', () => {
    const site = new Walled();
    split(site);
    const { disposition, forward, back } = nodesOf(site, 'instance/db', 'instance/web');
    expect(disposition).toBe('delivered');
    expect(forward.map(({ node }) => node)).toContain(site.wall);
    expect(back.map(({ node }) => node)).toContain(site.wall);
  });

  test('R-ROUTE-35: one way alone meets a firewall that never saw the question', () => {
    const site = new Walled();
    site.call('CreateRoute', {
      RouteTableId: site.tables.public,
      DestinationCidrBlock: '10.0.2.0/24',
      NetworkInterfaceId: site.wallInterface,
    });
    expect(nodesOf(site, 'instance/db', 'instance/web').disposition).toMatch(/dropped$/);
  });

  test('R-ROUTE-9: the local route itself can lead to the appliance, and back', () => {
    const site = new Walled();
    const local = { DestinationCidrBlock: '10.0.0.0/16' };
    for (const RouteTableId of [site.tables.private, site.tables.public]) {
      site.call('ReplaceRoute', { RouteTableId, ...local, NetworkInterfaceId: site.wallInterface });
    }
    expect(nodesOf(site, 'instance/db', 'instance/web').forward.map(({ node }) => node)).toContain(site.wall);
    for (const RouteTableId of [site.tables.private, site.tables.public]) {
      site.call('ReplaceRoute', { RouteTableId, ...local, LocalTarget: true });
    }
    expect(nodesOf(site, 'instance/db', 'instance/web').forward.map(({ node }) => node)).not.toContain(
      site.wall,
    );
  });

  test('R-ROUTE-36: a rule that names the other’s group does not match behind an appliance', () => {
    const site = new Walled();
    const GroupId = site.group('web-only');
    const peers = [
      { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, UserIdGroupPairs: [{ GroupId: site.groupId }] },
    ];
    site.call('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: peers });
    site.call('ModifyInstanceAttribute', { InstanceId: site.web, Groups: [GroupId] });
    expect(nodesOf(site, 'instance/db', 'instance/web').disposition).toBe('delivered');
    split(site);
    const { disposition, blockers } = nodesOf(site, 'instance/db', 'instance/web');
    expect(disposition).toMatch(/dropped$/);
    expect(blockers[0]?.text).toContain('names another group');
  });

  test('R-VPC-115: an interface that a route names delivers to nobody else, however alike they are', () => {
    const site = new Site();
    const twin = site.launch('twin', 'public');
    site.sim.advance(60_000);
    site.call('CreateRoute', {
      RouteTableId: site.tables.private,
      DestinationCidrBlock: '10.0.1.0/24',
      NetworkInterfaceId: site.interfaceOf(twin),
    });
    expect(nodesOf(site, 'instance/db', 'instance/twin').disposition).toBe('delivered');
    const { disposition, blockers } = nodesOf(site, 'instance/db', 'instance/web');
    expect(disposition).toMatch(/dropped$/);
    expect(blockers[0]?.code).toBe('ENI_SOURCE_DEST_CHECK_RESTRICTION');
  });
});

describe('behind a virtual private gateway', () => {
  test('R-ROUTE-30, R-ROUTE-33: what comes in by the VPN passes the appliance', () => {
    const office = new Office({ lisbon: 'ip route 10.1.0.0/16 vti1\nip route 10.1.0.0/16 vti2 10' });
    const home = office.vpc('a', '10.1.0.0/16', { zones: 'ab' });
    office.launch('web', home, 'a');
    const gateway = office.gateway(home);
    const id = office.connect({ VpnGatewayId: gateway }, office.customer(), 60, true);
    office.call('CreateVpnConnectionRoute', { VpnConnectionId: id, DestinationCidrBlock: '192.168.10.0/24' });
    office.apply(id);
    const there = () => office.send('premises/lisbon/lisbon-desk', 'instance/web');
    expect(there()).toBe('delivered');
    const { RouteTableId } = office.call('CreateRouteTable', { VpcId: home.id }).RouteTable;
    const NetworkInterfaceId = office.call('CreateNetworkInterface', {
      SubnetId: home.subnets.b,
    }).NetworkInterface.NetworkInterfaceId;
    const [{ CidrBlock }] = office.call('DescribeSubnets', { SubnetIds: [home.subnets.a] }).Subnets;
    office.call('CreateRoute', { RouteTableId, DestinationCidrBlock: CidrBlock, NetworkInterfaceId });
    const { AssociationId } = office.call('AssociateRouteTable', { RouteTableId, GatewayId: gateway });
    expect(there()).toContain('BAD_STATE_ROUTE');
    const propagate = { RouteTableId, GatewayId: gateway };
    expect(() => office.call('EnableVgwRoutePropagation', propagate)).toThrow(/InvalidParameterValue/);
    office.call('DisassociateRouteTable', { AssociationId });
    expect(there()).toBe('delivered');
  });
});
