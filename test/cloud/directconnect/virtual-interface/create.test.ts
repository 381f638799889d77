import { describe, expect, it } from 'vitest';
import { lines } from '../lines.ts';

const NEW = { virtualInterfaceName: 'vif', vlan: 101, asn: 65001 };

function privately(extra: object = {}, base: object = NEW) {
  const account = lines();
  const connectionId = account.line();
  const directConnectGatewayId = account.gateway();
  const input = { connectionId, newPrivateVirtualInterface: { ...base, directConnectGatewayId, ...extra } };
  return { account, connectionId, input };
}

const refusal = (extra: object) => {
  const { account, input } = privately(extra);
  return account.refused('CreatePrivateVirtualInterface', input);
};
const created = (extra: object = {}) => {
  const { account, input } = privately(extra);
  return account.dx('CreatePrivateVirtualInterface', input);
};

describe('a private virtual interface', () => {
  it('begins pending, with a key, a /30 of link-local addresses and one peer (R-DX-33, R-DX-37, R-DX-38)', () => {
    const vif = created();
    expect(vif).toMatchObject({
      virtualInterfaceType: 'private',
      virtualInterfaceState: 'pending',
      mtu: 1500,
      asn: 65001,
      asnLong: 65001,
      amazonSideAsn: 64512,
      siteLinkEnabled: false,
      bgpPeers: [{ bgpPeerState: 'pending', bgpStatus: 'down', addressFamily: 'ipv4' }],
    });
    expect(vif.virtualInterfaceId).toMatch(/^dxvif-[a-z0-9]{8}$/);
    expect(vif.amazonAddress).toMatch(/^169\.254\.\d+\.\d+\/30$/);
    expect(vif.customerAddress).toMatch(/^169\.254\.\d+\.\d+\/30$/);
    expect(vif.authKey).toMatch(/^0x\w{24}$/);
    expect(vif.customerRouterConfig).toContain('<vlan>101</vlan>');
  });

  it('is down after minutes, as nobody speaks BGP with it (R-DX-33)', () => {
    const { account, input } = privately();
    const { virtualInterfaceId } = account.dx('CreatePrivateVirtualInterface', input);
    account.advance(300);
    const [vif] = account.dx('DescribeVirtualInterfaces', { virtualInterfaceId }).virtualInterfaces;
    expect(vif).toMatchObject({ virtualInterfaceState: 'down', bgpPeers: [{ bgpPeerState: 'available' }] });
  });

  it('draws another subnet for each (R-DX-38)', () => {
    const { account, input } = privately();
    const first = account.dx('CreatePrivateVirtualInterface', input);
    const second = account.dx('CreatePrivateVirtualInterface', {
      ...input,
      newPrivateVirtualInterface: { ...input.newPrivateVirtualInterface, vlan: 102 },
    });
    expect(second.amazonAddress).not.toBe(first.amazonAddress);
  });

  it.each([
    ['VLAN 0 (R-DX-32)', { vlan: 0 }, 'VLAN 0 is invalid. Valid values are 1 to 4094.'],
    ['VLAN 4095 (R-DX-32)', { vlan: 4095 }, 'VLAN 4095 is invalid. Valid values are 1 to 4094.'],
    ['an ASN too large for asn (R-DX-36)', { asn: 4_200_000_000 }, 'ASN 4200000000 is too large for asn'],
    ['ASN 0 (R-DX-36)', { asn: 0 }, 'ASN 0 is invalid'],
    ['no ASN (R-DX-36)', { asn: undefined }, 'Either asn or asnLong must be specified.'],
    ['a short key (R-DX-37)', { authKey: 'short' }, 'must have 6 to 80 characters'],
    ['a long key (R-DX-37)', { authKey: 'k'.repeat(81) }, 'must have 6 to 80 characters'],
    ['MTU 9001 (R-DX-42)', { mtu: 9001 }, 'MTU 9001 is invalid. Valid values are 1500 and 8500.'],
    [
      'a name with a dot (R-DX-41)',
      { virtualInterfaceName: 'a.b' },
      "Virtual Interface name 'a.b' is invalid",
    ],
    ['a long name (R-DX-41)', { virtualInterfaceName: 'n'.repeat(101) }, 'is invalid. It may have up to 100'],
    [
      'addresses of two subnets (R-DX-38)',
      { amazonAddress: '10.1.0.1/30', customerAddress: '10.1.0.5/30' },
      'Amazon Address and Customer Address must be in the same CIDR.',
    ],
    [
      'the first address (R-DX-38)',
      { amazonAddress: '10.1.0.0/30', customerAddress: '10.1.0.1/30' },
      'Amazon Address is address 0 on its subnet.',
    ],
    [
      'the last address (R-DX-38)',
      { amazonAddress: '10.1.0.3/30', customerAddress: '10.1.0.1/30' },
      'Amazon Address is the broadcast address on its subnet.',
    ],
    ['one address alone (R-DX-38)', { amazonAddress: '10.1.0.1/30' }, 'Customer Address must be specified.'],
    [
      'own IPv6 addresses (R-DX-39)',
      { addressFamily: 'ipv6', amazonAddress: '2001:db8::1/125', customerAddress: '2001:db8::2/125' },
      'custom IPv6 addresses are not supported',
    ],
    [
      'both destinations',
      { virtualGatewayId: 'vgw-1' },
      'Exactly one of virtualGatewayId and directConnectGatewayId',
    ],
    ['no destination', { directConnectGatewayId: undefined }, 'Exactly one of virtualGatewayId'],
    [
      'an unknown gateway',
      { directConnectGatewayId: 'gone' },
      'Direct Connect Gateway with ID gone does not exist',
    ],
  ])('refuses %s', (_name, extra, message) => {
    const error = refusal(extra);
    expect(error).toContain('DirectConnectClientException: ');
    expect(error).toContain(message);
  });

  it('takes a /31 of own addresses, asnLong before asn, and 8500 octets (R-DX-36, R-DX-38, R-DX-42)', () => {
    const addresses = { amazonAddress: '10.1.0.0/31', customerAddress: '10.1.0.1/31' };
    const vif = created({ ...addresses, asnLong: 4_200_000_001, mtu: 8500, authKey: 'secret-key' });
    expect(vif).toMatchObject({
      ...addresses,
      asn: 0,
      asnLong: 4_200_000_001,
      mtu: 8500,
      authKey: 'secret-key',
    });
  });

  it('gets IPv6 addresses from Amazon (R-DX-39)', () => {
    expect(created({ addressFamily: 'ipv6' }).customerAddress).toMatch(/^2620:107:4000:.*\/125$/);
  });

  it('leads to a virtual private gateway of the region, and takes its ASN (R-DX-40)', () => {
    const account = lines();
    const connectionId = account.line();
    const { vgw } = account.virtualGateway();
    expect(account.privateVif(connectionId, 101, { virtualGatewayId: vgw })).toMatchObject({
      virtualGatewayId: vgw,
      amazonSideAsn: 64512,
    });
    expect(
      account.refused('CreatePrivateVirtualInterface', {
        connectionId,
        newPrivateVirtualInterface: { ...NEW, vlan: 102, virtualGatewayId: 'vgw-0123456789abcdef0' },
      }),
    ).toContain('Virtual Private Gateway with ID vgw-0123456789abcdef0 does not exist in us-east-1');
    expect(account.error('DeleteVpnGateway', { VpnGatewayId: vgw })).toContain(vgw);
  });

  it('has no SiteLink at a virtual private gateway (R-DX-61)', () => {
    const account = lines();
    const { vgw } = account.virtualGateway();
    const newPrivateVirtualInterface = { ...NEW, virtualGatewayId: vgw, enableSiteLink: true };
    expect(
      account.refused('CreatePrivateVirtualInterface', {
        connectionId: account.line(),
        newPrivateVirtualInterface,
      }),
    ).toContain('SiteLink is supported only on private and transit');
  });
});

it('has addresses of its own among those of its gateway', () => {
  const addresses = { amazonAddress: '10.1.0.1/30', customerAddress: '10.1.0.2/30' };
  const { account, input } = privately(addresses);
  account.dx('CreatePrivateVirtualInterface', input);
  expect(
    account.refused('CreatePrivateVirtualInterface', { ...input, connectionId: account.line() }),
  ).toContain('Customer Address 10.1.0.2/30 is in use by dxvif-');
});

describe('what a connection carries', () => {
  it('has each VLAN once (R-DX-32)', () => {
    const { account, input } = privately();
    account.dx('CreatePrivateVirtualInterface', input);
    expect(account.refused('CreatePrivateVirtualInterface', input)).toContain(
      'VLAN 101 is already in use on connection',
    );
  });

  it('carries 50 private and public interfaces and 4 transit ones (R-DX-31)', () => {
    const account = lines();
    const connectionId = account.line();
    const gateways = [account.gateway(), account.gateway(), account.gateway()];
    for (let vlan = 1; vlan <= 50; vlan++)
      account.privateVif(connectionId, vlan, { directConnectGatewayId: gateways[vlan % 2] });
    const more = {
      connectionId,
      newPrivateVirtualInterface: { ...NEW, directConnectGatewayId: gateways[0] },
    };
    expect(account.refused('CreatePrivateVirtualInterface', more)).toContain(
      'The maximum number of virtual interfaces has been reached',
    );
    const transit = (vlan: number) => ({
      connectionId,
      newTransitVirtualInterface: { ...NEW, vlan, directConnectGatewayId: gateways[2] },
    });
    for (let vlan = 201; vlan <= 204; vlan++) account.dx('CreateTransitVirtualInterface', transit(vlan));
    expect(account.refused('CreateTransitVirtualInterface', transit(205))).toContain(
      'supports 4 transit ones',
    );
  });

  it('leads to a Direct Connect gateway with at most 30 others (R-DX-71)', () => {
    const { account, input } = privately();
    const { connectionId, newPrivateVirtualInterface: base } = input;
    const create = (vlan: number) => ({ connectionId, newPrivateVirtualInterface: { ...base, vlan } });
    for (let vlan = 1; vlan <= 30; vlan++) account.dx('CreatePrivateVirtualInterface', create(vlan));
    expect(account.refused('CreatePrivateVirtualInterface', create(31))).toContain(
      'a Direct Connect Gateway supports 30',
    );
  });

  it('is one interface where a partner lends it, on the partner’s VLAN (R-DX-21)', () => {
    const account = lines();
    const connectionId = account.line({ vlan: 300 });
    const directConnectGatewayId = account.gateway();
    const input = (vlan: number) => ({
      connectionId,
      newPrivateVirtualInterface: { ...NEW, vlan, directConnectGatewayId },
    });
    expect(account.refused('CreatePrivateVirtualInterface', input(101))).toContain(
      'VLAN 101 does not match VLAN 300 of hosted connection',
    );
    account.dx('CreatePrivateVirtualInterface', input(300));
    expect(account.refused('CreatePrivateVirtualInterface', input(301))).toContain('supports one');
  });

  it.each(['requested', 'ordering', 'deleted'] as const)('is nothing while it is %s', (state) => {
    const account = lines();
    const connectionId = account.line({ state });
    const newPrivateVirtualInterface = { ...NEW, directConnectGatewayId: account.gateway() };
    expect(
      account.refused('CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface }),
    ).toContain(`is in state ${state}`);
  });

  it('keeps it from being deleted (R-DX-17)', () => {
    const { account, connectionId, input } = privately();
    account.dx('CreatePrivateVirtualInterface', input);
    expect(account.refused('DeleteConnection', { connectionId })).toContain('DirectConnectClientException');
  });
});

describe('a public virtual interface', () => {
  const PUBLIC = {
    ...NEW,
    amazonAddress: '198.51.100.1/30',
    customerAddress: '198.51.100.2/30',
    routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }],
  };
  const input = (account: ReturnType<typeof lines>, extra: object = {}) => ({
    connectionId: account.line(),
    newPublicVirtualInterface: { ...PUBLIC, ...extra },
  });

  it('is verified for hours before it is set up (R-DX-34, R-DX-43)', () => {
    const account = lines();
    const { virtualInterfaceId, virtualInterfaceState, amazonSideAsn } = account.dx(
      'CreatePublicVirtualInterface',
      input(account),
    );
    expect([virtualInterfaceState, amazonSideAsn]).toEqual(['verifying', 7224]);
    const state = () =>
      account.dx('DescribeVirtualInterfaces', { virtualInterfaceId }).virtualInterfaces[0]
        .virtualInterfaceState;
    account.advance(3 * 3600);
    expect(state()).toBe('verifying');
    account.advance(72 * 3600);
    expect(state()).toBe('down');
  });

  it.each([
    ['no prefixes (R-DX-43)', { routeFilterPrefixes: [] }, 'at least one route filter prefix'],
    [
      'private prefixes (R-DX-43)',
      { routeFilterPrefixes: [{ cidr: '10.0.0.0/8' }] },
      '10.0.0.0/8 is not public',
    ],
    ['host bits', { routeFilterPrefixes: [{ cidr: '198.51.100.1/24' }] }, 'is not a valid CIDR'],
    [
      'private addresses (R-DX-38)',
      { amazonAddress: '10.0.0.1/30', customerAddress: '10.0.0.2/30' },
      'Amazon Address is not allowed to contain a private IP',
    ],
    ['no addresses (R-DX-38)', { amazonAddress: undefined, customerAddress: undefined }, 'must be specified'],
    [
      'a wide subnet (R-DX-38)',
      { amazonAddress: '198.51.100.1/29', customerAddress: '198.51.100.2/29' },
      'must be in a /30 or /31',
    ],
    ['Amazon’s ASN (R-DX-36)', { asn: 16509 }, 'ASN 16509 is not owned by the customer'],
  ])('refuses %s', (_name, extra, message) => {
    const account = lines();
    expect(account.refused('CreatePublicVirtualInterface', input(account, extra))).toContain(message);
  });
});
