/** Dedicated connections: the order, its way through the states, and what is refused. */
import { describe, expect, it, test } from 'vitest';
import { devicesAt } from '../../../src/cloud/directconnect/location/devices.ts';
import { isWeekday, workingDaysLater } from '../../../src/kit/business-days.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, ORDER, openOffice } from './office.ts';

const CLIENT = 'DirectConnectClientException';

describe('CreateConnection', () => {
  it('R-DX-8 R-DX-10 answers a connection in the state requested', () => {
    const { order } = openOffice();
    expect(order({ tags: [{ key: 'team', value: 'net' }], providerName: 'Harbor Fiber' })).toEqual({
      ownerAccount: '123456789012',
      connectionId: expect.stringMatching(/^dxcon-[a-z0-9]{8}$/),
      connectionName: 'first',
      connectionState: 'requested',
      region: 'us-east-1',
      location: 'EqDC2',
      bandwidth: '10Gbps',
      awsDevice: expect.stringMatching(/^EqDC2-/),
      awsDeviceV2: expect.stringMatching(/^EqDC2-/),
      awsLogicalDeviceId: expect.stringMatching(/^EqDC2-/),
      jumboFrameCapable: true,
      hasLogicalRedundancy: 'unknown',
      macSecCapable: false,
      providerName: 'Harbor Fiber',
      tags: [{ key: 'team', value: 'net' }],
    });
  });

  test.each<[string, object, string]>([
    ['R-DX-1 a place that there is not', { location: 'EqXX9' }, 'Location EqXX9 does not exist.'],
    ['R-DX-1 a place of another region', { location: 'EqLD5' }, 'it belongs to eu-west-1.'],
    [
      'R-DX-6 a speed that nobody has',
      { bandwidth: '40Gbps' },
      'The requested bandwidth is not supported at this location.',
    ],
    [
      'R-DX-6 a speed that the place has not',
      { location: 'CS32A', bandwidth: '400Gbps' },
      'not supported at this location.',
    ],
    ['R-DX-5 a speed of hosted connections', { bandwidth: '500Mbps' }, 'not supported at this location.'],
    [
      'a provider who is not there',
      { providerName: 'Aurora Carrier' },
      'Provider Aurora Carrier is not available',
    ],
    [
      'R-DX-90 MACsec where there is none',
      { bandwidth: '1Gbps', requestMACSec: true },
      'MAC Security (MACsec) is not supported',
    ],
    ['no name', { connectionName: ' ' }, 'The connection name must be between 1 and 100'],
    ['a long name', { connectionName: 'x'.repeat(101) }, 'The connection name must be between 1 and 100'],
    ['a group that there is not', { lagId: 'dxlag-aaaaaaaa' }, 'Could not find Lag with ID dxlag-aaaaaaaa'],
  ])('refuses %s', (_what, more, message) => {
    const { refusal, call } = openOffice();
    const answer = refusal('CreateConnection', { ...ORDER, ...more });
    expect(answer).toContain(`${CLIENT}: `);
    expect(answer).toContain(message);
    expect(call('DescribeConnections').connections).toEqual([]);
  });

  test.each([
    ['DuplicateTagKeysException', [{ key: 'a' }, { key: 'a' }]],
    ['TooManyTagsException', Array.from({ length: 51 }, (_, index) => ({ key: `k${index}` }))],
    [CLIENT, [{ key: 'aws:x' }]],
    [CLIENT, [{ key: '' }]],
    [CLIENT, [{ key: 'x'.repeat(129) }]],
    [CLIENT, [{ key: 'x', value: 'x'.repeat(257) }]],
  ])('refuses tags with %s', (code, tags) => {
    expect(openOffice().refusal('CreateConnection', { ...ORDER, tags })).toContain(`${code}: `);
  });

  it('takes speeds and codes in any case', () => {
    expect(openOffice().order({ location: 'eqdc2', bandwidth: '10gbps' })).toMatchObject({
      location: 'EqDC2',
      bandwidth: '10Gbps',
    });
  });

  it('R-DX-90 keeps what MACsec is to do', () => {
    expect(openOffice().order({ requestMACSec: true })).toMatchObject({
      macSecCapable: true,
      encryptionMode: 'should_encrypt',
      portEncryptionStatus: 'Encryption Down',
    });
  });

  it('R-DX-3 R-DX-96 puts a second order onto the other device', () => {
    const { order } = openOffice();
    const devices = [order(), order(), order(), order()].map(({ awsDeviceV2 }) => awsDeviceV2);
    const [first, second] = devicesAt({ code: 'EqDC2' }).map(({ device }) => device);
    expect(devices).toEqual([first, second, first, second]);
  });

  it('R-DX-18 gives ten to a location, and ten more to another', () => {
    const { order, refusal, call } = openOffice();
    const orders = Array.from({ length: 10 }, () => order());
    expect(refusal('CreateConnection', ORDER)).toContain(
      'limit of 10 active connections at the location EqDC2',
    );
    order({ location: 'CSVA1' });
    call('DeleteConnection', { connectionId: orders[0]?.connectionId });
    order();
    expect(refusal('CreateConnection', ORDER)).toContain('limit of 10');
  });

  it('gives each port of a device once', () => {
    const { order, sim } = openOffice();
    for (let count = 0; count < 10; count++) order();
    const table = Object.values(sim.state.regions['us-east-1']!['dx-connection']!) as {
      awsDeviceV2: string;
      port: number;
    }[];
    expect(new Set(table.map(({ awsDeviceV2, port }) => `${awsDeviceV2} ${port}`)).size).toBe(10);
  });

  it('R-DX-88 has but two ports of 400 Gbps on a device', () => {
    const { order, refusal } = openOffice();
    for (let count = 0; count < 4; count++) order({ bandwidth: '400Gbps' });
    expect(refusal('CreateConnection', { ...ORDER, bandwidth: '400Gbps' })).toContain(
      'not enough available ports',
    );
  });
});

describe('R-DX-11 review', () => {
  test.each(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'])(
    'with seed %s takes one to three working days, however far the weekend',
    (seed) => {
      for (let day = 0; day < 7; day++) {
        const { sim, order, connection } = openOffice({ seed: `${seed}${day}` });
        sim.advance(day * DAY_MS + 5 * HOUR_MS);
        const ordered = sim.state.clock.now;
        const { connectionId } = order();
        while (connection(connectionId).connectionState === 'requested') sim.advance(15 * MINUTE_MS);
        const ready = sim.state.clock.now;
        expect(isWeekday(ready)).toBe(true);
        expect(new Date(ready).getUTCHours()).toBeGreaterThanOrEqual(9);
        expect(ready).toBeGreaterThanOrEqual(workingDaysLater(ordered, 1, 9));
        expect(ready).toBeLessThan(workingDaysLater(ordered, 3, 18));
        expect(connection(connectionId).connectionState).toBe('pending');
      }
    },
  );

  it('differs from seed to seed, and never for one seed', () => {
    const readyAt = (seed: string) => {
      const office = openOffice({ seed });
      const { connectionId } = office.order();
      office.waitForLetter(connectionId);
      return office.sim.state.clock.now;
    };
    const times = ['a', 'b', 'c', 'd', 'e', 'f'].map(readyAt);
    expect(new Set(times).size).toBeGreaterThan(1);
    expect(readyAt('a')).toBe(times[0]);
  });

  it('ends with a mail', () => {
    const { order, waitForLetter, mails } = openOffice();
    const { connectionId } = order();
    waitForLetter(connectionId);
    expect(mails()).toEqual([
      `AWS Direct Connect: The LOA-CFA of ${connectionId} (first) is ready. Download it within 90 days.`,
    ]);
  });
});

describe('R-DX-14 ports that nobody uses', () => {
  it('are announced after 90 days and deleted ten days later, where no letter was issued', () => {
    const { sim, order, waitForLetter, connection, mails, refusal } = openOffice();
    const { connectionId } = order();
    waitForLetter(connectionId);
    sim.advance(90 * DAY_MS - HOUR_MS);
    expect(mails()).toHaveLength(1);
    sim.advance(2 * HOUR_MS);
    expect(mails()[1]).toContain('will be deleted in 10 days');
    sim.advance(10 * DAY_MS - 3 * HOUR_MS);
    expect(connection(connectionId).connectionState).toBe('pending');
    sim.advance(2 * HOUR_MS + MINUTE_MS);
    expect(mails()[2]).toContain('has been deleted');
    sim.advance(DAY_MS);
    expect(refusal('DescribeConnections', { connectionId })).toBe(
      `${CLIENT}: Could not find Connection with ID ${connectionId}`,
    );
  });

  it('are kept once the letter is downloaded, even on the last day', () => {
    const { sim, order, waitForLetter, connection, letter } = openOffice();
    const { connectionId } = order();
    waitForLetter(connectionId);
    sim.advance(99 * DAY_MS);
    letter(connectionId);
    sim.advance(20 * DAY_MS);
    expect(connection(connectionId).connectionState).toBe('pending');
  });
});

describe('UpdateConnection', () => {
  it('names it anew', () => {
    const { order, call, connection } = openOffice();
    const { connectionId } = order();
    call('UpdateConnection', { connectionId, connectionName: 'second' });
    expect(connection(connectionId).connectionName).toBe('second');
  });

  test.each<[string, object, string]>([
    ['nothing to change', {}, 'At least one of connectionName and encryptionMode'],
    ['R-DX-90 MACsec on a port without', { encryptionMode: 'should_encrypt' }, 'not supported on this port'],
    ['R-DX-90 a mode that there is not', { encryptionMode: 'maybe' }, 'Encryption mode maybe is invalid.'],
  ])('refuses %s', (_what, more, message) => {
    const { order, refusal } = openOffice();
    expect(refusal('UpdateConnection', { connectionId: order().connectionId, ...more })).toContain(message);
  });

  it('R-DX-90 changes modes of capable ports, and says what is not simulated', () => {
    const { order, call, refusal } = openOffice();
    const { connectionId } = order({ requestMACSec: true });
    expect(call('UpdateConnection', { connectionId, encryptionMode: 'no_encrypt' }).encryptionMode).toBe(
      'no_encrypt',
    );
    expect(refusal('UpdateConnection', { connectionId, encryptionMode: 'must_encrypt' })).toContain(
      'NotSimulated: ',
    );
  });
});

describe('R-DX-90 MACsec keys', () => {
  const KEYS = { ckn: 'a'.repeat(64), cak: 'b'.repeat(64) };

  test.each<[string, object, object, string]>([
    ['a port without', {}, KEYS, `${CLIENT}: MAC Security (MACsec) is not supported on this port.`],
    ['no key at all', { requestMACSec: true }, {}, 'Either secretARN, or both ckn and cak'],
    ['half a key', { requestMACSec: true }, { ckn: KEYS.ckn }, 'Either secretARN, or both ckn and cak'],
    [
      'a key of the wrong length',
      { requestMACSec: true },
      { ...KEYS, cak: 'b' },
      'The CAK must be a hexadecimal string of 64',
    ],
    [
      'what is not simulated',
      { requestMACSec: true },
      KEYS,
      'NotSimulated: netlab does not simulate MACsec keys',
    ],
  ])('are refused: %s', (_what, order, keys, message) => {
    const office = openOffice();
    const { connectionId } = office.order(order);
    expect(office.refusal('AssociateMacSecKey', { connectionId, ...keys })).toContain(message);
  });

  it('are not associated', () => {
    const office = openOffice();
    const { connectionId } = office.order();
    expect(office.refusal('DisassociateMacSecKey', { connectionId, secretARN: 'arn:x' })).toContain(
      `is not associated with ${connectionId}`,
    );
  });
});

describe('R-DX-17 DeleteConnection', () => {
  it('goes by deleting and deleted, and is no longer listed then', () => {
    const { sim, order, call, connection, refusal } = openOffice();
    const { connectionId } = order();
    expect(call('DeleteConnection', { connectionId }).connectionState).toBe('deleting');
    expect(refusal('DeleteConnection', { connectionId })).toContain('is in the state deleting');
    expect(refusal('DescribeLoa', { connectionId })).toContain('is in the state deleting');
    sim.advance(2 * MINUTE_MS);
    expect(connection(connectionId).connectionState).toBe('deleted');
    sim.advance(2 * HOUR_MS);
    expect(call('DescribeConnections').connections).toEqual([]);
    // Nothing of the order's clock is left to wake it.
    sim.advance(200 * DAY_MS);
    expect(call('DescribeConnections').connections).toEqual([]);
  });

  it('is refused while it has virtual interfaces', () => {
    const { line, call, refusal } = openOffice();
    const { connectionId } = line();
    const gateway = call('CreateDirectConnectGateway', {
      directConnectGatewayName: 'g',
    }).directConnectGateway;
    call('CreatePrivateVirtualInterface', {
      connectionId,
      newPrivateVirtualInterface: {
        virtualInterfaceName: 'v',
        vlan: 101,
        asn: 65000,
        directConnectGatewayId: gateway.directConnectGatewayId,
      },
    });
    expect(refusal('DeleteConnection', { connectionId })).toContain(
      `Connection ${connectionId} has virtual interfaces.`,
    );
  });

  it('does not know others', () => {
    expect(openOffice().refusal('DeleteConnection', { connectionId: 'dxcon-aaaaaaaa' })).toBe(
      `${CLIENT}: Could not find Connection with ID dxcon-aaaaaaaa`,
    );
  });
});

describe('DescribeConnections', () => {
  it('pages', () => {
    const { order, call } = openOffice();
    const ids = [order(), order(), order()].map(({ connectionId }) => connectionId);
    const first = call('DescribeConnections', { maxResults: 2 });
    const second = call('DescribeConnections', { maxResults: 2, nextToken: first.nextToken });
    const listed = [...first.connections, ...second.connections].map(({ connectionId }) => connectionId);
    expect(listed).toEqual(ids);
    expect(second.nextToken).toBeUndefined();
  });
});
