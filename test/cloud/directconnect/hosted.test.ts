/** Hosted connections, what only partners may do, and tags. */
import { describe, expect, it, test } from 'vitest';
import { isWeekday, workingDaysLater } from '../../../src/kit/business-days.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Office, openOffice } from './office.ts';

const CLIENT = 'DirectConnectClientException';
const ORDER = {
  provider: 'Harbor Fiber',
  location: 'EqDC2',
  bandwidth: '500Mbps',
  vlan: 101,
  name: 'share',
  router: 'lisbon/edge',
};

function offered(office: Office, more: object = {}): string {
  const { connectionId, dueAt } = office.call('colo:OrderHosted', { ...ORDER, ...more });
  office.sim.advance(dueAt - office.sim.state.clock.now);
  return connectionId;
}

describe('R-DX-20 hosted connections', () => {
  it('are offered by the partner, taken by the owner, and come up', () => {
    const office = openOffice();
    const connectionId = offered(office);
    expect(office.connection(connectionId)).toMatchObject({
      connectionState: 'ordering',
      connectionName: 'share',
      bandwidth: '500Mbps',
      vlan: 101,
      partnerName: 'Harbor Fiber',
      location: 'EqDC2',
    });
    expect(office.mails().at(-1)).toContain(`Hosted connection ${connectionId} is yours: confirm it`);
    expect(office.call('ConfirmConnection', { connectionId })).toEqual({ connectionState: 'pending' });
    expect(office.refusal('ConfirmConnection', { connectionId })).toContain(
      'only hosted connections in the state ordering',
    );
    office.sim.advance(5 * MINUTE_MS);
    expect(office.connection(connectionId).connectionState).toBe('available');
  });

  test.each(['a', 'b', 'c', 'd', 'e', 'f'])('take one to three working days, with seed %s', (seed) => {
    const office = openOffice({ seed });
    office.sim.advance(4 * DAY_MS);
    const { orderedAt, dueAt } = office.call('colo:OrderHosted', ORDER);
    expect(isWeekday(dueAt)).toBe(true);
    expect(dueAt).toBeGreaterThanOrEqual(workingDaysLater(orderedAt, 1, 9));
    expect(dueAt).toBeLessThan(workingDaysLater(orderedAt, 3, 18));
  });

  it('are rejected when they are deleted before they are taken', () => {
    const office = openOffice();
    const connectionId = offered(office);
    expect(office.call('DeleteConnection', { connectionId }).connectionState).toBe('rejected');
    expect(office.refusal('ConfirmConnection', { connectionId })).toContain('is in the state rejected');
    office.sim.advance(2 * HOUR_MS);
    expect(office.call('DescribeConnections').connections).toEqual([]);
  });

  test.each([
    '50Mbps',
    '100Mbps',
    '200Mbps',
    '300Mbps',
    '400Mbps',
    '500Mbps',
    '1Gbps',
    '2Gbps',
    '5Gbps',
    '10Gbps',
    '25Gbps',
  ])('R-DX-5 may have %s', (bandwidth) => {
    expect(openOffice().refusal('colo:OrderHosted', { ...ORDER, bandwidth })).toBe('');
  });

  test.each<[string, object, string]>([
    ['R-DX-5 another speed', { bandwidth: '700Mbps' }, "not '700Mbps'"],
    [
      'R-DX-5 1 Gbps of a partner who may not',
      { provider: 'Prairie Exchange', bandwidth: '1Gbps' },
      'may host connections of up to 500Mbps',
    ],
    [
      'a partner who is not there',
      { provider: 'Aurora Carrier' },
      "No provider 'Aurora Carrier' is at EqDC2",
    ],
    ['a place that there is not', { location: 'EqXX9' }, "There is no Direct Connect location 'EqXX9'"],
    ['a VLAN that there is not', { vlan: 4095 }, 'A VLAN is a number from 1 to 4094.'],
    ['half a VLAN', { vlan: 1.5 }, 'A VLAN is a number from 1 to 4094.'],
    ['no name', { name: '' }, 'The connection needs a name.'],
    ['a router that there is not', { router: 'nowhere/edge' }, "There is no router 'nowhere/edge'."],
  ])('are refused by partners: %s', (_what, more, message) => {
    const answer = openOffice().refusal('colo:OrderHosted', { ...ORDER, ...more });
    expect(answer).toContain('ColoRefused: ');
    expect(answer).toContain(message);
  });

  it('R-DX-23 have no letter, join no LAG, and do not count among the ten', () => {
    const office = openOffice();
    const connectionId = offered(office);
    expect(office.refusal('DescribeLoa', { connectionId })).toContain(
      'is a hosted connection, which needs no LOA',
    );
    const { lagId } = office.call('CreateLag', {
      location: 'EqDC2',
      connectionsBandwidth: '1Gbps',
      lagName: 'l',
      numberOfConnections: 1,
    });
    expect(office.refusal('AssociateConnectionWithLag', { connectionId, lagId })).toContain(
      'cannot be part of a LAG',
    );
    for (let count = 0; count < 9; count++) office.order();
    expect(
      office.refusal('CreateConnection', { location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'x' }),
    ).toContain('limit of 10');
  });

  it('R-DX-20 dedicated ones are not confirmed', () => {
    const office = openOffice();
    expect(office.refusal('ConfirmConnection', { connectionId: office.order().connectionId })).toContain(
      'only hosted connections in the state ordering can be confirmed',
    );
  });
});

describe('what only partners may do', () => {
  test.each<[string, object]>([
    ['CreateInterconnect', { interconnectName: 'i', bandwidth: '10Gbps', location: 'EqDC2' }],
    ['DeleteInterconnect', { interconnectId: 'dxcon-aaaaaaaa' }],
    ['DescribeInterconnectLoa', { interconnectId: 'dxcon-aaaaaaaa' }],
    [
      'AllocateHostedConnection',
      {
        connectionId: 'dxcon-aaaaaaaa',
        ownerAccount: '210987654321',
        bandwidth: '50Mbps',
        connectionName: 'c',
        vlan: 1,
      },
    ],
    [
      'AllocateConnectionOnInterconnect',
      {
        interconnectId: 'dxcon-aaaaaaaa',
        ownerAccount: '210987654321',
        bandwidth: '50Mbps',
        connectionName: 'c',
        vlan: 1,
      },
    ],
    ['AssociateHostedConnection', { connectionId: 'dxcon-aaaaaaaa', parentConnectionId: 'dxlag-aaaaaaaa' }],
    ['DescribeHostedConnections', { connectionId: 'dxcon-aaaaaaaa' }],
    ['DescribeConnectionsOnInterconnect', { interconnectId: 'dxcon-aaaaaaaa' }],
  ])('%s is refused', (operation, input) => {
    expect(openOffice().refusal(operation, input)).toBe(
      `${CLIENT}: Account [123456789012] is not an authorized Direct Connect partner in us-east-1.`,
    );
  });

  it('leaves nothing to be listed', () => {
    const { call } = openOffice();
    expect(call('DescribeInterconnects')).toEqual({ interconnects: [] });
    expect(call('DescribeCustomerMetadata')).toEqual({ agreements: [], nniPartnerType: 'nonPartner' });
    expect(call('ConfirmCustomerAgreement', { agreementName: 'a' })).toEqual({ status: 'signed' });
  });
});

describe('tags', () => {
  const ARN = 'arn:aws:directconnect:us-east-1:123456789012';

  it('are put on, replaced, taken off and told', () => {
    const office = openOffice();
    const { connectionId } = office.order({ tags: [{ key: 'a', value: '1' }] });
    const resourceArn = `${ARN}:dxcon/${connectionId}`;
    office.call('TagResource', { resourceArn, tags: [{ key: 'a', value: '2' }, { key: 'b' }] });
    const tags = [
      { key: 'a', value: '2' },
      { key: 'b', value: '' },
    ];
    expect(office.call('DescribeTags', { resourceArns: [resourceArn] })).toEqual({
      resourceTags: [{ resourceArn, tags }],
    });
    expect(office.connection(connectionId).tags).toEqual(tags);
    office.call('UntagResource', { resourceArn, tagKeys: ['a', 'zzz'] });
    expect(office.connection(connectionId).tags).toEqual([{ key: 'b', value: '' }]);
  });

  it('are of LAGs as well', () => {
    const office = openOffice();
    const { lagId } = office.call('CreateLag', {
      location: 'EqDC2',
      connectionsBandwidth: '1Gbps',
      lagName: 'l',
      numberOfConnections: 1,
    });
    office.call('TagResource', { resourceArn: `${ARN}:dxlag/${lagId}`, tags: [{ key: 'a', value: '1' }] });
    expect(office.lag(lagId).tags).toEqual([{ key: 'a', value: '1' }]);
  });

  test.each<[string, string, object[], string]>([
    [
      'what is no ARN',
      'dxcon-aaaaaaaa',
      [{ key: 'a' }],
      `${CLIENT}: The resource ARN dxcon-aaaaaaaa is invalid.`,
    ],
    ['what there is not', `${ARN}:dxcon/dxcon-aaaaaaaa`, [{ key: 'a' }], 'does not exist'],
    ['another kind', `${ARN}:thing/dxcon-aaaaaaaa`, [{ key: 'a' }], 'is invalid'],
  ])('are refused on %s', (_what, resourceArn, tags, message) => {
    expect(openOffice().refusal('TagResource', { resourceArn, tags })).toContain(message);
  });

  test.each<[string, object[], string]>([
    ['twice the same key', [{ key: 'a' }, { key: 'a' }], 'DuplicateTagKeysException'],
    [
      'too many in the end',
      Array.from({ length: 49 }, (_, index) => ({ key: `k${index}` })),
      'TooManyTagsException',
    ],
  ])('are refused: %s', (_what, tags, code) => {
    const office = openOffice();
    const { connectionId } = office.order({ tags: [{ key: 'x' }, { key: 'y' }] });
    expect(office.refusal('TagResource', { resourceArn: `${ARN}:dxcon/${connectionId}`, tags })).toContain(
      `${code}: `,
    );
  });

  it('are not of other accounts and regions', () => {
    const office = openOffice();
    const { connectionId } = office.order();
    for (const arn of [ARN.replace('us-east-1', 'eu-west-1'), ARN.replace('123456789012', '210987654321')])
      expect(office.refusal('DescribeTags', { resourceArns: [`${arn}:dxcon/${connectionId}`] })).toContain(
        'does not exist',
      );
  });
});
