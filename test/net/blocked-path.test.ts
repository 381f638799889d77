/** The complete blocked path: everything that must change, in order, both ways. */
import { describe, expect, test } from 'vitest';
import { type FlowTrace, type Graph, type Remedy, trace } from '../../src/net/index.ts';
import {
  changed,
  fenceIn,
  fenceOut,
  gateway,
  graph,
  guardIn,
  guardOut,
  host,
  nic,
  OPEN,
  obstacle,
  packet,
  router,
  segment,
  table,
} from './build.ts';

const codes = (result: FlowTrace) =>
  result.blockers.map(({ code, direction, origin }) => `${direction} ${code} ${origin.resource}`);

const toTheGateway = (): Remedy[] => [
  { target: { kind: 'node', node: 'igw' }, text: 'add 0.0.0.0/0 to the internet gateway' },
];

/** Nothing is set up: no gateway attached, no route, no public address, no rules, and the machine is off. */
function empty(): Graph {
  return graph(
    router('vpc', 'igw'),
    gateway('igw', 'vpc', '', '', { obstacle: obstacle('NOT_ATTACHED') }),
    segment('subnet', 'vpc', '10.0.0.0/24', table('rtb', ['10.0.0.0/16 local'], toTheGateway), {
      inbound: fenceIn('acl', '90 deny tcp/80 from 0.0.0.0/0', '100 allow all from 0.0.0.0/0'),
      outbound: fenceOut('acl', '100 allow tcp/80 to 0.0.0.0/0'),
    }),
    nic('eni', 'subnet', '10.0.0.4', { inbound: guardIn('sg'), outbound: guardOut('sg'), owner: 'web' }),
    host('web', 'eni', 'tcp/80', { obstacle: obstacle('STOPPED') }),
  );
}
const request = (one: Graph) =>
  trace(one, {
    from: { world: true },
    packet: packet('tcp/80 from 203.0.113.7 to 10.0.0.4'),
    towards: 'eni',
  });

describe('from the internet to a machine for which nothing is set up', () => {
  test('names all that is missing, on the way there and back', () => {
    const result = request(empty());
    expect(codes(result)).toEqual([
      'forward NOT_ATTACHED igw',
      'forward NO_PUBLIC_ADDRESS_IN igw',
      'forward FENCE acl',
      'forward GUARD sg',
      'forward STOPPED web',
      'back FENCE acl',
      'back NO_ROUTE_TO_DESTINATION rtb',
    ]);
    expect(result.disposition).toBe('dropped');
    expect(result.forward.at(-1)?.action).toBe('delivered');
    expect(result.back.at(-1)?.node).toBe('internet');
  });

  test('each mended thing leaves the list, until the flow goes through', () => {
    const parts = [
      gateway('igw', 'vpc', '10.0.0.4=54.0.0.4', ''),
      segment('subnet', 'vpc', '10.0.0.0/24', table('rtb', ['10.0.0.0/16 local', '0.0.0.0/0 igw']), {}),
      nic('eni', 'subnet', '10.0.0.4', { ...OPEN, owner: 'web' }),
      host('web', 'eni', 'tcp/80'),
    ];
    let one = empty();
    const counts = parts.map((mended) => {
      one = changed(one, mended);
      return trace(one, { from: { world: true }, packet: packet('tcp/80 from 203.0.113.7 to 54.0.0.4') })
        .blockers.length;
    });
    expect(counts).toEqual([5, 2, 1, 0]);
  });
});

test('out from a machine without anything', () => {
  const result = trace(empty(), {
    from: { interface: 'eni' },
    packet: packet('tcp/443 from 10.0.0.4 to 8.8.8.8'),
  });
  expect(codes(result)).toEqual([
    'forward STOPPED web',
    'forward GUARD sg',
    'forward FENCE acl',
    'forward NO_ROUTE_TO_DESTINATION rtb',
    'forward NOT_ATTACHED igw',
    'forward NO_PUBLIC_ADDRESS_OUT igw',
  ]);
  expect(result.disposition).toBe('dropped');
});

test('without a remedy the walk ends where the route is missing', () => {
  const one = changed(empty(), segment('subnet', 'vpc', '10.0.0.0/24', table('rtb', [])));
  const result = trace(one, {
    from: { interface: 'eni' },
    packet: packet('tcp/443 from 10.0.0.4 to 8.8.8.8'),
  });
  expect(codes(result).at(-1)).toBe('forward NO_ROUTE_TO_DESTINATION rtb');
  expect(result.back).toEqual([]);
});

test('of several remedies the first is told that carries the sender, else the last', () => {
  const ways = (): Remedy[] => [
    { target: { kind: 'node', node: 'igw' }, text: 'add a route to the gateway' },
    { target: { kind: 'node', node: 'igw' }, text: 'add a route to a translator' },
  ];
  const wayOut = (mappings: string) =>
    trace(
      graph(
        router('vpc', 'igw'),
        gateway('igw', 'vpc', mappings, ''),
        segment('subnet', 'vpc', '10.0.0.0/24', table('rtb', ['10.0.0.0/16 local'], ways)),
        nic('eni', 'subnet', '10.0.0.4', { ...OPEN, owner: 'web' }),
        host('web', 'eni', 'tcp/80'),
      ),
      { from: { interface: 'eni' }, packet: packet('tcp/443 from 10.0.0.4 to 8.8.8.8') },
    ).blockers[0]?.text;
  expect(wayOut('')).toContain('translator');
  expect(wayOut('10.0.0.4=54.0.0.4')).toContain('gateway');
});

test('an interface that nobody is behind can neither send nor receive', () => {
  const one = changed(
    empty(),
    nic('eni', 'subnet', '10.0.0.4', OPEN),
    nic('eni-2', 'subnet', '10.0.0.5', OPEN),
  );
  const result = trace(one, {
    from: { interface: 'eni' },
    packet: packet('tcp/80 from 10.0.0.4 to 10.0.0.5'),
  });
  expect(codes(result)).toEqual(['forward INTERFACE_UNATTACHED eni', 'forward INTERFACE_UNATTACHED eni-2']);
});

test('the graph may name the codes in its own tongue', () => {
  const one: Graph = { ...empty(), codes: { NO_ROUTE_TO_DESTINATION: 'KEINE_ROUTE' } };
  expect(codes(request(one)).at(-1)).toBe('back KEINE_ROUTE rtb');
});

test('the sentences say what is wrong, who decided, and what would mend it', () => {
  expect(request(empty()).blockers.map(({ text }) => text)).toEqual([
    'NOT_ATTACHED stands in the way; remove it.',
    'Eni (10.0.0.4) has no public address, so nobody on the internet can address it; give it one.',
    'Acl denies inbound tcp/80 from 203.0.113.7 to 10.0.0.4 by its rule 90; allow inbound tcp/80 from 203.0.113.7, before that one.',
    'Sg has no rule that allows inbound tcp/80 from 203.0.113.7 to 10.0.0.4; allow inbound tcp/80 from 203.0.113.7.',
    'STOPPED stands in the way; remove it.',
    'Acl has no rule that allows outbound tcp/40000 from 10.0.0.4 to 203.0.113.7; it keeps no state, so answers need a rule of their own: allow outbound tcp/1024-65535 to 203.0.113.7.',
    'Rtb has no route to 203.0.113.7, where the answer goes; add 0.0.0.0/0 to the internet gateway.',
  ]);
});
