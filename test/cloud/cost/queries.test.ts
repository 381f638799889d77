import { describe, expect, it } from 'vitest';
import { billOf } from '../../../src/sim/cost.ts';
import { createSim } from '../../../src/sim/create-sim.ts';

const CLIENTS = { lisbon: { city: 'Lisbon', address: '85.240.1.2' } };

/** A zone with a record of each policy; asked at its own server, since its domain is nobody's. */
function zone() {
  const sim = createSim({ seed: 'queries', setting: { clients: CLIENTS } });
  const call = (operation: string, input: Record<string, unknown>) => {
    const result = sim.call({ service: 'route53', operation, input });
    if (!result.ok) throw new Error(result.error.message);
    return result.output;
  };
  const made = call('CreateHostedZone', { Name: 'example.test', CallerReference: 'one' }) as {
    HostedZone: { Id: string };
    DelegationSet: { NameServers: string[] };
  };
  const record = (name: string, more: object) => ({
    Action: 'CREATE',
    ResourceRecordSet: {
      Name: `${name}.example.test`,
      Type: 'A',
      TTL: 60,
      ResourceRecords: [{ Value: '192.0.2.1' }],
      ...more,
    },
  });
  call('ChangeResourceRecordSets', {
    HostedZoneId: made.HostedZone.Id,
    ChangeBatch: {
      Changes: [
        record('plain', {}),
        record('near', { SetIdentifier: 'a', Region: 'eu-west-1' }),
        record('here', { SetIdentifier: 'b', GeoLocation: { CountryCode: '*' } }),
        record('weighed', { SetIdentifier: 'c', Weight: 1 }),
      ],
    },
  });
  sim.advance(120_000);
  const server = made.DelegationSet.NameServers[0] as string;
  const ask = (name: string) =>
    sim.resolve('client/lisbon', { name: `${name}.example.test.`, type: 'A' }, { server, recursive: false });
  return { sim, ask };
}

describe('queries to Route 53', () => {
  it('R-PRICE-61 are counted by the policy of what they ask for', () => {
    const { sim, ask } = zone();
    for (const name of ['plain', 'near', 'near', 'here', 'weighed', 'missing']) ask(name);
    sim.advance(1000);
    const lines = billOf(sim.state).lines.filter(({ key }) => key.startsWith('queries-'));
    expect(Object.fromEntries(lines.map(({ key, units }) => [key, units]))).toEqual({
      'queries-standard': 3,
      'queries-latency': 2,
      'queries-geo': 1,
    });
  });

  it('what a cache answers is not asked, and what is only looked at is not counted', () => {
    const { sim } = zone();
    sim.peek('client/lisbon', { name: 'plain.example.test.', type: 'A' });
    expect(sim.state.dns.queries).toEqual({});
  });
});
