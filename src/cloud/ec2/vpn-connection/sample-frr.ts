/**
 * A sample for Linux with strongSwan (swanctl.conf) and FRR. On netlab's own routers `ipsec apply` stands for the first
 * part, and what follows `! vtysh` is typed as it is here.
 */
import type { DevicePhase, DeviceTunnel } from './configuration.ts';
import type { VpnConnectionItem } from './vpn-connection.ts';

export function frrSample(item: VpnConnectionItem, tunnels: readonly DeviceTunnel[]): string {
  return `${[
    `# /etc/swanctl/conf.d/${item.VpnConnectionId}.conf`,
    'connections {',
    ...tunnels.flatMap((tunnel, index) => connection(tunnel, index)),
    '}',
    'secrets {',
    ...tunnels.flatMap(({ aws, preSharedKey }, index) => [
      `  ike-tunnel${index + 1} {`,
      `    id = ${aws.outside}`,
      `    secret = "${preSharedKey}"`,
      '  }',
    ]),
    '}',
    '',
    '# Interfaces: the mark ties each to its tunnel',
    ...tunnels.flatMap(({ customer, aws }, index) => [
      `ip tunnel add vti${index + 1} mode vti local ${customer.outside} remote ${aws.outside} key ${100 * (index + 1)}`,
      `ip addr add ${customer.inside}/30 dev vti${index + 1}`,
      `ip link set vti${index + 1} up mtu 1399`,
      `sysctl -w net.ipv4.conf.vti${index + 1}.disable_policy=1`,
    ]),
    '',
    ...(item.Options.StaticRoutesOnly ? staticPart() : bgpPart(tunnels)),
  ].join('\n')}\n`;
}

function connection(tunnel: DeviceTunnel, index: number): readonly string[] {
  const { customer, aws, phase1, phase2, ikeVersion } = tunnel;
  return [
    `  tunnel${index + 1} {`,
    `    version = ${ikeVersion === 'ikev1' ? 1 : 2}`,
    `    local_addrs = ${customer.outside}`,
    `    remote_addrs = ${aws.outside}`,
    `    proposals = ${proposal(phase1)}`,
    `    rekey_time = ${phase1.lifetimeSeconds}s`,
    '    dpd_delay = 10s',
    '    local { auth = psk }',
    '    remote { auth = psk }',
    '    children {',
    `      tunnel${index + 1} {`,
    '        local_ts = 0.0.0.0/0',
    '        remote_ts = 0.0.0.0/0',
    `        esp_proposals = ${proposal(phase2)}`,
    `        rekey_time = ${phase2.lifetimeSeconds}s`,
    `        mark_in = ${100 * (index + 1)}`,
    `        mark_out = ${100 * (index + 1)}`,
    '        dpd_action = restart',
    '        start_action = start',
    '      }',
    '    }',
    '  }',
  ];
}

const GROUPS: Readonly<Record<number, string>> = {
  2: 'modp1024',
  5: 'modp1536',
  14: 'modp2048',
  15: 'modp3072',
  16: 'modp4096',
  17: 'modp6144',
  18: 'modp8192',
  19: 'ecp256',
  20: 'ecp384',
  21: 'ecp521',
  22: 'modp1024s160',
  23: 'modp2048s224',
  24: 'modp2048s256',
};

/** `aes128-sha1-modp1024`, `aes256gcm16-prfsha256-ecp256`. */
function proposal({ encryption, integrity, group }: DevicePhase): string {
  const cipher = encryption.toLowerCase().replaceAll('-', '');
  const hash = integrity.toLowerCase().replace('sha2-', 'sha');
  return [cipher, cipher.includes('gcm') ? `prf${hash}` : hash, GROUPS[group] ?? `group${group}`].join('-');
}

function bgpPart(tunnels: readonly DeviceTunnel[]): readonly string[] {
  return [
    '! vtysh: put your own networks in place of 192.0.2.0/24',
    'configure terminal',
    `router bgp ${tunnels[0]?.customer.asn}`,
    ' no bgp ebgp-requires-policy',
    ...tunnels.flatMap(({ aws }) => [
      ` neighbor ${aws.inside} remote-as ${aws.asn}`,
      ` neighbor ${aws.inside} timers 10 30`,
    ]),
    ' address-family ipv4 unicast',
    '  network 192.0.2.0/24',
    ' exit-address-family',
    'end',
  ];
}

function staticPart(): readonly string[] {
  return [
    '! vtysh: put the blocks of your VPCs in place of 198.51.100.0/24; the second route stands by',
    'configure terminal',
    'ip route 198.51.100.0/24 vti1',
    'ip route 198.51.100.0/24 vti2 10',
    'end',
  ];
}
