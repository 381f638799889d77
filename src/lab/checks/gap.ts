/**
 * Who is left out where everybody should get in. A port counts as open when every address that is meant gets through
 * from every client port.
 */
import { type Family, formatAddress } from '../../kit/address.ts';
import {
  ALL_ADDRESSES,
  fromTerms,
  intersectPackets,
  type PacketSet,
  packets,
  subtractPackets,
  type Term,
  termsOf,
} from '../../kit/packet-set.ts';
import { type Bound, NO_RANGES, range, unionRanges } from '../../kit/ranges.ts';
import type { Trace } from '../../net/trace.ts';
import { internetAddresses } from '../../sim/network.ts';
import type { FlowSpec, Sim } from '../../sim/sim.ts';
import type { PortRange } from './port.ts';

/** From which ports clients speak: Linux from 32768, Windows and macOS from 49152, NAT gateways from 1024 (R-NACL-10). */
const CLIENT_PORTS = range(1024, 65_536);

/** A packet that must get through and does not. */
export interface Gap {
  readonly evidence: Trace;
  /** What sets the sender apart from those who get through, if anything: `from port 1024`. */
  readonly sender?: string;
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

/** None where, in one of the address families at least, everybody gets through. */
export function gapIn(open: PacketSet, port: PortRange, ends: Ends, sim: Sim): Gap | undefined {
  const flow: FlowSpec = { ...ends, ...portOf(port.protocol, port.first) };
  const wanted = {
    protocol: range(port.protocol, port.protocol + 1),
    destinationPort: range(port.first, port.last + 1),
  };
  const gaps: Gap[] = [];
  for (const family of [4, 6] as const) {
    const through = intersectPackets(open, packets(family, wanted));
    if (termsOf(through, family).length === 0) continue;
    const gap = familyGap(through, wanted, family, { ...flow, family }, sim);
    if (!gap) return undefined;
    gaps.push(gap);
  }
  return gaps[0] ?? { evidence: sim.trace(flow) };
}

function familyGap(
  through: PacketSet,
  wanted: Pick<Term, 'protocol' | 'destinationPort'>,
  family: Family,
  flow: FlowSpec,
  sim: Sim,
): Gap | undefined {
  const terms = termsOf(through, family).map((term) => ({ ...term, destination: ALL_ADDRESSES[family] }));
  const source =
    flow.from === 'internet'
      ? internetAddresses(sim.state, family)
      : terms.reduce((all, term) => unionRanges(all, term.source), NO_RANGES);
  const must = packets(family, { ...wanted, source, sourcePort: CLIENT_PORTS });
  const rest = terms.reduce((left, term) => subtractPackets(left, fromTerms(family, [term])), must);
  const [missing] = termsOf(rest, family);
  return missing && plainest(missing, family, flow, sim);
}

/** Of the missing packets, the one that looks most like any other: the plainest is the best evidence. */
function plainest(missing: Term, family: Family, flow: FlowSpec, sim: Sim): Gap {
  const hasPorts = flow.destinationPort !== undefined;
  const destinationPort = Number(missing.destinationPort[0]);
  const sourcePort = Number(missing.sourcePort[0]);
  const anyone = hasPorts ? { ...flow, destinationPort } : flow;
  const fromPort = hasPorts ? { ...anyone, sourcePort } : flow;
  const address = formatAddress({ family, value: missing.source[0] as Bound });
  const fromAddress = flow.from === 'internet' ? { ...fromPort, from: address } : fromPort;
  const candidates = [
    { candidate: anyone },
    { candidate: fromPort, sender: `from port ${sourcePort}` },
    { candidate: fromAddress, sender: `from ${address}` },
  ];
  const traces = candidates.map(({ candidate, sender }) => ({
    evidence: sim.trace(candidate),
    ...(sender && { sender }),
  }));
  return traces.find(({ evidence }) => evidence.blockers.length > 0) ?? (traces[2] as Gap);
}

function portOf(protocol: number, port: number): Pick<FlowSpec, 'protocol' | 'destinationPort'> {
  return protocol === 6 || protocol === 17 ? { protocol, destinationPort: port } : { protocol };
}
