import { describe, expect, test } from 'vitest';
import { MISSING, tcp, withGroup } from './group-scenery.ts';

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
