/** `neighbor X …` of one address family: one entry a setting, in the order in which `show running-config` has them. */
import type { PrivateAsRemoval } from '../../bgp/index.ts';
import type { PeerFamily } from '../running-config.ts';
import { type NeighborOption, option } from './neighbor-settings.ts';
import { isInternal } from './peers.ts';

const define = <Key extends keyof PeerFamily>(entry: NeighborOption<PeerFamily, Key>) =>
  option<PeerFamily, Key>(entry);

const flag = (key: 'nextHopSelf' | 'asOverride' | 'routeReflectorClient', words: string) => ({
  key,
  pattern: words,
  no: words,
  read: () => true as const,
  write: () => words,
});

/** A list or a map by name, one for what comes in and one for what goes out. */
function named(words: string, key: 'prefixList' | 'routeMap' | 'filterList', way: 'in' | 'out') {
  const member = `${key}${way === 'in' ? 'In' : 'Out'}` as const;
  return define({
    key: member,
    pattern: `${words} WORD$name ${way}`,
    no: `${words} WORD ${way}`,
    read: ({ name }) => name,
    write: (name) => `${words} ${name} ${way}`,
  });
}

const REMOVALS: Readonly<Record<PrivateAsRemoval, string>> = {
  'if-all-private': '',
  all: ' all',
  'replace-if-all-private': ' replace-AS',
  'replace-all': ' all replace-AS',
};

export const NEIGHBOR_FAMILIES: readonly NeighborOption<PeerFamily>[] = [
  define({
    ...flag('routeReflectorClient', 'route-reflector-client'),
    refusal: (bgp, peer) =>
      isInternal(bgp, peer) ? undefined : '% Invalid command. Not an internal neighbor',
    refusesNo: true,
  }),
  define(flag('nextHopSelf', 'next-hop-self')),
  define({
    key: 'removePrivateAs',
    pattern: 'remove-private-AS [all$all] [replace-AS$replace]',
    no: 'remove-private-AS [all] [replace-AS]',
    read({ all, replace }) {
      if (replace) return all ? 'replace-all' : 'replace-if-all-private';
      return all ? 'all' : 'if-all-private';
    },
    write: (value) => `remove-private-AS${REMOVALS[value]}`,
    refusal: (bgp, peer) =>
      isInternal(bgp, peer) ? '% remove-private-AS cannot be configured for IBGP peers' : undefined,
    refusesNo: true,
  }),
  define({
    ...flag('asOverride', 'as-override'),
    refusal: (bgp, peer) =>
      isInternal(bgp, peer) ? '% as-override cannot be configured for IBGP peers' : undefined,
    refusesNo: true,
  }),
  define({
    key: 'defaultOriginate',
    pattern: 'default-originate [route-map WORD$map]',
    no: 'default-originate [route-map WORD]',
    read: ({ map }) => (map === undefined ? {} : { routeMap: map }),
    write: ({ routeMap }) => `default-originate${routeMap === undefined ? '' : ` route-map ${routeMap}`}`,
  }),
  define({
    key: 'softReconfiguration',
    pattern: 'soft-reconfiguration inbound',
    no: 'soft-reconfiguration inbound',
    read: () => true,
    write: () => 'soft-reconfiguration inbound',
  }),
  define({
    key: 'maximumPrefix',
    pattern:
      'maximum-prefix (1-4294967295)$count [(1-100)$threshold] [<warning-only$warn|restart (1-65535)$restart>] [force]',
    no: 'maximum-prefix [(1-4294967295) [(1-100)] [restart (1-65535)] [warning-only] [force]]',
    read: ({ count, threshold, warn, restart }) => ({
      count: Number(count),
      ...(threshold === undefined ? {} : { thresholdPercent: Number(threshold) }),
      ...(warn ? { warningOnly: true } : {}),
      ...(restart === undefined ? {} : { restartMinutes: Number(restart) }),
    }),
    write: ({ count, thresholdPercent, warningOnly, restartMinutes }) =>
      [
        `maximum-prefix ${count}`,
        // Three quarters is what FRR takes where none is given, and doesn't show.
        ...(thresholdPercent === undefined || thresholdPercent === 75 ? [] : [thresholdPercent]),
        ...(warningOnly ? ['warning-only'] : []),
        ...(restartMinutes === undefined ? [] : [`restart ${restartMinutes}`]),
      ].join(' '),
  }),
  define({
    key: 'allowAsIn',
    pattern: 'allowas-in [(1-10)$times]',
    no: 'allowas-in [(1-10)]',
    read: ({ times }) => (times === undefined ? 3 : Number(times)),
    write: (times) => (times === 3 ? 'allowas-in' : `allowas-in ${times}`),
  }),
  define({
    key: 'weight',
    pattern: 'weight (0-65535)$weight',
    no: 'weight [(0-65535)]',
    read: ({ weight }) => Number(weight),
    write: (weight) => `weight ${weight}`,
  }),
  named('prefix-list', 'prefixList', 'in'),
  named('prefix-list', 'prefixList', 'out'),
  named('route-map', 'routeMap', 'in'),
  named('route-map', 'routeMap', 'out'),
  named('filter-list', 'filterList', 'in'),
  named('filter-list', 'filterList', 'out'),
];
