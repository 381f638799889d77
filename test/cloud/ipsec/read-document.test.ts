/** AWS's document for a device, read by a router. */
import { expect, test } from 'vitest';
import { readDocument } from '../../../src/cloud/ipsec/read-document.ts';
import { harness } from '../harness.ts';

function document(options: object = {}): string {
  const h = harness();
  const { CustomerGatewayId } = h.call('CreateCustomerGateway', {
    Type: 'ipsec.1',
    IpAddress: '203.0.113.10',
  }).CustomerGateway;
  const { VpnGatewayId } = h.call('CreateVpnGateway', { Type: 'ipsec.1' }).VpnGateway;
  return h.call('CreateVpnConnection', {
    Type: 'ipsec.1',
    CustomerGatewayId,
    VpnGatewayId,
    Options: {
      TunnelOptions: [{ TunnelInsideCidr: '169.254.9.0/30', PreSharedKey: 'correct.horse', ...options }, {}],
    },
  }).VpnConnection.CustomerGatewayConfiguration;
}

test('what was written is what is read', () => {
  const tunnels = readDocument(document());
  expect(tunnels).toHaveLength(2);
  expect(tunnels[0]).toEqual({
    local: '203.0.113.10',
    remote: expect.stringMatching(/^[\d.]+$/),
    inside: { local: '169.254.9.2', remote: '169.254.9.1', length: 30 },
    preSharedKey: 'correct.horse',
    ikeVersion: 'ikev1',
    phase1: { encryption: 'AES128', integrity: 'SHA1', group: 2 },
    phase2: { encryption: 'AES128', integrity: 'SHA1', group: 2 },
    mtu: 1399,
  });
});

test('what the tunnel permits is what the device proposes', () => {
  const [tunnel] = readDocument(
    document({
      IKEVersions: [{ Value: 'ikev2' }],
      Phase1EncryptionAlgorithms: [{ Value: 'AES256' }],
      Phase1IntegrityAlgorithms: [{ Value: 'SHA2-512' }],
      Phase1DHGroupNumbers: [{ Value: 20 }],
      Phase2EncryptionAlgorithms: [{ Value: 'AES256-GCM-16' }],
      Phase2DHGroupNumbers: [{ Value: 5 }],
    }),
  );
  expect(tunnel).toMatchObject({
    ikeVersion: 'ikev2',
    phase1: { encryption: 'AES256', integrity: 'SHA2-512', group: 20 },
    phase2: { encryption: 'AES256-GCM-16', group: 5 },
  });
});

test.each<[string, (text: string) => string, string]>([
  ['nothing', () => '', 'It is no configuration'],
  ['JSON', (text) => JSON.stringify(text), '--output text'],
  ['another document', () => '<a/>', 'It is no configuration'],
  ['broken off', (text) => text.slice(0, 900), 'It is no configuration'],
  ['no tunnel', () => '<vpn_connection id="vpn-1"></vpn_connection>', 'no <ipsec_tunnel>'],
  [
    'no address',
    (text) => text.replace('203.0.113.10', 'edge'),
    "In <ipsec_tunnel> 1, 'edge' is no IPv4 address",
  ],
  ['no key', (text) => text.replace('correct.horse', ''), 'no <pre_shared_key>'],
  ['a group', (text) => text.replace('group2', 'groupX'), "<ike> has the unknown group 'groupX'"],
  ['a cipher', (text) => text.replace('aes-128-cbc', 'des'), "<ike> has the unknown encryption 'des'"],
])('refused: %s', (_, spoil, why) => {
  expect(readDocument(spoil(document()))).toContain(why);
});
