import { describe, expect, test } from 'vitest';
import { dualStack, withInterface } from './interface-scenery.ts';
import { filter } from './scenery.ts';

describe('assigning addresses', () => {
  test('secondary addresses, by name and by number', () => {
    const { h, id, show } = withInterface({ PrivateIpAddress: '10.0.0.10' });
    const answer = h.call('AssignPrivateIpAddresses', {
      NetworkInterfaceId: id,
      PrivateIpAddresses: ['10.0.0.11'],
    });
    expect(answer).toEqual({
      NetworkInterfaceId: id,
      AssignedPrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.11' }],
      AssignedIpv4Prefixes: [],
    });
    h.call('AssignPrivateIpAddresses', { NetworkInterfaceId: id, SecondaryPrivateIpAddressCount: 2 });
    expect(show().PrivateIpAddresses).toHaveLength(4);
    h.call('UnassignPrivateIpAddresses', { NetworkInterfaceId: id, PrivateIpAddresses: ['10.0.0.11'] });
    expect(show().PrivateIpAddresses).toHaveLength(3);
  });

  test('R-VPC-116: secondary addresses move when allowed, primary ones never', () => {
    const { h, id, create, show } = withInterface({ PrivateIpAddress: '10.0.0.10' });
    const other = create({
      PrivateIpAddress: '10.0.0.20',
      PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.21' }],
    });
    const take = { NetworkInterfaceId: id, PrivateIpAddresses: ['10.0.0.21'] };
    expect(h.error('AssignPrivateIpAddresses', take)).toBe(
      'InvalidIPAddress.InUse: Address 10.0.0.21 is in use.',
    );
    h.call('AssignPrivateIpAddresses', { ...take, AllowReassignment: true });
    expect(show().PrivateIpAddresses[1].PrivateIpAddress).toBe('10.0.0.21');
    expect(show(other.NetworkInterfaceId).PrivateIpAddresses).toHaveLength(1);
    expect(
      h.error('AssignPrivateIpAddresses', {
        ...take,
        PrivateIpAddresses: ['10.0.0.20'],
        AllowReassignment: true,
      }),
    ).toMatch(/^InvalidParameterValue: The primary private IP address 10\.0\.0\.20/);
  });

  test('what is not there cannot be unassigned, nor the primary address', () => {
    const { h, id } = withInterface({ PrivateIpAddress: '10.0.0.10' });
    expect(
      h.error('UnassignPrivateIpAddresses', { NetworkInterfaceId: id, PrivateIpAddresses: ['10.0.0.99'] }),
    ).toBe(`InvalidParameterValue: Some of [10.0.0.99] are not assigned to interface ${id}`);
    expect(
      h.error('UnassignPrivateIpAddresses', { NetworkInterfaceId: id, PrivateIpAddresses: ['10.0.0.10'] }),
    ).toMatch(/^InvalidParameterValue/);
  });

  test('R-VPC-114: the instance type limits them', () => {
    const { h } = withInterface();
    h.launch();
    const [primary] = h.call('DescribeNetworkInterfaces', {
      Filters: [filter('attachment.device-index', '0')],
    }).NetworkInterfaces;
    const more = { NetworkInterfaceId: primary.NetworkInterfaceId, SecondaryPrivateIpAddressCount: 1 };
    h.call('AssignPrivateIpAddresses', more);
    expect(h.error('AssignPrivateIpAddresses', more)).toBe(
      'PrivateIpAddressLimitExceeded: Number of private addresses will exceed limit.',
    );
  });

  test('IPv6 addresses, in whatever spelling', () => {
    const { h, id, show, ipv6 } = dualStack();
    const own = ipv6.replace('::/64', ':0:0:0:00AB');
    const answer = h.call('AssignIpv6Addresses', { NetworkInterfaceId: id, Ipv6Addresses: [own] });
    const canonical = ipv6.replace('/64', 'ab');
    expect(answer).toEqual({
      AssignedIpv6Addresses: [canonical],
      AssignedIpv6Prefixes: [],
      NetworkInterfaceId: id,
    });
    h.call('AssignIpv6Addresses', { NetworkInterfaceId: id, Ipv6AddressCount: 1 });
    expect(show().Ipv6Addresses).toHaveLength(2);
    h.call('UnassignIpv6Addresses', { NetworkInterfaceId: id, Ipv6Addresses: [own] });
    expect(show().Ipv6Addresses).toHaveLength(1);
    expect(h.error('UnassignIpv6Addresses', { NetworkInterfaceId: id, Ipv6Addresses: [own] })).toMatch(
      /are not assigned to interface/,
    );
  });
});
