/**
 * `reach`: exactly these packets get from here to there, and no others: proved over sets of packets, not by samples.
 * Where it isn't so, one packet is the evidence: it gets through though it must not, or doesn't though it must.
 */
import * as z from 'zod';
import { formatAddress } from '../../kit/address.ts';
import {
  type PacketPoint,
  type PacketSet,
  packets,
  samplePacket,
  subtractPackets,
  unionPackets,
} from '../../kit/packet-set.ts';
import { describeServices } from '../../kit/packet-words.ts';
import { range } from '../../kit/ranges.ts';
import type { FlowSpec, Sim } from '../../sim/sim.ts';
import { commonFields, defineCheck, placeName, placeSchema, type Verdict } from './check.ts';
import { gapIn } from './gap.ts';
import { type PortRange, parsePort, portSchema } from './port.ts';
import { wherePlacesExist } from './unknown-place.ts';

const schema = z
  .strictObject({
    ...commonFields,
    reach: z.strictObject({ from: placeSchema, to: placeSchema }).describe('From where to where.'),
    expect: z
      .union([z.literal('nothing'), z.array(portSchema).min(1)])
      .describe('Exactly what gets through: ports, `icmp` for ping (other ICMP may pass too), or `nothing`.'),
  })
  .describe('Exactly which packets get through.');

export type ReachCheck = z.infer<typeof schema>;

/** How many of the services that are open by mistake are named. */
const MAX_NAMED = 4;

export const reach = defineCheck({
  key: 'reach',
  schema,
  proof: 'Proved for every packet there can be',

  describe({ reach: { from, to }, expect }) {
    return `${placeName(from)} → ${placeName(to)}: ${expect === 'nothing' ? 'nothing' : `only ${expect.join(', ')}`}`;
  },

  run(check, sim) {
    return wherePlacesExist(() => judge(check, sim));
  },
});

function judge({ reach: { from, to }, expect }: ReachCheck, sim: Sim): Verdict {
  const open = sim.reach(from, to);
  const wanted = expect === 'nothing' ? [] : expect;
  const ports = wanted.map((text) => parsePort(text) as PortRange);
  const findings = { expected: expect, actual: describeServices(open) };
  const ends = `from ${placeName(from)} to ${placeName(to)}`;

  const extra = subtractPackets(open, unionPackets(...ports.map(tolerated)));
  const leak = samplePacket(extra);
  if (leak) {
    const services = describeServices(extra);
    const named = services.slice(0, MAX_NAMED).join(', ');
    const more = services.length > MAX_NAMED ? ` and ${services.length - MAX_NAMED} more` : '';
    const text =
      wanted.length === 0
        ? `Nothing may get ${ends}, but this does: ${named}${more}.`
        : `Also open ${ends}: ${named}${more}.`;
    return {
      passed: false,
      code: 'also-open',
      text,
      evidence: sim.trace(flowOf(leak, from, to)),
      ...findings,
    };
  }
  for (const [index, port] of ports.entries()) {
    const gap = gapIn(open, port, { from, to }, sim);
    if (!gap) continue;
    const obstacle = gap.evidence.blockers[0]?.text;
    const sentence = `${wanted[index]} does not get through ${ends}${gap.sender ? ` when it comes ${gap.sender}` : ''}.`;
    const text = obstacle ? `${sentence} ${obstacle}` : sentence;
    return { passed: false, code: 'not-open', text, evidence: gap.evidence, ...findings };
  }
  const text = wanted.length === 0 ? `No packet gets ${ends}.` : `Exactly ${wanted.join(', ')} gets ${ends}.`;
  return { passed: true, code: 'passed', text, ...findings };
}

/** What may be open where a port is wanted: itself; where ping is, all ICMP, as most rules for ping say. */
function tolerated({ protocol, first, last }: PortRange): PacketSet {
  const isIcmp = protocol === 1 || protocol === 58;
  const destinationPort =
    isIcmp || (protocol !== 6 && protocol !== 17) ? range(0, 65_536) : range(first, last + 1);
  const fields = { protocol: range(protocol, protocol + 1), destinationPort };
  return unionPackets(packets(4, fields), packets(6, fields));
}

/** The flow that shows a packet of a set. From the whole internet, the sender must be named: others may be kept out. */
function flowOf(packet: PacketPoint, from: string, to: string): FlowSpec {
  const hasPorts = packet.protocol === 6 || packet.protocol === 17;
  return {
    from: from === 'internet' ? formatAddress(packet.source) : from,
    to,
    protocol: packet.protocol,
    family: packet.source.family,
    ...(hasPorts ? { destinationPort: packet.destinationPort, sourcePort: packet.sourcePort } : {}),
  };
}
