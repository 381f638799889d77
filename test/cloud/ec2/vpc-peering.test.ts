/** VPC peering connections: what may be asked for, how they live and end. */
import { describe, expect, test } from 'vitest';
import { type Harness, type HarnessOptions, harness, type Output } from '../harness.ts';

const HERE = 'us-east-1';
const THERE = 'eu-west-1';
const HOUR = 3600;

interface Pair extends Harness {
  readonly a: string;
  readonly b: string;
}

/** VPCs `a` (10.0.0.0/16) and `b` (10.1.0.0/16 unless told), `b` in another region if asked. */
function pair({
  cidr = '10.1.0.0/16',
  there = HERE,
  ...options
}: HarnessOptions & { cidr?: string; there?: string } = {}): Pair {
  const h = harness(options);
  const a = h.call('CreateVpc', { CidrBlock: '10.0.0.0/16' }).Vpc.VpcId;
  const b = h.at(there).call('CreateVpc', { CidrBlock: cidr }).Vpc.VpcId;
  h.advance(5);
  return Object.assign(h, { a, b });
}

function ask(h: Pair, input: object = {}): string {
  const { VpcPeeringConnection } = h.call('CreateVpcPeeringConnection', {
    VpcId: h.a,
    PeerVpcId: h.b,
    ...input,
  });
  h.advance(2);
  return VpcPeeringConnection.VpcPeeringConnectionId;
}

function peered(h: Pair, region = HERE): string {
  const VpcPeeringConnectionId = ask(h, region === HERE ? {} : { PeerRegion: region });
  h.at(region).call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId });
  h.advance(5);
  return VpcPeeringConnectionId;
}

function show(h: Harness, id: string, region = HERE): Output {
  return h.at(region).call('DescribeVpcPeeringConnections', { VpcPeeringConnectionIds: [id] })
    .VpcPeeringConnections[0];
}

const state = (h: Harness, id: string, region?: string): string => show(h, id, region).Status.Code;

describe('from request to connection', () => {
  test('R-VPC-140: initiating-request, pending-acceptance, provisioning, active', () => {
    const h = pair();
    const { VpcPeeringConnection: created } = h.call('CreateVpcPeeringConnection', {
      VpcId: h.a,
      PeerVpcId: h.b,
      TagSpecifications: [{ ResourceType: 'vpc-peering-connection', Tags: [{ Key: 'Name', Value: 'ab' }] }],
    });
    expect(created).toEqual({
      AccepterVpcInfo: { OwnerId: '123456789012', VpcId: h.b, Region: HERE },
      ExpirationTime: '2026-01-12T08:00:05+00:00',
      RequesterVpcInfo: {
        CidrBlock: '10.0.0.0/16',
        CidrBlockSet: [{ CidrBlock: '10.0.0.0/16' }],
        OwnerId: '123456789012',
        VpcId: h.a,
        Region: HERE,
      },
      Status: { Code: 'initiating-request', Message: 'Initiating Request to 123456789012' },
      Tags: [{ Key: 'Name', Value: 'ab' }],
      VpcPeeringConnectionId: expect.stringMatching(/^pcx-[0-9a-f]{17}$/),
    });
    const id = created.VpcPeeringConnectionId;
    h.advance(2);
    expect(show(h, id).Status).toEqual({
      Code: 'pending-acceptance',
      Message: 'Pending Acceptance by 123456789012',
    });
    const accepted = h.call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: id });
    expect(accepted.VpcPeeringConnection.Status.Code).toBe('provisioning');
    h.advance(5);
    const options = {
      AllowDnsResolutionFromRemoteVpc: false,
      AllowEgressFromLocalClassicLinkToRemoteVpc: false,
      AllowEgressFromLocalVpcToRemoteClassicLink: false,
    };
    const active = show(h, id);
    expect(active).toMatchObject({
      AccepterVpcInfo: { CidrBlock: '10.1.0.0/16', PeeringOptions: options },
      RequesterVpcInfo: { CidrBlock: '10.0.0.0/16', PeeringOptions: options },
      Status: { Code: 'active', Message: 'Active' },
    });
    expect(active.ExpirationTime).toBeUndefined();
  });

  test('R-VPC-142: overlapping blocks fail, after the request was taken; seen for two hours', () => {
    const h = pair({ cidr: '10.0.128.0/20' });
    const id = ask(h);
    expect(show(h, id).Status).toEqual({
      Code: 'failed',
      Message: 'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range',
    });
    h.advance(2 * HOUR);
    expect(h.call('DescribeVpcPeeringConnections').VpcPeeringConnections).toEqual([]);
  });

  test('R-VPC-142: one secondary block of the one in the other is enough', () => {
    const h = pair();
    h.call('AssociateVpcCidrBlock', { VpcId: h.b, CidrBlock: '10.2.0.0/16' });
    h.call('AssociateVpcCidrBlock', { VpcId: h.a, CidrBlock: '10.2.1.0/24' });
    h.advance(2);
    expect(state(h, ask(h))).toBe('failed');
  });

  test('R-VPC-141: nobody answers for seven days: expired, and two days later forgotten', () => {
    const h = pair();
    const id = ask(h);
    h.advance(7 * 24 * HOUR - 10);
    expect(state(h, id)).toBe('pending-acceptance');
    h.advance(10);
    expect(state(h, id)).toBe('expired');
    h.advance(47 * HOUR);
    expect(state(h, id)).toBe('expired');
    h.advance(2 * HOUR);
    expect(h.error('DescribeVpcPeeringConnections', { VpcPeeringConnectionIds: [id] })).toBe(
      `InvalidVpcPeeringConnectionID.NotFound: The vpcPeeringConnection ID '${id}' does not exist`,
    );
  });

  test('R-VPC-141, R-VPC-144: rejected; R-VPC-143: then one may ask again', () => {
    const h = pair();
    const id = ask(h);
    expect(h.call('RejectVpcPeeringConnection', { VpcPeeringConnectionId: id })).toEqual({ Return: true });
    expect(show(h, id).Status).toEqual({ Code: 'rejected', Message: 'Rejected by 123456789012' });
    expect(state(h, ask(h))).toBe('pending-acceptance');
  });

  test('R-VPC-145: deleting, deleted, gone after two hours', () => {
    const h = pair();
    const id = peered(h);
    expect(h.call('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: id })).toEqual({ Return: true });
    expect(state(h, id)).toBe('deleting');
    h.advance(5);
    expect(state(h, id)).toBe('deleted');
    h.advance(2 * HOUR);
    expect(h.call('DescribeVpcPeeringConnections').VpcPeeringConnections).toEqual([]);
  });
});

describe('between regions', () => {
  test('R-VPC-144: both regions know it, each with its own tags; it is accepted where the accepter is', () => {
    const h = pair({ there: THERE });
    const id = ask(h, {
      PeerRegion: THERE,
      TagSpecifications: [{ ResourceType: 'vpc-peering-connection', Tags: [{ Key: 'Name', Value: 'mine' }] }],
    });
    expect(h.error('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: id })).toBe(
      `OperationNotPermitted: Incorrect region (${HERE}) specified for this request. VPC peering connection ${id} must be accepted in region ${THERE}`,
    );
    const there = h.at(THERE);
    there.call('CreateTags', { Resources: [id], Tags: [{ Key: 'Name', Value: 'theirs' }] });
    there.call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: id });
    h.advance(5);
    expect([state(h, id), state(h, id, THERE)]).toEqual(['active', 'active']);
    expect([show(h, id).Tags[0].Value, show(h, id, THERE).Tags[0].Value]).toEqual(['mine', 'theirs']);
    expect(show(h, id, THERE).AccepterVpcInfo).toMatchObject({ Region: THERE, CidrBlock: '10.1.0.0/16' });
    there.call('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: id });
    h.advance(5);
    expect([state(h, id), state(h, id, THERE)]).toEqual(['deleted', 'deleted']);
  });

  test('R-VPC-141, R-VPC-142: a VPC that is not there fails the request, which nobody else hears of', () => {
    const h = pair({ there: THERE });
    const id = ask(h, { PeerRegion: THERE, PeerVpcId: 'vpc-0123456789abcdef0' });
    expect(state(h, id)).toBe('failed');
    expect(h.at(THERE).call('DescribeVpcPeeringConnections').VpcPeeringConnections).toEqual([]);
  });

  test('R-VPC-146: each side sets its own option in its own region', () => {
    const h = pair({ there: THERE });
    const id = peered(h, THERE);
    const there = h.at(THERE);
    for (const [caller, VpcId] of [
      [h, h.a],
      [there, h.b],
    ] as const)
      caller.call('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } });
    const wish = { AllowDnsResolutionFromRemoteVpc: true };
    expect(
      h.error('ModifyVpcPeeringConnectionOptions', {
        VpcPeeringConnectionId: id,
        AccepterPeeringConnectionOptions: wish,
      }),
    ).toMatch(/^OperationNotPermitted: Incorrect region/);
    there.call('ModifyVpcPeeringConnectionOptions', {
      VpcPeeringConnectionId: id,
      AccepterPeeringConnectionOptions: wish,
    });
    expect(show(h, id).AccepterVpcInfo.PeeringOptions.AllowDnsResolutionFromRemoteVpc).toBe(true);
    expect(show(h, id, THERE).AccepterVpcInfo.PeeringOptions.AllowDnsResolutionFromRemoteVpc).toBe(true);
    expect(show(h, id).RequesterVpcInfo.PeeringOptions.AllowDnsResolutionFromRemoteVpc).toBe(false);
  });
});

describe('what is refused', () => {
  const UNKNOWN = 'vpc-0123456789abcdef0';
  const refusals: [string, (h: Pair) => string, string][] = [
    [
      'R-VPC-3: a VPC of this region that is not there',
      (h) => h.error('CreateVpcPeeringConnection', { VpcId: h.a, PeerVpcId: UNKNOWN }),
      `InvalidVpcID.NotFound: The vpc ID '${UNKNOWN}' does not exist`,
    ],
    [
      'R-VPC-4: no peer',
      (h) => h.error('CreateVpcPeeringConnection', { VpcId: h.a }),
      'MissingParameter: The request must contain the parameter peerVpcId',
    ],
    [
      'another account, of which there is none',
      (h) =>
        h.error('CreateVpcPeeringConnection', { VpcId: h.a, PeerVpcId: h.b, PeerOwnerId: '999999999999' }),
      'NotSimulated: netlab simulates one account, 123456789012: there is no VPC of account 999999999999 to peer with',
    ],
    [
      'R-VPC-143: a second one, from the other side',
      (h) => {
        const id = ask(h);
        const error = h.error('CreateVpcPeeringConnection', { VpcId: h.b, PeerVpcId: h.a });
        return error.replace(id, 'pcx').replace(h.a, 'a').replace(h.b, 'b');
      },
      'VpcPeeringConnectionAlreadyExists: A VPC peering connection between b and a already exists: pcx',
    ],
    [
      'R-VPC-144: accepted twice',
      (h) => {
        const id = peered(h);
        return h.error('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: id }).replace(id, 'pcx');
      },
      'InvalidStateTransition: Invalid state transition for pcx, attempted to transition from active to provisioning',
    ],
    [
      'R-VPC-144: rejected when it is there',
      (h) => {
        const id = peered(h);
        return h.error('RejectVpcPeeringConnection', { VpcPeeringConnectionId: id }).replace(id, 'pcx');
      },
      'InvalidStateTransition: Invalid state transition for pcx, attempted to transition from active to rejected',
    ],
    [
      'R-VPC-145: deleted when it was rejected',
      (h) => {
        const id = ask(h);
        h.call('RejectVpcPeeringConnection', { VpcPeeringConnectionId: id });
        return h.error('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: id }).replace(id, 'pcx');
      },
      'InvalidStateTransition: Invalid state transition for pcx, attempted to transition from rejected to deleting',
    ],
    [
      'R-VPC-146: names over a connection that is not there yet',
      (h) => {
        const id = ask(h);
        return h
          .error('ModifyVpcPeeringConnectionOptions', {
            VpcPeeringConnectionId: id,
            RequesterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: true },
          })
          .replace(id, 'pcx');
      },
      'OperationNotPermitted: The options of pcx cannot be modified while it is in state pending-acceptance; it must be active.',
    ],
    [
      'R-VPC-146: names where a VPC has none',
      (h) => {
        const id = peered(h);
        return h
          .error('ModifyVpcPeeringConnectionOptions', {
            VpcPeeringConnectionId: id,
            RequesterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: true },
          })
          .replace(id, 'pcx')
          .replace(h.a, 'a');
      },
      'InvalidVpcPeeringConnectionState.DnsHostnamesDisabled: DNS resolution over pcx needs enableDnsSupport and enableDnsHostnames set to true for a',
    ],
    [
      'R-VPC-186: deleting a VPC that has one',
      (h) => {
        peered(h);
        return h.error('DeleteVpc', { VpcId: h.b }).replace(h.b, 'b');
      },
      "DependencyViolation: The vpc 'b' has dependencies and cannot be deleted.",
    ],
    [
      'R-VPC-22: a block that the peer has',
      (h) => {
        const id = peered(h);
        return h
          .error('AssociateVpcCidrBlock', { VpcId: h.a, CidrBlock: '10.1.8.0/24' })
          .replace(id, 'pcx')
          .replace(h.a, 'a')
          .replace(h.b, 'b');
      },
      "InvalidVpc.Range: The CIDR '10.1.8.0/24' overlaps with a CIDR block of b, to which a is connected by pcx",
    ],
    [
      'R-VPC-22: any block, while one waits for an answer',
      (h) => {
        ask(h);
        return h
          .error('AssociateVpcCidrBlock', { VpcId: h.a, CidrBlock: '10.9.0.0/24' })
          .replace(/vpc-\w+|pcx-\w+/g, 'x');
      },
      "OperationNotPermitted: The CIDR '10.9.0.0/24' cannot be added to x while its request for the VPC peering connection x is pending",
    ],
    [
      'R-VPC-2: no ID at all',
      (h) => h.error('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: 'pcx-?' }),
      'InvalidVpcPeeringConnectionId.Malformed: Invalid id: "pcx-?" (expecting "pcx-...")',
    ],
  ];

  test.each(refusals)('%s', (_, meet, error) => {
    expect(meet(pair())).toBe(error);
  });

  test('R-VPC-22: the accepter may add a block while asked, and the request fails if it overlaps', () => {
    const h = pair();
    h.call('AssociateVpcCidrBlock', { VpcId: h.a, CidrBlock: '10.20.0.0/16' });
    h.advance(2);
    const id = ask(h);
    h.call('AssociateVpcCidrBlock', { VpcId: h.b, CidrBlock: '10.30.0.0/16' });
    h.advance(2);
    expect(state(h, id)).toBe('pending-acceptance');
    h.call('AssociateVpcCidrBlock', { VpcId: h.b, CidrBlock: '10.20.16.0/24' });
    h.advance(2);
    expect(state(h, id)).toBe('failed');
  });
});

describe('filters', () => {
  test('by block, by VPC, by state', () => {
    const h = pair();
    const id = peered(h);
    const found = (Name: string, ...Values: string[]) =>
      h
        .call('DescribeVpcPeeringConnections', { Filters: [{ Name, Values }] })
        .VpcPeeringConnections.map((item: Output) => item.VpcPeeringConnectionId);
    expect(found('status-code', 'active')).toEqual([id]);
    expect(found('status-code', 'deleted')).toEqual([]);
    expect(found('requester-vpc-info.vpc-id', h.a)).toEqual([id]);
    expect(found('accepter-vpc-info.cidr-block', '10.1.0.0/16')).toEqual([id]);
    expect(found('requester-vpc-info.cidr-block', '10.1.0.0/16')).toEqual([]);
  });
});

describe('routes', () => {
  const mainTable = (h: Pair, VpcId: string): string =>
    h.call('DescribeRouteTables', { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }).RouteTables[0]
      .RouteTableId;
  const routeState = (h: Pair): string =>
    h
      .call('DescribeRouteTables', { Filters: [{ Name: 'vpc-id', Values: [h.a] }] })
      .RouteTables[0].Routes.find((route: Output) => route.VpcPeeringConnectionId).State;

  test('R-ROUTE-17, R-ROUTE-12: a blackhole until it is active, and again when it is deleted', () => {
    const h = pair();
    const VpcPeeringConnectionId = ask(h);
    const route = {
      RouteTableId: mainTable(h, h.a),
      DestinationCidrBlock: '10.1.0.0/16',
      VpcPeeringConnectionId,
    };
    h.call('CreateRoute', route);
    expect(routeState(h)).toBe('blackhole');
    h.call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId });
    h.advance(5);
    expect(routeState(h)).toBe('active');
    h.call('DeleteVpcPeeringConnection', { VpcPeeringConnectionId });
    h.advance(5);
    expect(routeState(h)).toBe('blackhole');
    expect(h.error('ReplaceRoute', route)).toMatch(/^InvalidVpcPeeringConnectionID.NotFound/);
  });

  test('R-ROUTE-16: only over a connection of the table’s own VPC', () => {
    const h = pair();
    const VpcPeeringConnectionId = peered(h);
    const c = h.call('CreateVpc', { CidrBlock: '10.2.0.0/16' }).Vpc.VpcId;
    const RouteTableId = mainTable(h, c);
    expect(
      h.error('CreateRoute', { RouteTableId, DestinationCidrBlock: '10.1.0.0/16', VpcPeeringConnectionId }),
    ).toBe(
      `InvalidParameterValue: route table ${RouteTableId} and vpc peering connection ${VpcPeeringConnectionId} belong to different networks`,
    );
  });
});

describe('security groups that name a group of the peer', () => {
  function groups(h: Pair) {
    const group = (VpcId: string): string =>
      h.call('CreateSecurityGroup', { VpcId, GroupName: 'app', Description: 'app' }).GroupId;
    return { own: group(h.a), other: group(h.b) };
  }
  const naming = (GroupId: string, other: string) => ({
    GroupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, UserIdGroupPairs: [{ GroupId: other }] }],
  });

  test('R-SG-18, R-VPC-147: allowed over an active connection of one region, and shown with it', () => {
    const h = pair();
    const { own, other } = groups(h);
    const id = ask(h);
    expect(h.error('AuthorizeSecurityGroupIngress', naming(own, other))).toBe(
      'InvalidGroup.NotFound: You have specified two resources that belong to different networks.',
    );
    h.call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: id });
    h.advance(5);
    h.call('AuthorizeSecurityGroupIngress', naming(own, other));
    const pairs = () =>
      h.call('DescribeSecurityGroups', { GroupIds: [own] }).SecurityGroups[0].IpPermissions[0]
        .UserIdGroupPairs;
    const shown = { GroupId: other, UserId: '123456789012', VpcId: h.b, VpcPeeringConnectionId: id };
    expect(pairs()).toEqual([{ ...shown, PeeringStatus: 'active' }]);
    h.call('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: id });
    h.advance(5);
    expect(pairs()).toEqual([{ ...shown, PeeringStatus: 'deleted' }]);
  });

  test('R-VPC-145: a stale rule neither holds the group that it names nor itself', () => {
    const h = pair();
    const { own, other } = groups(h);
    peered(h);
    h.call('AuthorizeSecurityGroupIngress', naming(own, other));
    h.call('DeleteSecurityGroup', { GroupId: other });
    h.call('RevokeSecurityGroupIngress', naming(own, other));
    expect(h.call('DescribeSecurityGroups', { GroupIds: [own] }).SecurityGroups[0].IpPermissions).toEqual([]);
  });
});
