import { describe, expect, it } from 'vitest';
import { packets } from '../../src/kit/packet-set.ts';
import { describeServices } from '../../src/kit/packet-words.ts';
import { type Graph, type GraphNode, type InterfaceNode, reach, trace } from '../../src/net/index.ts';
import {
  balancer,
  fenceIn,
  fenceOut,
  gateway,
  graph,
  guardIn,
  guardOut,
  host,
  net,
  nic,
  OPEN,
  packet,
  router,
  rule,
  segment,
  service,
  table,
} from './build.ts';

const LISBON = '203.0.113.7';
const PUBLIC = '54.0.0.40';

/** A balancer in `front`, which the world can address; a and b in `back`, which has no way out of its own. */
function site(services: readonly string[], extra: readonly GraphNode[] = [], back = {}): Graph {
  return graph(
    router('vpc', 'igw'),
    segment('front', 'vpc', '10.0.0.0/24', table('rtb-front', ['10.0.0.0/16 local', '0.0.0.0/0 igw'])),
    segment('back', 'vpc', '10.0.1.0/24', table('rtb-back', ['10.0.0.0/16 local']), back),
    gateway('igw', 'vpc', `10.0.0.40=${PUBLIC}`, ''),
    nic('eni-lb', 'front', '10.0.0.40', { checksAddresses: false, owner: 'lb' }),
    balancer('lb', 'eni-lb', services),
    nic('eni-a', 'back', '10.0.1.4', { ...OPEN, owner: 'a' }),
    host('a', 'eni-a', 'tcp/8080 udp/53'),
    nic('eni-b', 'back', '10.0.1.5', { ...OPEN, owner: 'b' }),
    host('b', 'eni-b', 'tcp/8080'),
    ...extra,
  );
}

const fromWorld = (one: Graph, text: string) => trace(one, { from: { world: true }, packet: packet(text) });
const codes = (one: Graph, text: string) => fromWorld(one, text).blockers.map(({ code }) => code);
const guarded = (inbound: InterfaceNode['inbound']): InterfaceNode =>
  nic('eni-a', 'back', '10.0.1.4', { ...OPEN, ...(inbound && { inbound }), owner: 'a' });

describe('a balancer', () => {
  it('keeps the source, and the answer comes back through it though the target has no route there (R-ELB-43)', () => {
    const one = site(['tcp/80 kept 10.0.1.4:8080']);
    const result = fromWorld(one, `tcp/80 from ${LISBON} to ${PUBLIC}`);
    expect(result.disposition).toBe('delivered');
    expect(result.forward.at(-1)?.text).toBe('a receives tcp/8080 from 203.0.113.7 to 10.0.1.4');
    expect(result.back.at(-1)?.text).toBe('the answer arrives, tcp/40000 from 54.0.0.40 to 203.0.113.7');
  });

  it('or puts its own in the place (R-ELB-43)', () => {
    const one = site(['tcp/80 own 10.0.1.4:8080']);
    const result = fromWorld(one, `tcp/80 from ${LISBON} to ${PUBLIC}`);
    expect(result.disposition).toBe('delivered');
    expect(result.forward.at(-1)?.text).toBe('a receives tcp/8080 from 10.0.0.40 to 10.0.1.4');
  });

  it('spreads flows over its targets by their source port', () => {
    const one = site(['tcp/80 kept 10.0.1.4:8080 10.0.1.5:8080']);
    const whoFor = (port: number) =>
      fromWorld(one, `tcp/80 from ${LISBON}:${port} to ${PUBLIC}`).forward.at(-1)?.node;
    expect([1024, 32_767, 32_768, 65_535].map(whoFor)).toEqual(['a', 'a', 'b', 'b']);
  });

  it('is refused by targets that refuse', () => {
    const one = site(['tcp/80 kept 10.0.1.4:81', 'udp/53 own 10.0.1.5:53']);
    expect(fromWorld(one, `tcp/80 from ${LISBON} to ${PUBLIC}`).disposition).toBe('refused');
    const udp = fromWorld(one, `udp/53 from ${LISBON} to ${PUBLIC}`);
    expect(udp.disposition).toBe('refused');
    expect(udp.back.at(-1)?.text).toBe('the answer arrives, icmp/3/3 from 54.0.0.40 to 203.0.113.7: refused');
  });

  it.each([
    ['no listener there (R-ELB-47)', `tcp/81 from ${LISBON} to ${PUBLIC}`, 'NO_LISTENER'],
    ['the other protocol', `udp/80 from ${LISBON} to ${PUBLIC}`, 'NO_LISTENER'],
    ['pings (R-ELB-47)', `icmp/8 from ${LISBON} to ${PUBLIC}`, 'NO_LISTENER'],
    ['a listener without targets', `tcp/443 from ${LISBON} to ${PUBLIC}`, 'NO_TARGET'],
  ])('drops %s', (_, text, code) => {
    expect(codes(site(['tcp/80 kept 10.0.1.4:8080', 'tcp/443 kept']), text)).toEqual([code]);
  });

  it.each([
    ['kept', 'dropped', ['MEETS_ITSELF']],
    ['own', 'delivered', []],
  ])('leads a target back to itself: source %s (R-ELB-43)', (source, disposition, blockers) => {
    const one = site([`tcp/80 ${source} 10.0.1.4:8080`]);
    const result = trace(one, {
      from: { interface: 'eni-a' },
      packet: packet('tcp/80 from 10.0.1.4 to 10.0.0.40'),
    });
    expect(result.disposition).toBe(disposition);
    expect(result.blockers.map(({ code }) => code)).toEqual(blockers);
  });

  it.each([
    ['the client, source kept', 'kept', `allow tcp/8080 from ${LISBON}/32`, []],
    ['the client, own source', 'own', `allow tcp/8080 from ${LISBON}/32`, ['GUARD']],
    ['the balancer, source kept', 'kept', 'allow tcp/8080 from 10.0.0.40/32', ['GUARD']],
    ['the balancer, own source', 'own', 'allow tcp/8080 from 10.0.0.40/32', []],
  ])('meets the guard of a target, who allows %s', (_, source, allow, blockers) => {
    const one = site([`tcp/80 ${source} 10.0.1.4:8080`], [guarded(guardIn('sg', allow))]);
    expect(codes(one, `tcp/80 from ${LISBON} to ${PUBLIC}`)).toEqual(blockers);
  });

  it('is meant by a rule that names it, whatever the source (R-SG-18)', () => {
    const guard = guardIn('sg');
    const through = new Map([['eni-lb', packets(4, service('tcp/8080'))]]);
    const named = { ...rule('sg', 'allow tcp/8080 from 10.0.0.40/32'), through };
    const one = site(['tcp/80 kept 10.0.1.4:8080'], [guarded({ ...guard, rules: [named] })]);
    expect(codes(one, `tcp/80 from ${LISBON} to ${PUBLIC}`)).toEqual([]);
    const past = { interface: 'eni-b' } as const;
    expect(trace(one, { from: past, packet: packet('tcp/8080 from 10.0.1.5 to 10.0.1.4') }).disposition).toBe(
      'dropped',
    );
  });

  it('meets the stateless filters with the source that it keeps, both ways', () => {
    const inside = {
      inbound: fenceIn('acl', 'allow all from 10.0.0.0/16'),
      outbound: fenceOut('acl', 'allow all to 10.0.0.0/16'),
    };
    const kept = fromWorld(
      site(['tcp/80 kept 10.0.1.4:8080'], [], inside),
      `tcp/80 from ${LISBON} to ${PUBLIC}`,
    );
    expect(kept.blockers.map(({ code, direction }) => `${code} ${direction}`)).toEqual([
      'FENCE forward',
      'FENCE back',
    ]);
    expect(
      codes(site(['tcp/80 own 10.0.1.4:8080'], [], inside), `tcp/80 from ${LISBON} to ${PUBLIC}`),
    ).toEqual([]);
  });

  it('sends questions of its own, as health checks do (R-ELB-38)', () => {
    const one = site(
      ['tcp/80 kept 10.0.1.4:8080'],
      [
        nic('eni-lb', 'front', '10.0.0.40', {
          checksAddresses: false,
          owner: 'lb',
          outbound: guardOut('sg-lb', 'allow tcp/8080 to 10.0.1.0/24'),
          inbound: guardIn('sg-lb', 'allow tcp/80 from 0.0.0.0/0'),
        }),
      ],
    );
    const probe = (text: string) => trace(one, { from: { interface: 'eni-lb' }, packet: packet(text) });
    expect(probe('tcp/8080 from 10.0.0.40 to 10.0.1.4').disposition).toBe('delivered');
    expect(probe('tcp/9090 from 10.0.0.40 to 10.0.1.4').blockers.map(({ code }) => code)).toEqual(['GUARD']);
  });

  it('counts in reach: who is reached through it, and it itself', () => {
    const one = site(['tcp/80 kept 10.0.1.4:8080 10.0.1.5:8080']);
    const open = (id: string) =>
      describeServices(reach(one, { world: [net('203.0.113.0/24')] }, { interfaces: [id] }));
    expect(open('eni-lb')).toEqual(['tcp/80']);
    expect(open('eni-a')).toEqual(['tcp/80']);
    expect(open('eni-b')).toEqual(['tcp/80']);
    const unbalanced = site(['tcp/80 kept 10.0.1.4:8080']);
    expect(describeServices(reach(unbalanced, { world: 'anywhere' }, { interfaces: ['eni-b'] }))).toEqual([]);
  });
});
