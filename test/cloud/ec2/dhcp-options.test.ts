import { describe, expect, test } from 'vitest';
import { harness } from '../harness.ts';
import { scenery } from './scenery.ts';

const configure = (Key: string, ...Values: string[]) => ({ DhcpConfigurations: [{ Key, Values }] });

describe('DHCP option sets', () => {
  test.each([
    ['us-east-1', 'ec2.internal'],
    ['eu-west-1', 'eu-west-1.compute.internal'],
  ])('R-VPC-132: the account’s own one in %s', (region, domain) => {
    const [set, ...others] = harness({ region }).call('DescribeDhcpOptions').DhcpOptions;
    expect(others).toEqual([]);
    expect(set).toEqual({
      OwnerId: '123456789012',
      Tags: [],
      DhcpOptionsId: expect.stringMatching(/^dopt-[0-9a-f]{17}$/),
      DhcpConfigurations: [
        { Key: 'domain-name', Values: [{ Value: domain }] },
        { Key: 'domain-name-servers', Values: [{ Value: 'AmazonProvidedDNS' }] },
      ],
    });
  });

  test('R-VPC-131: hold what they were made with', () => {
    const h = harness();
    const { DhcpOptions } = h.call('CreateDhcpOptions', {
      DhcpConfigurations: [
        { Key: 'domain-name', Values: ['example.com'] },
        { Key: 'domain-name-servers', Values: ['10.2.5.1', '10.2.5.2'] },
        { Key: 'ntp-servers', Values: ['10.2.5.3,10.2.5.4'] },
        { Key: 'netbios-node-type', Values: ['2'] },
      ],
    });
    expect(DhcpOptions.DhcpConfigurations).toEqual([
      { Key: 'domain-name', Values: [{ Value: 'example.com' }] },
      { Key: 'domain-name-servers', Values: [{ Value: '10.2.5.1' }, { Value: '10.2.5.2' }] },
      { Key: 'ntp-servers', Values: [{ Value: '10.2.5.3' }, { Value: '10.2.5.4' }] },
      { Key: 'netbios-node-type', Values: [{ Value: '2' }] },
    ]);
  });

  test.each([
    [configure('colour', 'red')],
    [configure('domain-name', 'a.example', 'b.example')],
    [configure('domain-name-servers', 'resolver')],
    [configure('domain-name-servers', '10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.0.5')],
    [configure('domain-name-servers', 'AmazonProvidedDNS', '10.0.0.2')],
    [configure('netbios-node-type', '3')],
    [configure('ipv6-address-preferred-lease-time', '10')],
    [
      {
        DhcpConfigurations: [
          { Key: 'domain-name', Values: ['a'] },
          { Key: 'domain-name', Values: ['b'] },
        ],
      },
    ],
  ])('R-VPC-131: refuses %j', (input) => {
    expect(harness().error('CreateDhcpOptions', input)).toMatch(/^InvalidParameterValue/);
  });

  test('R-VPC-131: four servers of each family', () => {
    const servers = [1, 2, 3, 4].flatMap((index) => [`10.0.0.${index}`, `2001:db8::${index}`]);
    expect(
      harness().call('CreateDhcpOptions', configure('ntp-servers', ...servers)).DhcpOptions,
    ).toBeDefined();
  });

  test('R-VPC-132, R-VPC-133: one for a VPC; `default` means none', () => {
    const h = scenery();
    const { DhcpOptionsId } = h.call(
      'CreateDhcpOptions',
      configure('domain-name', 'example.com'),
    ).DhcpOptions;
    h.call('AssociateDhcpOptions', { DhcpOptionsId, VpcId: h.vpcId });
    expect(h.call('DescribeVpcs').Vpcs[0].DhcpOptionsId).toBe(DhcpOptionsId);
    expect(h.error('DeleteDhcpOptions', { DhcpOptionsId })).toBe(
      `DependencyViolation: The dhcpOptions '${DhcpOptionsId}' has dependencies and cannot be deleted.`,
    );
    h.call('AssociateDhcpOptions', { DhcpOptionsId: 'default', VpcId: h.vpcId });
    expect(h.call('DescribeVpcs').Vpcs[0].DhcpOptionsId).toBe('default');
    h.call('DeleteDhcpOptions', { DhcpOptionsId });
    expect(h.error('AssociateDhcpOptions', { DhcpOptionsId, VpcId: h.vpcId })).toMatch(
      /^InvalidDhcpOptionID.NotFound/,
    );
    expect(h.error('DeleteDhcpOptions', { DhcpOptionsId: 'dopt-1' })).toMatch(
      /^InvalidDhcpOptionsId.Malformed/,
    );
  });

  test.each([
    ['key', 'domain-name', 1],
    ['value', 'ec2.internal', 1],
    ['value', 'AmazonProvidedDNS', 1],
    ['key', 'ntp-servers', 0],
  ])('filters by %s=%s', (Name, value, count) => {
    const Filters = [{ Name, Values: [value] }];
    expect(harness().call('DescribeDhcpOptions', { Filters }).DhcpOptions).toHaveLength(count);
  });
});
