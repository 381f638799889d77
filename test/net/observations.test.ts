/** What interfaces see: the stuff of flow-log records. */
import { expect, test } from 'vitest';
import { formatAddress } from '../../src/kit/address.ts';
import {
  type FlowTrace,
  type Graph,
  type InterfaceNode,
  type SegmentNode,
  trace,
} from '../../src/net/index.ts';
import { campus, changed, fenceIn, fenceOut, guardOut, OPEN, packet, table } from './build.ts';

const seen = (result: FlowTrace) =>
  result.observations.map(
    ({ interfaceId, direction, verdict, reply, packet: { source, destination } }) =>
      `${reply ? 'reply' : 'flow'} ${interfaceId} ${direction} ${formatAddress(source)}>${formatAddress(destination)} ${verdict}`,
  );
const send = (one: Graph, from: string, text: string) =>
  seen(
    trace(one, { from: from === 'internet' ? { world: true } : { interface: from }, packet: packet(text) }),
  );
const withFront = (change: Partial<SegmentNode>) => {
  const base = campus();
  return changed(base, { ...(base.nodes.get('front') as SegmentNode), ...change });
};
const PING = 'icmp/8 from 203.0.113.7 to 54.0.0.10';

test('R-VPC-178 a ping that security group and network ACL permit: two ACCEPT, private addresses only', () => {
  expect(send(campus(), 'internet', PING)).toEqual([
    'flow eni-web ingress 203.0.113.7>10.0.0.10 ACCEPT',
    'reply eni-web egress 10.0.0.10>203.0.113.7 ACCEPT',
  ]);
});

test('R-VPC-178 the network ACL holds back the answer: ACCEPT in, REJECT out', () => {
  expect(
    send(withFront({ outbound: fenceOut('acl', '100 allow tcp to 0.0.0.0/0') }), 'internet', PING),
  ).toEqual([
    'flow eni-web ingress 203.0.113.7>10.0.0.10 ACCEPT',
    'reply eni-web egress 10.0.0.10>203.0.113.7 REJECT',
  ]);
});

test('R-VPC-172 denied by the security group, or by the network ACL: REJECT, and nothing after it', () => {
  const expected = ['flow eni-web ingress 203.0.113.7>10.0.0.10 REJECT'];
  expect(send(campus(), 'internet', 'tcp/22 from 203.0.113.7 to 54.0.0.10')).toEqual(expected);
  expect(send(withFront({ inbound: fenceIn('acl') }), 'internet', PING)).toEqual(expected);
});

test('a sender that may not send: REJECT on the way out', () => {
  const base = campus();
  const muted = changed(base, { ...(base.nodes.get('eni-web') as InterfaceNode), outbound: guardOut('sg') });
  expect(send(muted, 'eni-web', 'tcp/443 from 10.0.0.10 to 8.8.8.8')).toEqual([
    'flow eni-web egress 10.0.0.10>8.8.8.8 REJECT',
  ]);
});

test('a packet without a route was still accepted at its interface', () => {
  const lost = changed(campus(), table('rtb-front', []));
  expect(send(lost, 'eni-web', 'tcp/443 from 10.0.0.10 to 8.8.8.8')).toEqual([
    'flow eni-web egress 10.0.0.10>8.8.8.8 ACCEPT',
  ]);
});

test('through a NAT gateway: both of its sides, before and after translation', () => {
  expect(send(campus(), 'eni-db', 'tcp/443 from 10.0.1.10 to 8.8.8.8')).toEqual([
    'flow eni-db egress 10.0.1.10>8.8.8.8 ACCEPT',
    'flow eni-nat ingress 10.0.1.10>8.8.8.8 ACCEPT',
    'flow eni-nat egress 10.0.0.20>8.8.8.8 ACCEPT',
    'reply eni-nat ingress 8.8.8.8>10.0.0.20 ACCEPT',
    'reply eni-nat egress 8.8.8.8>10.0.1.10 ACCEPT',
    'reply eni-db ingress 8.8.8.8>10.0.1.10 ACCEPT',
  ]);
});

test('between neighbours both see it', () => {
  const base = campus();
  const open = changed(base, { ...(base.nodes.get('eni-lobby') as InterfaceNode), ...OPEN });
  expect(send(open, 'eni-web', 'tcp/80 from 10.0.0.10 to 10.0.0.11')).toEqual([
    'flow eni-web egress 10.0.0.10>10.0.0.11 ACCEPT',
    'flow eni-lobby ingress 10.0.0.10>10.0.0.11 ACCEPT',
    'reply eni-lobby egress 10.0.0.11>10.0.0.10 ACCEPT',
    'reply eni-web ingress 10.0.0.11>10.0.0.10 ACCEPT',
  ]);
});
