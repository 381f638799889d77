import { describe, expect, test } from 'vitest';
import { type Harness, harness } from '../harness.ts';

const CIDR = '10.0.0.0/16';

function newVpc(h: Harness, cidr = CIDR): string {
  return h.call('CreateVpc', { CidrBlock: cidr }).Vpc.VpcId;
}

function attribute(h: Harness, VpcId: string, Attribute: string) {
  return h.call('DescribeVpcAttribute', { VpcId, Attribute });
}

describe('CreateVpc', () => {
  test('R-VPC-10, R-VPC-17: shows the VPC as AWS does', () => {
    const h = harness();
    const { Vpc } = h.call('CreateVpc', { CidrBlock: CIDR });
    expect(Vpc).toEqual({
      OwnerId: '123456789012',
      InstanceTenancy: 'default',
      Ipv6CidrBlockAssociationSet: [],
      CidrBlockAssociationSet: [
        {
          AssociationId: expect.stringMatching(/^vpc-cidr-assoc-[0-9a-f]{17}$/),
          CidrBlock: CIDR,
          CidrBlockState: { State: 'associated' },
        },
      ],
      IsDefault: false,
      BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
      VpcId: expect.stringMatching(/^vpc-[0-9a-f]{17}$/),
      State: 'pending',
      CidrBlock: CIDR,
      DhcpOptionsId: h.call('DescribeDhcpOptions').DhcpOptions[0].DhcpOptionsId,
    });
  });

  test('R-VPC-14: becomes available within two seconds', () => {
    const h = harness();
    newVpc(h);
    expect(h.call('DescribeVpcs').Vpcs[0].State).toBe('pending');
    h.advance(2);
    expect(h.call('DescribeVpcs').Vpcs[0].State).toBe('available');
  });

  test.each([
    ['10.0.0.0/15', "InvalidVpc.Range: The CIDR '10.0.0.0/15' is invalid."],
    ['10.0.0.0/8', "InvalidVpc.Range: The CIDR '10.0.0.0/8' is invalid."],
    ['10.0.0.0/29', "InvalidVpc.Range: The CIDR '10.0.0.0/29' is invalid."],
    ['169.254.0.0/16', "InvalidVpc.Range: The CIDR '169.254.0.0/16' is invalid."],
    ['127.0.0.0/16', "InvalidVpc.Range: The CIDR '127.0.0.0/16' is invalid."],
    ['224.0.0.0/24', "InvalidVpc.Range: The CIDR '224.0.0.0/24' is invalid."],
    [
      'ten',
      'InvalidParameterValue: Value (ten) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
    ],
    [
      '10.0.0.0',
      'InvalidParameterValue: Value (10.0.0.0) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
    ],
    [
      '2001:db8::/56',
      'InvalidParameterValue: Value (2001:db8::/56) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
    ],
  ])('R-VPC-10, R-VPC-11, R-VPC-13: refuses %s', (CidrBlock, error) => {
    expect(harness().error('CreateVpc', { CidrBlock })).toBe(error);
  });

  test.each([
    ['100.68.0.18/18', '100.68.0.0/18'],
    ['10.0.0.255/28', '10.0.0.240/28'],
    ['203.0.113.0/24', '203.0.113.0/24'],
    ['172.17.0.0/16', '172.17.0.0/16'],
  ])('R-VPC-12, R-VPC-13: stores %s as %s', (CidrBlock, stored) => {
    expect(harness().call('CreateVpc', { CidrBlock }).Vpc.CidrBlock).toBe(stored);
  });

  test('R-VPC-4: needs a block', () => {
    expect(harness().error('CreateVpc')).toBe(
      "MissingParameter: Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.",
    );
  });

  test('R-VPC-15: comes with a main table, a default network ACL, a default group, and nothing else', () => {
    const h = harness();
    const VpcId = newVpc(h);
    const { RouteTables } = h.call('DescribeRouteTables');
    expect(RouteTables).toHaveLength(1);
    expect(RouteTables[0].Associations[0].Main).toBe(true);
    expect(RouteTables[0].Routes).toEqual([
      { DestinationCidrBlock: CIDR, GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' },
    ]);
    const { NetworkAcls } = h.call('DescribeNetworkAcls');
    expect(NetworkAcls.map((acl: { IsDefault: boolean }) => acl.IsDefault)).toEqual([true]);
    const { SecurityGroups } = h.call('DescribeSecurityGroups');
    expect(SecurityGroups.map((group: { GroupName: string }) => group.GroupName)).toEqual(['default']);
    expect(SecurityGroups[0].VpcId).toBe(VpcId);
    expect(h.call('DescribeSubnets').Subnets).toEqual([]);
    expect(h.call('DescribeInternetGateways').InternetGateways).toEqual([]);
  });

  test('R-VPC-16: five in a region', () => {
    const h = harness();
    for (let index = 0; index < 5; index++) newVpc(h);
    expect(h.error('CreateVpc', { CidrBlock: CIDR })).toBe(
      'VpcLimitExceeded: The maximum number of VPCs has been reached.',
    );
  });

  test('R-VPC-17: takes a dedicated tenancy back, but doesn’t give one', () => {
    const h = harness();
    expect(h.error('CreateVpc', { CidrBlock: CIDR, InstanceTenancy: 'host' })).toMatch(/^InvalidTenancy/);
    const { VpcId } = h.call('CreateVpc', { CidrBlock: CIDR, InstanceTenancy: 'dedicated' }).Vpc;
    expect(h.error('ModifyVpcTenancy', { VpcId, InstanceTenancy: 'dedicated' })).toMatch(
      /^UnsupportedTenancy/,
    );
    expect(h.call('ModifyVpcTenancy', { VpcId, InstanceTenancy: 'default' })).toEqual({ ReturnValue: true });
    expect(h.call('DescribeVpcs').Vpcs[0].InstanceTenancy).toBe('default');
  });

  test('R-VPC-6: tags come with the request', () => {
    const h = harness();
    const Tags = [{ Key: 'Name', Value: 'lab' }];
    const TagSpecifications = [{ ResourceType: 'vpc', Tags }];
    expect(h.call('CreateVpc', { CidrBlock: CIDR, TagSpecifications }).Vpc.Tags).toEqual(Tags);
    expect(
      h.error('CreateVpc', { CidrBlock: CIDR, TagSpecifications: [{ ResourceType: 'subnet', Tags }] }),
    ).toBe("InvalidParameterValue: 'subnet' is not a valid taggable resource type for this operation.");
  });

  test('says what it does not simulate', () => {
    expect(harness().error('CreateVpc', { Ipv4IpamPoolId: 'ipam-pool-1' })).toBe(
      'NotSimulated: netlab does not simulate the parameter Ipv4IpamPoolId',
    );
  });
});

describe('DescribeVpcs', () => {
  test.each([
    ['cidr', '10.1.0.0/16'],
    ['cidr', '10.1.*'],
    ['cidr-block-association.cidr-block', '10.1.0.0/16'],
    ['tag:Name', 'b'],
    ['tag-key', 'Name'],
  ])('filters by %s=%s', (Name, value) => {
    const h = harness();
    newVpc(h);
    const TagSpecifications = [{ ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: 'b' }] }];
    const { VpcId } = h.call('CreateVpc', { CidrBlock: '10.1.0.0/16', TagSpecifications }).Vpc;
    const { Vpcs } = h.call('DescribeVpcs', { Filters: [{ Name, Values: [value] }] });
    expect(Vpcs.map((vpc: { VpcId: string }) => vpc.VpcId)).toEqual([VpcId]);
  });

  test.each([
    ['is-default', 'false', 1],
    ['state', 'pending', 1],
    ['state', 'available', 0],
    ['owner-id', '123456789012', 1],
    ['cidr-block-association.state', 'associated', 1],
  ])('filters by %s=%s', (Name, value, count) => {
    const h = harness();
    newVpc(h);
    expect(h.call('DescribeVpcs', { Filters: [{ Name, Values: [value] }] }).Vpcs).toHaveLength(count);
  });

  test.each([
    ['vpc-0123456789abcdef0', "InvalidVpcID.NotFound: The vpc ID 'vpc-0123456789abcdef0' does not exist"],
    ['vpc-12', 'InvalidVpcID.Malformed: Invalid id: "vpc-12" (expecting "vpc-...")'],
    [
      'subnet-0123456789abcdef0',
      'InvalidVpcID.Malformed: Invalid id: "subnet-0123456789abcdef0" (expecting "vpc-...")',
    ],
  ])('R-VPC-2, R-VPC-3: refuses %s', (id, error) => {
    expect(harness().error('DescribeVpcs', { VpcIds: [id] })).toBe(error);
  });
});

describe('attributes', () => {
  test('R-VPC-120: support is on, hostnames are off', () => {
    const h = harness();
    const VpcId = newVpc(h);
    expect(attribute(h, VpcId, 'enableDnsSupport')).toEqual({ EnableDnsSupport: { Value: true }, VpcId });
    expect(attribute(h, VpcId, 'enableDnsHostnames')).toEqual({
      EnableDnsHostnames: { Value: false },
      VpcId,
    });
    expect(attribute(h, VpcId, 'enableNetworkAddressUsageMetrics')).toEqual({
      EnableNetworkAddressUsageMetrics: { Value: false },
      VpcId,
    });
  });

  test('R-VPC-128: one a call', () => {
    const h = harness();
    const VpcId = newVpc(h);
    h.call('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } });
    expect(attribute(h, VpcId, 'enableDnsHostnames').EnableDnsHostnames.Value).toBe(true);
    const both = { VpcId, EnableDnsHostnames: { Value: true }, EnableDnsSupport: { Value: true } };
    expect(h.error('ModifyVpcAttribute', both)).toMatch(/^InvalidParameterCombination/);
    expect(h.error('ModifyVpcAttribute', { VpcId })).toMatch(/^InvalidParameterCombination/);
  });

  test('R-VPC-128: no hostnames without support', () => {
    const h = harness();
    const VpcId = newVpc(h);
    h.call('ModifyVpcAttribute', { VpcId, EnableDnsSupport: { Value: false } });
    expect(h.error('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } })).toMatch(
      /^InvalidParameterCombination/,
    );
  });
});

describe('DeleteVpc', () => {
  const holders: [string, (h: Harness, VpcId: string) => void][] = [
    ['a subnet', (h, VpcId) => h.call('CreateSubnet', { VpcId, CidrBlock: '10.0.0.0/24' })],
    ['a route table', (h, VpcId) => h.call('CreateRouteTable', { VpcId })],
    ['a network ACL', (h, VpcId) => h.call('CreateNetworkAcl', { VpcId })],
    [
      'a security group',
      (h, VpcId) => h.call('CreateSecurityGroup', { VpcId, GroupName: 'web', Description: 'web' }),
    ],
    [
      'an attached internet gateway',
      (h, VpcId) => {
        const { InternetGatewayId } = h.call('CreateInternetGateway').InternetGateway;
        h.call('AttachInternetGateway', { VpcId, InternetGatewayId });
      },
    ],
    ['an egress-only internet gateway', (h, VpcId) => h.call('CreateEgressOnlyInternetGateway', { VpcId })],
  ];

  test.each(holders)('R-VPC-186: refused while there is %s', (_name, add) => {
    const h = harness();
    const VpcId = newVpc(h);
    add(h, VpcId);
    expect(h.error('DeleteVpc', { VpcId })).toBe(
      `DependencyViolation: The vpc '${VpcId}' has dependencies and cannot be deleted.`,
    );
  });

  test('R-VPC-14, R-VPC-186: at once, with all that came with it', () => {
    const h = harness();
    const VpcId = newVpc(h);
    const other = newVpc(h);
    h.call('DeleteVpc', { VpcId });
    expect(h.error('DeleteVpc', { VpcId })).toMatch(/^InvalidVpcID.NotFound/);
    for (const [operation, list] of [
      ['DescribeVpcs', 'Vpcs'],
      ['DescribeRouteTables', 'RouteTables'],
      ['DescribeNetworkAcls', 'NetworkAcls'],
      ['DescribeSecurityGroups', 'SecurityGroups'],
    ] as const) {
      const left: { VpcId: string }[] = h.call(operation)[list];
      expect(left.map((item) => item.VpcId)).toEqual([other]);
    }
  });
});
