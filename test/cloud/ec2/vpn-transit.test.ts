/** VPN connections of transit gateways: BGP over both tunnels at once, static routes in the gateway's own tables. */
import { describe, expect, test } from 'vitest';
import { Hub } from './hub.ts';
import { Office } from './office.ts';

const BGP = `
router bgp 65010
 no bgp ebgp-requires-policy
 neighbor 169.254.60.1 remote-as 64512
 neighbor 169.254.60.5 remote-as 64512
 address-family ipv4 unicast
  network 192.168.10.0/24
  maximum-paths 2
`;

function joined(isStatic: boolean) {
  const lisbon = isStatic ? 'ip route 10.1.0.0/16 vti1\nip route 10.1.0.0/16 vti2 10' : BGP;
  const office = new Office({ lisbon });
  const home = office.vpc('a', '10.1.0.0/16');
  office.launch('web', home, 'a');
  const hub = new Hub(office);
  hub.attach(home);
  hub.route(home, '192.168.0.0/16');
  const id = office.connect({ TransitGatewayId: hub.id }, office.customer(), 60, isStatic);
  office.apply(id);
  return { office, hub, id };
}

/** The tunnels by which flows of many ports go. */
function tunnelsUsed(office: Office, from: string, to: string): string[] {
  const found = new Set<string>();
  for (let sourcePort = 1024; sourcePort < 65_536; sourcePort += 3001) {
    const trace = office.sim.trace({ from, to, protocol: 6, sourcePort, destinationPort: 443 });
    for (const { node } of trace.forward) if (node.startsWith('vpn-')) found.add(node);
  }
  return [...found].sort();
}

const DESK = 'premises/lisbon/lisbon-desk';

describe('BGP', () => {
  test('R-VPN-34, R-TGW-15: flows share both tunnels', () => {
    const { office, id } = joined(false);
    expect(office.telemetry(id)).toBe('UP 1 BGP ROUTES, UP 1 BGP ROUTES');
    expect(office.send('instance/web', DESK, 443)).toBe('delivered');
    expect(office.send(DESK, 'instance/web')).toBe('delivered');
    expect(tunnelsUsed(office, 'instance/web', DESK)).toEqual([`${id}/1`, `${id}/2`]);
  });

  test('R-BGP-3: without one of them all go by the other', () => {
    const { office, id } = joined(false);
    office.sim.fault({ target: office.connection(id).VgwTelemetry[0].OutsideIpAddress });
    office.sim.advance(60_000);
    expect(tunnelsUsed(office, 'instance/web', DESK)).toEqual([`${id}/2`]);
    expect(office.send('instance/web', DESK, 443)).toBe('delivered');
  });
});

test('R-VPN-31, R-TGW-11: static routes stand in the gateway’s table, and use one tunnel', () => {
  const { office, hub, id } = joined(true);
  expect(office.telemetry(id)).toBe('UP IPSEC IS UP, UP IPSEC IS UP');
  expect(office.send('instance/web', DESK, 443)).not.toBe('delivered');
  const [{ TransitGatewayAttachmentId }] = office.call('DescribeTransitGatewayAttachments', {
    Filters: [{ Name: 'resource-id', Values: [id] }],
  }).TransitGatewayAttachments;
  hub.static('192.168.10.0/24', { TransitGatewayAttachmentId });
  expect(office.send('instance/web', DESK, 443)).toBe('delivered');
  expect(tunnelsUsed(office, 'instance/web', DESK)).toEqual([`${id}/1`]);
  office.sim.fault({ target: `${id}/1` });
  office.sim.advance(40_000);
  expect(tunnelsUsed(office, 'instance/web', DESK)).toEqual([`${id}/2`]);
});
