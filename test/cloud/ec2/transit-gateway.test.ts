/** Transit gateways, their attachments and route tables: states, rules, refusals. */
import { describe, expect, test } from 'vitest';
import { type Harness, harness, type Output } from '../harness.ts';

const ACCOUNT = '123456789012';
const HOUR = 3600;

interface Ground extends Harness {
  readonly gateway: string;
  /** Its default route table. */
  readonly table: string;
  readonly vpc: string;
  /** In zones a and b; the third in a again. */
  readonly subnets: readonly [string, string, string];
}

function ground(options: object = {}): Ground {
  const h = harness();
  const { TransitGateway } = h.call('CreateTransitGateway', { Options: options });
  const vpc = h.call('CreateVpc', { CidrBlock: '10.1.0.0/16' }).Vpc.VpcId;
  const subnet = (third: number, zone: string): string =>
    h.call('CreateSubnet', {
      VpcId: vpc,
      CidrBlock: `10.1.${third}.0/24`,
      AvailabilityZone: `us-east-1${zone}`,
    }).Subnet.SubnetId;
  const subnets = [subnet(0, 'a'), subnet(1, 'b'), subnet(2, 'a')] as const;
  h.advance(100);
  const table = TransitGateway.Options.AssociationDefaultRouteTableId;
  return Object.assign(h, { gateway: TransitGateway.TransitGatewayId, table, vpc, subnets });
}

function attach(h: Ground, input: object = {}): string {
  const { TransitGatewayVpcAttachment } = h.call('CreateTransitGatewayVpcAttachment', {
    TransitGatewayId: h.gateway,
    VpcId: h.vpc,
    SubnetIds: [h.subnets[0]],
    ...input,
  });
  h.advance(60);
  return TransitGatewayVpcAttachment.TransitGatewayAttachmentId;
}

/** Attached, and associated with no table. */
function loose(h: Ground): string {
  const TransitGatewayAttachmentId = attach(h);
  h.call('DisassociateTransitGatewayRouteTable', {
    TransitGatewayRouteTableId: h.table,
    TransitGatewayAttachmentId,
  });
  h.advance(10);
  return TransitGatewayAttachmentId;
}

const show = (h: Harness, id: string): Output =>
  h.call('DescribeTransitGatewayAttachments', { TransitGatewayAttachmentIds: [id] })
    .TransitGatewayAttachments[0];

function routes(
  h: Ground,
  filters: object[] = [{ Name: 'state', Values: ['active', 'blackhole'] }],
): Output[] {
  return h.call('SearchTransitGatewayRoutes', { TransitGatewayRouteTableId: h.table, Filters: filters })
    .Routes;
}

describe('gateways', () => {
  test('R-TGW-1: defaults, and from pending to available', () => {
    const h = harness();
    const { TransitGateway } = h.call('CreateTransitGateway', { Description: 'hub' });
    const id = TransitGateway.TransitGatewayId;
    const table = TransitGateway.Options.AssociationDefaultRouteTableId;
    expect(TransitGateway).toEqual({
      TransitGatewayId: expect.stringMatching(/^tgw-[0-9a-f]{17}$/),
      TransitGatewayArn: `arn:aws:ec2:us-east-1:${ACCOUNT}:transit-gateway/${id}`,
      State: 'pending',
      OwnerId: ACCOUNT,
      Description: 'hub',
      CreationTime: '2026-01-05T08:00:00+00:00',
      Options: {
        AmazonSideAsn: 64512,
        AutoAcceptSharedAttachments: 'disable',
        DefaultRouteTableAssociation: 'enable',
        AssociationDefaultRouteTableId: expect.stringMatching(/^tgw-rtb-[0-9a-f]{17}$/),
        DefaultRouteTablePropagation: 'enable',
        PropagationDefaultRouteTableId: table,
        VpnEcmpSupport: 'enable',
        DnsSupport: 'enable',
        SecurityGroupReferencingSupport: 'disable',
        MulticastSupport: 'disable',
      },
      Tags: [],
    });
    h.advance(100);
    expect(h.call('DescribeTransitGateways', { TransitGatewayIds: [id] }).TransitGateways[0].State).toBe(
      'available',
    );
    expect(h.call('DescribeTransitGatewayRouteTables').TransitGatewayRouteTables[0]).toMatchObject({
      TransitGatewayRouteTableId: table,
      DefaultAssociationRouteTable: true,
      DefaultPropagationRouteTable: true,
      State: 'available',
    });
  });

  test('R-TGW-8: without both defaults no table is made, and attachments join none', () => {
    const h = ground({ DefaultRouteTableAssociation: 'disable', DefaultRouteTablePropagation: 'disable' });
    expect(h.call('DescribeTransitGatewayRouteTables').TransitGatewayRouteTables).toEqual([]);
    expect(show(h, attach(h)).Association).toBeUndefined();
  });

  test.each([
    [64_511, false],
    [64_512, true],
    [65_534, true],
    [65_535, false],
    [4_200_000_000, true],
    [4_294_967_295, false],
  ])('R-TGW-2: ASN %i', (AmazonSideAsn, allowed) => {
    const h = harness();
    const create = { Options: { AmazonSideAsn } };
    if (allowed) h.call('CreateTransitGateway', create);
    else expect(h.error('CreateTransitGateway', create)).toMatch(/^InvalidParameterValue: Value \(\d+\) for/);
  });

  test('R-TGW-6: five a region', () => {
    const h = harness();
    for (let count = 0; count < 5; count++) h.call('CreateTransitGateway');
    expect(h.error('CreateTransitGateway')).toMatch(/^TransitGatewayLimitExceeded/);
  });

  test('R-TGW-22: deleted only without attachments, tables and all', () => {
    const h = ground();
    const id = attach(h);
    const TransitGatewayId = h.gateway;
    expect(h.error('DeleteTransitGateway', { TransitGatewayId })).toBe(
      `IncorrectState: ${TransitGatewayId} has non-deleted Transit Gateway Attachments: ${id}.`,
    );
    h.call('DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: id });
    h.advance(60);
    expect(h.call('DeleteTransitGateway', { TransitGatewayId }).TransitGateway.State).toBe('deleting');
    h.advance(60);
    expect(h.call('DescribeTransitGateways').TransitGateways[0].State).toBe('deleted');
    expect(h.call('DescribeTransitGatewayRouteTables').TransitGatewayRouteTables).toEqual([]);
    h.advance(2 * HOUR);
    expect(h.call('DescribeTransitGateways').TransitGateways).toEqual([]);
  });

  test('another default table takes what comes later', () => {
    const h = ground();
    const other = h.call('CreateTransitGatewayRouteTable', { TransitGatewayId: h.gateway })
      .TransitGatewayRouteTable.TransitGatewayRouteTableId;
    h.advance(10);
    h.call('ModifyTransitGateway', {
      TransitGatewayId: h.gateway,
      Options: { AssociationDefaultRouteTableId: other },
    });
    h.advance(10);
    const id = attach(h);
    expect(show(h, id).Association).toEqual({ TransitGatewayRouteTableId: other, State: 'associated' });
    expect(routes(h).map((route) => route.DestinationCidrBlock)).toEqual(['10.1.0.0/16']);
  });
});

describe('VPC attachments', () => {
  test('R-TGW-3, R-TGW-4, R-TGW-8: pending, then there, with an interface in each subnet', () => {
    const h = ground();
    const { TransitGatewayVpcAttachment: created } = h.call('CreateTransitGatewayVpcAttachment', {
      TransitGatewayId: h.gateway,
      VpcId: h.vpc,
      SubnetIds: h.subnets.slice(0, 2),
    });
    expect(created).toMatchObject({
      State: 'pending',
      VpcOwnerId: ACCOUNT,
      Options: {
        DnsSupport: 'enable',
        SecurityGroupReferencingSupport: 'enable',
        Ipv6Support: 'disable',
        ApplianceModeSupport: 'disable',
      },
    });
    const id = created.TransitGatewayAttachmentId;
    h.advance(60);
    expect(show(h, id)).toMatchObject({
      ResourceType: 'vpc',
      ResourceId: h.vpc,
      State: 'available',
      Association: { TransitGatewayRouteTableId: h.table, State: 'associated' },
    });
    const { NetworkInterfaces } = h.call('DescribeNetworkInterfaces');
    expect(NetworkInterfaces.map((item: Output) => item.SubnetId)).toEqual(h.subnets.slice(0, 2));
    expect(NetworkInterfaces[0]).toMatchObject({
      Description: `Network Interface for Transit Gateway Attachment ${id}`,
      InterfaceType: 'transit_gateway',
      RequesterManaged: true,
      Groups: [],
    });
    expect(h.error('DeleteSubnet', { SubnetId: h.subnets[0] })).toMatch(/^DependencyViolation/);
    h.call('DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: id });
    h.advance(60);
    expect(show(h, id).State).toBe('deleted');
    expect(h.call('DescribeNetworkInterfaces').NetworkInterfaces).toEqual([]);
    for (const SubnetId of h.subnets) h.call('DeleteSubnet', { SubnetId });
    h.call('DeleteVpc', { VpcId: h.vpc });
    h.advance(2 * HOUR);
    expect(h.call('DescribeTransitGatewayAttachments').TransitGatewayAttachments).toEqual([]);
  });

  test('subnets come and go, one must stay', () => {
    const h = ground();
    const TransitGatewayAttachmentId = attach(h);
    const [a, b, again] = h.subnets;
    const modify = (input: object) => ({ TransitGatewayAttachmentId, ...input });
    expect(h.error('ModifyTransitGatewayVpcAttachment', modify({ AddSubnetIds: [again] }))).toMatch(
      /^DuplicateSubnetsInSameZone/,
    );
    expect(h.error('ModifyTransitGatewayVpcAttachment', modify({ RemoveSubnetIds: [a] }))).toMatch(
      /^InsufficientSubnetsException/,
    );
    h.call('ModifyTransitGatewayVpcAttachment', modify({ AddSubnetIds: [b], RemoveSubnetIds: [a] }));
    h.advance(10);
    expect(h.call('DescribeTransitGatewayVpcAttachments').TransitGatewayVpcAttachments[0]).toMatchObject({
      State: 'available',
      SubnetIds: [b],
    });
    expect(h.call('DescribeNetworkInterfaces').NetworkInterfaces[0].SubnetId).toBe(b);
  });

  const refusals: [string, object | ((h: Ground) => object), RegExp][] = [
    [
      'R-TGW-5: two subnets of a zone',
      (h) => ({ SubnetIds: [h.subnets[0], h.subnets[2]] }),
      /^DuplicateSubnetsInSameZone/,
    ],
    [
      'R-TGW-23: an unknown gateway',
      { TransitGatewayId: 'tgw-0123456789abcdef0' },
      /^InvalidTransitGatewayID.NotFound: Transit Gateway tgw-0123456789abcdef0 was deleted or does not exist\.$/,
    ],
    ['R-VPC-3: an unknown subnet', { SubnetIds: ['subnet-0123456789abcdef0'] }, /^InvalidSubnetID.NotFound/],
    ['R-VPC-4: no subnet', { SubnetIds: [] }, /^MissingParameter/],
  ];
  test.each(refusals)('%s', (_, input, error) => {
    const h = ground();
    const given = typeof input === 'function' ? input(h) : input;
    const request = { TransitGatewayId: h.gateway, VpcId: h.vpc, SubnetIds: [h.subnets[0]], ...given };
    expect(h.error('CreateTransitGatewayVpcAttachment', request)).toMatch(error);
  });

  test('R-TGW-5, R-TGW-9: the same VPC twice, and a gateway that is not there yet', () => {
    const h = ground();
    attach(h);
    const request = { TransitGatewayId: h.gateway, VpcId: h.vpc, SubnetIds: [h.subnets[1]] };
    expect(h.error('CreateTransitGatewayVpcAttachment', request)).toBe(
      `DuplicateTransitGatewayAttachment: ${h.gateway} has non-deleted Transit Gateway Attachments with same VPC ID.`,
    );
    const TransitGatewayId = h.call('CreateTransitGateway').TransitGateway.TransitGatewayId;
    expect(h.error('CreateTransitGatewayVpcAttachment', { ...request, TransitGatewayId })).toBe(
      `IncorrectState: ${TransitGatewayId} is in invalid state`,
    );
  });
});

describe('route tables', () => {
  test('R-TGW-9: one association, no propagation twice', () => {
    const h = ground();
    const pair = { TransitGatewayRouteTableId: h.table, TransitGatewayAttachmentId: attach(h) };
    const { TransitGatewayAttachmentId: id } = pair;
    expect(h.error('AssociateTransitGatewayRouteTable', pair)).toBe(
      `Resource.AlreadyAssociated: Transit Gateway Attachment ${id} is already associated to a route table.`,
    );
    expect(h.error('EnableTransitGatewayRouteTablePropagation', pair)).toBe(
      `TransitGatewayRouteTablePropagation.Duplicate: Propagation ${id} -> ${h.table} already exists`,
    );
    h.call('DisableTransitGatewayRouteTablePropagation', pair);
    expect(h.error('DisableTransitGatewayRouteTablePropagation', pair)).toMatch(
      /^TransitGatewayRouteTablePropagation.NotFound/,
    );
    expect(h.call('GetTransitGatewayRouteTableAssociations', pair).Associations).toEqual([
      { TransitGatewayAttachmentId: id, ResourceId: h.vpc, ResourceType: 'vpc', State: 'associated' },
    ]);
    expect(
      h.call('GetTransitGatewayRouteTablePropagations', pair).TransitGatewayRouteTablePropagations,
    ).toEqual([]);
    h.call('DisassociateTransitGatewayRouteTable', pair);
    expect(show(h, id).Association.State).toBe('disassociating');
    h.advance(10);
    expect(show(h, id).Association).toBeUndefined();
  });

  test('R-TGW-10, R-TGW-11, R-TGW-13: static before propagated, which comes back', () => {
    const h = ground();
    const id = attach(h);
    h.call('AssociateVpcCidrBlock', { VpcId: h.vpc, CidrBlock: '10.8.0.0/16' });
    h.advance(2);
    const target = { ResourceId: h.vpc, TransitGatewayAttachmentId: id, ResourceType: 'vpc' };
    const route = (DestinationCidrBlock: string, more: object) => ({
      DestinationCidrBlock,
      TransitGatewayAttachments: [target],
      Type: 'propagated',
      State: 'active',
      ...more,
    });
    expect(routes(h)).toEqual([route('10.1.0.0/16', {}), route('10.8.0.0/16', {})]);
    const entry = { TransitGatewayRouteTableId: h.table, DestinationCidrBlock: '10.1.0.0/16' };
    h.call('CreateTransitGatewayRoute', { ...entry, Blackhole: true });
    expect(routes(h)[0]).toEqual({ DestinationCidrBlock: '10.1.0.0/16', Type: 'static', State: 'blackhole' });
    expect(h.error('CreateTransitGatewayRoute', { ...entry, Blackhole: true })).toMatch(
      /^RouteAlreadyExists/,
    );
    h.call('ReplaceTransitGatewayRoute', { ...entry, TransitGatewayAttachmentId: id });
    expect(routes(h)[0]).toEqual(route('10.1.0.0/16', { Type: 'static' }));
    h.call('DeleteTransitGatewayRoute', entry);
    expect(routes(h)[0]).toEqual(route('10.1.0.0/16', {}));
    expect(h.error('DeleteTransitGatewayRoute', entry)).toMatch(/^InvalidRoute.NotFound/);
  });

  test('R-TGW-12: a prefix list stands between static and propagated routes', () => {
    const h = ground();
    const attachedId = attach(h);
    const { PrefixListId } = h.call('CreateManagedPrefixList', {
      PrefixListName: 'shut',
      AddressFamily: 'IPv4',
      MaxEntries: 5,
      Entries: [{ Cidr: '10.1.0.0/16' }, { Cidr: '10.9.0.0/16' }],
    }).PrefixList;
    h.advance(10);
    const reference = { TransitGatewayRouteTableId: h.table, PrefixListId };
    h.call('CreateTransitGatewayPrefixListReference', { ...reference, Blackhole: true });
    expect(routes(h).map((route) => [route.DestinationCidrBlock, route.PrefixListId, route.State])).toEqual([
      ['10.1.0.0/16', PrefixListId, 'blackhole'],
      ['10.9.0.0/16', PrefixListId, 'blackhole'],
    ]);
    expect(
      h.call('GetTransitGatewayPrefixListReferences', reference).TransitGatewayPrefixListReferences[0],
    ).toMatchObject({ PrefixListId, Blackhole: true, State: 'available' });
    const TransitGatewayAttachmentId = attachedId;
    h.call('ModifyTransitGatewayPrefixListReference', { ...reference, TransitGatewayAttachmentId });
    expect(routes(h).map((route) => route.State)).toEqual(['active', 'active']);
    h.call('DeleteTransitGatewayPrefixListReference', reference);
    expect(routes(h).map((route) => route.Type)).toEqual(['propagated']);
  });

  const searches: [string, string, string[]][] = [
    ['exact-match', '10.1.0.0/16', ['10.1.0.0/16']],
    ['exact-match', '10.1.0.0/24', []],
    ['longest-prefix-match', '10.1.2.3', ['10.1.0.0/16']],
    ['longest-prefix-match', '10.200.0.1', ['10.0.0.0/8']],
    ['subnet-of-match', '10.0.0.0/8', ['10.0.0.0/8', '10.1.0.0/16']],
    ['supernet-of-match', '10.1.2.0/24', ['0.0.0.0/0', '10.0.0.0/8', '10.1.0.0/16']],
  ];
  test.each(searches)('search by %s %s', (kind, asked, found) => {
    const h = ground();
    attach(h);
    for (const DestinationCidrBlock of ['0.0.0.0/0', '10.0.0.0/8']) {
      h.call('CreateTransitGatewayRoute', {
        TransitGatewayRouteTableId: h.table,
        DestinationCidrBlock,
        Blackhole: true,
      });
    }
    const filters = [{ Name: `route-search.${kind}`, Values: [asked] }];
    expect(routes(h, filters).map((route) => route.DestinationCidrBlock)).toEqual(found);
  });

  test('R-TGW-22: neither the default table nor one with associations is deleted', () => {
    const h = ground();
    const TransitGatewayAttachmentId = loose(h);
    expect(h.error('DeleteTransitGatewayRouteTable', { TransitGatewayRouteTableId: h.table })).toMatch(
      /^IncorrectState: tgw-rtb-\w+ is a default route table/,
    );
    const { TransitGatewayRouteTableId } = h.call('CreateTransitGatewayRouteTable', {
      TransitGatewayId: h.gateway,
    }).TransitGatewayRouteTable;
    h.advance(10);
    h.call('AssociateTransitGatewayRouteTable', { TransitGatewayRouteTableId, TransitGatewayAttachmentId });
    expect(h.error('DeleteTransitGatewayRouteTable', { TransitGatewayRouteTableId })).toMatch(
      /has non-deleted associations/,
    );
  });

  test('R-TGW-14: of two VPCs with one block the first counts', () => {
    const h = ground();
    const first = attach(h);
    const VpcId = h.call('CreateVpc', { CidrBlock: '10.1.0.0/16' }).Vpc.VpcId;
    const { SubnetId } = h.call('CreateSubnet', { VpcId, CidrBlock: '10.1.0.0/24' }).Subnet;
    attach(h, { VpcId, SubnetIds: [SubnetId] });
    expect(routes(h).map((route) => route.TransitGatewayAttachments[0].TransitGatewayAttachmentId)).toEqual([
      first,
    ]);
  });
});

describe('routes of VPCs', () => {
  test('R-ROUTE-16, R-ROUTE-12: only to a gateway that the VPC is attached to', () => {
    const h = ground();
    const { RouteTableId } = h.call('DescribeRouteTables').RouteTables[0];
    const route = { RouteTableId, DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId: h.gateway };
    expect(h.error('CreateRoute', route)).toBe(
      `InvalidTransitGatewayID.NotFound: The transitGateway ID '${h.gateway}' does not exist`,
    );
    const TransitGatewayAttachmentId = attach(h);
    h.call('CreateRoute', route);
    const state = () => h.call('DescribeRouteTables').RouteTables[0].Routes[1].State;
    expect(state()).toBe('active');
    h.call('DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId });
    h.advance(60);
    expect(state()).toBe('blackhole');
  });
});

describe('R-TGW-19: peering', () => {
  const WEST = 'eu-west-1';
  const west = (h: Ground) => {
    const id = h.at(WEST).call('CreateTransitGateway').TransitGateway.TransitGatewayId;
    h.advance(100);
    return id;
  };
  const ask = (h: Ground, PeerTransitGatewayId: string) => ({
    TransitGatewayId: h.gateway,
    PeerTransitGatewayId,
    PeerAccountId: ACCOUNT,
    PeerRegion: WEST,
  });
  const state = (h: Ground, id: string, region = 'us-east-1') =>
    h.at(region).call('DescribeTransitGatewayPeeringAttachments', { TransitGatewayAttachmentIds: [id] })
      .TransitGatewayPeeringAttachments[0].State;

  test('asked for here, accepted there, ended by either', () => {
    const h = ground();
    const request = ask(h, west(h));
    const { TransitGatewayPeeringAttachment } = h.call('CreateTransitGatewayPeeringAttachment', request);
    expect(TransitGatewayPeeringAttachment.State).toBe('initiatingRequest');
    const id = TransitGatewayPeeringAttachment.TransitGatewayAttachmentId;
    h.advance(10);
    expect([state(h, id), state(h, id, WEST)]).toEqual(['pendingAcceptance', 'pendingAcceptance']);
    const one = { TransitGatewayAttachmentId: id };
    expect(h.error('AcceptTransitGatewayPeeringAttachment', one)).toBe(
      `IncorrectState: ${id} is in invalid state`,
    );
    expect(h.error('CreateTransitGatewayPeeringAttachment', request)).toMatch(
      /^DuplicateTransitGatewayAttachment: tgw-\w+ has a non-deleted Transit Gateway Peering Attachment with tgw-\w+\.$/,
    );
    h.at(WEST).call('AcceptTransitGatewayPeeringAttachment', one);
    expect(state(h, id)).toBe('pending');
    h.advance(90);
    expect([state(h, id), state(h, id, WEST)]).toEqual(['available', 'available']);
    expect(
      h.error('EnableTransitGatewayRouteTablePropagation', { ...one, TransitGatewayRouteTableId: h.table }),
    ).toMatch(/propagates no routes/);
    expect(h.error('DeleteTransitGateway', { TransitGatewayId: h.gateway })).toMatch(
      /has non-deleted Transit Gateway Cross Region Peering Attachments/,
    );
    h.call('DeleteTransitGatewayPeeringAttachment', one);
    h.advance(60);
    expect([state(h, id), state(h, id, WEST)]).toEqual(['deleted', 'deleted']);
  });

  test('rejected; and with nobody', () => {
    const h = ground();
    const { TransitGatewayAttachmentId: id } = h.call(
      'CreateTransitGatewayPeeringAttachment',
      ask(h, west(h)),
    ).TransitGatewayPeeringAttachment;
    h.advance(10);
    h.at(WEST).call('RejectTransitGatewayPeeringAttachment', { TransitGatewayAttachmentId: id });
    expect([state(h, id), state(h, id, WEST)]).toEqual(['rejected', 'rejected']);
    const { TransitGatewayAttachmentId: lost } = h.call(
      'CreateTransitGatewayPeeringAttachment',
      ask(h, 'tgw-0123456789abcdef0'),
    ).TransitGatewayPeeringAttachment;
    h.advance(10);
    expect(state(h, lost)).toBe('failed');
  });
});
