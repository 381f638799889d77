/** Looking names up: the walk from the root, caches on the virtual clock, who asks whom. */
import { beforeEach, describe, expect, test } from 'vitest';
import { cachedLines } from '../../../src/sim/dns/cache-view.ts';
import { UnknownPlace } from '../../../src/sim/places.ts';
import { type DnsWorld, dnsWorld, OLD_ZONE } from './world.ts';

let world: DnsWorld;
beforeEach(async () => {
  world = await dnsWorld();
});

const A = (name: string) => ({ name, type: 'A' }) as const;
const LISBON = 'client/lisbon';

describe('the walk', () => {
  test('goes from the root over the registry to the authority', () => {
    const { rcode, answer, steps, resolver } = world.sim.resolve(LISBON, A('www.old.com.'));
    expect(rcode).toBe('NOERROR');
    expect(resolver).toBe('resolver-lisbon');
    expect(answer).toEqual([{ name: 'www.old.com.', type: 'A', ttl: 60, data: '192.0.2.80' }]);
    const zones = steps
      .filter(({ kind, depth }) => kind === 'ask' && depth === 0)
      .map(({ server }) => server?.zone);
    expect(zones).toEqual(['.', 'com.', 'old.com.']);
    expect(steps.map(({ kind }) => kind).at(0)).toBe('stub-asks');
    expect(steps.map(({ kind }) => kind).at(-1)).toBe('stub-answer');
  });

  test('asks only the authority once the registry is known', () => {
    world.sim.resolve(LISBON, A('www.old.com.'));
    const { steps } = world.sim.resolve(LISBON, A('ftp.old.com.'));
    expect(steps.filter(({ kind }) => kind === 'ask').map(({ server }) => server?.zone)).toEqual([
      'old.com.',
    ]);
  });

  test('follows CNAMEs into other zones', () => {
    const { answer } = world.sim.resolve(LISBON, A('blog.old.com.'));
    expect(answer.map(({ type, data }) => `${type} ${data}`)).toEqual([
      'CNAME www.example.com.',
      'A 93.184.215.14',
    ]);
  });

  test('fails where a delegation leads nowhere', () => {
    const { rcode, steps } = world.sim.resolve(LISBON, A('x.sub.old.com.'));
    expect(rcode).toBe('SERVFAIL');
    expect(steps.some(({ kind }) => kind === 'failed')).toBe(true);
  });

  test('knows nothing of domains that nobody registered, and something of well-known ones', () => {
    expect(world.sim.resolve(LISBON, A('never-registered.com.')).rcode).toBe('NXDOMAIN');
    expect(world.sim.resolve(LISBON, A('checkip.amazonaws.com.')).answer).toHaveLength(1);
    expect(world.sim.resolve(LISBON, { name: 'co.uk.', type: 'NS' }).answer).not.toEqual([]);
  });

  test('a zone that is not delegated is on its servers only', async () => {
    world = await dnsWorld({ zones: { 'hidden.com': { records: ['www A 192.0.2.9'], delegated: false } } });
    expect(world.sim.resolve(LISBON, A('www.hidden.com.')).rcode).toBe('NXDOMAIN');
    const direct = world.sim.resolve(LISBON, A('www.hidden.com.'), { server: '192.0.2.53' });
    expect(direct.response).toMatchObject({ authoritative: true, rcode: 'NOERROR' });
  });

  test('a server refuses what is not its own (R-R53-15)', () => {
    const { rcode, response } = world.sim.resolve(LISBON, A('example.org.'), { server: '192.0.2.53' });
    expect(rcode).toBe('REFUSED');
    expect(response?.recursionAvailable).toBe(false);
  });

  test('who is no name server stays silent', () => {
    const { rcode, failures } = world.sim.resolve(LISBON, A('old.com.'), { server: '93.184.215.14' });
    expect(rcode).toBe('NO_SERVER');
    expect(failures).toMatchObject([{ server: '93.184.215.14', kind: 'silence' }]);
  });

  test('a place that is not there is a learner’s error', () => {
    expect(() => world.sim.resolve('client/atlantis', A('old.com.'))).toThrow(UnknownPlace);
  });
});

describe('caches', () => {
  test('TTLs run down with time, and the authority is asked again in the end (R-R53-74)', () => {
    world.sim.resolve(LISBON, A('www.old.com.'));
    world.sim.advance(20_000);
    const cached = world.sim.resolve(LISBON, A('www.old.com.'));
    expect(cached).toMatchObject({ fromCache: true, answer: [{ ttl: 40 }] });
    world.sim.advance(41_000);
    const again = world.sim.resolve(LISBON, A('www.old.com.'));
    expect(again).toMatchObject({ fromCache: false, answer: [{ ttl: 60 }] });
  });

  test('what is not there is remembered too (R-R53-71)', () => {
    expect(world.sim.resolve(LISBON, A('nope.old.com.'))).toMatchObject({
      rcode: 'NXDOMAIN',
      fromCache: false,
    });
    world.sim.advance(100_000);
    expect(world.sim.resolve(LISBON, A('nope.old.com.'))).toMatchObject({
      rcode: 'NXDOMAIN',
      fromCache: true,
      authority: [{ type: 'SOA', ttl: 800 }],
    });
    world.sim.advance(801_000);
    expect(world.sim.resolve(LISBON, A('nope.old.com.')).fromCache).toBe(false);
  });

  test('belong to one resolver each', () => {
    world.sim.resolve(LISBON, A('www.old.com.'));
    expect(world.sim.resolve('client/tokyo', A('www.old.com.')).fromCache).toBe(false);
    expect(world.sim.resolve(LISBON, A('www.old.com.'), { server: '8.8.8.8' })).toMatchObject({
      fromCache: false,
      resolver: 'google-lisbon',
    });
    expect(world.sim.resolve(LISBON, A('www.old.com.'), { server: 'resolver-tokyo' }).fromCache).toBe(true);
  });

  test('without recursion only they are asked', () => {
    const before = world.sim.resolve(LISBON, A('www.old.com.'), { recursive: false });
    expect(before.answer).toEqual([]);
    world.sim.resolve(LISBON, A('www.old.com.'));
    expect(world.sim.resolve(LISBON, A('www.old.com.'), { recursive: false }).answer).toHaveLength(1);
  });

  test('are seen with what is left of each entry', () => {
    world.sim.resolve(LISBON, A('www.old.com.'));
    world.sim.advance(15_000);
    const lines = cachedLines(world.sim.state, 'resolver-lisbon');
    expect(lines.find(({ name, type }) => name === 'www.old.com.' && type === 'A')).toMatchObject({
      ttl: 45,
      data: ['192.0.2.80'],
    });
    world.sim.advance(46_000);
    expect(cachedLines(world.sim.state, 'resolver-lisbon').map(({ name }) => name)).not.toContain(
      'www.old.com.',
    );
  });
});

describe('the world', () => {
  test('peek leaves no mark', () => {
    const before = world.sim.state;
    expect(world.sim.peek(LISBON, A('www.old.com.')).answer).toHaveLength(1);
    expect(world.sim.state).toBe(before);
  });

  test('what is looked up draws from chances of its own: IDs stay the same', async () => {
    const other = await dnsWorld();
    other.sim.resolve(LISBON, A('www.old.com.'));
    expect(other.sim.state.random).toEqual(world.sim.state.random);
  });

  test('a fork has caches of its own, and the same look-ups end in the same world', () => {
    const fork = world.sim.fork();
    fork.resolve(LISBON, A('www.old.com.'));
    expect(world.sim.state.dns.caches).toEqual({});
    world.sim.resolve(LISBON, A('www.old.com.'));
    expect(JSON.stringify(world.sim.state)).toBe(JSON.stringify(fork.state));
  });
});

describe('clients', () => {
  test.each([
    ['8.8.8.8', 'google-lisbon'],
    ['Tokyo', 'resolver-tokyo'],
  ])('may use %s as their resolver', async (resolver, id) => {
    const lisbon = { city: 'Lisbon', address: '198.51.100.10', resolver };
    world = await dnsWorld({ clients: { lisbon }, zones: { 'old.com': OLD_ZONE } });
    expect(world.sim.resolve(LISBON, A('old.com.')).resolver).toBe(id);
  });

  test('TCP works like UDP', () => {
    expect(world.sim.resolve(LISBON, A('old.com.'), { transport: 'tcp' })).toMatchObject({
      rcode: 'NOERROR',
      transport: 'tcp',
    });
  });
});
