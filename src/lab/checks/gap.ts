/**
 * Who is left out where everybody should get in. A port counts as open from the internet when every address of it gets
 * through from every client port; which addresses are the internet's own, the simulator says, one trace a gap.
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
import { type Bound, range } from '../../kit/ranges.ts';
import type { Trace } from '../../net/trace.ts';
import type { FlowSpec, Sim } from '../../sim/sim.ts';
import type { PortRange } from './port.ts';

/** From which ports clients speak: Linux from 32768, Windows and macOS from 49152, NAT gateways from 1024 (R-NACL-10). */
const CLIENT_PORTS = range(1024, 65_536);
/** A gap may be an address that nobody on the internet has; so many are looked at. */
const MAX_GAPS = 32;

export interface Gap {
  readonly evidence: Trace;
  /** The sender, where it is one of many. */
  readonly source?: string;
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

/** A packet that must get through and does not, unless in one of the address families all do. */
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
    const gap = familyGap(through, wanted, family, flow, sim);
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
  const everywhere = ALL_ADDRESSES[family];
  const terms = termsOf(through, family).map((term) => ({ ...term, destination: everywhere }));
  const sources = flow.from === 'internet' ? everywhere : (terms[0]?.source ?? everywhere);
  const must = packets(family, { ...wanted, source: sources, sourcePort: CLIENT_PORTS });
  const missing = termsOf(
    terms.reduce((rest, term) => subtractPackets(rest, fromTerms(family, [term])), must),
    family,
  );
  for (const term of missing.slice(0, MAX_GAPS)) {
    for (let at = 0; at < Math.min(term.source.length, 2 * MAX_GAPS); at += 2) {
      const source = formatAddress({ family, value: term.source[at] as Bound });
      const gap = lookAt(term, flow.from === 'internet' ? source : undefined, flow, sim);
      if (gap) return gap;
    }
  }
  return undefined;
}

/** Sends one of the missing packets; no gap where the address is nobody's. */
function lookAt(term: Term, source: string | undefined, flow: FlowSpec, sim: Sim): Gap | undefined {
  const hasPorts = flow.destinationPort !== undefined;
  const ports = { sourcePort: Number(term.sourcePort[0]), destinationPort: Number(term.destinationPort[0]) };
  const evidence = sim.trace({ ...flow, ...(source && { from: source }), ...(hasPorts && ports) });
  if (evidence.disposition === 'delivered' || evidence.disposition === 'refused') return undefined;
  return source ? { evidence, source } : { evidence };
}

function portOf(protocol: number, port: number): Pick<FlowSpec, 'protocol' | 'destinationPort'> {
  return protocol === 6 || protocol === 17 ? { protocol, destinationPort: port } : { protocol };
}
