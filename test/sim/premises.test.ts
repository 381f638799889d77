/** Sites on premises: packets, names and requests from and to them, and what breaks. */
import { describe, expect, test } from 'vitest';
import type { ResolverSetting, Setting } from '../../src/cloud/kernel/world.ts';
import type { PremisesSetting } from '../../src/cloud/premises/setting.ts';
import { formatAddress } from '../../src/kit/address.ts';
import { isEmptyPackets, samplePacket } from '../../src/kit/packet-set.ts';
import { createSim } from '../../src/sim/create-sim.ts';
import { hostAt } from '../../src/sim/earth.ts';
import { locate, UnknownPlace } from '../../src/sim/places.ts';
import { premisesIn } from '../../src/sim/premises.ts';
import type { Sim } from '../../src/sim/sim.ts';
import { LISBON, lisbonWith } from '../cloud/premises/site.ts';

function simWith(lisbon: PremisesSetting = LISBON, more: Partial<Setting> = {}): Sim {
  return createSim({
    seed: 'premises',
    setting: {
      clients: { home: { city: 'Porto', address: '198.51.100.10' } },
      defaultVpc: false,
      premises: { lisbon },
      ...more,
    },
  });
}

/** Both routers know the way to everything. */
const ROUTED = lisbonWith({ back: 'ip route 0.0.0.0/0 192.168.10.1' });

const TCP = 6;

function outcome(sim: Sim, from: string, to: string, port = 80): string {
  const { disposition, blockers, forward } = sim.trace({ from, to, protocol: TCP, destinationPort: port });
  const last = forward.at(-1);
  return blockers[0]?.code ?? `${disposition} ${last ? formatAddress(last.packet.source) : ''}`.trim();
}

describe('packets', () => {
  test.each([
    ['desk', 'rack', 443, 'delivered 192.168.10.20'],
    ['rack', 'desk', 80, 'delivered 192.168.20.20'],
    ['desk', 'rack', 80, 'refused 192.168.10.20'],
    ['desk', 'edge', 22, 'delivered 192.168.10.20'],
    ['desk', 'back', 22, 'delivered 192.168.10.20'],
    ['rack', 'back', 22, 'delivered 192.168.20.20'],
    ['back', 'rack', 443, 'delivered 192.168.10.2'],
    ['edge', 'back', 179, 'delivered 192.168.10.1'],
    ['back', 'edge', 179, 'delivered 192.168.10.2'],
    ['desk', 'client/home', 443, 'delivered 203.0.113.10'],
    ['back', '8.8.8.8', 443, 'delivered 203.0.113.10'],
    ['edge', '8.8.8.8', 443, 'delivered 203.0.113.10'],
    ['client/home', 'edge', 22, 'delivered 198.51.100.10'],
    ['client/home', 'edge', 80, 'refused 198.51.100.10'],
    ['internet', 'desk', 80, 'PREMISES_ADDRESS_IS_PRIVATE'],
    ['client/home', 'back', 22, 'NOT_ROUTED_BY_INTERNET'],
    ['desk', '10.1.2.3', 443, 'BAD_STATE_ROUTE'],
    ['desk', '192.168.10.99', 443, 'UNUSED_ADDRESS'],
  ])('%s → %s tcp/%d: %s', (from, to, port, expected) => {
    const place = (name: string) => (/^(desk|rack|edge|back)$/.test(name) ? `premises/lisbon/${name}` : name);
    expect(outcome(simWith(ROUTED), place(from), place(to), port)).toBe(expected);
  });

  test('nobody out there reaches in, proved for every packet', () => {
    const sim = simWith(ROUTED);
    for (const inside of ['desk', 'rack', 'back'])
      expect(isEmptyPackets(sim.reach('internet', `premises/lisbon/${inside}`))).toBe(true);
    expect(isEmptyPackets(sim.reach('internet', 'premises/lisbon/edge'))).toBe(false);
    expect(isEmptyPackets(sim.reach('premises/lisbon/desk', 'internet'))).toBe(false);
  });

  test('only its own address stands in what a host sends', () => {
    const reached = samplePacket(simWith().reach('premises/lisbon/desk', 'premises/lisbon/rack'));
    expect(reached && formatAddress(reached.source)).toBe('192.168.10.20');
  });

  test('routes in a circle end', () => {
    const circle = lisbonWith({
      edge: 'ip route 10.0.0.0/8 192.168.10.2',
      back: 'ip route 10.0.0.0/8 192.168.10.1',
    });
    expect(outcome(simWith(circle), 'premises/lisbon/desk', '10.1.1.1')).toBe('ROUTING_LOOP');
  });
});

describe('what breaks', () => {
  test.each([
    ['premises/lisbon/desk', 'desk', 'rack', 443, 'HOST_FAILED'],
    ['premises/lisbon/rack', 'desk', 'rack', 443, 'HOST_FAILED'],
    ['line/lisbon/edge', 'desk', '8.8.8.8', 443, 'INTERNET_LINE_FAILED'],
    ['line/lisbon/edge', 'desk', 'rack', 443, 'delivered 192.168.10.20'],
    ['line/lisbon/edge', 'client/home', 'edge', 22, 'INTERNET_LINE_FAILED'],
    ['premises/lisbon/edge', 'client/home', 'edge', 22, 'ROUTER_FAILED'],
    ['premises/lisbon/back', 'desk', 'rack', 443, 'delivered 192.168.10.20'],
    ['premises/lisbon/edge', 'desk', 'back', 22, 'delivered 192.168.10.20'],
    ['premises/lisbon/edge', 'rack', 'desk', 80, 'ROUTER_FAILED'],
  ])('%s: %s → %s tcp/%d: %s', (fault, from, to, port, expected) => {
    const sim = simWith(ROUTED);
    const place = (name: string) => (/^(desk|rack|edge|back)$/.test(name) ? `premises/lisbon/${name}` : name);
    const before = outcome(sim, place(from), place(to), port);
    sim.fault({ target: fault });
    expect(outcome(sim, place(from), place(to), port)).toBe(expected);
    sim.heal({ target: fault });
    expect(outcome(sim, place(from), place(to), port)).toBe(before);
  });

  test('another router of the network takes over for one that is dead', () => {
    const networks = { office: '192.168.10.2', lab: '192.168.20.2' };
    const back = { address: '203.0.113.11', networks };
    const sim = simWith({ ...LISBON, routers: { ...LISBON.routers, back } });
    expect(outcome(sim, 'premises/lisbon/desk', '8.8.8.8', 443)).toBe('delivered 203.0.113.10');
    sim.fault({ target: 'premises/lisbon/edge' });
    expect(outcome(sim, 'premises/lisbon/desk', '8.8.8.8', 443)).toBe('delivered 203.0.113.11');
    expect(outcome(sim, 'premises/lisbon/desk', 'premises/lisbon/rack', 443)).toBe('delivered 192.168.10.20');
  });

  test('says what there is where a line or a place is unknown', () => {
    expect(() => simWith().fault({ target: 'line/lisbon/back' })).toThrow(/Lines: line\/lisbon\/edge/);
    expect(() => simWith().fault({ target: 'premises/lisbon/nobody' })).toThrow(
      /On premises: lisbon\/desk, lisbon\/rack, lisbon\/edge, lisbon\/back/,
    );
  });
});

describe('names of places', () => {
  const porto: PremisesSetting = { ...LISBON, routers: {}, city: 'Porto' };
  const sim = simWith(LISBON, { premises: { lisbon: LISBON, porto } });

  test.each([
    ['premises/lisbon/desk', 'lisbon/desk'],
    ['porto/desk', 'porto/desk'],
    ['premises/edge', 'lisbon/edge'],
    ['edge', 'lisbon/edge'],
  ])('%s is %s', (name, id) => {
    expect(locate(sim.state, name)).toMatchObject({ kind: 'premises', id });
  });

  test('one that two sites have needs its site', () => {
    expect(() => locate(sim.state, 'desk')).toThrow(UnknownPlace);
  });
});

describe('names and requests', () => {
  const NAMES: Record<string, ResolverSetting> = {
    names: { address: '192.168.10.53', forwards: { '.': ['8.8.8.8'] } },
  };
  const site: PremisesSetting = {
    ...LISBON,
    hosts: {
      ...LISBON.hosts,
      dns: { network: 'office', address: '192.168.10.53', serves: ['udp/53', 'tcp/53'] },
      web: {
        network: 'lab',
        address: '192.168.20.80',
        serves: ['tcp/80'],
        http: { pages: { '/': { body: 'intranet for {client}' } } },
      },
    },
    resolver: 'names',
  };
  const zones = {
    'corp.example': {
      records: ['www A 192.168.20.80'],
      servers: { 'ns.corp.example': ['192.168.10.53'] },
      delegated: false,
    },
  };
  const more = { resolvers: NAMES, zones };
  const www = { name: 'www.corp.example.', type: 'A' } as const;

  test('a resolver on premises answers from its own zone, and asks out through the line for the rest', () => {
    const sim = simWith(site, more);
    const own = sim.resolve('premises/lisbon/desk', www);
    expect(own.answer.map(({ data }) => data)).toEqual(['192.168.20.80']);
    expect(own.servers).toEqual(['192.168.10.53']);
    const outside = sim.resolve('premises/lisbon/desk', { name: 'example.com.', type: 'A' });
    expect(outside.rcode).toBe('NOERROR');
    sim.fault({ target: 'line/lisbon/edge' });
    expect(sim.peek('premises/lisbon/desk', { name: 'example.org.', type: 'A' }).rcode).toBe('SERVFAIL');
    expect(sim.peek('premises/lisbon/desk', www).rcode).toBe('NOERROR');
  });

  test('nobody out there can ask it', () => {
    expect(
      simWith(site, more).peek('client/home', www, { server: '192.168.10.53' }).response,
    ).toBeUndefined();
  });

  test("without one, the provider's in its city is asked, under an address that no router has", () => {
    const sim = simWith();
    const { servers, resolver, rcode } = sim.resolve('premises/lisbon/desk', {
      name: 'example.com.',
      type: 'A',
    });
    expect({ resolver, rcode }).toEqual({ resolver: 'resolver-lisbon', rcode: 'NOERROR' });
    expect(servers).not.toContain('203.0.113.10');
    const porto = sim.resolve('client/home', { name: 'example.com.', type: 'A' });
    expect(porto).toMatchObject({ resolver: 'resolver-porto', rcode: 'NOERROR' });
  });

  test('hosts serve pages and fetch them', () => {
    const sim = simWith(site, more);
    const request = {
      method: 'GET',
      scheme: 'http',
      host: 'www.corp.example',
      path: '/',
      query: '',
      headers: [],
      body: { kind: 'none' },
    };
    const journey = sim.fetch('premises/lisbon/desk', request as never);
    expect(JSON.stringify(journey.response?.body)).toContain('intranet for 192.168.10.20');
    const outside = sim.fetch('premises/lisbon/desk', { ...request, host: 'example.com' } as never);
    expect(outside.response?.status).toBe(200);
  });
});

test('screens see sites with what works', () => {
  const sim = simWith();
  sim.fault({ target: 'line/lisbon/edge' });
  sim.fault({ target: 'premises/lisbon/rack' });
  const [site] = premisesIn(sim.state);
  expect(site).toMatchObject({ name: 'lisbon', city: 'Lisbon' });
  expect(site?.hosts.map(({ name, works }) => [name, works])).toEqual([
    ['desk', true],
    ['rack', false],
  ]);
  expect(site?.routers.map(({ name, works, line }) => [name, works, line?.works])).toEqual([
    ['edge', true, false],
    ['back', true, undefined],
  ]);
});

test('maps know where an address of a site is', () => {
  const { state } = simWith();
  expect(hostAt(state, '192.168.10.20')).toEqual({ name: 'desk', region: 'Lisbon' });
  expect(hostAt(state, '203.0.113.10')).toEqual({ name: 'edge', region: 'Lisbon' });
  expect(hostAt(state, '8.8.8.8')).toBeUndefined();
});
