/** `router bgp` as `show running-config` has it. */

import type { AddressFamily } from '../../bgp/index.ts';
import { compareAddresses, parseAddress } from '../../kit/address.ts';
import { SWITCHES } from '../commands/switches.ts';
import type { BgpOptions, BgpSection, BgpSwitch, FamilySection, Named } from '../running-config.ts';
import { familyLines, peersInOrder, sessionLines } from './neighbor-lines.ts';

export function bgpLines(bgp: BgpSection): readonly string[] {
  const peers = peersInOrder(bgp);
  return [
    `router bgp ${bgp.asn}`,
    ...optionLines(bgp.options),
    ...peers.flatMap(([name, peer]) => sessionLines(name, peer)),
    ...(['ipv4', 'ipv6'] as const).flatMap((family) => sectionLines(bgp, family)),
    'exit',
    '!',
  ];
}

/** Switches stand before and after the numbers. */
function optionLines(options: BgpOptions): readonly string[] {
  const { routerId, defaultLocalPreference, clusterId, keepaliveSeconds, holdSeconds, minimumHoldSeconds } =
    options;
  const line = (text: string, value: unknown) => (value === undefined ? [] : [` ${text} ${value}`]);
  const switches = (...names: readonly BgpSwitch[]) => names.flatMap((name) => switchLine(options, name));
  return [
    ...line('bgp router-id', routerId),
    ...switches('log-neighbor-changes', 'always-compare-med', 'ebgp-requires-policy', 'default-ipv4-unicast'),
    ...line('bgp default local-preference', defaultLocalPreference),
    ...line('bgp cluster-id', clusterId),
    ...switches('deterministic-med', 'as-path-ignore', 'multipath-relax', 'compare-routerid'),
    ...switches('missing-as-worst', 'network-import-check'),
    ...(holdSeconds === undefined ? [] : [` timers bgp ${keepaliveSeconds} ${holdSeconds}`]),
    ...line('bgp minimum-holdtime', minimumHoldSeconds),
  ];
}

function switchLine({ switches }: BgpOptions, name: BgpSwitch): readonly string[] {
  const known = SWITCHES.find((one) => one.name === name);
  const value = switches[name];
  if (!known || value === undefined || value === known.isDefault) return [];
  return [` ${value ? '' : 'no '}${known.words}`];
}

function sectionLines(bgp: BgpSection, family: AddressFamily): readonly string[] {
  const section = bgp.families[family];
  const lines = [
    ...routeLines(section),
    ...peersInOrder(bgp).flatMap(([name, peer]) => familyLines(bgp, name, peer, family)),
    ...(section.maximumPaths === undefined ? [] : [`  maximum-paths ${section.maximumPaths}`]),
    ...(section.maximumPathsIbgp === undefined ? [] : [`  maximum-paths ibgp ${section.maximumPathsIbgp}`]),
  ];
  if (lines.length === 0) return [];
  return [' !', ` address-family ${family} unicast`, ...lines, ' exit-address-family'];
}

const REDISTRIBUTED = ['kernel', 'connected', 'static'];

function routeLines({ networks, aggregates, redistribute }: FamilySection): readonly string[] {
  const map = (name: string | undefined) => (name === undefined ? '' : ` route-map ${name}`);
  return [
    ...byPrefix(networks).map(([prefix, { routeMap }]) => `  network ${prefix}${map(routeMap)}`),
    ...byPrefix(aggregates).map(
      ([prefix, { asSet, summaryOnly }]) =>
        `  aggregate-address ${prefix}${asSet ? ' as-set' : ''}${summaryOnly ? ' summary-only' : ''}`,
    ),
    ...REDISTRIBUTED.flatMap((source) => {
      const entry = redistribute[source];
      if (!entry) return [];
      const metric = entry.metric === undefined ? '' : ` metric ${entry.metric}`;
      return [`  redistribute ${source}${metric}${map(entry.routeMap)}`];
    }),
  ];
}

/** By address, then length. */
export function byPrefix<T>(named: Named<T>): readonly (readonly [string, T])[] {
  return Object.entries(named).sort(([left], [right]) => comparePrefixes(left, right));
}

export function comparePrefixes(left: string, right: string): number {
  const [one, other] = [left, right].map((text) => parseAddress(text.split('/')[0] ?? ''));
  if (!one || !other) return 0;
  return compareAddresses(one, other) || Number(left.split('/')[1]) - Number(right.split('/')[1]);
}
