import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../../src/kit/address.ts';
import { parsePrefix, prefixContains } from '../../../src/kit/prefix.ts';
import { dualStack, withInterface } from './interface-scenery.ts';
import { filter } from './scenery.ts';

describe('creating', () => {
  test('R-VPC-110, R-VPC-115: a fresh interface', () => {
    const { h, id, created, show } = withInterface({ Description: 'spare' });
    const [group] = h.call('DescribeSecurityGroups').SecurityGroups;
    expect(created).toEqual({
      AvailabilityZone: 'us-east-1a',
      AvailabilityZoneId: 'use1-az1',
      Description: 'spare',
      Groups: [{ GroupId: group.GroupId, GroupName: 'default' }],
      InterfaceType: 'interface',
      Ipv6Addresses: [],
      MacAddress: expect.stringMatching(/^02(:[0-9a-f]{2}){5}$/),
      NetworkInterfaceId: expect.stringMatching(/^eni-[0-9a-f]{17}$/),
      OwnerId: '123456789012',
      PrivateIpAddress: expect.stringMatching(/^10\.0\.0\.\d+$/),
      PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: created.PrivateIpAddress }],
      RequesterManaged: false,
      SourceDestCheck: true,
      Status: 'pending',
      SubnetId: h.subnetId,
      TagSet: [],
      VpcId: h.vpcId,
      Operator: { Managed: false },
    });
    h.advance(5);
    expect(show()).toEqual({ ...created, Status: 'available' });
    expect(
      h.call('DescribeNetworkInterfaces', { Filters: [filter('status', 'available')] }).NetworkInterfaces[0]
        .NetworkInterfaceId,
    ).toBe(id);
  });

  test('R-VPC-6: tags stand in TagSet, and filters find them', () => {
    const { h, id } = withInterface({
      TagSpecifications: [{ ResourceType: 'network-interface', Tags: [{ Key: 'Name', Value: 'spare' }] }],
    });
    const { NetworkInterfaces } = h.call('DescribeNetworkInterfaces', {
      Filters: [filter('tag:Name', 'spare')],
    });
    expect(NetworkInterfaces).toMatchObject([
      { NetworkInterfaceId: id, TagSet: [{ Key: 'Name', Value: 'spare' }] },
    ]);
    h.call('DeleteTags', { Resources: [id], Tags: [{ Key: 'Name' }] });
    expect(h.call('DescribeTags', { Filters: [filter('resource-id', id)] }).Tags).toEqual([]);
  });

  test('the addresses that were asked for, and as many drawn as were counted', () => {
    const { created } = withInterface({
      PrivateIpAddresses: [
        { Primary: true, PrivateIpAddress: '10.0.0.10' },
        { PrivateIpAddress: '10.0.0.11' },
      ],
    });
    expect(created.PrivateIpAddresses).toEqual([
      { Primary: true, PrivateIpAddress: '10.0.0.10' },
      { Primary: false, PrivateIpAddress: '10.0.0.11' },
    ]);
    expect(withInterface({ SecondaryPrivateIpAddressCount: 3 }).created.PrivateIpAddresses).toHaveLength(4);
  });

  test.each([
    [
      'R-VPC-42 outside',
      { PrivateIpAddress: '10.0.1.10' },
      "InvalidParameterValue: Address 10.0.1.10 does not fall within the subnet's address range",
    ],
    [
      'R-VPC-41 network',
      { PrivateIpAddress: '10.0.0.0' },
      "InvalidParameterValue: Address 10.0.0.0 is in subnet's reserved address range",
    ],
    [
      'R-VPC-41 router',
      { PrivateIpAddress: '10.0.0.1' },
      "InvalidParameterValue: Address 10.0.0.1 is in subnet's reserved address range",
    ],
    [
      'R-VPC-41 future use',
      { PrivateIpAddress: '10.0.0.3' },
      "InvalidParameterValue: Address 10.0.0.3 is in subnet's reserved address range",
    ],
    [
      'R-VPC-41 broadcast',
      { PrivateIpAddress: '10.0.0.255' },
      "InvalidParameterValue: Address 10.0.0.255 is in subnet's reserved address range",
    ],
    ['no address', { PrivateIpAddress: '10.0.0' }, /^InvalidParameterValue: Value \(10\.0\.0\)/],
    ['no IPv6 block', { Ipv6AddressCount: 1 }, /does not have an IPv6 CIDR block$/],
    [
      'unknown subnet',
      { SubnetId: 'subnet-00000000000000000' },
      "InvalidSubnetID.NotFound: The subnet ID 'subnet-00000000000000000' does not exist",
    ],
    [
      'no subnet',
      { SubnetId: undefined },
      'MissingParameter: The request must contain the parameter subnetId',
    ],
    [
      'two primaries',
      { PrivateIpAddress: '10.0.0.9', PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: '10.0.0.8' }] },
      /^InvalidParameterCombination/,
    ],
    [
      'not simulated',
      { Ipv4PrefixCount: 1 },
      'NotSimulated: netlab does not simulate the parameter Ipv4PrefixCount',
    ],
  ])('refuses %s', (_name, input, expected) => {
    const { h } = withInterface();
    const error = h.error('CreateNetworkInterface', { SubnetId: h.subnetId, ...input });
    if (typeof expected === 'string') expect(error).toBe(expected);
    else expect(error).toMatch(expected);
  });

  test('R-VPC-42: an address that is taken', () => {
    const { h, address } = withInterface();
    expect(h.error('CreateNetworkInterface', { SubnetId: h.subnetId, PrivateIpAddress: address })).toBe(
      `InvalidIPAddress.InUse: Address ${address} is in use.`,
    );
  });

  test('R-VPC-41, R-VPC-42: a /28 gives eleven addresses, each once, and then none', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { h, create, address } = withInterface({}, { seed, subnetCidr: '10.0.0.16/28' });
        const drawn = [address, ...Array.from({ length: 10 }, () => create().PrivateIpAddress)];
        const usable = Array.from({ length: 11 }, (_, index) => `10.0.0.${20 + index}`);
        expect(drawn.sort()).toEqual(usable.sort());
        expect(h.error('CreateNetworkInterface', { SubnetId: h.subnetId })).toMatch(
          /^InsufficientFreeAddressesInSubnet/,
        );
      }),
      { numRuns: 5 },
    );
  });

  test('R-VPC-50: reserved blocks are not given out unasked', () => {
    const { h, create } = withInterface({ PrivateIpAddress: '10.0.0.20' }, { subnetCidr: '10.0.0.16/28' });
    h.call('CreateSubnetCidrReservation', {
      SubnetId: h.subnetId,
      Cidr: '10.0.0.24/29',
      ReservationType: 'explicit',
    });
    for (let count = 0; count < 3; count++) expect(create().PrivateIpAddress).toMatch(/^10\.0\.0\.2[0-3]$/);
    expect(h.error('CreateNetworkInterface', { SubnetId: h.subnetId })).toMatch(
      /^InsufficientFreeAddressesInSubnet/,
    );
    expect(create({ PrivateIpAddress: '10.0.0.25' }).PrivateIpAddress).toBe('10.0.0.25');
  });

  test('R-VPC-33: IPv6 addresses come from the block of the subnet', () => {
    const { h, create, ipv6 } = dualStack();
    const prefix = parsePrefix(ipv6);
    const { Ipv6Addresses } = create({ Ipv6AddressCount: 2 });
    expect(Ipv6Addresses).toHaveLength(2);
    for (const { Ipv6Address } of Ipv6Addresses) {
      expect(prefix && prefixContains(prefix, parseAddress(Ipv6Address) as never)).toBe(true);
    }
    const reserved = ipv6.replace('/64', '3');
    expect(
      h.error('CreateNetworkInterface', { SubnetId: h.subnetId, Ipv6Addresses: [{ Ipv6Address: reserved }] }),
    ).toBe(`InvalidParameterValue: Address ${reserved} is in subnet's reserved address range`);
  });

  test('a subnet may give every new interface an IPv6 address', () => {
    const { h, create } = dualStack();
    h.call('ModifySubnetAttribute', { SubnetId: h.subnetId, AssignIpv6AddressOnCreation: { Value: true } });
    expect(create().Ipv6Addresses).toHaveLength(1);
    expect(create({ Ipv6AddressCount: 0 }).Ipv6Addresses).toHaveLength(0);
  });
});

describe('deleting', () => {
  test('R-VPC-187: an interface keeps its subnet', () => {
    const { h, id } = withInterface();
    expect(h.error('DeleteSubnet', { SubnetId: h.subnetId })).toBe(
      `DependencyViolation: The subnet '${h.subnetId}' has dependencies and cannot be deleted.`,
    );
    h.call('DeleteNetworkInterface', { NetworkInterfaceId: id });
    h.call('DeleteSubnet', { SubnetId: h.subnetId });
    expect(h.error('DescribeNetworkInterfaces', { NetworkInterfaceIds: [id] })).toBe(
      `InvalidNetworkInterfaceID.NotFound: The networkInterface ID '${id}' does not exist`,
    );
  });

  test('R-VPC-113: not while it is attached', () => {
    const { h } = withInterface();
    h.launch();
    const [attached] = h.call('DescribeNetworkInterfaces', {
      Filters: [filter('attachment.device-index', '0')],
    }).NetworkInterfaces;
    expect(h.error('DeleteNetworkInterface', { NetworkInterfaceId: attached.NetworkInterfaceId })).toBe(
      `InvalidParameterValue: Network interface '${attached.NetworkInterfaceId}' is currently in use.`,
    );
  });

  test('R-VPC-190: an Elastic IP address on it is free again', () => {
    const { h, id } = withInterface();
    const { InternetGatewayId } = h.call('CreateInternetGateway').InternetGateway;
    h.call('AttachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
    const { AllocationId, PublicIp } = h.call('AllocateAddress');
    h.call('AssociateAddress', { AllocationId, NetworkInterfaceId: id });
    const { NetworkInterfaces } = h.call('DescribeNetworkInterfaces', {
      Filters: [filter('association.public-ip', PublicIp)],
    });
    expect(NetworkInterfaces).toMatchObject([
      { NetworkInterfaceId: id, Association: { AllocationId, PublicIp, IpOwnerId: '123456789012' } },
    ]);
    h.call('DeleteNetworkInterface', { NetworkInterfaceId: id });
    expect(h.call('DescribeAddresses').Addresses[0]).not.toHaveProperty('AssociationId');
    h.call('ReleaseAddress', { AllocationId });
  });
});

test('R-VPC-126: private names once the VPC gives host names', () => {
  const { h, show } = withInterface({ PrivateIpAddress: '10.0.0.10' });
  expect(show()).not.toHaveProperty('PrivateDnsName');
  h.call('ModifyVpcAttribute', { VpcId: h.vpcId, EnableDnsHostnames: { Value: true } });
  expect(show().PrivateDnsName).toBe('ip-10-0-0-10.ec2.internal');
});
