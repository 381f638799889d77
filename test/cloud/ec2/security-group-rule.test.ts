import { describe, expect, test } from 'vitest';
import { tcp, withGroup } from './group-scenery.ts';
import { filter } from './scenery.ts';

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
