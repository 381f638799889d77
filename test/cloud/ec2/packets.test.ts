/** What requests mean to packets: the rules of the facts, from the API call to the trace. */
import { describe, expect, test } from 'vitest';
import { Site } from './site.ts';

const LISBON = 'client/lisbon';
const DENIED = 'SUBNET_ACL_RESTRICTION';

describe('from the internet (R-VPC-76)', () => {
  test('R-VPC-48, R-VPC-75: open in the public subnet, shut in the private one, also with a public address', () => {
    const site = new Site();
    expect(site.send(LISBON, 'instance/web')).toBe('delivered');
    expect(site.send(LISBON, 'instance/db')).not.toBe('delivered');
    const { AllocationId } = site.call('AllocateAddress');
    site.call('AssociateAddress', { AllocationId, InstanceId: site.db });
    expect(site.send(LISBON, 'instance/db')).not.toBe('delivered');
  });

  test.each<[string, (site: Site) => void]>([
    [
      'the route',
      (site) =>
        site.call('DeleteRoute', {
          RouteTableId: site.tables.public,
          DestinationCidrBlock: '0.0.0.0/0',
        }),
    ],
    [
      'the public address',
      (site) =>
        site.call('ModifyNetworkInterfaceAttribute', {
          NetworkInterfaceId: site.interfaceOf(site.web),
          AssociatePublicIpAddress: false,
        }),
    ],
    ['the way in', (site) => site.shield('public', { Egress: false, CidrBlock: '0.0.0.0/0' })],
    ['the way back (R-NACL-9)', (site) => site.shield('public', { Egress: true, CidrBlock: '0.0.0.0/0' })],
    ['the group', (site) => site.wear(site.web, site.group('closed'))],
    ['the instance', (site) => site.call('StopInstances', { InstanceIds: [site.web] })],
  ])('without %s nothing gets through', (_what, take) => {
    const site = new Site();
    take(site);
    expect(site.send(LISBON, 'instance/web')).not.toBe('delivered');
  });
});

describe('network ACLs', () => {
  test('R-VPC-51, R-SG-2: within a subnet neither they nor routes count, groups do', () => {
    const site = new Site();
    const near = site.launch('near', 'public');
    site.shield(
      'public',
      { Egress: true, CidrBlock: '10.0.0.0/16' },
      { Egress: false, CidrBlock: '10.0.0.0/16' },
    );
    expect(site.send('instance/near', 'instance/web')).toBe('delivered');
    expect(site.send('instance/db', 'instance/web')).toContain(DENIED);
    site.wear(near, site.group('closed'));
    expect(site.send('instance/web', 'instance/near')).toBe('ENI_SG_RULES_MISMATCH');
  });

  test('R-SG-3: see private addresses, for the internet gateway translates outside the subnet', () => {
    const byPublic = new Site();
    const { PublicIpAddress, PrivateIpAddress } = byPublic.instance(byPublic.web);
    byPublic.shield('public', { Egress: true, CidrBlock: `${PublicIpAddress}/32` });
    expect(byPublic.send('instance/db', 'instance/web')).toBe('delivered');
    expect(byPublic.send(LISBON, 'instance/web')).toBe('delivered');
    const byPrivate = new Site();
    byPrivate.shield('private', { Egress: true, CidrBlock: `${PrivateIpAddress}/32` });
    expect(byPrivate.send('instance/db', 'instance/web')).toBe(DENIED);
  });

  test('R-NACL-11: a web subnet needs the ephemeral ports out, whatever the group says', () => {
    const site = new Site();
    const tcp = (From: number, To: number) => ({
      Protocol: '6',
      PortRange: { From, To },
      CidrBlock: '0.0.0.0/0',
    });
    site.shield('public', { Egress: true, ...tcp(1024, 65_535) });
    expect(site.send(LISBON, 'instance/web')).toBe(DENIED);
    site.shield('public', { Egress: true, ...tcp(1, 1023) });
    expect(site.send(LISBON, 'instance/web')).toBe('delivered');
  });

  test('R-NACL-12, R-ROUTE-2: rules and routes of IPv4 say nothing of IPv6', () => {
    const site = new Site();
    site.call('AssignIpv6Addresses', { NetworkInterfaceId: site.interfaceOf(site.web), Ipv6AddressCount: 1 });
    expect(site.send('instance/web', LISBON, { family: 6, port: 443 })).toContain('NO_ROUTE_TO_DESTINATION');
    site.route('public', '::/0', { GatewayId: site.gatewayId });
    expect(site.send(LISBON, 'instance/web', { family: 6 })).toBe('delivered');
    site.shield('public');
    expect(site.send(LISBON, 'instance/web')).toBe('delivered');
    expect(site.send(LISBON, 'instance/web', { family: 6 })).toContain(DENIED);
  });
});

describe('security groups', () => {
  test('R-SG-18: a group stands for the private addresses of its members, not for their public ones', () => {
    const site = new Site();
    const [members, guarded] = [site.group('members'), site.group('guarded')];
    site.call('AuthorizeSecurityGroupIngress', {
      GroupId: guarded,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, UserIdGroupPairs: [{ GroupId: members }] },
      ],
    });
    site.wear(site.web, guarded);
    expect(site.send('instance/db', 'instance/web')).toBe('ENI_SG_RULES_MISMATCH');
    site.wear(site.db, members);
    expect(site.send('instance/db', 'instance/web')).toBe('delivered');
    const { PublicIpAddress } = site.instance(site.web);
    expect(site.send('instance/db', PublicIpAddress)).toBe('ENI_SG_RULES_MISMATCH');
  });

  test('R-CT-1, R-CT-9: what is answered needs no rule of its own', () => {
    const site = new Site();
    const inbound = site.group('inbound');
    site.call('AuthorizeSecurityGroupIngress', {
      GroupId: inbound,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    });
    site.call('RevokeSecurityGroupEgress', {
      GroupId: inbound,
      IpPermissions: [
        { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [{ CidrIpv6: '::/0' }] },
      ],
    });
    site.wear(site.web, inbound);
    expect(site.send(LISBON, 'instance/web')).toBe('delivered');
    expect(site.send('instance/web', 'instance/db')).toBe('ENI_SG_RULES_MISMATCH');
  });

  test('R-SG-1, R-SG-30: out through the group, then the network ACL; in through the network ACL, then the group', () => {
    const site = new Site();
    const { forward } = site.sim.trace({
      from: 'instance/db',
      to: 'instance/web',
      protocol: 6,
      destinationPort: 80,
    });
    const permitted = forward
      .filter(({ action }) => action === 'permitted')
      .map(({ origin }) => origin.resource);
    const [{ NetworkAclId }] = site.call('DescribeNetworkAcls').NetworkAcls;
    expect(permitted).toEqual([site.groupId, NetworkAclId, NetworkAclId, site.groupId]);
  });

  test.each([
    [8, 'delivered'],
    [-1, 'delivered'],
    [0, 'dropped'],
    [3, 'dropped'],
  ])(
    'R-SG-22: a ping needs echo requests let in, and its answer nothing: ICMP type %i',
    (FromPort, expected) => {
      const site = new Site();
      const pinged = site.group('pinged');
      site.call('AuthorizeSecurityGroupIngress', {
        GroupId: pinged,
        IpPermissions: [{ IpProtocol: 'icmp', FromPort, ToPort: -1, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      });
      site.wear(site.web, pinged);
      expect(site.sim.trace({ from: LISBON, to: 'instance/web', protocol: 1 }).disposition).toBe(expected);
    },
  );

  test('R-SG-21: a change counts at once, on every interface', () => {
    const site = new Site();
    const permission = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    site.call('RevokeSecurityGroupIngress', { GroupId: site.groupId, IpPermissions: [permission] });
    expect([site.send(LISBON, 'instance/web'), site.send('instance/web', 'instance/db')]).toEqual([
      'ENI_SG_RULES_MISMATCH',
      'ENI_SG_RULES_MISMATCH',
    ]);
  });
});

describe('NAT gateways', () => {
  test('R-VPC-103: out of the private subnet through the gateway, nothing in', () => {
    const site = new Site();
    expect(site.send('instance/db', LISBON, { port: 443 })).toBe('delivered');
    const { PublicIp } = site.call('DescribeAddresses').Addresses[0];
    expect(site.send(LISBON, PublicIp)).not.toBe('delivered');
  });

  test('R-VPC-99, R-VPC-103: need the route and the network ACL of their own subnet', () => {
    const shut = new Site();
    shut.shield('public', { Egress: false, CidrBlock: '10.0.2.0/24' });
    expect(shut.send('instance/db', LISBON, { port: 443 })).toBe(DENIED);
    const lost = new Site();
    lost.call('DeleteRoute', { RouteTableId: lost.tables.public, DestinationCidrBlock: '0.0.0.0/0' });
    expect(lost.send('instance/db', LISBON, { port: 443 })).toContain('NO_ROUTE_TO_DESTINATION');
  });

  test('R-VPC-91: fall with their zone, and with them those who leave through it', () => {
    const site = new Site();
    site.sim.fault({ target: 'az/us-east-1a' });
    expect(site.send('instance/db', LISBON, { port: 443 })).toContain('AVAILABILITY_ZONE_FAILED');
    site.sim.heal({ target: 'az/us-east-1a' });
    expect(site.send('instance/db', LISBON, { port: 443 })).toBe('delivered');
  });

  test('R-VPC-102, R-ROUTE-11: deleted, they leave a blackhole, which no wider route stands in for', () => {
    const site = new Site();
    const { AllocationId } = site.call('AllocateAddress');
    const { NatGatewayId } = site.call('CreateNatGateway', {
      SubnetId: site.subnets.public,
      AllocationId,
    }).NatGateway;
    site.route('private', '85.240.0.0/16', { NatGatewayId });
    site.sim.advance(120_000);
    expect(site.send('instance/db', LISBON, { port: 443 })).toBe('delivered');
    site.call('DeleteNatGateway', { NatGatewayId });
    site.sim.advance(120_000);
    expect(site.send('instance/db', LISBON, { port: 443 })).toBe('BAD_STATE_ROUTE');
    site.call('DeleteRoute', { RouteTableId: site.tables.private, DestinationCidrBlock: '85.240.0.0/16' });
    expect(site.send('instance/db', LISBON, { port: 443 })).toBe('delivered');
  });
});

test('R-VPC-82: an egress-only internet gateway lets IPv6 out, its answers back, and nothing else in', () => {
  const site = new Site();
  site.call('AssignIpv6Addresses', { NetworkInterfaceId: site.interfaceOf(site.db), Ipv6AddressCount: 1 });
  const { EgressOnlyInternetGatewayId } = site.call('CreateEgressOnlyInternetGateway', {
    VpcId: site.vpcId,
  }).EgressOnlyInternetGateway;
  site.route('private', '::/0', { EgressOnlyInternetGatewayId });
  expect(site.send('instance/db', LISBON, { family: 6, port: 443 })).toBe('delivered');
  expect(site.send(LISBON, 'instance/db', { family: 6 })).not.toBe('delivered');
});

describe('routes', () => {
  const listOf = (site: Site, cidr: string): string =>
    site.call('CreateManagedPrefixList', {
      PrefixListName: 'offices',
      AddressFamily: 'IPv4',
      MaxEntries: 1,
      Entries: [{ Cidr: cidr }],
    }).PrefixList.PrefixListId;

  /** Sends what is for the list to `web`, which forwards nothing: a dead end. */
  function astray(site: Site, cidr: string): string {
    const DestinationPrefixListId = listOf(site, cidr);
    site.sim.advance(5000);
    const NetworkInterfaceId = site.interfaceOf(site.web);
    site.call('CreateRoute', {
      RouteTableId: site.tables.private,
      DestinationPrefixListId,
      NetworkInterfaceId,
    });
    return site.send('instance/db', LISBON, { port: 443 });
  }

  test('R-ROUTE-3, R-ROUTE-4: the longest prefix wins, also from a list; for the same one, the plain route', () => {
    expect(astray(new Site(), '85.240.0.0/16')).not.toBe('delivered');
    expect(astray(new Site(), '0.0.0.0/0')).toBe('delivered');
    const site = new Site();
    site.route('private', '85.240.0.7/32', { NatGatewayId: site.natId });
    expect(astray(site, '85.240.0.0/16')).toBe('delivered');
  });

  test('R-ROUTE-10: of two lists with the same block, the one with the lower ID, where AWS picks one', () => {
    const site = new Site();
    const [low, high] = [listOf(site, '85.240.0.0/16'), listOf(site, '85.240.0.0/16')].sort() as [
      string,
      string,
    ];
    site.sim.advance(5000);
    const add = (DestinationPrefixListId: string, target: object) =>
      site.call('CreateRoute', { RouteTableId: site.tables.private, DestinationPrefixListId, ...target });
    add(high, { NetworkInterfaceId: site.interfaceOf(site.web) });
    add(low, { NatGatewayId: site.natId });
    expect(site.send('instance/db', LISBON, { port: 443 })).toBe('delivered');
  });

  test('R-VPC-115, R-ROUTE-9: an appliance gets what the local route was given away to, if it may take it', () => {
    const site = new Site();
    const box = site.launch('box', 'public');
    const boxed = site.group('boxed');
    site.call('AuthorizeSecurityGroupIngress', {
      GroupId: boxed,
      IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    });
    site.wear(box, boxed);
    const place = { RouteTableId: site.tables.private, DestinationCidrBlock: '10.0.0.0/16' };
    site.call('ReplaceRoute', { ...place, NetworkInterfaceId: site.interfaceOf(box) });
    expect(site.send('instance/db', 'instance/web')).toContain('ENI_SOURCE_DEST_CHECK_RESTRICTION');
    site.call('ModifyInstanceAttribute', { InstanceId: box, SourceDestCheck: { Value: false } });
    expect(site.send('instance/db', 'instance/web')).toBe('NOT_FORWARDING');
    site.call('ReplaceRoute', { ...place, LocalTarget: true });
    expect(site.send('instance/db', 'instance/web')).toBe('delivered');
  });

  test('R-ROUTE-1, R-ROUTE-30: the edge table of the gateway decides for what comes in', () => {
    const site = new Site();
    const NetworkInterfaceId = site.interfaceOf(site.db);
    site.call('ModifyNetworkInterfaceAttribute', { NetworkInterfaceId, SourceDestCheck: { Value: false } });
    const { RouteTableId } = site.call('CreateRouteTable', { VpcId: site.vpcId }).RouteTable;
    const edge = { RouteTableId, DestinationCidrBlock: '10.0.1.0/24' };
    site.call('CreateRoute', { ...edge, NetworkInterfaceId });
    expect(site.send(LISBON, 'instance/web')).toBe('delivered');
    const { AssociationId } = site.call('AssociateRouteTable', { RouteTableId, GatewayId: site.gatewayId });
    // R-ROUTE-34: an appliance needs a public address, or gets nothing from the internet.
    expect(site.send(LISBON, 'instance/web')).toContain('BAD_STATE_ROUTE');
    const { AllocationId } = site.call('AllocateAddress');
    site.call('AssociateAddress', { AllocationId, NetworkInterfaceId });
    expect(site.send(LISBON, 'instance/web')).toContain('NOT_FORWARDING');
    site.call('DisassociateRouteTable', { AssociationId });
    expect(site.send(LISBON, 'instance/web')).toBe('delivered');
  });
});

test('R-VPC-127: a public name means the private address within the VPC', () => {
  const site = new Site();
  site.call('ModifyVpcAttribute', { VpcId: site.vpcId, EnableDnsHostnames: { Value: true } });
  const { PublicDnsName, PrivateIpAddress, PublicIpAddress } = site.instance(site.web);
  const trace = (from: string) =>
    site.sim.trace({ from, to: PublicDnsName, protocol: 6, destinationPort: 80 }).forward[0]?.packet
      .destination;
  const { forward } = site.sim.trace({ from: LISBON, to: PublicIpAddress, protocol: 6, destinationPort: 80 });
  expect(trace(LISBON)).toEqual(forward[0]?.packet.destination);
  const inside = site.sim.trace({
    from: 'instance/db',
    to: PrivateIpAddress,
    protocol: 6,
    destinationPort: 80,
  });
  expect(trace('instance/db')).toEqual(inside.forward[0]?.packet.destination);
});
