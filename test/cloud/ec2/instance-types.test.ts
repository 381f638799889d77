import { describe, expect, test } from 'vitest';
import { filter, scenery } from './scenery.ts';

describe('types', () => {
  test.each([
    ['t3.micro', 2, 2],
    ['t3.small', 3, 4],
    ['t3.medium', 3, 6],
    ['t3.large', 3, 12],
    ['m5.large', 3, 10],
    ['m5.xlarge', 4, 15],
    ['m5.4xlarge', 8, 30],
    ['m5.24xlarge', 15, 50],
    ['c5.large', 3, 10],
    ['t2.micro', 2, 2],
  ])('R-VPC-114: %s has %i interfaces of %i addresses', (type, interfaces, addresses) => {
    const [info] = scenery().call('DescribeInstanceTypes', { InstanceTypes: [type] }).InstanceTypes;
    expect(info.NetworkInfo).toMatchObject({
      MaximumNetworkInterfaces: interfaces,
      Ipv4AddressesPerInterface: addresses,
      Ipv6AddressesPerInterface: addresses,
    });
  });

  test('filtered, by wildcard, and where they are offered', () => {
    const h = scenery();
    const names = (input: object) =>
      h
        .call('DescribeInstanceTypes', input)
        .InstanceTypes.map((type: { InstanceType: string }) => type.InstanceType);
    expect(names({ Filters: [filter('processor-info.supported-architecture', 'arm64')] })).toEqual([
      't4g.micro',
      't4g.small',
    ]);
    expect(names({ InstanceTypes: ['c5*'] })).toEqual(['c5.large', 'c5n.large']);
    expect(h.error('DescribeInstanceTypes', { InstanceTypes: ['huge'] })).toBe(
      "InvalidParameterValue: Invalid value 'huge' for InstanceType.",
    );
    const { InstanceTypeOfferings } = h.call('DescribeInstanceTypeOfferings', {
      LocationType: 'availability-zone',
      Filters: [filter('instance-type', 't3.micro')],
    });
    expect(InstanceTypeOfferings).toHaveLength(6);
  });
});
