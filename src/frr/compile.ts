/** From what is configured to what BGP works with. */
import {
  type AddressFamily,
  type AsPathList,
  type CommunityList,
  DEFAULT_RULES,
  type FamilyConfig,
  type NeighborConfig,
  neighborOf,
  type Policies,
  type RouteMap,
  type RouterConfig,
  routerOf,
  type TableRoute,
} from '../bgp/index.ts';
import { parseAddress } from '../kit/address.ts';
import type { ViewedInterface } from './command.ts';
import { effectivePeer } from './commands/peers.ts';
import { listName } from './commands/statements.ts';
import { isOn } from './commands/switches.ts';
import type {
  BgpSection,
  ClauseConfig,
  ListConfig,
  Named,
  PeerConfig,
  PeerFamily,
  RunningConfig,
} from './running-config.ts';

/**
 * Undefined where the router speaks no BGP.
 * @param table what is in its routing table without BGP
 */
export function routerConfigOf(
  name: string,
  config: RunningConfig,
  interfaces: readonly ViewedInterface[],
  table: readonly TableRoute[],
): RouterConfig | undefined {
  const { bgp } = config;
  if (!bgp) return undefined;
  const { options, families } = bgp;
  const both = [families.ipv4, families.ipv6];
  return routerOf({
    name,
    asn: bgp.asn,
    routerId: options.routerId ?? highestAddress(interfaces),
    neighbors: Object.entries(bgp.peers).flatMap(([address, peer]) => neighborFrom(bgp, address, peer)),
    table,
    networks: both.flatMap(({ networks }) =>
      Object.entries(networks).map(([prefix, { routeMap }]) => ({
        prefix,
        ...(routeMap ? { routeMap } : {}),
      })),
    ),
    redistribute: Object.entries(families.ipv4.redistribute).map(([source, entry]) => ({ source, ...entry })),
    aggregates: both.flatMap(({ aggregates }) =>
      Object.entries(aggregates).map(([prefix, entry]) => ({ prefix, ...entry })),
    ),
    policies: policiesOf(config),
    decision: {
      ...DEFAULT_RULES,
      skip: [
        ...(isOn(options, 'compare-routerid') ? [...DEFAULT_RULES.skip] : []),
        ...(isOn(options, 'as-path-ignore') ? (['as-path-length'] as const) : []),
      ],
      alwaysCompareMed: isOn(options, 'always-compare-med'),
      deterministicMed: isOn(options, 'deterministic-med'),
      medMissingAsWorst: isOn(options, 'missing-as-worst'),
      multipathRelax: isOn(options, 'multipath-relax'),
      maximumPaths: {
        external: families.ipv4.maximumPaths ?? MAXIMUM_PATHS,
        internal: families.ipv4.maximumPathsIbgp ?? MAXIMUM_PATHS,
      },
    },
    ...(options.defaultLocalPreference === undefined
      ? {}
      : { defaultLocalPreference: options.defaultLocalPreference }),
    ...(options.clusterId === undefined ? {} : { clusterId: options.clusterId }),
    networkImportCheck: isOn(options, 'network-import-check'),
    ebgpRequiresPolicy: isOn(options, 'ebgp-requires-policy'),
  });
}

/** As Debian's FRR is built (`--enable-multipath=256`): equal paths are used together, unless told otherwise. */
const MAXIMUM_PATHS = 256;

function highestAddress(interfaces: readonly ViewedInterface[]): string {
  const values = interfaces.flatMap(({ addresses }) =>
    addresses.flatMap((text) => {
      const address = parseAddress(text.split('/')[0] ?? '');
      return address?.family === 4 ? [{ text: text.split('/')[0] ?? '', value: Number(address.value) }] : [];
    }),
  );
  return values.sort((left, right) => right.value - left.value)[0]?.text ?? '0.0.0.0';
}

/** Groups are no neighbors, nor is who has no number. */
function neighborFrom(bgp: BgpSection, address: string, given: PeerConfig): readonly NeighborConfig[] {
  const peer = effectivePeer(bgp, given);
  const { remoteAs, settings } = peer;
  if (peer.isGroup || remoteAs === undefined) return [];
  const { options } = bgp;
  const { shutdown, bfd, timers, description, passive, password, ebgpMultihop, localAs } = settings;
  const holdSeconds = timers?.holdSeconds ?? options.holdSeconds;
  const keepaliveSeconds = timers?.keepaliveSeconds ?? options.keepaliveSeconds;
  const families: Partial<Record<AddressFamily, FamilyConfig>> = {};
  for (const family of ['ipv4', 'ipv6'] as const) {
    const own = peer.families[family];
    const isDefault = family === 'ipv4' && isOn(options, 'default-ipv4-unicast');
    if (own.activate ?? isDefault) families[family] = familyFrom(own, family);
  }
  return [
    neighborOf({
      address,
      remoteAs,
      families,
      ...(description === undefined ? {} : { description }),
      ...(shutdown === undefined ? {} : { shutdown }),
      ...(passive === undefined ? {} : { passive }),
      ...(password === undefined ? {} : { password }),
      ...(ebgpMultihop === undefined ? {} : { ebgpMultihop }),
      ...(localAs === undefined ? {} : { localAs }),
      ...(holdSeconds === undefined ? {} : { holdSeconds }),
      ...(keepaliveSeconds === undefined ? {} : { keepaliveSeconds }),
      ...(settings.connectSeconds === undefined ? {} : { connectRetrySeconds: settings.connectSeconds }),
      ...(options.minimumHoldSeconds === undefined ? {} : { minimumHoldSeconds: options.minimumHoldSeconds }),
      ...(bfd === undefined ? {} : { bfd: bfd === true ? BFD : bfd }),
      advertisementMs: (settings.advertisementSeconds ?? 0) * 1000,
    }),
  ];
}

/** FRR's own: three packets of 300 ms. */
const BFD = { intervalMs: 300, multiplier: 3 };

function familyFrom(own: PeerFamily, family: AddressFamily): FamilyConfig {
  const number = family === 'ipv4' ? 4 : 6;
  const { maximumPrefix, noSendCommunity = [], filterListIn, filterListOut } = own;
  const { prefixListIn, prefixListOut, routeMapIn, routeMapOut, weight, allowAsIn } = own;
  const { asOverride, removePrivateAs, defaultOriginate, nextHopSelf, routeReflectorClient } = own;
  return {
    ...(prefixListIn === undefined ? {} : { prefixListIn: listName(number, prefixListIn) }),
    ...(prefixListOut === undefined ? {} : { prefixListOut: listName(number, prefixListOut) }),
    ...(filterListIn === undefined ? {} : { asPathListIn: filterListIn }),
    ...(filterListOut === undefined ? {} : { asPathListOut: filterListOut }),
    ...(routeMapIn === undefined ? {} : { routeMapIn }),
    ...(routeMapOut === undefined ? {} : { routeMapOut }),
    ...(weight === undefined ? {} : { weight }),
    ...(allowAsIn === undefined ? {} : { allowAsIn }),
    ...(asOverride === undefined ? {} : { asOverride }),
    ...(removePrivateAs === undefined ? {} : { removePrivateAs }),
    ...(defaultOriginate === undefined ? {} : { defaultOriginate }),
    ...(nextHopSelf === undefined ? {} : { nextHopSelf }),
    ...(routeReflectorClient === undefined ? {} : { routeReflectorClient }),
    ...(own.softReconfiguration === undefined ? {} : { softReconfiguration: own.softReconfiguration }),
    ...(maximumPrefix === undefined
      ? {}
      : {
          maximumPrefix: {
            count: maximumPrefix.count,
            ...(maximumPrefix.warningOnly ? { warningOnly: true } : {}),
            ...(maximumPrefix.restartMinutes === undefined
              ? {}
              : { restartMinutes: maximumPrefix.restartMinutes }),
          },
        }),
    ...sentCommunities(noSendCommunity),
  };
}

function sentCommunities(
  off: NonNullable<PeerFamily['noSendCommunity']>,
): Pick<FamilyConfig, 'sendCommunity'> {
  const isStandardOff = off.includes('standard');
  const isLargeOff = off.includes('large');
  if (isStandardOff && isLargeOff) return { sendCommunity: 'none' };
  if (isStandardOff) return { sendCommunity: 'large' };
  return isLargeOff ? { sendCommunity: 'standard' } : {};
}

function policiesOf(config: RunningConfig): Policies {
  const { prefixLists, asPathLists, communityLists, largeCommunityLists, routeMaps } = config;
  const ofFamily = (family: 4 | 6) =>
    Object.entries(prefixLists[family === 4 ? 'ipv4' : 'ipv6']).map(([name, { entries }]) => ({
      name: listName(family, name),
      entries,
    }));
  return {
    prefixLists: byName([...ofFamily(4), ...ofFamily(6)]),
    asPathLists: mapped(asPathLists, asPathListFrom),
    communityLists: mapped(communityLists, communityListFrom),
    largeCommunityLists: mapped(largeCommunityLists, communityListFrom),
    routeMaps: mapped(routeMaps, routeMapFrom),
  };
}

function byName<T extends { readonly name: string }>(items: readonly T[]): Named<T> {
  return Object.fromEntries(items.map((item) => [item.name, item]));
}

function mapped<From, To>(named: Named<From>, to: (name: string, from: From) => To): Named<To> {
  return Object.fromEntries(Object.entries(named).map(([name, from]) => [name, to(name, from)]));
}

function asPathListFrom(name: string, { entries }: ListConfig): AsPathList {
  return {
    name,
    entries: entries.map(({ sequence, action, text }) => ({ sequence, action, expression: text })),
  };
}

function communityListFrom(name: string, { entries, style }: ListConfig): CommunityList {
  return {
    name,
    entries: entries.map(({ sequence, action, text }) =>
      style === 'standard'
        ? { sequence, action, communities: text.split(' ') }
        : { sequence, action, expression: text },
    ),
  };
}

function routeMapFrom(name: string, clauses: Readonly<Record<number, ClauseConfig>>): RouteMap {
  return {
    name,
    clauses: Object.entries(clauses).map(([sequence, { action, statements, onMatch, call, description }]) => {
      const inOrder = Object.values(statements).sort((left, right) => (left.text < right.text ? -1 : 1));
      return {
        sequence: Number(sequence),
        action,
        match: inOrder.flatMap(({ match }) => match ?? []),
        set: inOrder.flatMap(({ change }) => change ?? []),
        ...(onMatch === undefined ? {} : { onMatch: onMatch === 'next' ? onMatch : { goto: onMatch } }),
        ...(call === undefined ? {} : { call }),
        ...(description === undefined ? {} : { description }),
      };
    }),
  };
}
