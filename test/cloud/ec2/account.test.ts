import { describe, expect, test } from 'vitest';
import { harness } from '../harness.ts';

describe('DescribeRegions', () => {
  test('R-VPC-49: lists regions with their endpoints', () => {
    const { Regions } = harness().call('DescribeRegions');
    expect(Regions).toContainEqual({
      OptInStatus: 'opt-in-not-required',
      RegionName: 'eu-west-1',
      Endpoint: 'ec2.eu-west-1.amazonaws.com',
    });
    expect(Regions).toHaveLength(17);
  });

  test('by name and by filter', () => {
    const h = harness();
    expect(h.call('DescribeRegions', { RegionNames: ['us-west-2'] }).Regions).toHaveLength(1);
    const Filters = [{ Name: 'endpoint', Values: ['*.eu-*'] }];
    expect(h.call('DescribeRegions', { Filters }).Regions).toHaveLength(5);
    expect(h.error('DescribeRegions', { RegionNames: ['mars-1'] })).toMatch(
      /^InvalidParameterValue: .*mars-1/,
    );
  });
});

describe('DescribeAvailabilityZones', () => {
  test('R-VPC-49: names and IDs', () => {
    const { AvailabilityZones } = harness().call('DescribeAvailabilityZones');
    expect(AvailabilityZones).toHaveLength(6);
    expect(AvailabilityZones[0]).toMatchObject({
      OptInStatus: 'opt-in-not-required',
      RegionName: 'us-east-1',
      State: 'available',
      ZoneId: 'use1-az1',
      ZoneName: 'us-east-1a',
      ZoneType: 'availability-zone',
    });
  });

  test.each([
    [{ ZoneNames: ['us-east-1b'] }, ['us-east-1b']],
    [{ ZoneIds: ['use1-az3'] }, ['us-east-1c']],
    [{ Filters: [{ Name: 'zone-name', Values: ['*f'] }] }, ['us-east-1f']],
    [{ Filters: [{ Name: 'zone-type', Values: ['local-zone'] }] }, []],
  ])('finds %j', (input, names) => {
    const { AvailabilityZones } = harness().call('DescribeAvailabilityZones', input);
    expect(AvailabilityZones.map((zone: { ZoneName: string }) => zone.ZoneName)).toEqual(names);
  });

  test('refuses zones of other regions', () => {
    expect(harness().error('DescribeAvailabilityZones', { ZoneNames: ['eu-west-1a'] })).toMatch(
      /^InvalidParameterValue: .*eu-west-1a/,
    );
  });
});

describe('DescribeAccountAttributes', () => {
  const value = (defaultVpc: boolean) => {
    const h = harness({ setting: { defaultVpc } });
    const { AccountAttributes } = h.call('DescribeAccountAttributes', { AttributeNames: ['default-vpc'] });
    return { h, shown: AccountAttributes[0].AttributeValues[0].AttributeValue };
  };

  test('R-VPC-55: names the default VPC', () => {
    const { h, shown } = value(true);
    expect(shown).toBe(h.call('DescribeVpcs').Vpcs[0].VpcId);
    expect(value(false).shown).toBe('none');
  });

  test('shows limits, and refuses what it does not know', () => {
    const h = harness();
    expect(h.call('DescribeAccountAttributes').AccountAttributes).toContainEqual({
      AttributeName: 'vpc-max-elastic-ips',
      AttributeValues: [{ AttributeValue: '5' }],
    });
    expect(h.error('DescribeAccountAttributes', { AttributeNames: ['colour'] })).toMatch(
      /^InvalidParameterValue/,
    );
  });
});
