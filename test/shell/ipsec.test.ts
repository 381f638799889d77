/** `ipsec` at a router on premises: from AWS's document to tunnels that stand, and what it says where they don't. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Console, createConsole } from '../../src/shell/console.ts';
import { createSim } from '../../src/sim/create-sim.ts';
import type { Sim } from '../../src/sim/sim.ts';

const CONNECT = `
CGW=$(aws ec2 create-customer-gateway --type ipsec.1 --ip-address 203.0.113.10 --bgp-asn 65010 --query CustomerGateway.CustomerGatewayId --output text)
VGW=$(aws ec2 create-vpn-gateway --type ipsec.1 --query VpnGateway.VpnGatewayId --output text)
VPN=$(aws ec2 create-vpn-connection --type ipsec.1 --customer-gateway-id $CGW --vpn-gateway-id $VGW \\
  --options '{"StaticRoutesOnly":true,"TunnelOptions":[{"TunnelInsideCidr":"169.254.60.0/30","PreSharedKey":"correct.horse"},{}]}' \\
  --query VpnConnection.VpnConnectionId --output text)
aws ec2 wait vpn-connection-available --vpn-connection-ids $VPN
aws ec2 describe-vpn-connections --query 'VpnConnections[0].CustomerGatewayConfiguration' --output text > vpn.xml
`;

let sim: Sim;
let console: Console;
const say = async (line: string) => (await console.run(line)).chunks.map(({ text }) => text).join('');

beforeEach(async () => {
  sim = createSim({
    seed: 'ipsec',
    setting: {
      clients: { home: { city: 'Lisbon', address: '85.240.0.7' } },
      defaultVpc: false,
      premises: {
        lisbon: {
          city: 'Lisbon',
          networks: { office: '192.168.10.0/24' },
          hosts: { desk: { network: 'office', address: '192.168.10.20', serves: [] } },
          routers: { edge: { address: '203.0.113.10', networks: { office: '192.168.10.1' } } },
        },
      },
    },
  });
  console = await createConsole({ sim });
});

test('not at a router, it says where to go', async () => {
  expect(await say('ipsec status')).toBe(
    "ipsec: you are not at a router on premises: 'ssh SITE/ROUTER' leads to one\n",
  );
});

describe('at the router', () => {
  beforeEach(async () => {
    await say(CONNECT);
    await say('ssh edge');
  });

  test('the document makes two tunnels, which stand a moment later', async () => {
    expect(await say('ipsec status')).toBe(
      "No tunnels: 'ipsec apply FILE' makes those of a VPN connection.\n",
    );
    expect(await say('ipsec apply vpn.xml')).toBe(
      "vti1, vti2: configured. 'ipsec status' tells how they stand.\n",
    );
    sim.advance(5000);
    const status = await say('ipsec status vti1');
    expect(status).toMatch(
      /^vti1: UP since 2026-01-05T[\d:]+Z \(vpn-[0-9a-f]{17}\/1\)\n {2}outside {2}203\.0\.113\.10 → /,
    );
    expect(status).toContain('  inside   169.254.60.2/30, other end 169.254.60.1, mtu 1399\n');
    expect(status).toContain('  phase 1  ESTABLISHED ikev1 aes128-sha1-modp1024\n');
    expect(status).toContain('  phase 2  ESTABLISHED esp aes128-sha1-modp1024\n');
    expect(
      await say(
        "aws ec2 describe-vpn-connections --query 'VpnConnections[0].VgwTelemetry[].Status' --output text",
      ),
    ).toBe('UP\tUP\n');
  });

  test('another key: phase 1 fails, and says why; the right one mends it', async () => {
    await say('ipsec apply vpn.xml; ipsec set vti1 psk battery.staple');
    sim.advance(5000);
    const status = await say('ipsec status vti1');
    expect(status).toMatch(/^vti1: DOWN/);
    expect(status).toContain('  phase 1  FAILED      ikev1');
    expect(status).toContain(
      '  why      AUTHENTICATION_FAILED: the pre-shared keys of the two ends differ\n',
    );
    await say('ipsec set vti1 psk correct.horse');
    sim.advance(5000);
    expect(await say('ipsec status vti1')).toMatch(/^vti1: UP/);
  });

  test('phase 2 alone may fail', async () => {
    await say(`OUTSIDE=$(aws ec2 describe-vpn-connections --query 'VpnConnections[0].VgwTelemetry[0].OutsideIpAddress' --output text)
aws ec2 modify-vpn-tunnel-options --vpn-connection-id $VPN --vpn-tunnel-outside-ip-address $OUTSIDE --tunnel-options 'Phase2DHGroupNumbers=[{Value=20}]'
`);
    await say('ipsec apply vpn.xml');
    sim.advance(300_000);
    const status = await say('ipsec status vti1');
    expect(status).toContain('  phase 1  ESTABLISHED');
    expect(status).toContain('  phase 2  FAILED');
    expect(status).toContain('AWS takes 20');
    await say('ipsec set vti1 esp aes128-sha1-ecp384');
    sim.advance(5000);
    expect(await say('ipsec status vti1')).toMatch(/^vti1: UP/);
  });

  test('down, up, delete', async () => {
    await say('ipsec apply vpn.xml');
    sim.advance(5000);
    await say('ipsec down vti1');
    expect(await say('ipsec status vti1')).toContain(
      "why      lisbon/edge has it switched off: 'ipsec up vti1'",
    );
    await say('ipsec up vti1');
    sim.advance(5000);
    expect(await say('ipsec status vti1')).toMatch(/^vti1: UP/);
    await say('ipsec delete vti1');
    expect(await say('ipsec status vti1')).toBe('There is no tunnel vti1.\n');
  });

  test.each([
    ['ipsec apply nothing.xml', 'ipsec: there is no file nothing.xml\n'],
    ['ipsec up vti9', "ipsec: There is no tunnel 'vti9' on lisbon/edge. Tunnels: none yet.\n"],
    ['echo hello > a.txt; ipsec apply a.txt', 'ipsec: It is no configuration of one VPN connection'],
    ['ipsec apply vpn.xml; ipsec set vti1 ike des-md5', "'des-md5' won't do for ike: it is a proposal like"],
    ['ipsec apply vpn.xml; ipsec set vti1 colour red', "There is no setting 'colour'"],
    ['ipsec apply vpn.xml; ipsec set vti1 mtu 9000', "'9000' won't do for mtu: it is 576 to 1500."],
    ['ipsec sideways', 'usage:\nipsec status'],
  ])('%s', async (line, said) => {
    expect(await say(line)).toContain(said);
  });

  test('what AWS has lost, the router hears nothing from', async () => {
    await say('ipsec apply vpn.xml');
    await say('aws ec2 delete-vpn-connection --vpn-connection-id $VPN');
    sim.advance(200_000);
    expect(await say('ipsec status vti1')).toContain('does not answer: no VPN connection has this address');
  });
});

test('completion', async () => {
  const values = async (line: string) =>
    (await console.complete(line, line.length)).items.map(({ value }) => value);
  expect(await values('ipsec ')).toEqual(
    expect.arrayContaining(['status', 'apply', 'up', 'down', 'set', 'delete']),
  );
  expect(await values('ipsec set vti1 ')).toEqual(
    expect.arrayContaining(['psk', 'ike', 'esp', 'version', 'local', 'remote', 'mtu']),
  );
});
