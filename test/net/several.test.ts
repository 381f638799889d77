/** Several ways of equal cost: which one carries a flow, and what becomes of flows on one that is broken. */
import { describe, expect, test } from 'vitest';
import { packetsContain } from '../../src/kit/packet-set.ts';
import { type FlowTrace, type Graph, reach, trace } from '../../src/net/index.ts';
import { graph, host, link, nic, obstacle, packet, router, segment, table } from './build.ts';

function pair(there: string, back: string, broken?: string): Graph {
  return graph(
    router('here'),
    router('there'),
    ...segment('near', 'here', '10.0.0.0/24', table('rtb-near', [`0.0.0.0/0 ${there}`])),
    ...segment('far', 'there', '10.1.0.0/24', table('rtb-far', [`0.0.0.0/0 ${back}`])),
    nic('eni-a', 'near', '10.0.0.4', { owner: 'a' }),
    host('a', 'eni-a', 'tcp/80'),
    nic('eni-b', 'far', '10.1.0.4', { owner: 'b' }),
    host('b', 'eni-b', 'tcp/80 tcp/60000'),
    ...['one', 'two', 'three'].map((id) =>
      link(id, 'here', 'there', id === broken ? { obstacle: obstacle('CUT') } : {}),
    ),
  );
}

const send = (one: Graph, sourcePort: number, port = 80): FlowTrace =>
  trace(one, {
    from: { interface: 'eni-a' },
    packet: packet(`tcp/${port} from 10.0.0.4:${sourcePort} to 10.1.0.4`),
  });
const ways = ({ forward, back }: FlowTrace) =>
  [...forward, ...back].map(({ node }) => node).filter((node) => ['one', 'two', 'three'].includes(node));

describe('ways of equal cost', () => {
  const shared = pair('one|two|three', 'three|two|one');

  test.each([
    ['a low source port takes the first, and the answer the first of its own', 1024, 80, ['one', 'three']],
    ['a middle one the second', 30_000, 80, ['two', 'three']],
    ['a high one the third', 65_535, 80, ['three', 'three']],
    ['the answer goes by the port that was asked', 1024, 60_000, ['one', 'one']],
  ])('%s', (_, sourcePort, port, expected) => {
    expect(ways(send(shared, sourcePort, port))).toEqual(expected);
  });

  test('the trace says that there were several', () => {
    expect(send(shared, 1024).forward.some(({ text }) => text.includes('one of 3 ways of equal cost'))).toBe(
      true,
    );
  });

  test('nobody takes flows off a broken one but whoever made the route', () => {
    const broken = pair('one|two|three', 'three|two|one', 'two');
    const set = reach(broken, { interfaces: ['eni-a'] }, { interfaces: ['eni-b'] });
    for (const port of [1024, 30_000, 65_535]) {
      const { blockers } = send(broken, port);
      expect(blockers.map(({ code }) => code)).toEqual(port === 30_000 ? ['CUT'] : []);
      expect(packetsContain(set, packet(`tcp/80 from 10.0.0.4:${port} to 10.1.0.4`))).toBe(port !== 30_000);
    }
  });
});
