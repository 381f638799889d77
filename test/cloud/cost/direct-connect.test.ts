import { describe, expect, it, test } from 'vitest';
import { billsOf } from '../../../src/sim/cost.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Office, openOffice } from '../directconnect/office.ts';

/** Amounts by title. */
function bill({ sim }: Office): Record<string, number> {
  const amounts: Record<string, number> = {};
  for (const { price, amount } of billsOf(sim.state).flatMap(({ lines }) => lines))
    if (price.service === 'Direct Connect') amounts[price.title] = (amounts[price.title] ?? 0) + amount;
  return amounts;
}

describe('R-PRICE-40 ports', () => {
  test.each([
    ['1Gbps', 0.3],
    ['10Gbps', 2.25],
    ['100Gbps', 22.5],
    ['400Gbps', 85],
  ])('of %s cost %d dollars an hour', (bandwidth, price) => {
    const office = openOffice();
    const { connectionId } = office.line({ bandwidth });
    const before = bill(office)[`${bandwidth} port`] ?? 0;
    expect(before).toBeLessThanOrEqual(2 * price);
    office.sim.advance(10 * HOUR_MS);
    expect(bill(office)[`${bandwidth} port`]! - before).toBeCloseTo(10 * price);
    office.call('DeleteConnection', { connectionId });
    const after = bill(office)[`${bandwidth} port`]!;
    office.sim.advance(DAY_MS);
    expect(bill(office)[`${bandwidth} port`]).toBe(after);
  });

  it('R-DX-13 cost nothing until they are up', () => {
    const office = openOffice();
    const { connectionId } = office.order();
    office.waitForLetter(connectionId);
    office.sim.advance(30 * DAY_MS);
    office.letter(connectionId);
    office.sim.advance(89 * DAY_MS);
    expect(bill(office)).toEqual({});
    // 90 days after the letter was issued they do, up or not.
    office.sim.advance(DAY_MS + MINUTE_MS);
    office.sim.advance(DAY_MS);
    expect(bill(office)['10Gbps port']).toBeCloseTo(25 * 2.25);
  });

  it('R-PRICE-5 cost while they are down, too', () => {
    const office = openOffice();
    office.line();
    office.sim.fault({ target: 'dx-location/EqDC2' });
    const before = bill(office)['10Gbps port'] ?? 0;
    office.sim.advance(DAY_MS);
    expect(bill(office)['10Gbps port']! - before).toBeCloseTo(24 * 2.25);
  });

  it('cost less in Japan, and not in Taipei', () => {
    const running = (location: string) => {
      const office = openOffice({ region: 'ap-northeast-1' });
      const { connectionId } = office.order({ location });
      office.waitForLetter(connectionId);
      office.letter(connectionId);
      office.sim.advance(92 * DAY_MS);
      return Object.keys(bill(office));
    };
    expect(running('EqTY2')).toEqual(['10Gbps port in Japan']);
    expect(running('CFT52')).toEqual(['10Gbps port']);
  });

  it('R-PRICE-45 make groups that cost nothing more', () => {
    const office = openOffice();
    const { connectionId } = office.line();
    const group = { location: 'EqDC2', connectionsBandwidth: '10Gbps', lagName: 'l', numberOfConnections: 1 };
    office.call('CreateLag', { ...group, connectionId });
    office.sim.advance(DAY_MS);
    expect(Object.keys(bill(office))).toEqual(['10Gbps port']);
  });
});

describe('R-PRICE-41 hosted connections', () => {
  it('cost by their speed, once they are up', () => {
    const office = openOffice();
    const order = {
      provider: 'Harbor Fiber',
      location: 'EqDC2',
      bandwidth: '500Mbps',
      vlan: 5,
      name: 'h',
      router: 'lisbon/edge',
    };
    const { connectionId, dueAt } = office.call('colo:OrderHosted', order);
    office.sim.advance(dueAt - office.sim.state.clock.now + DAY_MS);
    expect(bill(office)).toEqual({});
    office.call('ConfirmConnection', { connectionId });
    office.sim.advance(10 * MINUTE_MS);
    office.sim.advance(10 * HOUR_MS);
    expect(bill(office)['500Mbps hosted connection']).toBeCloseTo(11 * 0.2);
  });
});
