/** What a VPN connection costs (R-PRICE-29, R-VPN-45). */
import { expect, test } from 'vitest';
import { billOf } from '../../../src/sim/cost.ts';
import { Hub } from '../ec2/hub.ts';
import { Office } from '../ec2/office.ts';

const HOUR_MS = 3_600_000;

function hoursOf(office: Office, key: string): number {
  return billOf(office.sim.state).lines.find((line) => line.key === key)?.units ?? 0;
}

test('R-VPN-45: by the begun hour from available on, with both tunnels down', () => {
  const office = new Office();
  const home = office.vpc('a', '10.1.0.0/16');
  const id = office.connect({ VpnGatewayId: office.gateway(home) }, office.customer(), 60);
  office.sim.advance(2 * HOUR_MS);
  office.call('DeleteVpnConnection', { VpnConnectionId: id });
  office.sim.advance(5 * HOUR_MS);
  expect(hoursOf(office, 'vpn-connection')).toBe(3);
  expect(hoursOf(office, 'transit-gateway-attachment')).toBe(0);
  // R-PRICE-25: two addresses, by the second.
  expect(hoursOf(office, 'public-ipv4')).toBeCloseTo(2 * (2 + 60_000 / HOUR_MS), 2);
});

test('R-PRICE-29: on a transit gateway its attachment counts, too', () => {
  const office = new Office();
  office.connect({ TransitGatewayId: new Hub(office).id }, office.customer(), 60);
  office.sim.advance(HOUR_MS / 2);
  expect(hoursOf(office, 'vpn-connection')).toBe(1);
  expect(hoursOf(office, 'transit-gateway-attachment')).toBe(1);
});
