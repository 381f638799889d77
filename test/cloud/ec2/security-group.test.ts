import { describe, expect, test } from 'vitest';
import type { Output } from '../harness.ts';
import { withGroup } from './group-scenery.ts';
import { filter } from './scenery.ts';

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
    h.advance(2);
    const [egress] = show(create('six')).IpPermissionsEgress;
    expect(egress.Ipv6Ranges).toEqual([{ CidrIpv6: '::/0' }]);
  });

  test('R-SG-12: the first IPv6 block opens ::/0 outbound in groups whose outbound rules are as they were born', () => {
    const { h, create, show } = withGroup();
    const [untouched, changed] = [create('untouched'), create('changed')];
    const [{ GroupId: standard }] = h.call('DescribeSecurityGroups', {
      Filters: [filter('group-name', 'default'), filter('vpc-id', h.vpcId)],
    }).SecurityGroups;
    const everything = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    h.call('RevokeSecurityGroupEgress', { GroupId: changed, IpPermissions: [everything] });
    const outward = (id: string) =>
      show(id).IpPermissionsEgress.flatMap((permission: Output) => permission.Ipv6Ranges);
    const associate = () => {
      h.call('AssociateVpcCidrBlock', { VpcId: h.vpcId, AmazonProvidedIpv6CidrBlock: true });
      h.advance(2);
    };
    associate();
    expect([standard, untouched, changed].map(outward)).toEqual([
      [{ CidrIpv6: '::/0' }],
      [{ CidrIpv6: '::/0' }],
      [],
    ]);
    h.call('RevokeSecurityGroupEgress', {
      GroupId: untouched,
      IpPermissions: [{ IpProtocol: '-1', Ipv6Ranges: [{ CidrIpv6: '::/0' }] }],
    });
    associate();
    expect(outward(untouched)).toEqual([]);
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
