import { describe, expect, test } from 'vitest';
import { filter, scenery } from './scenery.ts';

const tag = (Key: string, Value = '') => ({ Key, Value });

function tagged() {
  const h = scenery();
  h.call('CreateTags', {
    Resources: [h.vpcId, h.subnetId],
    Tags: [tag('Name', 'lab'), tag('tier', 'front')],
  });
  const tags = (...Filters: object[]) => h.call('DescribeTags', { Filters }).Tags;
  return { h, tags };
}

test('R-VPC-6: tags on several resources at once; a key that exists gets the new value', () => {
  const { h, tags } = tagged();
  h.call('CreateTags', { Resources: [h.vpcId], Tags: [tag('Name', 'other')] });
  expect(tags(filter('resource-id', h.vpcId))).toEqual([
    { Key: 'Name', ResourceId: h.vpcId, ResourceType: 'vpc', Value: 'other' },
    { Key: 'tier', ResourceId: h.vpcId, ResourceType: 'vpc', Value: 'front' },
  ]);
});

test.each([
  ['key', 'Name', 2],
  ['value', 'fr*', 2],
  ['resource-type', 'subnet', 2],
  ['tag:Name', 'lab', 2],
  ['tag:Name', 'front', 0],
])('DescribeTags by %s=%s finds %i', (name, value, count) => {
  expect(tagged().tags(filter(name, value))).toHaveLength(count);
});

describe('deleting', () => {
  test.each([
    ['by key', [{ Key: 'Name' }], ['tier']],
    ['by key and value', [tag('Name', 'lab')], ['tier']],
    ['by key and another value', [tag('Name', 'else')], ['Name', 'tier']],
    ['a key that is not there', [{ Key: 'nothing' }], ['Name', 'tier']],
    ['all', undefined, []],
  ])('%s', (_name, Tags, left) => {
    const { h, tags } = tagged();
    h.call('DeleteTags', { Resources: [h.vpcId], Tags });
    expect(tags(filter('resource-id', h.vpcId)).map((entry: { Key: string }) => entry.Key)).toEqual(left);
  });
});

test.each([
  [
    'no resource',
    { Resources: [] },
    'MissingParameter: The request must contain the parameter resourceIdSet',
  ],
  ['no tag', { Tags: [] }, 'MissingParameter: The request must contain the parameter tagSet'],
  [
    'R-VPC-6 reserved',
    { Tags: [tag('aws:x')] },
    'InvalidParameterValue: Tag keys starting with aws: are reserved for internal use',
  ],
  ['R-VPC-6 key too long', { Tags: [tag('k'.repeat(129))] }, /^InvalidParameterValue/],
  ['R-VPC-6 value too long', { Tags: [tag('k', 'v'.repeat(257))] }, /^InvalidParameterValue/],
  [
    'R-VPC-6 too many',
    { Tags: Array.from({ length: 51 }, (_, index) => tag(`k${index}`)) },
    'TagLimitExceeded: The maximum number of Tags for a resource has been reached.',
  ],
  ['R-VPC-6 no ID', { Resources: ['web'] }, "InvalidID: The ID 'web' is not valid"],
  [
    'unknown',
    { Resources: ['i-00000000000000000'] },
    "InvalidInstanceID.NotFound: The instance ID 'i-00000000000000000' does not exist",
  ],
])('CreateTags refuses: %s', (_name, input, expected) => {
  const { h } = tagged();
  const error = h.error('CreateTags', { Resources: [h.vpcId], Tags: [tag('a')], ...input });
  if (typeof expected === 'string') expect(error).toBe(expected);
  else expect(error).toMatch(expected);
});

test('what takes tags shows them wherever its shape has them', () => {
  const { h } = tagged();
  const instance = h.launch();
  const { NetworkInterfaceId } = h.call('DescribeNetworkInterfaces').NetworkInterfaces[0];
  h.call('CreateTags', { Resources: [instance, NetworkInterfaceId], Tags: [tag('Name', 'web')] });
  expect(h.call('DescribeInstances', { Filters: [filter('tag:Name', 'web')] }).Reservations).toHaveLength(1);
  expect(
    h.call('DescribeNetworkInterfaces', { Filters: [filter('tag-value', 'web')] }).NetworkInterfaces[0]
      .TagSet,
  ).toEqual([tag('Name', 'web')]);
});
