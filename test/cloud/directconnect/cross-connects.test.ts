/** Cables, light, and what they do to connections. */
import { describe, expect, it, test } from 'vitest';
import { cabledIn } from '../../../src/cloud/directconnect/cross-connect/everywhere.ts';
import { parentAt, portTo } from '../../../src/cloud/directconnect/cross-connect/ports.ts';
import { lineOf } from '../../../src/cloud/directconnect/line.ts';
import { interfacesOf } from '../../../src/cloud/premises/interfaces.ts';
import { routerNamed } from '../../../src/cloud/premises/sites.ts';
import { isWeekday, workingDaysLater } from '../../../src/kit/business-days.ts';
import { VTYSH_START } from '../../../src/sim/vtysh.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Office, openOffice } from './office.ts';

const REGION = 'us-east-1';

function ordered(seed: string, more: object = {}) {
  const office = openOffice({ seed });
  const { connectionId } = office.order();
  office.waitForLetter(connectionId);
  return { office, connectionId, cable: office.crossConnect(connectionId, more) };
}

function carried(seed = 'office') {
  const { office, connectionId } = ordered(seed, { router: 'lisbon/edge', provider: 'Beacon Carrier' });
  while (office.connection(connectionId).connectionState !== 'available') office.sim.advance(HOUR_MS);
  return { office, connectionId };
}

const ports = ({ sim }: Office, router = 'washington/edge') =>
  interfacesOf(sim.state, routerNamed(sim.state, router)!)
    .filter(({ kind }) => kind === 'port')
    .map(({ name, up }) => `${name} ${up ? 'up' : 'down'}`);

const line = ({ sim }: Office, id: string) => lineOf(sim.state, REGION, id)!;

describe('R-DX-15 orders', () => {
  test.each(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])(
    'with seed %s take one to five working days',
    (seed) => {
      const { office, cable } = ordered(seed);
      expect(cable).toMatchObject({
        State: 'ordered',
        port: 'dx0',
        router: 'washington/edge',
        carried: false,
      });
      expect(isWeekday(cable.dueAt)).toBe(true);
      expect(cable.dueAt).toBeGreaterThanOrEqual(workingDaysLater(cable.orderedAt, 1, 9));
      expect(cable.dueAt).toBeLessThan(workingDaysLater(cable.orderedAt, 5, 18));
      office.sim.advance(cable.dueAt - office.sim.state.clock.now - MINUTE_MS);
      expect(office.cable(cable.CrossConnectId).cable.State).toBe('ordered');
      office.sim.advance(MINUTE_MS);
      expect(office.cable(cable.CrossConnectId).cable.State).toBe('made');
      expect(office.mails().at(-1)).toBe(
        `The staff at EqDC2: Cross-connect ${cable.CrossConnectId} from ${cable.connectionId} to port dx0 of washington/edge is made.`,
      );
    },
  );

  test.each(['a', 'b', 'c', 'd'])('of carriers take weeks, with seed %s', (seed) => {
    const { cable } = ordered(seed, { router: 'lisbon/edge', provider: 'Beacon Carrier' });
    expect(cable).toMatchObject({ carried: true, by: 'Beacon Carrier' });
    expect(cable.dueAt).toBeGreaterThanOrEqual(workingDaysLater(cable.orderedAt, 10, 9));
    expect(cable.dueAt).toBeLessThan(workingDaysLater(cable.orderedAt, 20, 18));
  });

  it('are cancelled before and after', () => {
    const { office, connectionId, cable } = ordered('office');
    office.call('colo:CancelCrossConnect', { id: connectionId });
    office.sim.advance(10 * DAY_MS);
    expect(office.connection(connectionId).connectionState).toBe('pending');
    expect(office.refusal('colo:CancelCrossConnect', { id: cable.CrossConnectId })).toContain(
      'There is no cross-connect',
    );
    const up = office.line();
    office.call('colo:CancelCrossConnect', { id: up.connectionId });
    expect(office.connection(up.connectionId).connectionState).toBe('down');
  });
});

describe('R-DX-10 light', () => {
  it('R-DX-15 brings the connection up within minutes', () => {
    const { office, connectionId, cable } = ordered('office');
    office.sim.advance(cable.dueAt - office.sim.state.clock.now);
    expect(office.connection(connectionId).connectionState).toBe('pending');
    office.sim.advance(5 * MINUTE_MS);
    expect(office.connection(connectionId).connectionState).toBe('available');
    expect(ports(office)).toEqual(['dx0 up']);
    expect(line(office, connectionId)).toEqual({
      up: true,
      passes: true,
      mbps: 10_000,
      location: 'EqDC2',
      device: office.connection(connectionId).awsDeviceV2,
      end: { router: 'washington/edge', port: 'dx0' },
    });
  });

  it('R-DX-16 is within what optics bear', () => {
    const office = openOffice();
    const { connectionId } = office.line();
    for (const end of [office.cable(connectionId).light.awsDbm, office.cable(connectionId).light.routerDbm]) {
      expect(end.received).toBeGreaterThan(-14.4);
      expect(end.received).toBeLessThanOrEqual(end.sent);
      expect(end.sent).toBeLessThan(2.5);
    }
  });

  test.each<
    [string, (id: string, office: Office) => string, { aws: [boolean, boolean]; router: [boolean, boolean] }]
  >([
    ['the location', () => 'dx-location/EqDC2', { aws: [false, true], router: [true, false] }],
    [
      "AWS's device",
      (id, office) => `dx-device/${office.connection(id).awsDeviceV2}`,
      { aws: [false, true], router: [true, false] },
    ],
    ['the port', (id) => id, { aws: [false, true], router: [true, false] }],
    [
      'the cable',
      (id, office) => office.cable(id).cable.CrossConnectId,
      { aws: [true, false], router: [true, false] },
    ],
    ['the strands', (id) => `rolled-fibre/${id}`, { aws: [true, false], router: [true, false] }],
    ['the router', () => 'premises/washington/edge', { aws: [true, false], router: [false, true] }],
  ])('goes with %s, and comes back', (_what, targetOf, levels) => {
    const office = openOffice();
    const { connectionId } = office.line();
    const target = targetOf(connectionId, office);
    office.sim.fault({ target });
    expect(office.connection(connectionId).connectionState).toBe('down');
    expect(line(office, connectionId)).toMatchObject({ up: false, passes: false, mbps: 0 });
    const { light } = office.cable(connectionId);
    const lit = ({ sent, received }: { sent: number; received: number }) => [sent > -40, received > -40];
    expect(lit(light.awsDbm)).toEqual(levels.aws);
    expect(lit(light.routerDbm)).toEqual(levels.router);
    office.sim.heal({ target });
    expect(office.connection(connectionId).connectionState).toBe('available');
    expect(line(office, connectionId)).toMatchObject({ up: true, passes: true });
  });

  it('goes when the router shuts its port, and comes back', () => {
    const office = openOffice();
    const { connectionId } = office.line();
    const type = (...lines: string[]) => {
      let mode = VTYSH_START;
      for (const line of ['configure terminal', 'interface dx0', ...lines])
        mode = office.sim.vtysh('washington/edge', line, mode).mode ?? VTYSH_START;
    };
    type('shutdown');
    expect(office.connection(connectionId).connectionState).toBe('down');
    expect(ports(office)).toEqual(['dx0 down']);
    expect(office.cable(connectionId).light.awsDbm.received).toBe(-40);
    type('no shutdown');
    expect(office.connection(connectionId).connectionState).toBe('available');
    expect(ports(office)).toEqual(['dx0 up']);
  });

  it('R-DX-97 leaves what is on the other device alone', () => {
    const office = openOffice();
    const [one, other] = [office.line(), office.line()];
    office.sim.fault({ target: `dx-device/${one.awsDeviceV2}` });
    expect(office.connection(one.connectionId).connectionState).toBe('down');
    expect(office.connection(other.connectionId).connectionState).toBe('available');
    expect(ports(office)).toEqual(['dx0 down', 'dx1 up']);
  });

  it('R-DX-16 waits for strands that are the right way round', () => {
    const { office, connectionId, cable } = ordered('office');
    expect(office.refusal('colo:RollFibre', { id: connectionId })).toContain('is not made yet');
    office.sim.advance(cable.dueAt - office.sim.state.clock.now);
    office.call('colo:RollFibre', { id: connectionId });
    office.sim.advance(DAY_MS);
    expect(office.connection(connectionId).connectionState).toBe('pending');
    expect(ports(office)).toEqual(['dx0 down']);
    office.call('colo:RollFibre', { id: connectionId });
    office.sim.advance(5 * MINUTE_MS);
    expect(office.connection(connectionId).connectionState).toBe('available');
  });

  it('is brought back by swapping the strands of a fault', () => {
    const office = openOffice();
    const { connectionId } = office.line();
    office.sim.fault({ target: `rolled-fibre/${connectionId}` });
    office.call('colo:RollFibre', { id: connectionId });
    expect(office.connection(connectionId).connectionState).toBe('available');
    office.sim.heal({ target: `rolled-fibre/${connectionId}` });
    expect(office.connection(connectionId).connectionState).toBe('down');
  });

  it('goes with the port when the connection is deleted, and the cable stays (R-DX-17)', () => {
    const office = openOffice();
    const { connectionId } = office.line();
    office.call('DeleteConnection', { connectionId });
    expect(ports(office)).toEqual(['dx0 down']);
    office.sim.advance(DAY_MS);
    expect(office.cable(connectionId)).toMatchObject({
      cable: { State: 'made' },
      light: { aws: false, router: false },
    });
    expect(line(office, connectionId)).toBeUndefined();
    office.call('colo:CancelCrossConnect', { id: connectionId });
    expect(ports(office)).toEqual([]);
  });
});

describe("R-DX-63 a carrier's switches", () => {
  it('hide a cut from both ends, and no frame gets through', () => {
    const { office, connectionId } = carried();
    expect(line(office, connectionId)).toMatchObject({
      up: true,
      passes: true,
      end: { router: 'lisbon/edge', port: 'dx0' },
    });
    office.sim.fault({ target: `cross-connect/${connectionId}` });
    expect(office.connection(connectionId).connectionState).toBe('available');
    expect(ports(office, 'lisbon/edge')).toEqual(['dx0 up']);
    expect(line(office, connectionId)).toMatchObject({ up: true, passes: false, mbps: 0 });
  });

  it('hide a router that stands still', () => {
    const { office, connectionId } = carried();
    office.sim.fault({ target: 'premises/lisbon/edge' });
    expect(line(office, connectionId)).toMatchObject({ up: true, passes: false });
  });

  it('do not hide what happens in the meet-me room', () => {
    const { office, connectionId } = carried();
    for (const target of [`rolled-fibre/${connectionId}`, connectionId]) {
      office.sim.fault({ target });
      expect(office.connection(connectionId).connectionState).toBe('down');
      office.sim.heal({ target });
      expect(office.connection(connectionId).connectionState).toBe('available');
    }
  });
});

describe('faults that there are not', () => {
  test.each([
    ['dx-location/EqXX9', "There is no Direct Connect location 'EqXX9'."],
    ['dx-device/EqDC2-nothing', "There is no device 'EqDC2-nothing'. Devices at EqDC2: EqDC2-"],
    ['dx-device/nothing', "There is no device 'nothing'."],
    ['cross-connect/dxcon-aaaaaaaa', "There is no cross-connect 'dxcon-aaaaaaaa'. Cross-connects: none."],
    ['rolled-fibre/dxcon-aaaaaaaa', "There is no cross-connect 'dxcon-aaaaaaaa'."],
    ['xc-aaaaaaaa', "There is no cross-connect 'xc-aaaaaaaa'."],
    ['dx-connection/nobody', "There is no Direct Connect connection 'nobody'."],
    ['dxcon-aaaaaaaa', "There is no Direct Connect connection 'dxcon-aaaaaaaa'."],
  ])('%s', (target, message) => {
    expect(() => openOffice().sim.fault({ target })).toThrow(message);
  });

  it('are named after connections, since labs know no IDs', () => {
    const { sim, line } = openOffice();
    line({ connectionName: 'other' });
    const { connectionId, awsDeviceV2 } = line();
    const id = cabledIn(sim.state).find(({ cable }) => cable.connectionId === connectionId)?.cable
      .CrossConnectId;
    for (const [target, canonical] of [
      ['dx-connection/first', connectionId],
      ['dx-device/first', `dx-device/${awsDeviceV2}`],
      ['cross-connect/first', id],
      ['rolled-fibre/first', `rolled-fibre/${connectionId}`],
    ] as const)
      expect(sim.fork().fault({ target })).toBe(`${canonical} is broken now.`);
  });

  it('are mended after what they broke is gone', () => {
    const { sim, line, call } = openOffice();
    const { connectionId } = line();
    for (const target of [connectionId, `cross-connect/${connectionId}`, `rolled-fibre/${connectionId}`])
      sim.fault({ target });
    call('colo:CancelCrossConnect', { id: connectionId });
    call('DeleteConnection', { connectionId });
    sim.advance(DAY_MS);
    for (const target of sim.state.faults) sim.heal({ target });
    expect(sim.state.faults).toEqual([]);
  });

  it('are called by one name, however they are written', () => {
    const { sim } = openOffice();
    expect(sim.fault({ target: 'dx-location/eqdc2' })).toBe('dx-location/EqDC2 is broken now.');
    expect(sim.fault({ target: 'dx-location/EQDC2' })).toBe('dx-location/EqDC2 is broken already.');
  });
});

describe('ports on routers', () => {
  it('are numbered as they come, and a number that was given back is used again', () => {
    const office = openOffice();
    const first = office.line();
    office.line();
    expect(ports(office)).toEqual(['dx0 up', 'dx1 up']);
    office.call('colo:CancelCrossConnect', { id: first.connectionId });
    const third = office.line();
    expect(office.cable(third.connectionId).cable.port).toBe('dx0');
    expect(ports(office, 'washington/spare')).toEqual([]);
  });

  it('lead to connections', () => {
    const office = openOffice();
    const { connectionId } = office.line();
    expect(parentAt(office.sim.state, 'washington/edge', 'dx0')).toEqual({
      region: REGION,
      parentId: connectionId,
    });
    expect(parentAt(office.sim.state, 'washington/edge', 'dx1')).toBeUndefined();
    expect(portTo(office.sim.state, connectionId)).toEqual({ router: 'washington/edge', port: 'dx0' });
  });

  it('are the identical list as long as nothing of theirs changes', () => {
    const office = openOffice();
    office.line();
    const read = () => interfacesOf(office.sim.state, routerNamed(office.sim.state, 'washington/edge')!);
    const before = read();
    office.order();
    office.sim.fault({ target: 'premises/lisbon/edge' });
    expect(read()).toBe(before);
  });
});
