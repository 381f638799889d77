/** ARNs: `arn:aws:ec2:<region>:<account>:<type>/<id>` (R-VPC-7). */
import { expect, test } from 'vitest';
import type { Output } from '../harness.ts';
import { scenery } from './scenery.ts';

const CASES: [string, string, string, string, string][] = [
  ['DescribeSubnets', 'Subnets', 'SubnetArn', 'SubnetId', 'subnet'],
  ['DescribeSecurityGroups', 'SecurityGroups', 'SecurityGroupArn', 'GroupId', 'security-group'],
  [
    'DescribeSecurityGroupRules',
    'SecurityGroupRules',
    'SecurityGroupRuleArn',
    'SecurityGroupRuleId',
    'security-group-rule',
  ],
];

test.each(CASES)('R-VPC-7: %s', (operation, list, arn, id, type) => {
  const h = scenery({ region: 'eu-west-1' });
  const items: Output[] = h.call(operation)[list];
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) expect(item[arn]).toBe(`arn:aws:ec2:eu-west-1:123456789012:${type}/${item[id]}`);
});

test('R-VPC-7, R-VPC-167: prefix lists, whose ARNs name AWS as the owner of its own', () => {
  const h = scenery();
  h.call('CreateManagedPrefixList', { PrefixListName: 'offices', AddressFamily: 'IPv4', MaxEntries: 1 });
  for (const { PrefixListArn, PrefixListId, OwnerId } of h.call('DescribeManagedPrefixLists').PrefixLists) {
    const owner = OwnerId === 'AWS' ? 'aws' : OwnerId;
    expect(PrefixListArn).toBe(`arn:aws:ec2:us-east-1:${owner}:prefix-list/${PrefixListId}`);
  }
});
