import { describe, expect, it } from 'vitest';
import { addToRecord, recordKey, recordOf } from '../../../src/cloud/ec2/flow-log/record.ts';
import type { NetworkInterfaceItem } from '../../../src/cloud/ec2/network-interface/network-interface.ts';
import { type Address, parseAddress } from '../../../src/kit/address.ts';
import type { FlowTrace, Observation } from '../../../src/net/trace.ts';
import { harness } from '../harness.ts';

const INTERFACE = {
  NetworkInterfaceId: 'eni-1',
  SubnetId: 'subnet-1',
  VpcId: 'vpc-1',
  PrivateIpAddresses: [
    { PrivateIpAddress: '10.0.0.9', Primary: false },
    { PrivateIpAddress: '10.0.0.5', Primary: true },
  ],
  Ipv6Addresses: [{ Ipv6Address: '2600:1f18::5' }, { Ipv6Address: '2600:1f18::9' }],
} as unknown as NetworkInterfaceItem;

const context = harness().context();

function arriving(source: string, destination: string, ports: [number, number] = [40_000, 443]) {
  const [sourcePort, destinationPort] = ports;
  const packet = {
    source: parseAddress(source) as Address,
    destination: parseAddress(destination) as Address,
    protocol: 6,
    sourcePort,
    destinationPort,
  };
  const observation: Observation = {
    interfaceId: 'eni-1',
    direction: 'ingress',
    packet,
    verdict: 'ACCEPT',
    reply: false,
  };
  const trace: FlowTrace = {
    disposition: 'delivered',
    forward: [],
    back: [],
    blockers: [],
    observations: [observation],
  };
  return recordOf(observation, trace, INTERFACE, context);
}

describe('addresses on the side of the interface (R-VPC-176)', () => {
  it.each([
    ['its primary address', '10.0.0.5', '10.0.0.5'],
    ['a secondary one', '10.0.0.9', '10.0.0.5'],
    ['somebody else, behind it', '192.0.2.7', '10.0.0.5'],
    ['one of its IPv6 addresses', '2600:1f18::9', '2600:1f18::9'],
    ['somebody else over IPv6', '2001:db8::7', '2600:1f18::5'],
  ])('%s', (_, destination, shown) => {
    const source = destination.includes(':') ? '2001:db8::1' : '203.0.113.1';
    expect(arriving(source, destination)).toMatchObject({
      srcaddr: source,
      dstaddr: shown,
      'pkt-dstaddr': destination,
      type: destination.includes(':') ? 'IPv6' : 'IPv4',
    });
  });
});

describe('aggregation', () => {
  it('counts packets of one flow together, and others apart', () => {
    const record = arriving('203.0.113.1', '10.0.0.5');
    const same = arriving('203.0.113.1', '10.0.0.5');
    expect(recordKey(same)).toBe(recordKey(record));
    for (const other of [
      arriving('203.0.113.2', '10.0.0.5'),
      arriving('203.0.113.1', '10.0.0.9'),
      arriving('203.0.113.1', '10.0.0.5', [40_001, 443]),
    ])
      expect(recordKey(other)).not.toBe(recordKey(record));
    addToRecord(record, { ...same, start: same.start - 10, end: same.end + 20, 'tcp-flags': 4 });
    expect(record).toMatchObject({
      packets: 12,
      bytes: 840,
      start: same.start - 10,
      end: same.end + 20,
      'tcp-flags': 7,
    });
  });
});
