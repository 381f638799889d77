/** The map beyond a VPC: what joins networks, and sites on premises; broken things are told by mark and word. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createConsole } from '../../../src/shell/console.ts';
import { linksOnEarth } from '../../../src/sim/links/earth.ts';
import { linksIn } from '../../../src/sim/links/index.ts';
import { VTYSH_START, type VtyshMode } from '../../../src/sim/vtysh.ts';
import { map } from '../../../src/tui/panes/map/index.ts';
import { traceRows } from '../../../src/tui/panes/trace/trace-rows.ts';
import { world } from '../../../src/tui/panes/world/index.ts';
import { type Row, rowText, rowWidth } from '../../../src/tui/text/row.ts';
import { Backbone, EAST } from '../../cloud/directconnect/backbone.ts';
import { Hub } from '../../cloud/ec2/hub.ts';
import { Office } from '../../cloud/ec2/office.ts';

let office: Office;
let connection: string;
let gateway: string;

beforeEach(() => {
  office = new Office();
  const home = office.vpc('a', '10.1.0.0/16');
  gateway = office.gateway(home);
  connection = office.connect({ VpnGatewayId: gateway }, office.customer(), 60, true);
  const name = (id: string, Value: string) =>
    office.call('CreateTags', { Resources: [id], Tags: [{ Key: 'Name', Value }] });
  name(connection, 'way-home');
  name(gateway, 'hq');
});

const rowsOf = (width: number) =>
  map.rows({
    sim: office.sim,
    snapshot: { world: office.sim.state } as never,
    width,
    height: 20,
    isSpoken: false,
    choice: 0,
    check: undefined,
  });
const shown = (width = 76) => rowsOf(width).map((line: Row) => rowText(line).trimEnd());

describe('the map pane', () => {
  test('draws the VPN as it stands: down, up, partly down', () => {
    expect(shown()).toContain('✗ VPN way-home  vgw hq ─✗─ lisbon/edge  down: tunnel 1 down, tunnel 2 down');
    office.apply(connection);
    expect(shown()).toContain('✓ VPN way-home  vgw hq ─── lisbon/edge  tunnel 1 up, tunnel 2 up');
    office.ipsec('Change', { name: 'vti1', setting: 'state', value: 'down' });
    expect(shown().join('\n')).toContain('! VPN way-home  vgw hq ╌─╌ lisbon/edge');
    expect(shown().join('\n')).toContain('partly down: tunnel 1 down, tunnel 2 up');
  });

  test('draws sites as boxes, with what is broken in them', () => {
    expect(shown()).toContainEqual(expect.stringMatching(/^╭─ lisbon on premises, Lisbon ─+╮$/));
    expect(shown().join('\n')).toMatch(/● router edge {2}203\.0\.113\.10/);
    expect(shown().join('\n')).toMatch(/office 192\.168\.10\.0\/24 {2}● lisbon-desk 192\.168\.10\.20/);
    office.sim.fault({ target: 'premises/lisbon/lisbon-desk' });
    office.sim.fault({ target: 'line/lisbon/edge' });
    expect(shown().join('\n')).toContain('✗ lisbon-desk 192.168.10.20 is down');
    expect(shown().join('\n')).toContain('203.0.113.10 ✗ line down');
  });

  test.each([[40], [56], [76], [116]])('%i columns are never left', (width) => {
    office.apply(connection);
    for (const line of rowsOf(width)) expect(rowWidth(line), rowText(line)).toBeLessThanOrEqual(width);
  });

  test('the way of a transit gateway to its VPCs, and of a route to it', () => {
    const hub = new Hub(office);
    const spoke = office.vpc('b', '10.2.0.0/16');
    const attachment = hub.attach(spoke);
    hub.route(spoke, '10.0.0.0/8');
    const link = () => linksIn(office.sim.state).find(({ id }) => id === attachment);
    expect(link()).toMatchObject({ kind: 'attachment', state: 'up', detail: 'available' });
    office.sim.fault({ target: attachment });
    expect(link()).toMatchObject({ state: 'down' });
  });
});

test('the word `map` tells the same', async () => {
  office.apply(connection);
  const console = await createConsole({ sim: office.sim });
  const { stdout } = await console.run('map');
  expect(stdout).toContain(
    `VPN ${connection} (way-home): ${gateway} (hq) - lisbon/edge: up (tunnel 1 up, tunnel 2 up)`,
  );
  expect(stdout).toContain('premises/lisbon in Lisbon');
  expect(stdout).toContain('vti1 169.254.60.2/30');
  office.sim.fault({ target: 'line/lisbon/edge' });
  const { stdout: broken } = await console.run('map');
  expect(broken).toContain('router edge 203.0.113.10, line DOWN');
  expect(broken).toContain('lisbon/edge: DOWN (tunnel 1 down, tunnel 2 down)');
});

test('Direct Connect: the line, the virtual interface on it, the association behind', () => {
  const net = new Backbone();
  const home = net.vpc('home', '10.0.0.0/16');
  const hub = net.gateway();
  const line = net.line();
  const vif = net.vif('Private', line, { third: 7, target: { directConnectGatewayId: hub } });
  net.associate(hub, net.virtualGateway(home));
  const told = () =>
    linksIn(net.sim.state).map(
      ({ kind, ends: [near, far], state }) =>
        `${kind}: ${near.name ?? near.id} ${far.name ?? far.id} ${state}`,
    );
  expect(told()).toEqual(
    expect.arrayContaining([
      `Direct Connect: EqDC2 ${EAST} up`,
      `private VIF: hub ${EAST} down`,
      expect.stringMatching(/^association: hub .* up$/),
    ]),
  );
  net.vlan(EAST, 7);
  net.session(EAST, 7);
  expect(told()).toContain(`private VIF: hub ${EAST} up`);
  net.sim.fault({ target: line });
  expect(told()).toEqual(
    expect.arrayContaining([`Direct Connect: EqDC2 ${EAST} down`, `private VIF: hub ${EAST} down`]),
  );
  expect(vif).toMatch(/^dxvif-/);
});

describe('the world pane', () => {
  const context = (isSpoken: boolean) => ({
    sim: office.sim,
    snapshot: { world: office.sim.state } as never,
    width: 76,
    height: 20,
    isSpoken,
    choice: 0,
    check: undefined,
  });

  test('shows sites and how they are joined, on the map and in words', () => {
    expect(world.isUseful?.(office.sim.state)).toBe(true);
    office.apply(connection);
    const told = world.rows(context(true)).map((line) => rowText(line).trim());
    expect(told).toEqual([
      'Sites and lines',
      '✓ VPN way-home  vgw hq ─── lisbon/edge  tunnel 1 up, tunnel 2 up',
      '◆ region  ▲ Direct Connect location  ● site',
    ]);
    const drawn = world.rows(context(false)).map(rowText).join('\n');
    expect(drawn).toContain('us-east-1');
    expect(drawn).toMatch(/● ?lisbon|lisbon ?●/);
  });

  test('names what is cut off', () => {
    expect(
      linksOnEarth(office.sim.state).links.map(({ ends, state }) => [...ends.map(({ name }) => name), state]),
    ).toEqual([['us-east-1', 'lisbon', 'down']]);
    expect(world.rows(context(false)).map(rowText).join('\n')).toContain('✗ lisbon');
  });
});

test('a line is two: from the region to the location, and on to the site', () => {
  const net = new Backbone();
  const line = net.line();
  const told = () =>
    linksOnEarth(net.sim.state).links.map(({ ends, state }) =>
      [...ends.map(({ name }) => name), state].join(' '),
    );
  expect(told()).toEqual(['us-east-1 EqDC2 up', 'EqDC2 washington up']);
  net.sim.fault({ target: line });
  expect(told()).toEqual(['us-east-1 EqDC2 up', 'EqDC2 washington down']);
});

test('the trace of a packet over a VPN: lines carry it, and what is in the way of one is marked', () => {
  const { sim } = office;
  const lines = ['configure terminal', 'ip route 10.1.0.0/16 vti1', 'end'];
  let mode: VtyshMode = VTYSH_START;
  for (const line of lines) mode = sim.vtysh('lisbon/edge', line, mode).mode ?? VTYSH_START;
  office.apply(connection);
  const told = () => {
    const flow = { from: 'premises/lisbon/lisbon-desk', to: '10.1.0.10', protocol: 6, destinationPort: 80 };
    return traceRows(sim.trace(flow), 200).map((line) => rowText(line).trim());
  };
  const tunnel = `tunnel 1 of VPN connection ${connection} (way-home)`;
  expect(told()).toContain(`○ ${tunnel}  carries it`);
  sim.fault({ target: `${connection}/1` });
  expect(
    told().some((line) => line.startsWith(`✗ ${tunnel}`) || line.startsWith(`✗ ${tunnel[0]?.toUpperCase()}`)),
  ).toBe(true);
});
