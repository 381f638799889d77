/** Customer gateways (R-VPN-3, R-VPN-4, R-VPN-8). */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Harness, harness } from '../harness.ts';

let h: Harness;
beforeEach(() => {
  h = harness();
});

const create = (more: object = {}) =>
  h.call('CreateCustomerGateway', { Type: 'ipsec.1', IpAddress: '203.0.113.10', ...more }).CustomerGateway;

describe('R-VPN-3', () => {
  test('it is available at once, with the ASN 65000', () => {
    const made = create();
    expect(made).toEqual({
      BgpAsn: '65000',
      CustomerGatewayId: expect.stringMatching(/^cgw-[0-9a-f]{17}$/),
      IpAddress: '203.0.113.10',
      State: 'available',
      Type: 'ipsec.1',
    });
    expect(h.call('DescribeCustomerGateways').CustomerGateways).toEqual([made]);
  });

  test('the same again is the same; another device needs a name', () => {
    const first = create({ BgpAsn: 65010 });
    expect(create({ BgpAsn: 65010 }).CustomerGatewayId).toBe(first.CustomerGatewayId);
    expect(create({ BgpAsn: 65010, DeviceName: 'spare' }).CustomerGatewayId).not.toBe(
      first.CustomerGatewayId,
    );
  });

  test('large numbers stand in a member of their own', () => {
    expect(create({ BgpAsnExtended: 4_200_000_001 })).toMatchObject({ BgpAsnExtended: '4200000001' });
  });

  test('50 in a region', () => {
    for (let index = 1; index <= 50; index++) create({ BgpAsn: index });
    expect(h.error('CreateCustomerGateway', { Type: 'ipsec.1', IpAddress: '203.0.113.11' })).toBe(
      'CustomerGatewayLimitExceeded: The maximum number of customer gateways has been reached.',
    );
  });
});

test.each<[string, string, object, string]>([
  ['R-VPN-4: Amazon’s own ASN', 'us-east-1', { BgpAsn: 7224 }, 'InvalidParameterValue: Value (7224)'],
  ['R-VPN-4: of a region', 'eu-west-1', { BgpAsn: 9059 }, 'InvalidParameterValue: Value (9059)'],
  ['R-VPN-3: 0', 'us-east-1', { BgpAsn: 0 }, 'InvalidParameterValue: Value (0) for parameter bgpAsn'],
  ['R-VPN-3: two ASNs', 'us-east-1', { BgpAsn: 1, BgpAsnExtended: 4e9 }, 'InvalidParameterCombination'],
  ['R-VPN-5: another type', 'us-east-1', { Type: 'ipsec.2' }, 'InvalidParameterValue: Value (ipsec.2)'],
  ['R-VPN-3: no address', 'us-east-1', { IpAddress: undefined }, 'MissingParameter'],
  ['R-VPN-3: no real address', 'us-east-1', { IpAddress: 'edge' }, 'InvalidParameterValue: Value (edge)'],
  ['certificates', 'us-east-1', { CertificateArn: 'arn:aws:acm:x' }, 'NotSimulated'],
])('refused: %s', (_, region, more, error) => {
  const input = { Type: 'ipsec.1', IpAddress: '203.0.113.10', ...more };
  expect(h.at(region).error('CreateCustomerGateway', input)).toContain(error);
});

test('R-VPN-4: the same ASN is nothing special elsewhere', () => {
  expect(create({ BgpAsn: 9059 }).BgpAsn).toBe('9059');
});

describe('R-VPN-8: the end', () => {
  test('deleted, it is shown for an hour', () => {
    const { CustomerGatewayId } = create();
    h.call('DeleteCustomerGateway', { CustomerGatewayId });
    expect(h.call('DescribeCustomerGateways').CustomerGateways[0].State).toBe('deleted');
    h.advance(3600);
    expect(h.call('DescribeCustomerGateways').CustomerGateways).toEqual([]);
  });

  test('in use, it stays', () => {
    const { CustomerGatewayId } = create();
    const { VpnGatewayId } = h.call('CreateVpnGateway', { Type: 'ipsec.1' }).VpnGateway;
    h.call('CreateVpnConnection', { Type: 'ipsec.1', CustomerGatewayId, VpnGatewayId });
    expect(h.error('DeleteCustomerGateway', { CustomerGatewayId })).toBe(
      'IncorrectState: The customer gateway is in use.',
    );
  });

  test('unknown', () => {
    expect(h.error('DeleteCustomerGateway', { CustomerGatewayId: 'cgw-00000000000000000' })).toBe(
      "InvalidCustomerGatewayID.NotFound: The customerGateway ID 'cgw-00000000000000000' does not exist",
    );
    expect(h.error('DeleteCustomerGateway', { CustomerGatewayId: 'x' })).toContain(
      'InvalidCustomerGatewayId.Malformed',
    );
  });
});
