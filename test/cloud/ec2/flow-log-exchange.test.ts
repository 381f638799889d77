import { describe, expect, it } from 'vitest';
import { amountOf } from '../../../src/cloud/ec2/flow-log/exchange.ts';
import { type Address, parseAddress } from '../../../src/kit/address.ts';
import type { Disposition, FlowTrace, Observation } from '../../../src/net/trace.ts';

const HERE = { 4: '10.0.0.5', 6: '2600:1f18::5' } as const;

function seen(protocol: number, reply: boolean, family: 4 | 6): Observation {
  const address = parseAddress(HERE[family]) as Address;
  const packet = { source: address, destination: address, protocol, sourcePort: 0, destinationPort: 0 };
  return { interfaceId: 'eni-1', direction: reply ? 'egress' : 'ingress', packet, verdict: 'ACCEPT', reply };
}

/** What flow logs say of a request of one protocol and its answer of another, there and back. */
function amounts(protocols: readonly [number, number], disposition: Disposition, family: 4 | 6 = 4) {
  const observations = [seen(protocols[0], false, family), seen(protocols[1], true, family)];
  const packet = (observations[0] as Observation).packet;
  const arrival = { node: 'i-1', origin: { resource: 'i-1', label: 'i-1' }, text: '', packet };
  const action = disposition === 'refused' ? 'refused' : 'delivered';
  const trace: FlowTrace = {
    disposition,
    forward: [{ ...arrival, action }],
    back: [],
    blockers: [],
    observations,
  };
  return observations.map((observation) => {
    const { packets, bytes, tcpFlags } = amountOf(observation, trace);
    return [packets, bytes, tcpFlags];
  });
}

describe('packets, bytes and TCP flags of one exchange (R-VPC-174)', () => {
  it.each([
    [
      'TCP, served',
      [6, 6],
      'delivered',
      4,
      [
        [6, 420, 3],
        [4, 716, 19],
      ],
    ],
    [
      'TCP, refused',
      [6, 6],
      'refused',
      4,
      [
        [1, 60, 2],
        [1, 40, 4],
      ],
    ],
    [
      'TCP, the answer lost',
      [6, 6],
      'reply-dropped',
      4,
      [
        [3, 180, 2],
        [3, 180, 18],
      ],
    ],
    [
      'TCP over IPv6',
      [6, 6],
      'delivered',
      6,
      [
        [6, 540, 3],
        [4, 796, 19],
      ],
    ],
    [
      'UDP, served',
      [17, 17],
      'delivered',
      4,
      [
        [1, 60, 0],
        [1, 120, 0],
      ],
    ],
    [
      'UDP, refused by an ICMP error',
      [17, 1],
      'refused',
      4,
      [
        [1, 60, 0],
        [1, 88, 0],
      ],
    ],
    [
      'a ping',
      [1, 1],
      'delivered',
      4,
      [
        [1, 84, 0],
        [1, 84, 0],
      ],
    ],
    [
      'a ping over IPv6',
      [58, 58],
      'delivered',
      6,
      [
        [1, 104, 0],
        [1, 104, 0],
      ],
    ],
    [
      'another protocol',
      [50, 50],
      'delivered',
      4,
      [
        [1, 84, 0],
        [1, 84, 0],
      ],
    ],
  ] as const)('%s', (_, protocols, disposition, family, expected) => {
    expect(amounts(protocols, disposition, family)).toEqual(expected);
  });
});
