/** The routes pane: routers one after the other, prefixes under the cursor, every way and why it lost. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Sim } from '../../../src/sim/sim.ts';
import { map } from '../../../src/tui/panes/map/index.ts';
import type { PaneContext } from '../../../src/tui/panes/pane.ts';
import { routes } from '../../../src/tui/panes/routes/index.ts';
import type { PartCommand } from '../../../src/tui/parts/bindings.ts';
import { inFocus, move, type PartsContext } from '../../../src/tui/parts/move.ts';
import { chosenTop } from '../../../src/tui/parts/scroll.ts';
import { FIRST_PARTS, type PartsState } from '../../../src/tui/parts/state.ts';
import { rowText, rowWidth } from '../../../src/tui/text/row.ts';
import { Office } from '../../cloud/ec2/office.ts';

const FRR = `
router bgp 65010
 no bgp ebgp-requires-policy
 neighbor 169.254.60.1 remote-as 64512
 neighbor 169.254.60.5 remote-as 64512
 neighbor 192.168.10.99 remote-as 65099
 address-family ipv4 unicast
  network 192.168.10.0/24
`;

let sim: Sim;
beforeAll(() => {
  const office = new Office({ lisbon: FRR });
  const home = office.vpc('a', '10.1.0.0/16');
  const gateway = office.gateway(home);
  const id = office.connect({ VpnGatewayId: gateway }, office.customer(), 60);
  office.call('CreateTags', {
    Resources: [gateway],
    Tags: [{ Key: 'Name', Value: 'a-gateway-with-a-very-long-name-that-does-not-fit-into-any-pane-at-all' }],
  });
  office.apply(id);
  sim = office.sim;
});

const contextOf = (choice: number, cursor: number, width = 76): PaneContext => ({
  snapshot: { world: sim.state } as never,
  sim,
  width,
  height: 12,
  isSpoken: false,
  choice,
  cursor,
  check: undefined,
});
const shown = (choice: number, cursor: number) =>
  routes.rows(contextOf(choice, cursor)).map((line) => rowText(line).trimEnd());

describe('the routes pane', () => {
  test('is there where somebody chooses among ways', () => {
    expect(routes.isUseful?.(sim.state)).toBe(true);
    expect(map.isUseful?.(sim.state)).toBe(true);
  });

  test('begins with the sessions of the first router, and what keeps them down', () => {
    const lines = shown(0, 0);
    expect(lines[0]).toMatch(/^router lisbon\/edge, AS 65010 +1\/4$/);
    expect(lines).toContain('▸ BGP sessions ✓ 2 up, ✗ 1 down');
    expect(lines.join(' ')).toMatch(/✗ 192\.168\.10\.99 AS 65099 Active for/);
    expect(lines).toContain('     nobody answers at that address: no way of this router leads there');
    expect(lines.find((line) => line.includes('10.1.0.0/16'))).toMatch(
      /^ {2}10\.1\.0\.0\/16 +→ vti1 to 169\.254\.60\.1/,
    );
  });

  test('the chosen prefix opens, with each way and its fate', () => {
    const lines = shown(2, 2);
    expect(lines).toContainEqual(
      expect.stringMatching(/^▸ 192\.168\.10\.0\/24 → tunnel 1 of VPN connection.* \+1$/),
    );
    const told = lines.map((line) => line.trim()).join(' ');
    expect(told).toContain('● BGP from 169.254.60.2 →');
    expect(told).toContain('in use');
    expect(told).toContain('lost: its neighbor is 169.254.60.6, and 169.254.60.2 wins: the lower address');
  });

  test('choosing ends with the last line, and the rows of what is chosen are known', () => {
    const context = contextOf(2, 99);
    const { count, chosen } = routes.stops?.(context) ?? { count: 0, chosen: { from: 0, to: 0 } };
    expect(count).toBe(3);
    expect(rowText(routes.rows(context)[chosen.from] ?? [])).toMatch(/^▸ 192\.168\.10\.0\/24/);
    expect(chosen.to).toBe(routes.rows(context).length);
  });

  test.each([[40], [60], [76], [110]])('%i columns are never left', (width) => {
    for (const choice of [0, 1, 2, 3])
      for (const cursor of [0, 1, 2])
        for (const line of routes.rows(contextOf(choice, cursor, width)))
          expect(rowWidth(line), rowText(line)).toBeLessThanOrEqual(width);
  });
});

describe('keys in a pane with stops', () => {
  const at = (choices: number, cursor: number, scroll = 0): PartsState => ({
    ...FIRST_PARTS,
    focus: 'pane',
    tab: 'routes',
    choices: { routes: choices },
    cursors: { routes: cursor },
    scroll: { routes: scroll },
  });
  const context: PartsContext = {
    view: { tasks: [], current: 0 } as never,
    tabs: [routes],
    isWide: true,
    extent: {
      console: { limit: 0, height: 5 },
      tasks: { limit: 0, height: 5 },
      pane: { limit: 20, height: 5 },
    },
    stops: 3,
  };
  test.each<[PartCommand, PartsState, number]>([
    ['down', at(0, 0), 1],
    ['down', at(0, 2), 2],
    ['up', at(0, 2), 1],
    ['up', at(0, 0), 0],
    ['bottom', at(0, 0), 2],
    ['top', at(0, 2), 0],
    ['open', at(0, 2), 0],
  ])('%s', (command, before, cursor) => {
    const after = inFocus(before, command, context);
    expect(after.cursors.routes).toBe(cursor);
    expect(after.choices.routes).toBe(command === 'open' ? 1 : 0);
  });

  test('a new stop is shown from its top; pages scroll within it', () => {
    expect(inFocus(at(0, 0, 4), 'down', context).scroll.routes).toBe(0);
    expect(move(at(0, 0), 'page-down', context)).toMatchObject({
      cursors: { routes: 0 },
      scroll: { routes: 3 },
    });
    expect(chosenTop(0, 40, 10, { from: 20, to: 40 })).toBe(20);
    expect(chosenTop(3, 40, 10, { from: 20, to: 40 })).toBe(23);
    expect(chosenTop(0, 40, 10, { from: 2, to: 4 })).toBe(0);
  });
});
