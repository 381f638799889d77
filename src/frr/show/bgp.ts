/** `show [ip] bgp …` and `clear [ip] bgp …`. */
import {
  type AddressFamily,
  bgpTable,
  type NeighborConfig,
  type RouterConfig,
  showPrefix,
  showSummary,
  showTable,
} from '../../bgp/index.ts';
import { parseAddress } from '../../kit/address.ts';
import { parsePrefix, prefixContains } from '../../kit/prefix.ts';
import { type Answer, type Call, type Command, notSimulated, say } from '../command.ts';
import { canonicalPrefix } from '../prefix-text.ts';
import { neighborText } from './neighbor.ts';
import { advertisedText, learntText, receivedText } from './told.ts';

const FAMILY = '[<ipv4|ipv6>$family [unicast]]';
const PEER = '<A.B.C.D|X:X::X:X|WORD>$peer';

export const BGP_SHOWS: readonly Command[] = [
  { pattern: `show [ip$ip] bgp ${FAMILY}`, run: table },
  { pattern: `show [ip$ip] bgp ${FAMILY} <A.B.C.D|A.B.C.D/M|X:X::X:X|X:X::X:X/M>$to`, run: prefix },
  { pattern: `show [ip$ip] bgp ${FAMILY} summary`, run: summary },
  { pattern: `show [ip$ip] bgp ${FAMILY} neighbors [${PEER}]`, run: neighbors },
  {
    pattern: `show [ip$ip] bgp ${FAMILY} neighbors ${PEER} <advertised-routes|received-routes|routes>$what`,
    run: neighborRoutes,
  },
  {
    pattern: `clear [ip] bgp ${FAMILY} <all$all|external$external|(1-4294967295)$asn|${PEER}> [<soft$soft [<in|out>$way]|<in|out>$way>]`,
    run: clear,
  },
  ...notSimulated(
    'show [ip] bgp [<ipv4|ipv6> [unicast]] <attribute-info|cidr-only|community|community-list|dampening|detail|filter-list|large-community|memory|nexthop|paths|peer-group|prefix-list|regexp|route-map|statistics|update-groups|vrf|vrfs|view|views> [LINE...]',
    `show [ip] bgp [<ipv4|ipv6> [unicast]] <A.B.C.D/M|X:X::X:X/M> <longer-prefixes|bestpath|multipath|json>`,
    'show [ip] bgp [<ipv4|ipv6> [unicast]] summary <established|failed|json|neighbor|remote-as|terse|wide> [LINE...]',
    'show [ip] bgp [<ipv4|ipv6> [unicast]] json',
    `show [ip] bgp [<ipv4|ipv6> [unicast]] neighbors <A.B.C.D|X:X::X:X|WORD> <bestpath-routes|dampened-routes|filtered-routes|flap-statistics|graceful-restart|json|prefix-counts|received> [LINE...]`,
    'show bgp <l2vpn|evpn|vni|labelpool|segment-routing> [LINE...]',
  ),
];

const NO_PROCESS = '% BGP instance not found\n';

function routerIn({ view }: Call): RouterConfig | undefined {
  return Object.hasOwn(view.network.config.routers, view.name)
    ? view.network.config.routers[view.name]
    : undefined;
}

/** `show bgp` is about IPv6 unless something says otherwise: as in FRR. */
function familyOf({ args }: Call): AddressFamily {
  if (args.family !== undefined) return args.family as AddressFamily;
  return args.ip === undefined ? 'ipv6' : 'ipv4';
}

function table(call: Call): Answer {
  const { view } = call;
  return say(routerIn(call) ? showTable(view.network, view.name, familyOf(call)) : NO_PROCESS);
}

function prefix(call: Call): Answer {
  const { view, args } = call;
  if (!routerIn(call)) return say(NO_PROCESS);
  const { to = '' } = args;
  const wanted = to.includes('/') ? canonicalPrefix(to) : longestMatch(call, to);
  return say(wanted === undefined ? '% Network not in table\n' : showPrefix(view.network, view.name, wanted));
}

function longestMatch({ view }: Call, to: string): string | undefined {
  const address = parseAddress(to);
  if (!address) return undefined;
  const family = address.family === 4 ? 'ipv4' : 'ipv6';
  const matches = bgpTable(view.network, view.name, family).flatMap((row) => {
    const parsed = parsePrefix(row.prefix);
    return parsed && prefixContains(parsed, address) ? [{ text: row.prefix, length: parsed.length }] : [];
  });
  return matches.sort((left, right) => right.length - left.length)[0]?.text;
}

function summary(call: Call): Answer {
  const { view, args } = call;
  const router = routerIn(call);
  if (!router) return say(NO_PROCESS);
  const families: readonly AddressFamily[] =
    args.family === undefined && args.ip === undefined ? ['ipv4', 'ipv6'] : [familyOf(call)];
  const spoken = families.filter((family) => router.neighbors.some((one) => one.families[family]));
  if (spoken.length === 0) return say(showSummary(view.network, view.name, families[0] ?? 'ipv4'));
  return say(spoken.map((family) => showSummary(view.network, view.name, family)).join(''));
}

function neighbors(call: Call): Answer {
  const { view, args } = call;
  const router = routerIn(call);
  if (!router) return say(NO_PROCESS);
  const named = router.neighbors.filter(({ address }) => args.peer === undefined || address === args.peer);
  if (args.peer !== undefined && named.length === 0) return say('% No such neighbor in this view/vrf\n\n');
  return say(named.map((one) => neighborText(view.network, router, one)).join(''));
}

function neighborRoutes(call: Call): Answer {
  const { view, args } = call;
  const router = routerIn(call);
  if (!router) return say(NO_PROCESS);
  const neighbor = router.neighbors.find(({ address }) => address === args.peer);
  if (!neighbor) return say('No such neighbor in this view/vrf\n');
  const family =
    args.family === undefined && args.ip === undefined ? defaultFamily(neighbor) : familyOf(call);
  if (args.what === 'received-routes') {
    if (!neighbor.families[family]?.softReconfiguration)
      return say('% Inbound soft reconfiguration not enabled\n');
    return say(receivedText(view.network, router, neighbor.address, family));
  }
  const text = args.what === 'routes' ? learntText : advertisedText;
  return say(text(view.network, router, neighbor.address, family));
}

const defaultFamily = ({ families }: NeighborConfig): AddressFamily => (families.ipv4 ? 'ipv4' : 'ipv6');

function clear(call: Call): Answer {
  const { args } = call;
  const router = routerIn(call);
  if (!router) return say(NO_PROCESS);
  const goes = (one: NeighborConfig): boolean => {
    if (args.all || args.peer === '*') return true;
    if (args.external) return one.remoteAs !== 'internal' && one.remoteAs !== router.asn;
    if (args.asn !== undefined) return one.remoteAs === Number(args.asn);
    return one.address === args.peer;
  };
  const chosen = router.neighbors.filter(goes).map(({ address }) => address);
  if (chosen.length === 0 && args.asn !== undefined)
    return say(`% BGP: No Unknown peer is configured with AS ${args.asn}\n`);
  if (chosen.length === 0 && args.peer !== undefined && args.peer !== '*')
    return say(`% BGP: Unknown neighbor - "${args.peer}"\n`);
  const way = args.way as 'in' | 'out' | undefined;
  const isSoft = args.soft !== undefined || way !== undefined;
  const how = !isSoft ? (['hard'] as const) : way === undefined ? (['in', 'out'] as const) : ([way] as const);
  return { deed: { neighbors: chosen, clear: how } };
}
