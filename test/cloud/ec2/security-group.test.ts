import { describe, expect, test } from 'vitest';
import { filter, scenery } from './scenery.ts';

const MISSING = 'sg-00000000000000000';

function withGroup(options: Parameters<typeof scenery>[0] = {}) {
  const h = scenery(options);
  const create = (name: string, vpc = h.vpcId): string =>
    h.call('CreateSecurityGroup', { GroupName: name, Description: `group ${name}`, VpcId: vpc }).GroupId;
  const groupId = create('web');
  const show = (id = groupId) => h.call('DescribeSecurityGroups', { GroupIds: [id] }).SecurityGroups[0];
  const allow = (permission: object, id = groupId) =>
    h.call('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions: [permission] });
  const refuse = (permission: object) =>
    h.error('AuthorizeSecurityGroupIngress', { GroupId: groupId, IpPermissions: [permission] });
  const vpc2 = () => h.call('CreateVpc', { CidrBlock: '10.9.0.0/16' }).Vpc.VpcId as string;
  return { h, groupId, create, show, allow, refuse, vpc2 };
}

const tcp = (port: number, ...cidrs: string[]) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges: cidrs.map((CidrIp) => ({ CidrIp })),
});

describe('groups', () => {
  test('R-SG-11: a new group lets nothing in and everything out', () => {
    const { h, groupId, show } = withGroup();
    expect(show()).toEqual({
      GroupId: groupId,
      GroupName: 'web',
      Description: 'group web',
      VpcId: h.vpcId,
      OwnerId: '123456789012',
      SecurityGroupArn: `arn:aws:ec2:us-east-1:123456789012:security-group/${groupId}`,
      IpPermissions: [],
      IpPermissionsEgress: [
        {
          IpProtocol: '-1',
          UserIdGroupPairs: [],
          IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          Ipv6Ranges: [],
          PrefixListIds: [],
        },
      ],
    });
  });

  test('R-SG-11: with an IPv6 block in the VPC, ::/0 goes out too', () => {
    const { h, create, show } = withGroup();
    h.call('AssociateVpcCidrBlock', { VpcId: h.vpcId, AmazonProvidedIpv6CidrBlock: true });
    const [egress] = show(create('six')).IpPermissionsEgress;
    expect(egress.Ipv6Ranges).toEqual([{ CidrIpv6: '::/0' }]);
  });

  test('R-SG-12: every VPC has a default group that trusts itself and cannot be deleted', () => {
    const { h } = withGroup();
    const [group] = h.call('DescribeSecurityGroups', {
      Filters: [filter('group-name', 'default'), filter('vpc-id', h.vpcId)],
    }).SecurityGroups;
    expect(group.Description).toBe('default VPC security group');
    expect(group.IpPermissions).toEqual([
      {
        IpProtocol: '-1',
        UserIdGroupPairs: [{ UserId: '123456789012', GroupId: group.GroupId }],
        IpRanges: [],
        Ipv6Ranges: [],
        PrefixListIds: [],
      },
    ]);
    expect(h.error('DeleteSecurityGroup', { GroupId: group.GroupId })).toBe(
      `CannotDelete: the specified group: "${group.GroupId}" name: "default" cannot be deleted by a user`,
    );
  });

  test.each([
    [
      'R-SG-12 reserved',
      { GroupName: 'default' },
      'InvalidGroup.Reserved: Cannot use reserved security group name: default',
    ],
    [
      'R-SG-13 sg-',
      { GroupName: 'sg-web' },
      'InvalidParameterValue: Value (sg-web) for parameter GroupName is invalid. Group names may not be in the format sg-*.',
    ],
    [
      'R-SG-13 characters',
      { GroupName: 'wéb' },
      /^InvalidParameterValue: Value \(wéb\) for parameter GroupName is invalid\./,
    ],
    ['R-SG-13 length', { GroupName: 'w'.repeat(256) }, /^InvalidParameterValue: /],
    [
      'R-SG-13 description',
      { Description: 'a^b' },
      /^InvalidParameterValue: Value \(a\^b\) for parameter GroupDescription is invalid\./,
    ],
    [
      'R-SG-13 no description',
      { Description: undefined },
      'MissingParameter: The request must contain the parameter GroupDescription',
    ],
    [
      'R-VPC-3 unknown VPC',
      { VpcId: 'vpc-00000000000000000' },
      "InvalidVpcID.NotFound: The vpc ID 'vpc-00000000000000000' does not exist",
    ],
    ['R-VPC-57 no default VPC', { VpcId: undefined }, 'VPCIdNotSpecified: No default VPC for this user'],
    [
      'R-VPC-5 dry run',
      { DryRun: true },
      'DryRunOperation: Request would have succeeded, but DryRun flag is set.',
    ],
    ['R-VPC-5 dry run of something wrong', { DryRun: true, GroupName: 'sg-1' }, /^InvalidParameterValue/],
    [
      'tag specification',
      { TagSpecifications: [{ ResourceType: 'vpc' }] },
      "InvalidParameterValue: 'vpc' is not a valid taggable resource type for this operation.",
    ],
  ])('CreateSecurityGroup refuses: %s', (_name, input, expected) => {
    const { h } = withGroup();
    const error = h.error('CreateSecurityGroup', {
      GroupName: 'db',
      Description: 'd',
      VpcId: h.vpcId,
      ...input,
    });
    if (typeof expected === 'string') expect(error).toBe(expected);
    else expect(error).toMatch(expected);
  });

  test('R-SG-13: names are unique in the VPC without regard to case, and lose trailing spaces', () => {
    const { h, create, vpc2, show } = withGroup();
    expect(h.error('CreateSecurityGroup', { GroupName: 'WEB  ', Description: 'd', VpcId: h.vpcId })).toBe(
      `InvalidGroup.Duplicate: The security group 'WEB' already exists for VPC '${h.vpcId}'`,
    );
    expect(show(create('web', vpc2())).GroupName).toBe('web');
  });

  test('the answer carries the tags that were given', () => {
    const { h } = withGroup();
    const Tags = [{ Key: 'Name', Value: 'db' }];
    const answer = h.call('CreateSecurityGroup', {
      GroupName: 'db',
      Description: 'd',
      VpcId: h.vpcId,
      TagSpecifications: [{ ResourceType: 'security-group', Tags }],
    });
    expect(answer).toEqual({
      GroupId: expect.stringMatching(/^sg-[0-9a-f]{17}$/),
      Tags,
      SecurityGroupArn: expect.stringContaining(answer.GroupId),
    });
  });

  test('R-SG-20, R-VPC-189: a group that another names, or an interface carries, stays', () => {
    const { h, groupId, create } = withGroup();
    const other = create('app');
    h.call('AuthorizeSecurityGroupIngress', {
      GroupId: other,
      IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: groupId }] }],
    });
    const refusal = `DependencyViolation: resource ${groupId} has a dependent object`;
    expect(h.error('DeleteSecurityGroup', { GroupId: groupId })).toBe(refusal);
    h.call('DeleteSecurityGroup', { GroupId: other });
    const { NetworkInterface } = h.call('CreateNetworkInterface', {
      SubnetId: h.subnetId,
      Groups: [groupId],
    });
    expect(h.error('DeleteSecurityGroup', { GroupId: groupId })).toBe(refusal);
    h.call('DeleteNetworkInterface', { NetworkInterfaceId: NetworkInterface.NetworkInterfaceId });
    expect(h.call('DeleteSecurityGroup', { GroupId: groupId })).toEqual({ Return: true, GroupId: groupId });
    expect(h.error('DescribeSecurityGroups', { GroupIds: [groupId] })).toBe(
      `InvalidGroup.NotFound: The security group '${groupId}' does not exist`,
    );
  });

  test('a group that names only itself can go', () => {
    const { h, groupId, allow } = withGroup();
    allow({ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: groupId }] });
    expect(h.call('DeleteSecurityGroup', { GroupId: groupId }).Return).toBe(true);
  });

  test('R-VPC-186: a VPC waits for its groups, the default one excepted', () => {
    const { h, groupId } = withGroup();
    h.call('DeleteSubnet', { SubnetId: h.subnetId });
    expect(h.error('DeleteVpc', { VpcId: h.vpcId })).toBe(
      `DependencyViolation: The vpc '${h.vpcId}' has dependencies and cannot be deleted.`,
    );
    h.call('DeleteSecurityGroup', { GroupId: groupId });
    h.call('DeleteVpc', { VpcId: h.vpcId });
    expect(h.call('DescribeSecurityGroups').SecurityGroups).toEqual([]);
  });

  test('R-VPC-2: malformed IDs', () => {
    const { h } = withGroup();
    expect(h.error('DescribeSecurityGroups', { GroupIds: ['web'] })).toBe(
      'InvalidGroupId.Malformed: Invalid id: "web" (expecting "sg-...")',
    );
  });

  test('names reach groups of the default VPC only', () => {
    const { h } = withGroup({ setting: { defaultVpc: true } });
    const home = h.call('DescribeVpcs', { Filters: [filter('is-default', 'true')] }).Vpcs[0].VpcId;
    const found = h.call('DescribeSecurityGroups', { GroupNames: ['default'] }).SecurityGroups;
    expect(found.map((group: { VpcId: string }) => group.VpcId)).toEqual([home]);
    expect(h.error('DescribeSecurityGroups', { GroupNames: ['web'] })).toBe(
      `InvalidGroup.NotFound: The security group 'web' does not exist in default VPC '${home}'`,
    );
  });

  test('GetSecurityGroupsForVpc', () => {
    const { h, groupId, vpc2 } = withGroup();
    vpc2();
    const { SecurityGroupForVpcs: all } = h.call('GetSecurityGroupsForVpc', { VpcId: h.vpcId });
    expect(all.map((group: { GroupName: string }) => group.GroupName).sort()).toEqual(['default', 'web']);
    const { SecurityGroupForVpcs: one } = h.call('GetSecurityGroupsForVpc', {
      VpcId: h.vpcId,
      Filters: [filter('group-id', groupId)],
    });
    expect(one).toEqual([
      {
        Description: 'group web',
        GroupName: 'web',
        OwnerId: '123456789012',
        GroupId: groupId,
        Tags: [],
        PrimaryVpcId: h.vpcId,
      },
    ]);
  });
});

describe('authorizing', () => {
  test('R-SG-15, R-SG-16: one rule a peer, each with an ID; shown gathered by ports', () => {
    const { h, groupId, show } = withGroup();
    const answer = h.call('AuthorizeSecurityGroupIngress', {
      GroupId: groupId,
      IpPermissions: [
        {
          IpProtocol: '6',
          FromPort: 443,
          ToPort: 443,
          IpRanges: [{ CidrIp: '10.1.2.3/8', Description: 'office' }, { CidrIp: '192.0.2.0/24' }],
          Ipv6Ranges: [{ CidrIpv6: '2001:DB8::1/32' }],
        },
      ],
      TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: [{ Key: 'k', Value: 'v' }] }],
    });
    expect(answer.Return).toBe(true);
    expect(answer.SecurityGroupRules).toHaveLength(3);
    expect(answer.SecurityGroupRules[0]).toEqual({
      SecurityGroupRuleId: expect.stringMatching(/^sgr-[0-9a-f]{17}$/),
      GroupId: groupId,
      GroupOwnerId: '123456789012',
      IsEgress: false,
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      CidrIpv4: '10.0.0.0/8',
      Description: 'office',
      Tags: [{ Key: 'k', Value: 'v' }],
      SecurityGroupRuleArn: expect.stringMatching(/:security-group-rule\/sgr-/),
    });
    expect(show().IpPermissions).toEqual([
      {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        UserIdGroupPairs: [],
        IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'office' }, { CidrIp: '192.0.2.0/24' }],
        Ipv6Ranges: [{ CidrIpv6: '2001:db8::/32' }],
        PrefixListIds: [],
      },
    ]);
  });

  test.each([
    ['58', 'icmpv6', {}, -1, -1],
    ['icmp', 'icmp', { FromPort: 8, ToPort: -1 }, 8, -1],
    ['-1', '-1', { FromPort: 22, ToPort: 22 }, -1, -1],
    ['50', '50', { FromPort: 1, ToPort: 2 }, -1, -1],
    ['TCP', 'tcp', { FromPort: 0, ToPort: 65535 }, 0, 65535],
  ])('R-SG-15: protocol %s is stored as %s', (given, stored, ports, from, to) => {
    const { allow } = withGroup();
    const [rule] = allow({
      IpProtocol: given,
      ...ports,
      IpRanges: [{ CidrIp: '0.0.0.0/0' }],
    }).SecurityGroupRules;
    expect([rule.IpProtocol, rule.FromPort, rule.ToPort]).toEqual([stored, from, to]);
  });

  test.each([
    [
      'from above to',
      { ...tcp(80, '0.0.0.0/0'), ToPort: 79 },
      'InvalidParameterValue: Invalid TCP port range (80-79)',
    ],
    ['port too big', tcp(65536, '0.0.0.0/0'), 'InvalidParameterValue: TCP/UDP port (65536) out of range'],
    [
      'unknown protocol',
      { ...tcp(80, '0.0.0.0/0'), IpProtocol: 'tpc' },
      "InvalidParameterValue: Invalid value 'tpc' for IP protocol. Unknown protocol.",
    ],
    [
      'protocol 256',
      { ...tcp(80, '0.0.0.0/0'), IpProtocol: '256' },
      "InvalidParameterValue: Invalid value '256' for IP protocol. Unknown protocol.",
    ],
    [
      'no protocol',
      { IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      "InvalidParameterValue: Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.",
    ],
    [
      'no ports',
      { IpProtocol: 'udp', IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      "InvalidParameterValue: Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
    ],
    ['bad CIDR', tcp(80, '10.0.0.0/33'), 'InvalidParameterValue: CIDR block 10.0.0.0/33 is malformed'],
    ['an address', tcp(80, '10.0.0.1'), 'InvalidParameterValue: CIDR block 10.0.0.1 is malformed'],
    ['IPv6 among IPv4', tcp(80, '::/0'), 'InvalidParameterValue: CIDR block ::/0 is malformed'],
    [
      'ICMP type',
      { IpProtocol: 'icmp', FromPort: 256, ToPort: -1, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      'InvalidParameterValue: ICMP type (256) out of range',
    ],
    [
      'no peer',
      { IpProtocol: '-1' },
      'MissingParameter: Missing source specification: include source security group or CIDR information',
    ],
    [
      'unknown group',
      { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: MISSING }] },
      `InvalidGroup.NotFound: The security group '${MISSING}' does not exist`,
    ],
    [
      'another account',
      { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: MISSING, UserId: '210987654321' }] },
      `InvalidGroup.NotFound: The security group '${MISSING}' does not exist`,
    ],
    [
      'unknown prefix list',
      { IpProtocol: '-1', PrefixListIds: [{ PrefixListId: 'pl-00000000000000000' }] },
      /^InvalidPrefixListID\.NotFound/,
    ],
    [
      'description',
      { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'a^b' }] },
      /^InvalidParameterValue: Invalid rule description\./,
    ],
    [
      'twice in one request',
      tcp(80, '10.0.0.0/8', '10.0.0.1/8'),
      'InvalidParameterValue: The same permission must not appear multiple times',
    ],
  ])('R-SG-15 refused: %s', (_name, permission, expected) => {
    const { refuse } = withGroup();
    if (typeof expected === 'string') expect(refuse(permission)).toBe(expected);
    else expect(refuse(permission)).toMatch(expected);
  });

  test.each([
    [tcp(22, '0.0.0.0/0'), 'peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW'],
    [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/8' }] }, 'peer: 10.0.0.0/8, ALL, ALLOW'],
    [
      { IpProtocol: 'icmp', FromPort: 8, ToPort: -1, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      'peer: 10.0.0.0/8, ICMP, type: 8, code: ALL, ALLOW',
    ],
  ])('R-SG-16: a duplicate is named (%#)', (permission, words) => {
    const { allow, refuse } = withGroup();
    allow(permission);
    expect(refuse(permission)).toBe(
      `InvalidPermission.Duplicate: the specified rule "${words}" already exists`,
    );
  });

  test('R-SG-18: a group of another VPC is out of reach', () => {
    const { create, refuse, vpc2 } = withGroup();
    const foreign = create('far', vpc2());
    expect(refuse({ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: foreign }] })).toBe(
      'InvalidGroup.NotFound: You have specified two resources that belong to different networks.',
    );
  });

  test('R-SG-17: sixty rules a direction, IPv4 and IPv6 apart; a group counts in both', () => {
    const { h, groupId, allow, refuse } = withGroup();
    allow(tcp(80, ...Array.from({ length: 60 }, (_, index) => `10.${index}.0.0/16`)));
    const full =
      'RulesPerSecurityGroupLimitExceeded: The maximum number of rules per security group has been reached.';
    expect(refuse(tcp(81, '10.0.0.0/16'))).toBe(full);
    expect(refuse({ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: groupId }] })).toBe(full);
    allow({ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, Ipv6Ranges: [{ CidrIpv6: '2001:db8::/32' }] });
    h.call('AuthorizeSecurityGroupEgress', { GroupId: groupId, IpPermissions: [tcp(80, '10.0.0.0/16')] });
  });

  test('R-SG-17, R-VPC-166: a prefix list counts as many as it may hold', () => {
    const { h, refuse, allow } = withGroup();
    const list = (MaxEntries: number): string =>
      h.call('CreateManagedPrefixList', {
        PrefixListName: `list-${MaxEntries}`,
        MaxEntries,
        AddressFamily: 'IPv4',
      }).PrefixList.PrefixListId;
    allow({ IpProtocol: '-1', PrefixListIds: [{ PrefixListId: list(59) }] });
    allow(tcp(80, '10.0.0.0/8'));
    expect(refuse(tcp(81, '10.0.0.0/8'))).toMatch(/^RulesPerSecurityGroupLimitExceeded/);
  });

  test('the flat parameters of old', () => {
    const { h, groupId, show } = withGroup();
    h.call('AuthorizeSecurityGroupIngress', {
      GroupId: groupId,
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      CidrIp: '10.0.0.0/8',
    });
    h.call('AuthorizeSecurityGroupIngress', { GroupId: groupId, SourceSecurityGroupName: 'default' });
    expect(show().IpPermissions.map((permission: { IpProtocol: string }) => permission.IpProtocol)).toEqual([
      'tcp',
      '-1',
    ]);
    expect(h.error('AuthorizeSecurityGroupIngress', { GroupId: groupId })).toBe(
      'MissingParameter: The request must contain the parameter ipPermissions',
    );
    expect(
      h.error('AuthorizeSecurityGroupIngress', {
        GroupId: groupId,
        CidrIp: '10.0.0.0/8',
        IpPermissions: [tcp(1, '10.0.0.0/8')],
      }),
    ).toMatch(/^InvalidParameterCombination/);
  });
});

describe('rules', () => {
  function withRules() {
    const scene = withGroup();
    const rules = scene.allow(tcp(80, '10.0.0.0/8', '192.0.2.0/24')).SecurityGroupRules;
    const [first, second] = rules.map((rule: { SecurityGroupRuleId: string }) => rule.SecurityGroupRuleId);
    const list = (...filters: object[]) =>
      scene.h.call('DescribeSecurityGroupRules', { Filters: filters }).SecurityGroupRules;
    return { ...scene, first, second, list };
  }

  test('R-SG-16: described by ID, by group and by tag', () => {
    const { h, groupId, first, list } = withRules();
    expect(list(filter('group-id', groupId))).toHaveLength(3);
    h.call('CreateTags', { Resources: [first], Tags: [{ Key: 'Name', Value: 'office' }] });
    expect(
      list(filter('tag:Name', 'off*')).map(
        (rule: { SecurityGroupRuleId: string }) => rule.SecurityGroupRuleId,
      ),
    ).toEqual([first]);
    const byId = h.call('DescribeSecurityGroupRules', { SecurityGroupRuleIds: [first] }).SecurityGroupRules;
    expect(byId[0].Tags).toEqual([{ Key: 'Name', Value: 'office' }]);
    expect(
      h.error('DescribeSecurityGroupRules', { SecurityGroupRuleIds: ['sgr-00000000000000000'] }),
    ).toMatch(/^InvalidSecurityGroupRuleId\.NotFound/);
  });

  test('R-SG-16: revoked by permission', () => {
    const { h, groupId, show } = withRules();
    const answer = h.call('RevokeSecurityGroupIngress', {
      GroupId: groupId,
      IpPermissions: [tcp(80, '10.0.0.0/8')],
    });
    expect(answer.Return).toBe(true);
    expect(answer.RevokedSecurityGroupRules).toMatchObject([
      { GroupId: groupId, IsEgress: false, CidrIpv4: '10.0.0.0/8' },
    ]);
    expect(show().IpPermissions[0].IpRanges).toEqual([{ CidrIp: '192.0.2.0/24' }]);
    expect(
      h.error('RevokeSecurityGroupIngress', { GroupId: groupId, IpPermissions: [tcp(80, '10.0.0.0/8')] }),
    ).toBe('InvalidPermission.NotFound: The specified rule does not exist in this security group.');
  });

  test('R-SG-16: revoked by ID, in its own direction only', () => {
    const { h, groupId, second, show } = withRules();
    expect(
      h.error('RevokeSecurityGroupEgress', { GroupId: groupId, SecurityGroupRuleIds: [second] }),
    ).toMatch(/^InvalidSecurityGroupRuleId\.NotFound/);
    h.call('RevokeSecurityGroupIngress', { GroupId: groupId, SecurityGroupRuleIds: [second] });
    expect(show().IpPermissions[0].IpRanges).toEqual([{ CidrIp: '10.0.0.0/8' }]);
    expect(
      h.error('RevokeSecurityGroupIngress', { GroupId: groupId, SecurityGroupRuleIds: [second] }),
    ).toMatch(/^InvalidSecurityGroupRuleId\.NotFound/);
  });

  test('the outbound rule that every group is born with can be revoked', () => {
    const { h, groupId, show } = withRules();
    const everything = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    h.call('RevokeSecurityGroupEgress', { GroupId: groupId, IpPermissions: [everything] });
    expect(show().IpPermissionsEgress).toEqual([]);
  });

  test('in a default VPC, what was not there is only reported', () => {
    const { h } = withGroup({ setting: { defaultVpc: true } });
    const { GroupId } = h.call('DescribeSecurityGroups', { GroupNames: ['default'] }).SecurityGroups[0];
    const answer = h.call('RevokeSecurityGroupIngress', { GroupId, IpPermissions: [tcp(80, '10.0.0.0/8')] });
    expect(answer.UnknownIpPermissions).toMatchObject([
      { IpProtocol: 'tcp', FromPort: 80, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
    ]);
    expect(answer.RevokedSecurityGroupRules).toEqual([]);
  });

  test('ModifySecurityGroupRules changes ports and peer, never the kind of peer', () => {
    const { h, groupId, first, list } = withRules();
    const modify = (SecurityGroupRule: object) => ({
      GroupId: groupId,
      SecurityGroupRules: [{ SecurityGroupRuleId: first, SecurityGroupRule }],
    });
    h.call(
      'ModifySecurityGroupRules',
      modify({ IpProtocol: 'udp', FromPort: 53, ToPort: 53, CidrIpv4: '10.2.0.9/16', Description: 'dns' }),
    );
    expect(list(filter('security-group-rule-id', first))).toMatchObject([
      { IpProtocol: 'udp', FromPort: 53, ToPort: 53, CidrIpv4: '10.2.0.0/16', Description: 'dns' },
    ]);
    expect(h.error('ModifySecurityGroupRules', modify({ CidrIpv6: '::/0' }))).toMatch(
      /^InvalidParameterCombination/,
    );
    const same = modify({ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIpv4: '192.0.2.0/24' });
    expect(h.error('ModifySecurityGroupRules', same)).toMatch(/^InvalidPermission\.Duplicate/);
  });

  test('descriptions by rule ID and by permission; leaving one out removes it', () => {
    const { h, groupId, first, list } = withRules();
    const describing = {
      GroupId: groupId,
      SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId: first, Description: 'a' }],
    };
    expect(h.call('UpdateSecurityGroupRuleDescriptionsIngress', describing)).toEqual({ Return: true });
    expect(list(filter('security-group-rule-id', first))[0].Description).toBe('a');
    h.call('UpdateSecurityGroupRuleDescriptionsIngress', {
      GroupId: groupId,
      IpPermissions: [tcp(80, '10.0.0.0/8')],
    });
    expect(list(filter('security-group-rule-id', first))[0]).not.toHaveProperty('Description');
    expect(
      h.error('UpdateSecurityGroupRuleDescriptionsIngress', {
        GroupId: groupId,
        IpPermissions: [tcp(81, '10.0.0.0/8')],
      }),
    ).toBe('InvalidPermission.NotFound: The specified rule does not exist in this security group.');
  });

  test.each([
    ['ip-permission.cidr', '192.0.2.0/24', true],
    ['ip-permission.cidr', '0.0.0.0/0', false],
    ['egress.ip-permission.cidr', '0.0.0.0/0', true],
    ['ip-permission.from-port', '80', true],
    ['ip-permission.to-port', '81', false],
    ['ip-permission.protocol', 'tcp', true],
    ['egress.ip-permission.protocol', '-1', true],
    ['description', 'group w*', true],
    ['owner-id', '123456789012', true],
  ])('the filter %s=%s finds the group: %s', (name, value, found) => {
    const { h, groupId } = withRules();
    const ids = h
      .call('DescribeSecurityGroups', { Filters: [filter(name, value)] })
      .SecurityGroups.map((group: { GroupId: string }) => group.GroupId);
    expect(ids.includes(groupId)).toBe(found);
  });
});
