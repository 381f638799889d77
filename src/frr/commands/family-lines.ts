/** `address-family …` and what a router brings in there: networks, aggregates, redistributed routes; multipath. */
import type { AddressFamily } from '../../bgp/index.ts';
import { type Answer, type Call, type Command, NOTHING, notSimulated, refuse } from '../command.ts';
import { ROUTER } from '../mode.ts';
import { canonicalPrefix, classfulPrefix, prefixWithMask } from '../prefix-text.ts';
import { entryOf, setting, withEntry, withoutEntry } from '../record.ts';
import type { FamilySection, RunningConfig } from '../running-config.ts';
import { bgpOf, familyIn, warnedOfMap, withBgp } from './peers.ts';

const NETWORK = '<A.B.C.D/M$prefix|X:X::X:X/M$prefix|A.B.C.D$address [mask A.B.C.D$mask]>';
const AGGREGATE = '<A.B.C.D/M$prefix|X:X::X:X/M$prefix|A.B.C.D$address A.B.C.D$mask>';
const SOURCES = '<kernel|connected|static>$source';
const OTHER_SOURCES = '<rip|ripng|ospf|ospf6|isis|eigrp|nhrp|table|vnc|vnc-direct|babel|openfabric>';

export const ADDRESS_FAMILY_COMMANDS: readonly Command[] = [
  {
    pattern: 'address-family <ipv4|ipv6>$family [unicast]',
    run: ({ args }) => ({ mode: { kind: 'family', family: args.family as AddressFamily } }),
  },
  ...notSimulated(
    'address-family <ipv4|ipv6> <multicast|vpn|labeled-unicast|flowspec>',
    'address-family l2vpn evpn',
  ),
];

export const EXIT_FAMILY: readonly Command[] = [
  { pattern: 'exit-address-family', run: () => ({ mode: ROUTER }) },
];

export const FAMILY_LINE_COMMANDS: readonly Command[] = [
  { pattern: `network ${NETWORK} [route-map WORD$map]`, run: addNetwork },
  { pattern: `no network ${NETWORK} [route-map WORD$map]`, run: removeNetwork },
  {
    pattern: `aggregate-address ${AGGREGATE} [{as-set$asSet|summary-only$summaryOnly}]`,
    run: addAggregate,
  },
  { pattern: `no aggregate-address ${AGGREGATE} [{as-set|summary-only}]`, run: removeAggregate },
  {
    pattern: `redistribute ${SOURCES} [{metric (0-4294967295)$metric|route-map WORD$map}]`,
    run: redistribute,
  },
  {
    pattern: `no redistribute ${SOURCES} [{metric (0-4294967295)|route-map WORD}]`,
    run: (call) =>
      changeSection(call, (one) => ({
        ...one,
        redistribute: withoutEntry(one.redistribute, call.args.source ?? ''),
      })),
  },
  {
    pattern: 'maximum-paths (1-256)$count',
    run: (call) => paths(call, 'maximumPaths', Number(call.args.count)),
  },
  {
    pattern: 'maximum-paths ibgp (1-256)$count',
    run: (call) => paths(call, 'maximumPathsIbgp', Number(call.args.count)),
  },
  { pattern: 'no maximum-paths [(1-256)]', run: (call) => paths(call, 'maximumPaths', undefined) },
  { pattern: 'no maximum-paths ibgp [(1-256)]', run: (call) => paths(call, 'maximumPathsIbgp', undefined) },
  ...notSimulated(
    `[no] network ${NETWORK.replaceAll(/\$\w+/g, '')} <backdoor|label-index> [LINE...]`,
    `[no] aggregate-address ${AGGREGATE.replaceAll(/\$\w+/g, '')} <route-map|origin|matching-MED-only|suppress-map> [LINE...]`,
    `[no] redistribute ${OTHER_SOURCES} [LINE...]`,
    '[no] maximum-paths ibgp (1-256) equal-cluster-length',
  ),
];

export const FAMILY_ONLY_COMMANDS: readonly Command[] = notSimulated(
  '[no] <import|export|rd|rt|route-target|label|nexthop|sid|route-map> vpn [LINE...]',
  '[no] import vrf LINE...',
  '[no] bgp dampening [LINE...]',
  '[no] distance <bgp|(1-255)> [LINE...]',
  '[no] table-map WORD',
);

export function sectionOf(config: RunningConfig, family: AddressFamily): FamilySection {
  return bgpOf(config).families[family];
}

function changeSection(call: Call, change: (section: FamilySection) => FamilySection): Answer {
  const family = familyIn(call);
  const { families } = bgpOf(call.config);
  return { config: withBgp(call.config, { families: { ...families, [family]: change(families[family]) } }) };
}

/** Undefined: a mask with holes. */
function prefixIn({ args }: Call): string | undefined {
  const { prefix, address, mask } = args;
  if (prefix !== undefined) return canonicalPrefix(prefix);
  if (mask !== undefined) return prefixWithMask(address ?? '', mask);
  return classfulPrefix(address ?? '');
}

const MALFORMED = '% Malformed prefix';

/** A prefix of the other family is taken, and does nothing: as in FRR. */
function isOfFamily(call: Call, prefix: string): boolean {
  return prefix.includes(':') === (familyIn(call) === 'ipv6');
}

function addNetwork(call: Call): Answer {
  const prefix = prefixIn(call);
  if (prefix === undefined) return refuse(MALFORMED);
  if (!isOfFamily(call, prefix)) return NOTHING;
  const { map } = call.args;
  const network = map === undefined ? {} : { routeMap: map };
  return changeSection(call, (one) => ({ ...one, networks: withEntry(one.networks, prefix, network) }));
}

function removeNetwork(call: Call): Answer {
  const prefix = prefixIn(call);
  if (prefix === undefined) return refuse(MALFORMED);
  const known = entryOf(sectionOf(call.config, familyIn(call)).networks, prefix);
  if (!known) return refuse("% Can't find static route specified");
  const { map } = call.args;
  if (map !== undefined && map !== known.routeMap)
    return refuse("% route-map name doesn't match static route");
  return changeSection(call, (one) => ({ ...one, networks: withoutEntry(one.networks, prefix) }));
}

function addAggregate(call: Call): Answer {
  const prefix = prefixIn(call);
  if (prefix === undefined) return refuse(MALFORMED);
  if (!isOfFamily(call, prefix)) return NOTHING;
  const { asSet, summaryOnly } = call.args;
  const aggregate = {
    ...(asSet ? { asSet: true as const } : {}),
    ...(summaryOnly ? { summaryOnly: true as const } : {}),
  };
  const isKnown = entryOf(sectionOf(call.config, familyIn(call)).aggregates, prefix) !== undefined;
  const answer = changeSection(call, (one) => ({
    ...one,
    aggregates: withEntry(one.aggregates, prefix, aggregate),
  }));
  return isKnown ? { ...answer, output: 'There is already same aggregate network.\n' } : answer;
}

function removeAggregate(call: Call): Answer {
  const prefix = prefixIn(call);
  if (prefix === undefined) return refuse(MALFORMED);
  if (!entryOf(sectionOf(call.config, familyIn(call)).aggregates, prefix))
    return refuse('% There is no aggregate-address configuration.');
  return changeSection(call, (one) => ({ ...one, aggregates: withoutEntry(one.aggregates, prefix) }));
}

function redistribute(call: Call): Answer {
  const { source = '', metric, map } = call.args;
  const entry = {
    ...(metric === undefined ? {} : { metric: Number(metric) }),
    ...(map === undefined ? {} : { routeMap: map }),
  };
  const answer = changeSection(call, (one) => ({
    ...one,
    redistribute: withEntry(one.redistribute, source, entry),
  }));
  return warnedOfMap(call.config, map, answer);
}

function paths(call: Call, key: 'maximumPaths' | 'maximumPathsIbgp', count: number | undefined): Answer {
  return changeSection(call, (section) => setting(section, key, count));
}
