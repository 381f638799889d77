/** VPN connections as a control plane (R-VPN-1…R-VPN-19, R-VPN-30, R-VPN-42, R-VPN-43). */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Harness, harness, type Output } from '../harness.ts';

let h: Harness;
let cgw: string;
let vgw: string;
beforeEach(() => {
  h = harness();
  cgw = customer('203.0.113.10', 65010);
  vgw = h.call('CreateVpnGateway', { Type: 'ipsec.1' }).VpnGateway.VpnGatewayId;
});

function customer(IpAddress: string, BgpAsn: number): string {
  return h.call('CreateCustomerGateway', { Type: 'ipsec.1', IpAddress, BgpAsn }).CustomerGateway
    .CustomerGatewayId;
}

const input = (more: object = {}) => ({
  Type: 'ipsec.1',
  CustomerGatewayId: cgw,
  VpnGatewayId: vgw,
  ...more,
});
const create = (more: object = {}): Output => h.call('CreateVpnConnection', input(more)).VpnConnection;
const look = (id: string): Output =>
  h.call('DescribeVpnConnections', { VpnConnectionIds: [id] }).VpnConnections[0];
const tunnel = (...options: object[]) => ({ Options: { TunnelOptions: options } });

function available(more: object = {}): Output {
  const { VpnConnectionId } = create(more);
  h.advance(300);
  return look(VpnConnectionId);
}

describe('R-VPN-1, R-VPN-2', () => {
  test('two tunnels, pending for some minutes', () => {
    const made = create();
    expect(made).toMatchObject({
      Category: 'VPN',
      State: 'pending',
      Type: 'ipsec.1',
      Options: {
        EnableAcceleration: false,
        StaticRoutesOnly: false,
        LocalIpv4NetworkCidr: '0.0.0.0/0',
        RemoteIpv4NetworkCidr: '0.0.0.0/0',
        TunnelInsideIpVersion: 'ipv4',
      },
      Routes: [],
    });
    expect(made.Options.TunnelOptions).toHaveLength(2);
    const [one, two] = made.Options.TunnelOptions;
    expect(one.OutsideIpAddress).not.toBe(two.OutsideIpAddress);
    expect(one.TunnelInsideCidr).toMatch(/^169\.254\.\d+\.\d+\/30$/);
    expect(one.PreSharedKey).toMatch(/^[A-Za-z1-9._][A-Za-z0-9._]{31}$/);
    h.advance(180);
    expect(look(made.VpnConnectionId).State).toBe('pending');
    h.advance(180);
    expect(look(made.VpnConnectionId).State).toBe('available');
  });

  test('R-VPN-17: nobody answers, and both tunnels are down', () => {
    expect(available().VgwTelemetry).toEqual(
      [0, 1].map(() => ({
        AcceptedRouteCount: 0,
        LastStatusChange: expect.any(String),
        OutsideIpAddress: expect.any(String),
        Status: 'DOWN',
        StatusMessage: 'IPSEC IS DOWN',
      })),
    );
  });

  test('deleted, it is shown for an hour without its configuration', () => {
    const { VpnConnectionId } = available();
    h.call('DeleteVpnConnection', { VpnConnectionId });
    expect(look(VpnConnectionId).State).toBe('deleting');
    h.advance(120);
    expect(look(VpnConnectionId).State).toBe('deleted');
    expect(look(VpnConnectionId).CustomerGatewayConfiguration).toBeUndefined();
    h.advance(3600);
    expect(h.error('DescribeVpnConnections', { VpnConnectionIds: [VpnConnectionId] })).toBe(
      `InvalidVpnConnectionID.NotFound: The vpnConnection ID '${VpnConnectionId}' does not exist`,
    );
  });
});

describe('what is refused', () => {
  test.each<[string, () => object, string]>([
    ['R-VPN-5: another type', () => ({ Type: 'ipsec.9' }), 'InvalidParameterValue: Value (ipsec.9)'],
    ['R-VPN-5: no gateway', () => ({ VpnGatewayId: undefined }), 'MissingParameter'],
    ['R-VPN-5: two gateways', () => ({ TransitGatewayId: 'tgw-1' }), 'InvalidParameterCombination'],
    [
      'R-VPN-4: equal ASNs',
      () => ({ CustomerGatewayId: customer('203.0.113.11', 64512) }),
      'AsnConflict: The Autonomous System Numbers (ASNs) of the specified customer gateway and the specified virtual private gateway are the same.',
    ],
    [
      'R-VPN-42: acceleration',
      () => ({ Options: { EnableAcceleration: true } }),
      'InvalidParameterCombination',
    ],
    [
      'R-VPN-43: IPv6 inside',
      () => ({ Options: { TunnelInsideIpVersion: 'ipv6' } }),
      'InvalidParameterCombination',
    ],
    [
      'R-VPN-40: large tunnels',
      () => ({ Options: { TunnelBandwidth: 'large' } }),
      'InvalidParameterCombination',
    ],
    ['three tunnels', () => tunnel({}, {}, {}), 'InvalidParameterValue'],
    ['R-VPN-11: a key with 0 in front', () => tunnel({ PreSharedKey: '0abcdefgh' }), 'InvalidParameterValue'],
    ['R-VPN-11: a short key', () => tunnel({ PreSharedKey: 'abcdefg' }), 'InvalidParameterValue'],
    ['R-VPN-10: a reserved network', () => tunnel({ TunnelInsideCidr: '169.254.1.0/30' }), 'is reserved'],
    ['R-VPN-10: not /30', () => tunnel({ TunnelInsideCidr: '169.254.9.0/29' }), 'Expecting a /30'],
    ['R-VPN-10: outside the range', () => tunnel({ TunnelInsideCidr: '10.0.0.0/30' }), 'Expecting a /30'],
    [
      'R-VPN-10: one network twice',
      () => tunnel({ TunnelInsideCidr: '169.254.9.0/30' }, { TunnelInsideCidr: '169.254.9.0/30' }),
      'InvalidCidr.InUse',
    ],
    ['R-VPN-12: phase 1 too long', () => tunnel({ Phase1LifetimeSeconds: 28_801 }), 'Expecting 900 to 28800'],
    ['R-VPN-12: phase 2 not shorter', () => tunnel({ Phase1LifetimeSeconds: 900 }), 'less than'],
    [
      'R-VPN-12: group 5 in phase 1',
      () => tunnel({ Phase1DHGroupNumbers: [{ Value: 5 }] }),
      'Expecting one of',
    ],
    ['R-VPN-12: DES', () => tunnel({ Phase1EncryptionAlgorithms: [{ Value: 'DES' }] }), 'Expecting one of'],
    ['R-VPN-13: the margin', () => tunnel({ RekeyMarginTimeSeconds: 1801 }), 'Expecting 60 to 1800'],
    ['R-VPN-13: the window', () => tunnel({ ReplayWindowSize: 63 }), 'Expecting 64 to 2048'],
    ['R-VPN-14: impatience', () => tunnel({ DPDTimeoutSeconds: 29 }), 'Expecting at least 30'],
    ['R-VPN-14: an action', () => tunnel({ DPDTimeoutAction: 'hold' }), 'clear, none, restart'],
    ['R-VPN-15: an action', () => tunnel({ StartupAction: 'go' }), 'add, start'],
  ])('%s', (_, more, error) => {
    expect(h.error('CreateVpnConnection', input(more()))).toContain(error);
  });

  test('R-VPN-5: the same pair twice', () => {
    create();
    expect(h.error('CreateVpnConnection', input())).toContain('InvalidOptionConflict');
  });

  test('R-VPN-6: ten on a gateway', () => {
    for (let index = 0; index < 10; index++)
      create({ CustomerGatewayId: customer(`203.0.113.${20 + index}`, 65020) });
    expect(h.error('CreateVpnConnection', input())).toContain('VpnConnectionLimitExceeded');
  });

  test('R-VPN-3: a customer gateway that is deleted', () => {
    h.call('DeleteCustomerGateway', { CustomerGatewayId: cgw });
    expect(h.error('CreateVpnConnection', input())).toContain('InvalidCustomerGatewayState');
  });
});

test('what was asked for is shown, in the spelling of answers', () => {
  const made = create(
    tunnel({
      DPDTimeoutSeconds: 40,
      IKEVersions: [{ Value: 'ikev2' }],
      Phase2DHGroupNumbers: [{ Value: 20 }],
    }),
  );
  expect(made.Options.TunnelOptions[0]).toMatchObject({
    DpdTimeoutSeconds: 40,
    IkeVersions: [{ Value: 'ikev2' }],
    Phase2DHGroupNumbers: [{ Value: 20 }],
  });
});

describe('the configuration for the device', () => {
  test('with BGP', () => {
    const made = available(tunnel({ TunnelInsideCidr: '169.254.9.0/30', PreSharedKey: 'correct.horse' }));
    const [{ OutsideIpAddress: outside }] = made.Options.TunnelOptions;
    const flat = made.CustomerGatewayConfiguration.replace(/\n */g, '');
    expect(flat).toContain(`<vpn_connection id="${made.VpnConnectionId}">`);
    expect(flat).toContain(
      '<customer_gateway><tunnel_outside_address><ip_address>203.0.113.10</ip_address></tunnel_outside_address><tunnel_inside_address><ip_address>169.254.9.2</ip_address><network_mask>255.255.255.252</network_mask><network_cidr>30</network_cidr></tunnel_inside_address><bgp><asn>65010</asn><hold_time>30</hold_time></bgp></customer_gateway>',
    );
    expect(flat).toContain(`<vpn_gateway><tunnel_outside_address><ip_address>${outside}</ip_address>`);
    expect(flat).toContain('<pre_shared_key>correct.horse</pre_shared_key>');
    expect(flat).not.toContain('NoBGPVPNConnection');
  });

  test('static: without BGP', () => {
    const made = available({ Options: { StaticRoutesOnly: true } });
    expect(made.CustomerGatewayConfiguration).toContain(
      '<vpn_connection_attributes>NoBGPVPNConnection</vpn_connection_attributes>',
    );
    expect(made.CustomerGatewayConfiguration).not.toContain('<bgp>');
  });

  test('samples for devices', () => {
    const { VpnConnectionId, Options } = available();
    const types = h.call('GetVpnConnectionDeviceTypes').VpnConnectionDeviceTypes;
    for (const { VpnConnectionDeviceTypeId } of types) {
      const { VpnConnectionDeviceSampleConfiguration: text } = h.call(
        'GetVpnConnectionDeviceSampleConfiguration',
        { VpnConnectionId, VpnConnectionDeviceTypeId },
      );
      for (const { OutsideIpAddress, PreSharedKey } of Options.TunnelOptions) {
        expect(text).toContain(OutsideIpAddress);
        expect(text).toContain(PreSharedKey);
      }
    }
    expect(
      h.error('GetVpnConnectionDeviceSampleConfiguration', {
        VpnConnectionId,
        VpnConnectionDeviceTypeId: '00000000',
      }),
    ).toContain('does not exist');
  });
});

describe('R-VPN-30: static routes', () => {
  const route = (VpnConnectionId: string, DestinationCidrBlock = '192.168.0.0/16') => ({
    VpnConnectionId,
    DestinationCidrBlock,
  });

  test('come and go', () => {
    const { VpnConnectionId: id } = available({ Options: { StaticRoutesOnly: true } });
    h.call('CreateVpnConnectionRoute', route(id));
    h.call('CreateVpnConnectionRoute', route(id));
    expect(look(id).Routes).toEqual([{ DestinationCidrBlock: '192.168.0.0/16', State: 'available' }]);
    h.call('DeleteVpnConnectionRoute', route(id));
    expect(look(id).Routes).toEqual([]);
    expect(h.error('DeleteVpnConnectionRoute', route(id))).toContain('InvalidRoute.NotFound');
    expect(h.error('DeleteVpnConnectionRoute', route(id, 'x'))).toContain('InvalidRoute.Malformed');
  });

  test('R-VPN-31: 100 of them', () => {
    const { VpnConnectionId: id } = available({ Options: { StaticRoutesOnly: true } });
    for (let index = 0; index < 100; index++)
      h.call('CreateVpnConnectionRoute', route(id, `172.16.${index}.0/24`));
    expect(h.error('CreateVpnConnectionRoute', route(id))).toContain('VpnConnectionRouteLimitExceeded');
  });

  test('not with BGP, and not before the connection is available', () => {
    const { VpnConnectionId: id } = create();
    expect(h.error('CreateVpnConnectionRoute', route(id))).toContain('InvalidVpnConnection.InvalidState');
    h.advance(300);
    expect(h.error('CreateVpnConnectionRoute', route(id))).toContain('InvalidVpnConnection.InvalidType');
  });
});

describe('R-VPN-18, R-VPN-19: changes', () => {
  test('of the connection: modifying for some minutes', () => {
    const { VpnConnectionId } = available();
    h.call('ModifyVpnConnectionOptions', { VpnConnectionId, LocalIpv4NetworkCidr: '192.168.0.0/16' });
    expect(look(VpnConnectionId)).toMatchObject({
      State: 'modifying',
      Options: { LocalIpv4NetworkCidr: '192.168.0.0/16' },
    });
    expect(h.error('ModifyVpnConnection', { VpnConnectionId, CustomerGatewayId: cgw })).toContain(
      'InvalidVpnConnection.InvalidState',
    );
    h.advance(600);
    expect(look(VpnConnectionId).State).toBe('available');
  });

  test('to another customer gateway', () => {
    const { VpnConnectionId } = available();
    const other = customer('203.0.113.11', 65011);
    const { VpnConnection } = h.call('ModifyVpnConnection', { VpnConnectionId, CustomerGatewayId: other });
    expect(VpnConnection.CustomerGatewayConfiguration).toContain('203.0.113.11');
    h.call('DeleteCustomerGateway', { CustomerGatewayId: cgw });
  });

  test('to a transit gateway: static routes must go first, and it is attached there', () => {
    const { VpnConnectionId } = available({ Options: { StaticRoutesOnly: true } });
    const { TransitGatewayId } = h.call('CreateTransitGateway', {
      Options: { AmazonSideAsn: 64600 },
    }).TransitGateway;
    h.advance(120);
    const route = { VpnConnectionId, DestinationCidrBlock: '192.168.0.0/16' };
    h.call('CreateVpnConnectionRoute', route);
    expect(h.error('ModifyVpnConnection', { VpnConnectionId, TransitGatewayId })).toContain('IncorrectState');
    h.call('DeleteVpnConnectionRoute', route);
    h.call('ModifyVpnConnection', { VpnConnectionId, TransitGatewayId });
    expect(look(VpnConnectionId).VpnGatewayId).toBeUndefined();
    expect(h.call('DescribeTransitGatewayAttachments').TransitGatewayAttachments[0]).toMatchObject({
      ResourceType: 'vpn',
      ResourceId: VpnConnectionId,
      State: 'available',
    });
    h.call('DeleteVpnGateway', { VpnGatewayId: vgw });
  });

  test('R-VPN-10: not to a gateway on which a tunnel has the same network inside', () => {
    const inside = tunnel({ TunnelInsideCidr: '169.254.9.0/30' });
    const { VpnConnectionId } = available(inside);
    const VpnGatewayId = h.call('CreateVpnGateway', { Type: 'ipsec.1' }).VpnGateway.VpnGatewayId;
    available({ ...inside, VpnGatewayId, CustomerGatewayId: customer('203.0.113.12', 65012) });
    expect(h.error('ModifyVpnConnection', { VpnConnectionId, VpnGatewayId })).toContain('InvalidCidr.InUse');
  });

  test('of a tunnel: another key', () => {
    const { VpnConnectionId, Options } = available();
    const [{ OutsideIpAddress: VpnTunnelOutsideIpAddress }] = Options.TunnelOptions;
    const at = { VpnConnectionId, VpnTunnelOutsideIpAddress };
    h.call('ModifyVpnTunnelOptions', { ...at, TunnelOptions: { PreSharedKey: 'another.key' } });
    expect(look(VpnConnectionId).Options.TunnelOptions[0].PreSharedKey).toBe('another.key');
    expect(h.call('GetActiveVpnTunnelStatus', at).ActiveVpnTunnelStatus.ProvisioningStatus).toBe('pending');
    h.advance(300);
    expect(h.call('GetActiveVpnTunnelStatus', at).ActiveVpnTunnelStatus.ProvisioningStatus).toBe('available');
    expect(
      h.error('ModifyVpnTunnelOptions', {
        ...at,
        VpnTunnelOutsideIpAddress: '192.0.2.1',
        TunnelOptions: {},
      }),
    ).toContain('InvalidParameterValue: Value (192.0.2.1) for parameter vpnTunnelOutsideIpAddress');
  });

  test('R-VPN-19: with lifecycle control the customer picks the time', () => {
    const { VpnConnectionId, Options } = available(tunnel({ EnableTunnelLifecycleControl: true }));
    const [{ OutsideIpAddress: VpnTunnelOutsideIpAddress }] = Options.TunnelOptions;
    const at = { VpnConnectionId, VpnTunnelOutsideIpAddress };
    const pending = () => h.call('GetVpnTunnelReplacementStatus', at).MaintenanceDetails.PendingMaintenance;
    expect(pending()).toBe('None');
    const change = { ...at, SkipTunnelReplacement: true, TunnelOptions: { PreSharedKey: 'another.key' } };
    h.call('ModifyVpnTunnelOptions', change);
    expect(pending()).toBe('Available');
    expect(look(VpnConnectionId).Options.TunnelOptions[0].PreSharedKey).not.toBe('another.key');
    expect(h.call('ReplaceVpnTunnel', { ...at, ApplyPendingMaintenance: true })).toEqual({ Return: true });
    h.advance(300);
    expect(pending()).toBe('None');
    expect(look(VpnConnectionId).Options.TunnelOptions[0].PreSharedKey).toBe('another.key');
    expect(
      h.call('GetVpnTunnelReplacementStatus', at).MaintenanceDetails.LastMaintenanceApplied,
    ).toBeDefined();
    const second = { ...change, VpnTunnelOutsideIpAddress: Options.TunnelOptions[1].OutsideIpAddress };
    expect(h.error('ModifyVpnTunnelOptions', second)).toContain('InvalidParameterCombination');
  });

  test('certificates are said to be missing', () => {
    const { VpnConnectionId, Options } = available();
    const { OutsideIpAddress: VpnTunnelOutsideIpAddress } = Options.TunnelOptions[0];
    expect(h.error('ModifyVpnTunnelCertificate', { VpnConnectionId, VpnTunnelOutsideIpAddress })).toContain(
      'NotSimulated',
    );
  });
});

describe('on a transit gateway', () => {
  test('R-TGW-3: it is attached, and lets go of it in the end', () => {
    const { TransitGatewayId } = h.call('CreateTransitGateway', {
      Options: { AmazonSideAsn: 64600 },
    }).TransitGateway;
    h.advance(120);
    const { VpnConnectionId } = create({ VpnGatewayId: undefined, TransitGatewayId });
    const attachment = () => h.call('DescribeTransitGatewayAttachments').TransitGatewayAttachments[0];
    expect(attachment()).toMatchObject({
      ResourceType: 'vpn',
      ResourceId: VpnConnectionId,
      State: 'pending',
    });
    h.advance(300);
    expect(attachment()).toMatchObject({ State: 'available', Association: { State: 'associated' } });
    const route = { VpnConnectionId, DestinationCidrBlock: '10.0.0.0/8' };
    expect(h.error('CreateVpnConnectionRoute', route)).toContain('InvalidVpnConnection.InvalidType');
    h.call('DeleteVpnConnection', { VpnConnectionId });
    h.advance(120);
    expect(attachment().State).toBe('deleted');
    h.call('DeleteTransitGateway', { TransitGatewayId });
  });

  test('R-VPN-42, R-VPN-43: what netlab does not simulate, it says', () => {
    const { TransitGatewayId } = h.call('CreateTransitGateway', {
      Options: { AmazonSideAsn: 64600 },
    }).TransitGateway;
    h.advance(120);
    for (const Options of [{ EnableAcceleration: true }, { TunnelInsideIpVersion: 'ipv6' }]) {
      const more = { VpnGatewayId: undefined, TransitGatewayId, Options };
      expect(h.error('CreateVpnConnection', input(more))).toContain('NotSimulated');
    }
  });
});

test('filters see what is shown', () => {
  const { VpnConnectionId } = create();
  for (const [Name, value] of [
    ['bgp-asn', '65010'],
    ['customer-gateway-id', cgw],
    ['vpn-gateway-id', vgw],
    ['state', 'pending'],
    ['type', 'ipsec.1'],
    ['option.static-routes-only', 'false'],
    ['customer-gateway-configuration', '*203.0.113.10*'],
  ]) {
    const found = h.call('DescribeVpnConnections', { Filters: [{ Name, Values: [value] }] }).VpnConnections;
    expect(found, Name).toHaveLength(1);
    expect(found[0].VpnConnectionId).toBe(VpnConnectionId);
  }
});
