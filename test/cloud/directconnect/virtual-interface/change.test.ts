import { describe, expect, it } from 'vitest';
import { type Lines, lines } from '../lines.ts';

function withVif(extra: object = {}) {
  const account = lines();
  const connectionId = account.line();
  const directConnectGatewayId = account.gateway();
  const vif = account.privateVif(connectionId, 101, { directConnectGatewayId, ...extra });
  account.advance(300);
  const show = (id: string = vif.virtualInterfaceId) =>
    account.dx('DescribeVirtualInterfaces', { virtualInterfaceId: id }).virtualInterfaces[0];
  return { account, connectionId, directConnectGatewayId, id: vif.virtualInterfaceId as string, show };
}

describe('UpdateVirtualInterfaceAttributes', () => {
  it('interrupts all interfaces of a connection that changes to jumbo frames, for 30 seconds (R-DX-42)', () => {
    const { account, connectionId, directConnectGatewayId, id, show } = withVif();
    const other = account.privateVif(connectionId, 102, { directConnectGatewayId }).virtualInterfaceId;
    account.advance(300);
    account.dx('UpdateVirtualInterfaceAttributes', { virtualInterfaceId: id, mtu: 8500 });
    expect([show().virtualInterfaceState, show(other).virtualInterfaceState]).toEqual(['pending', 'pending']);
    expect([show().mtu, show(other).mtu]).toEqual([8500, 1500]);
    account.advance(30);
    expect([show().virtualInterfaceState, show(other).virtualInterfaceState]).toEqual(['down', 'down']);
    account.dx('UpdateVirtualInterfaceAttributes', { virtualInterfaceId: other, mtu: 8500 });
    expect(show().virtualInterfaceState).toBe('down');
  });

  it('renames, and switches SiteLink on (R-DX-61)', () => {
    const { account, id } = withVif();
    expect(
      account.dx('UpdateVirtualInterfaceAttributes', {
        virtualInterfaceId: id,
        virtualInterfaceName: 'renamed',
        enableSiteLink: true,
      }),
    ).toMatchObject({ virtualInterfaceName: 'renamed', siteLinkEnabled: true });
  });

  it.each([
    ['nothing at all', {}, 'At least one of mtu, enableSiteLink and virtualInterfaceName'],
    ['MTU 1501 (R-DX-42)', { mtu: 1501 }, 'MTU 1501 is invalid'],
    ['a bad name (R-DX-41)', { virtualInterfaceName: '' }, 'must not be empty'],
  ])('refuses %s', (_name, change, message) => {
    const { account, id } = withVif();
    expect(
      account.refused('UpdateVirtualInterfaceAttributes', { virtualInterfaceId: id, ...change }),
    ).toContain(message);
  });

  it('refuses jumbo frames where the connection has none (R-DX-42)', () => {
    const account = lines();
    const connectionId = account.line({ jumbo: false });
    const { virtualInterfaceId } = account.privateVif(connectionId, 101, {
      directConnectGatewayId: account.gateway(),
    });
    expect(account.refused('UpdateVirtualInterfaceAttributes', { virtualInterfaceId, mtu: 8500 })).toContain(
      'does not support jumbo frames',
    );
  });

  it('refuses an unknown interface', () => {
    expect(
      lines().refused('UpdateVirtualInterfaceAttributes', {
        virtualInterfaceId: 'dxvif-gone0000',
        mtu: 8500,
      }),
    ).toContain('VirtualInterface with ID dxvif-gone0000 does not exist');
  });
});

describe('AssociateVirtualInterface', () => {
  it('moves an interface with its VLAN and addresses to another connection (R-DX-44)', () => {
    const { account, id, show } = withVif();
    const before = show();
    const target = account.line({ location: 'EqDC2', device: 'EqDC2-other' });
    account.dx('AssociateVirtualInterface', { virtualInterfaceId: id, connectionId: target });
    expect(show()).toMatchObject({
      connectionId: target,
      awsDeviceV2: 'EqDC2-other',
      vlan: before.vlan,
      amazonAddress: before.amazonAddress,
    });
  });

  it('refuses a VLAN, or addresses, that are taken there (R-DX-44)', () => {
    const addresses = { amazonAddress: '10.1.0.1/30', customerAddress: '10.1.0.2/30' };
    const { account, id } = withVif(addresses);
    const move = (connectionId: string) =>
      account.refused('AssociateVirtualInterface', { virtualInterfaceId: id, connectionId });
    const sameVlan = account.line();
    account.privateVif(sameVlan, 101, { directConnectGatewayId: account.gateway() });
    expect(move(sameVlan)).toContain('VLAN 101 is already in use');
    const sameAddress = account.line();
    account.privateVif(sameAddress, 102, { ...addresses, directConnectGatewayId: account.gateway() });
    expect(move(sameAddress)).toContain('Address 10.1.0.1/30 conflicts with a Virtual Interface');
    expect(move('dxcon-gone0000')).toContain('Could not find Connection with ID dxcon-gone0000');
  });
});

describe('DeleteVirtualInterface', () => {
  it('takes a while, and frees the VLAN and the Direct Connect gateway (R-DX-33, R-DX-80)', () => {
    const { account, id, directConnectGatewayId } = withVif();
    expect(account.refused('DeleteDirectConnectGateway', { directConnectGatewayId })).toContain(id);
    expect(account.dx('DeleteVirtualInterface', { virtualInterfaceId: id })).toEqual({
      virtualInterfaceState: 'deleting',
    });
    account.advance(120);
    expect(account.refused('DescribeVirtualInterfaces', { virtualInterfaceId: id })).toContain(
      'does not exist',
    );
    account.dx('DeleteDirectConnectGateway', { directConnectGatewayId });
  });
});

describe('hosted virtual interfaces', () => {
  const allocation = { virtualInterfaceName: 'hosted', vlan: 101, asn: 65001 };
  const allocate = (account: Lines, ownerAccount = '210987654321') =>
    account.dx('AllocatePrivateVirtualInterface', {
      connectionId: account.line(),
      ownerAccount,
      newPrivateVirtualInterfaceAllocation: allocation,
    });

  it('wait until their owner confirms and says where they lead (R-DX-22)', () => {
    const account = lines();
    const { virtualInterfaceId, virtualInterfaceState, ownerAccount } = allocate(account);
    expect([virtualInterfaceState, ownerAccount]).toEqual(['confirming', '210987654321']);
    account.advance(3600);
    const directConnectGatewayId = account.gateway();
    expect(account.refused('ConfirmPublicVirtualInterface', { virtualInterfaceId })).toContain(
      'is a private Virtual Interface, not a public one',
    );
    expect(
      account.dx('ConfirmPrivateVirtualInterface', { virtualInterfaceId, directConnectGatewayId }),
    ).toEqual({
      virtualInterfaceState: 'pending',
    });
    expect(
      account.refused('ConfirmPrivateVirtualInterface', { virtualInterfaceId, directConnectGatewayId }),
    ).toContain('there is nothing to confirm');
    account.advance(300);
    expect(account.refused('StartBgpFailoverTest', { virtualInterfaceId })).toContain('Only the owner');
  });

  it('belong to an account (R-DX-22)', () => {
    const account = lines();
    expect(
      account.refused('AllocatePrivateVirtualInterface', {
        connectionId: account.line(),
        ownerAccount: '12',
        newPrivateVirtualInterfaceAllocation: allocation,
      }),
    ).toContain("Account ID '12' is invalid");
  });
});

describe('BGP peers', () => {
  it('are one of each address family; the last one stays (R-DX-35)', () => {
    const { account, id, show } = withVif();
    const input = { virtualInterfaceId: id, newBGPPeer: { asn: 65001 } };
    expect(account.refused('CreateBGPPeer', input)).toContain(
      'already has a BGP Peer of address family ipv4',
    );
    const [{ bgpPeerId: first }] = show().bgpPeers;
    expect(account.refused('DeleteBGPPeer', { virtualInterfaceId: id, bgpPeerId: first })).toContain(
      'The last BGP Peer on a Virtual Interface cannot be deleted',
    );
    account.dx('CreateBGPPeer', {
      virtualInterfaceId: id,
      newBGPPeer: { asn: 65001, addressFamily: 'ipv6' },
    });
    account.advance(300);
    expect(show().bgpPeers.map((peer: { bgpPeerState: string }) => peer.bgpPeerState)).toEqual([
      'available',
      'available',
    ]);
    account.dx('DeleteBGPPeer', {
      virtualInterfaceId: id,
      asn: 65001,
      customerAddress: show().customerAddress,
    });
    account.advance(120);
    expect(show()).toMatchObject({ addressFamily: 'ipv6', bgpPeers: [{ addressFamily: 'ipv6' }] });
    expect(
      account.refused('DeleteBGPPeer', { virtualInterfaceId: id, bgpPeerId: 'dxpeer-gone0000' }),
    ).toContain('does not exist');
  });

  it('have one ASN', () => {
    const { account, id } = withVif();
    const newBGPPeer = { asn: 65002, addressFamily: 'ipv6' };
    expect(account.refused('CreateBGPPeer', { virtualInterfaceId: id, newBGPPeer })).toContain(
      'must have the same ASN: 65001',
    );
  });
});

describe('failover tests', () => {
  it('put an interface into the state testing, for three hours (R-DX-45)', () => {
    const { account, id, show } = withVif();
    const { virtualInterfaceTest } = account.dx('StartBgpFailoverTest', { virtualInterfaceId: id });
    expect(virtualInterfaceTest).toMatchObject({ status: 'in progress', testDurationInMinutes: 180 });
    expect(show().virtualInterfaceState).toBe('testing');
    expect(account.refused('StartBgpFailoverTest', { virtualInterfaceId: id })).toContain(
      'already under test',
    );
    expect(account.refused('DeleteVirtualInterface', { virtualInterfaceId: id })).toContain(
      'stop the test first',
    );
    account.advance(179 * 60);
    expect(show().virtualInterfaceState).toBe('testing');
    account.advance(120);
    expect(show().virtualInterfaceState).toBe('down');
    const history = account.dx('ListVirtualInterfaceTestHistory', { virtualInterfaceId: id });
    expect(history.virtualInterfaceTestHistory).toMatchObject([{ status: 'completed' }]);
    account.advance(366 * 86_400);
    expect(account.dx('ListVirtualInterfaceTestHistory').virtualInterfaceTestHistory).toEqual([]);
  });

  it('are stopped (R-DX-45)', () => {
    const { account, id, show } = withVif();
    expect(account.refused('StopBgpFailoverTest', { virtualInterfaceId: id })).toContain('is not under test');
    account.dx('StartBgpFailoverTest', { virtualInterfaceId: id, testDurationInMinutes: 10 });
    const { virtualInterfaceTest } = account.dx('StopBgpFailoverTest', { virtualInterfaceId: id });
    expect(virtualInterfaceTest.status).toBe('cancelled');
    expect(show().virtualInterfaceState).toBe('down');
  });

  it.each([
    ['0 minutes', { testDurationInMinutes: 0 }, 'Test duration 0 is invalid'],
    ['more than three days', { testDurationInMinutes: 4321 }, 'Test duration 4321 is invalid'],
    ['an unknown peer', { bgpPeers: ['dxpeer-gone0000'] }, 'BGP Peer dxpeer-gone0000 does not exist'],
  ])('refuse %s (R-DX-45)', (_name, extra, message) => {
    const { account, id } = withVif();
    expect(account.refused('StartBgpFailoverTest', { virtualInterfaceId: id, ...extra })).toContain(message);
  });
});

describe('DescribeRouterConfiguration', () => {
  it('writes what an FRR router needs (R-DX-47)', () => {
    const { account, id, show } = withVif();
    const { customerRouterConfig, router } = account.dx('DescribeRouterConfiguration', {
      virtualInterfaceId: id,
    });
    const { amazonAddress, customerAddress, authKey } = show();
    for (const line of [
      'ip link add link dx0 name dx0.101 type vlan id 101',
      `ip addr add ${customerAddress} dev dx0.101`,
      'router bgp 65001',
      ` neighbor ${amazonAddress.split('/')[0]} remote-as 64512`,
      ` neighbor ${amazonAddress.split('/')[0]} password ${authKey}`,
    ])
      expect(customerRouterConfig.split('\n')).toContain(line);
    expect(router.vendor).toBe('FRRouting');
  });

  it('has no texts for others', () => {
    const { account, id } = withVif();
    expect(
      account.refused('DescribeRouterConfiguration', {
        virtualInterfaceId: id,
        routerTypeIdentifier: 'CiscoSystemsInc-2900SeriesRouters-IOS124',
      }),
    ).toContain('does not simulate routers of type CiscoSystemsInc-2900SeriesRouters-IOS124');
  });
});
