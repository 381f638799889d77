/** Link aggregation groups: members, limits, and how many of them must work. */
import { describe, expect, it, test } from 'vitest';
import { lineOf } from '../../../src/cloud/directconnect/line.ts';
import { interfacesOf } from '../../../src/cloud/premises/interfaces.ts';
import { routerNamed } from '../../../src/cloud/premises/sites.ts';
import { HOUR_MS, type Lag, MINUTE_MS, type Office, openOffice } from './office.ts';

const CLIENT = 'DirectConnectClientException';
const REGION = 'us-east-1';
const GROUP = {
  location: 'EqDC2',
  connectionsBandwidth: '10Gbps',
  lagName: 'bundle',
  numberOfConnections: 2,
};

/** All members cabled and up. */
function bundle(office: Office, more: object = {}): Lag {
  const { lagId, connections } = office.call('CreateLag', { ...GROUP, ...more }) as Lag;
  for (const { connectionId, connectionState } of connections) {
    if (connectionState !== 'requested') continue;
    office.waitForLetter(connectionId);
    office.crossConnect(connectionId);
  }
  const isUp = () => office.lag(lagId).connections.every((member) => member.connectionState === 'available');
  while (!isUp()) office.sim.advance(HOUR_MS);
  return office.lag(lagId);
}

const line = ({ sim }: Office, id: string) => lineOf(sim.state, REGION, id)!;

function privateInterface(office: Office, connectionId: string, vlan: number): string {
  const gateways = office.call('DescribeDirectConnectGateways').directConnectGateways;
  const gateway =
    gateways[0] ??
    office.call('CreateDirectConnectGateway', { directConnectGatewayName: 'g' }).directConnectGateway;
  return office.call('CreatePrivateVirtualInterface', {
    connectionId,
    newPrivateVirtualInterface: {
      virtualInterfaceName: `vlan-${vlan}`,
      vlan,
      asn: 65000,
      directConnectGatewayId: gateway.directConnectGatewayId,
    },
  }).virtualInterfaceId;
}

const parentOf = (office: Office, virtualInterfaceId: string) =>
  office.call('DescribeVirtualInterfaces', { virtualInterfaceId }).virtualInterfaces[0].connectionId;

describe('R-DX-85 CreateLag', () => {
  it('orders ports of one speed on one device', () => {
    const office = openOffice();
    const group = office.call('CreateLag', {
      ...GROUP,
      numberOfConnections: 4,
      tags: [{ key: 'a', value: '1' }],
      childConnectionTags: [{ key: 'b', value: '2' }],
    }) as Lag;
    expect(group).toMatchObject({
      lagId: expect.stringMatching(/^dxlag-[a-z0-9]{8}$/),
      lagName: 'bundle',
      lagState: 'requested',
      minimumLinks: 0,
      numberOfConnections: 4,
      connectionsBandwidth: '10Gbps',
      allowsHostedConnections: false,
      tags: [{ key: 'a', value: '1' }],
    });
    expect(new Set(group.connections.map(({ awsDeviceV2 }) => awsDeviceV2))).toEqual(
      new Set([group.awsDeviceV2]),
    );
    for (const member of group.connections)
      expect(member).toMatchObject({
        lagId: group.lagId,
        connectionState: 'requested',
        tags: [{ key: 'b', value: '2' }],
      });
    expect(office.lag(group.lagId)).toEqual(group);
  });

  test.each<[string, object, string]>([
    ['five of 10 Gbps', { numberOfConnections: 5 }, 'between 1 and 4 connections'],
    [
      'three of 100 Gbps',
      { connectionsBandwidth: '100Gbps', numberOfConnections: 3 },
      'between 1 and 2 connections',
    ],
    [
      'three of 400 Gbps',
      { connectionsBandwidth: '400Gbps', numberOfConnections: 3 },
      'between 1 and 2 connections',
    ],
    ['none', { numberOfConnections: 0 }, 'between 1 and 4 connections'],
    ['a speed of hosted connections', { connectionsBandwidth: '500Mbps' }, 'not supported at this location'],
    ['a place of another region', { location: 'EqLD5' }, 'it belongs to eu-west-1'],
    ['a provider who is not there', { providerName: 'Nobody' }, 'Provider Nobody is not available'],
    ['no name', { lagName: '' }, 'The LAG name must be between 1 and 100'],
    [
      'a connection that there is not',
      { connectionId: 'dxcon-aaaaaaaa' },
      'Could not find Connection with ID dxcon-aaaaaaaa',
    ],
  ])('refuses %s', (_what, more, message) => {
    const office = openOffice();
    const answer = office.refusal('CreateLag', { ...GROUP, ...more });
    expect(answer).toContain(`${CLIENT}: `);
    expect(answer).toContain(message);
    expect(office.call('DescribeLags').lags).toEqual([]);
    expect(office.call('DescribeConnections').connections).toEqual([]);
  });

  it('R-DX-88 makes none where no device has enough ports', () => {
    const office = openOffice();
    for (let count = 0; count < 2; count++) office.order({ bandwidth: '400Gbps' });
    const answer = office.refusal('CreateLag', { ...GROUP, connectionsBandwidth: '400Gbps' });
    expect(answer).toContain('not enough available ports of 400Gbps on a device at EqDC2');
    expect(office.call('DescribeLags').lags).toEqual([]);
  });

  it('R-DX-18 counts members among the ten of a location', () => {
    const office = openOffice();
    office.call('CreateLag', { ...GROUP, numberOfConnections: 4 });
    office.call('CreateLag', { ...GROUP, numberOfConnections: 4 });
    expect(office.refusal('CreateLag', { ...GROUP, numberOfConnections: 3 })).toContain(
      'limit of 10 active connections',
    );
    expect(office.refusal('CreateLag', GROUP)).toBe('');
  });

  it('is done ten times in a region', () => {
    const office = openOffice();
    const codes = ['EqDC2', 'CSVA1'];
    for (let count = 0; count < 10; count++)
      office.call('CreateLag', { ...GROUP, location: codes[count % 2], numberOfConnections: 1 });
    expect(office.refusal('CreateLag', { ...GROUP, location: 'EQMI1' })).toContain('limit of 10 LAGs');
  });

  it('R-DX-87 takes a connection that is there among those that are asked for', () => {
    const office = openOffice();
    const { connectionId, awsDeviceV2 } = office.line();
    const group = office.call('CreateLag', { ...GROUP, connectionId }) as Lag;
    expect(group).toMatchObject({ awsDeviceV2, numberOfConnections: 2 });
    expect(group.connections.map((member) => member.connectionState).sort()).toEqual(['down', 'requested']);
    office.sim.advance(2 * MINUTE_MS);
    expect(office.lag(group.lagId).lagState).toBe('available');
  });

  test.each([
    ['speed', GROUP],
    ['place', { ...GROUP, location: 'CSVA1', connectionsBandwidth: '1Gbps' }],
  ])('R-DX-87 refuses one of another %s', (_what, group) => {
    const office = openOffice();
    const { connectionId } = office.order({ bandwidth: '1Gbps' });
    expect(office.refusal('CreateLag', { ...group, connectionId })).toContain(
      `must use the same bandwidth and location: ${connectionId} has 1Gbps at EqDC2.`,
    );
  });
});

describe('R-DX-86 a group', () => {
  it('adds its members up, and appears as a bond', () => {
    const office = openOffice();
    const { lagId, lagState } = bundle(office);
    expect(lagState).toBe('available');
    expect(line(office, lagId)).toMatchObject({
      up: true,
      passes: true,
      mbps: 20_000,
      end: { router: 'washington/edge', port: 'bond0' },
    });
    const names = interfacesOf(office.sim.state, routerNamed(office.sim.state, 'washington/edge')!)
      .filter(({ kind }) => kind === 'port')
      .map(({ name }) => name);
    expect(names).toEqual(['dx0', 'dx1', 'bond0']);
  });

  it.each([
    [0, 'available', 'down'],
    [1, 'available', 'down'],
    [2, 'down', 'down'],
  ])('with at least %d links is %s after one is lost, and %s after both are', (minimumLinks, one, both) => {
    const office = openOffice();
    const { lagId, connections } = bundle(office);
    office.call('UpdateLag', { lagId, minimumLinks });
    const [first, second] = connections.map(({ connectionId }) => connectionId);
    office.sim.fault({ target: first! });
    expect(office.lag(lagId).lagState).toBe(one);
    expect(line(office, lagId)).toMatchObject({
      up: one === 'available',
      passes: one === 'available',
      mbps: 10_000,
    });
    office.sim.fault({ target: second! });
    expect(office.lag(lagId).lagState).toBe(both);
    office.sim.heal({ target: first! });
    office.sim.heal({ target: second! });
    expect(office.lag(lagId).lagState).toBe('available');
  });

  it('R-DX-97 goes with its device', () => {
    const office = openOffice();
    const { lagId, awsDeviceV2 } = bundle(office);
    office.sim.fault({ target: `dx-device/${awsDeviceV2}` });
    expect(office.lag(lagId).lagState).toBe('down');
  });

  it('goes from requested over pending to available', () => {
    const office = openOffice();
    const { lagId, connections } = office.call('CreateLag', { ...GROUP, numberOfConnections: 1 }) as Lag;
    expect(office.lag(lagId).lagState).toBe('requested');
    office.waitForLetter(connections[0]!.connectionId);
    expect(office.lag(lagId).lagState).toBe('pending');
  });
});

describe('R-DX-87 joining and leaving', () => {
  it('CreateConnection with a LAG puts the port on its device', () => {
    const office = openOffice();
    const group = office.call('CreateLag', { ...GROUP, numberOfConnections: 1 }) as Lag;
    const one = office.order({ lagId: group.lagId });
    expect(one).toMatchObject({ lagId: group.lagId, awsDeviceV2: group.awsDeviceV2 });
    expect(office.lag(group.lagId).numberOfConnections).toBe(2);
    expect(
      office.refusal('CreateConnection', {
        location: 'EqDC2',
        bandwidth: '1Gbps',
        connectionName: 'x',
        lagId: group.lagId,
      }),
    ).toContain('must use the same bandwidth');
    office.order({ lagId: group.lagId });
    office.order({ lagId: group.lagId });
    expect(
      office.refusal('CreateConnection', {
        location: 'EqDC2',
        bandwidth: '10Gbps',
        connectionName: 'x',
        lagId: group.lagId,
      }),
    ).toContain('at most 4 connections');
  });

  it('interrupts a connection, and takes its virtual interfaces along', () => {
    const office = openOffice();
    const { lagId, awsDeviceV2 } = bundle(office);
    const alone = office.line();
    const onDevice = alone.awsDeviceV2 === awsDeviceV2 ? alone : office.line();
    const joining = onDevice.awsDeviceV2 === awsDeviceV2 ? onDevice : office.line();
    expect(joining.awsDeviceV2).toBe(awsDeviceV2);
    const vif = privateInterface(office, joining.connectionId, 101);
    const { connectionId } = joining;
    office.call('AssociateConnectionWithLag', { connectionId, lagId });
    expect(office.connection(connectionId).connectionState).toBe('down');
    expect(parentOf(office, vif)).toBe(lagId);
    office.sim.advance(2 * MINUTE_MS);
    expect(office.connection(connectionId).connectionState).toBe('available');
    expect(line(office, lagId).mbps).toBe(30_000);
    expect(office.refusal('AssociateConnectionWithLag', { connectionId, lagId })).toContain(
      'already associated',
    );
    // What came in with a connection stays with the group.
    office.call('DisassociateConnectionFromLag', { connectionId, lagId });
    expect(office.connection(connectionId)).toMatchObject({ connectionState: 'down' });
    expect(office.connection(connectionId).lagId).toBeUndefined();
    expect(parentOf(office, vif)).toBe(lagId);
    expect(office.refusal('DisassociateConnectionFromLag', { connectionId, lagId })).toContain(
      'is not associated with LAG',
    );
  });

  it('is refused where VLANs clash', () => {
    const office = openOffice();
    const first = office.line();
    const group = office.call('CreateLag', {
      ...GROUP,
      numberOfConnections: 1,
      connectionId: first.connectionId,
    }) as Lag;
    office.sim.advance(2 * MINUTE_MS);
    privateInterface(office, group.lagId, 101);
    office.line();
    const other = office.line();
    const same = other.awsDeviceV2 === group.awsDeviceV2 ? other : office.line();
    expect(same.awsDeviceV2).toBe(group.awsDeviceV2);
    privateInterface(office, same.connectionId, 101);
    expect(
      office.refusal('AssociateConnectionWithLag', { connectionId: same.connectionId, lagId: group.lagId }),
    ).toContain('VLAN 101 of dxvif-');
  });

  it('is refused from another device, and with another speed', () => {
    const office = openOffice();
    const { lagId, awsDeviceV2 } = office.call('CreateLag', { ...GROUP, numberOfConnections: 1 }) as Lag;
    const others = [office.order(), office.order()];
    const elsewhere = others.find((one) => one.awsDeviceV2 !== awsDeviceV2)!;
    expect(
      office.refusal('AssociateConnectionWithLag', { connectionId: elsewhere.connectionId, lagId }),
    ).toContain(`must terminate at the same AWS Direct Connect endpoint: ${lagId} is on ${awsDeviceV2}`);
    const slow = office.order({ bandwidth: '1Gbps' });
    expect(
      office.refusal('AssociateConnectionWithLag', { connectionId: slow.connectionId, lagId }),
    ).toContain('must use the same bandwidth');
  });

  it('is refused where a group would fall below what it needs, but the last may go', () => {
    const office = openOffice();
    const { lagId, connections } = bundle(office);
    const [first, second] = connections.map(({ connectionId }) => connectionId);
    office.call('UpdateLag', { lagId, minimumLinks: 2 });
    for (const operation of ['DisassociateConnectionFromLag', 'DeleteConnection'])
      expect(office.refusal(operation, { connectionId: first, lagId })).toContain(
        'below its minimum of 2 operational links',
      );
    const other = office.call('CreateLag', { ...GROUP, numberOfConnections: 1 }) as Lag;
    expect(
      office.refusal('AssociateConnectionWithLag', { connectionId: first, lagId: other.lagId }),
    ).toContain('below its minimum of 2');
    office.call('UpdateLag', { lagId, minimumLinks: 1 });
    office.call('DisassociateConnectionFromLag', { connectionId: first, lagId });
    office.call('DisassociateConnectionFromLag', { connectionId: second, lagId });
    expect(office.lag(lagId)).toMatchObject({ numberOfConnections: 0, lagState: 'down' });
    office.sim.advance(2 * MINUTE_MS);
    expect(office.connection(first!).connectionState).toBe('available');
  });
});

describe('UpdateLag', () => {
  test.each<[string, object, string]>([
    ['nothing to change', {}, 'At least one of'],
    ['more links than may be', { minimumLinks: 5 }, 'minimumLinks must be between 0 and 4'],
    ['fewer than none', { minimumLinks: -1 }, 'minimumLinks must be between 0 and 4'],
    ['R-DX-90 MACsec on ports without', { encryptionMode: 'should_encrypt' }, 'not supported on this port'],
    [
      'a group that there is not',
      { lagId: 'dxlag-aaaaaaaa', minimumLinks: 1 },
      'Could not find Lag with ID dxlag-aaaaaaaa',
    ],
  ])('refuses %s', (_what, more, message) => {
    const office = openOffice();
    const { lagId } = office.call('CreateLag', GROUP) as Lag;
    expect(office.refusal('UpdateLag', { lagId, ...more })).toContain(message);
  });

  it('names it anew', () => {
    const office = openOffice();
    const { lagId } = office.call('CreateLag', GROUP) as Lag;
    expect(office.call('UpdateLag', { lagId, lagName: 'other', minimumLinks: 2 })).toMatchObject({
      lagName: 'other',
      minimumLinks: 2,
    });
  });
});

describe('R-DX-89 DeleteLag', () => {
  it('leaves its connections, each for itself', () => {
    const office = openOffice();
    const { lagId, connections } = bundle(office);
    expect(office.call('DeleteLag', { lagId }).lagState).toBe('deleting');
    expect(office.refusal('DeleteLag', { lagId })).toContain('is in the state deleting');
    office.sim.advance(2 * MINUTE_MS);
    expect(office.refusal('DescribeLags', { lagId })).toContain(`Could not find Lag with ID ${lagId}`);
    for (const { connectionId } of connections) {
      expect(office.connection(connectionId).connectionState).toBe('available');
      expect(office.connection(connectionId).lagId).toBeUndefined();
    }
  });

  it('is refused while it has virtual interfaces', () => {
    const office = openOffice();
    const { lagId } = bundle(office);
    privateInterface(office, lagId, 101);
    expect(office.refusal('DeleteLag', { lagId })).toContain(
      `LAG ${lagId} has virtual interfaces or hosted connections.`,
    );
  });
});
