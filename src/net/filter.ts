/** Filters, compiled once to the exact set of packets that they let through. */
import { memoise, memoiseWithText } from '../kit/memoise.ts';
import {
  NO_PACKETS,
  type PacketSet,
  packetsContain,
  subtractPackets,
  unionPackets,
} from '../kit/packet-set.ts';
import type { Filter, FilterRule } from './graph.ts';
import type { Packet } from './packet.ts';

/** Of what a host on the way passed on: rules that name senders say nothing about it. */
export const permittedRelayed: (filter: Filter) => PacketSet = memoise((filter) =>
  filter.rules.some(({ direct }) => direct)
    ? permitted({ ...filter, rules: filter.rules.filter(({ direct }) => !direct) })
    : permitted(filter),
);

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

/** What it lets through besides, of what came through the balancer behind this interface. */
export const permittedThrough = memoiseWithText(
  (_filter: Filter, balancer: string) => balancer,
  ({ order, rules }: Filter, balancer: string): PacketSet =>
    order === 'any-allow'
      ? unionPackets(...rules.map(({ through }) => through?.get(balancer) ?? NO_PACKETS))
      : NO_PACKETS,
);

/**
 * The rule that decides about a packet, which came through `balancers`, or was `relayed` by a host; undefined where none
 * matches, which is a denial.
 */
export function decidingRule(
  filter: Filter,
  packet: Packet,
  balancers: readonly string[] = [],
  relayed = false,
): FilterRule | undefined {
  const matches = ({ match, through, direct }: FilterRule) =>
    (!(direct && relayed) && packetsContain(match, packet)) ||
    balancers.some((balancer) => packetsContain(through?.get(balancer) ?? NO_PACKETS, packet));
  return filter.rules.find(
    (rule) => (filter.order === 'first-match' || rule.action === 'allow') && matches(rule),
  );
}
