/** Filters, compiled once to the exact set of packets that they let through. */
import { memoise } from '../kit/memoise.ts';
import {
  NO_PACKETS,
  type PacketSet,
  packetsContain,
  subtractPackets,
  unionPackets,
} from '../kit/packet-set.ts';
import type { Filter, FilterRule } from './graph.ts';
import type { Packet } from './packet.ts';

export const permitted: (filter: Filter) => PacketSet = memoise((filter) => {
  if (filter.order === 'any-allow') {
    return unionPackets(...filter.rules.filter((rule) => rule.action === 'allow').map((rule) => rule.match));
  }
  let decided = NO_PACKETS;
  let allowed = NO_PACKETS;
  for (const rule of filter.rules) {
    if (rule.action === 'allow') allowed = unionPackets(allowed, subtractPackets(rule.match, decided));
    decided = unionPackets(decided, rule.match);
  }
  return allowed;
});

/** The rule that decides about a packet; undefined where none matches, which is a denial. */
export function decidingRule(filter: Filter, packet: Packet): FilterRule | undefined {
  return filter.rules.find(
    (rule) =>
      (filter.order === 'first-match' || rule.action === 'allow') && packetsContain(rule.match, packet),
  );
}
