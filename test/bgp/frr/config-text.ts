/** Our configuration in FRR's words: as far as the scenarios go. */
import type {
  BgpConfig,
  Change,
  FamilyConfig,
  Match,
  NeighborConfig,
  Policies,
  RouterConfig,
} from '../../../src/bgp/index.ts';

export function configText(config: BgpConfig, name: string): string {
  const router = config.routers[name] as RouterConfig;
  const { decision } = router;
  const lines = [
    `hostname ${name}`,
    ...policyLines(router.policies),
    `router bgp ${router.asn}`,
    ` bgp router-id ${router.routerId}`,
    ' no bgp ebgp-requires-policy',
    ' no bgp network import-check',
    ' bgp bestpath compare-routerid',
    ...(decision.deterministicMed ? [' bgp deterministic-med'] : []),
    ...(decision.alwaysCompareMed ? [' bgp always-compare-med'] : []),
    ...(decision.medMissingAsWorst ? [' bgp bestpath med missing-as-worst'] : []),
    ...(decision.multipathRelax ? [' bgp bestpath as-path multipath-relax'] : []),
    ...(decision.skip.includes('as-path-length') ? [' bgp bestpath as-path ignore'] : []),
    ...router.neighbors.flatMap(neighborLines),
    ' address-family ipv4 unicast',
    `  maximum-paths ${decision.maximumPaths.external}`,
    `  maximum-paths ibgp ${decision.maximumPaths.internal}`,
    ...router.networks.map(
      ({ prefix, routeMap }) => `  network ${prefix}${routeMap ? ` route-map ${routeMap}` : ''}`,
    ),
    ...router.aggregates.map(
      ({ prefix, summaryOnly, asSet }) =>
        `  aggregate-address ${prefix}${asSet ? ' as-set' : ''}${summaryOnly ? ' summary-only' : ''}`,
    ),
    ...router.neighbors.flatMap(({ address, families }) =>
      familyLines(address, families.ipv4 as FamilyConfig),
    ),
    ' exit-address-family',
  ];
  return `${lines.join('\n')}\n`;
}

function neighborLines({ address, remoteAs, localAs, description, shutdown }: NeighborConfig): string[] {
  const localAsLine = localAs
    ? [
        ` neighbor ${address} local-as ${localAs.asn}${localAs.noPrepend ? ' no-prepend' : ''}${localAs.replaceAs ? ' replace-as' : ''}`,
      ]
    : [];
  return [
    ` neighbor ${address} remote-as ${remoteAs}`,
    ` neighbor ${address} timers 10 30`,
    ` neighbor ${address} timers connect 1`,
    ` neighbor ${address} advertisement-interval 0`,
    ...(description ? [` neighbor ${address} description ${description}`] : []),
    ...(shutdown ? [` neighbor ${address} shutdown`] : []),
    ...localAsLine,
  ];
}

const REMOVAL = {
  'if-all-private': '',
  all: ' all',
  'replace-if-all-private': ' replace-AS',
  'replace-all': ' all replace-AS',
} as const;

function familyLines(address: string, family: FamilyConfig): string[] {
  const line = (text: string | undefined) => (text === undefined ? [] : [`  neighbor ${address} ${text}`]);
  const named = (name: string | undefined, text: (name: string) => string) =>
    line(name === undefined ? undefined : text(name));
  return [
    ...named(family.routeMapIn, (name) => `route-map ${name} in`),
    ...named(family.routeMapOut, (name) => `route-map ${name} out`),
    ...named(family.prefixListIn, (name) => `prefix-list ${name} in`),
    ...named(family.prefixListOut, (name) => `prefix-list ${name} out`),
    ...named(family.asPathListIn, (name) => `filter-list ${name} in`),
    ...named(family.asPathListOut, (name) => `filter-list ${name} out`),
    ...line(family.nextHopSelf ? 'next-hop-self' : undefined),
    ...line(family.routeReflectorClient ? 'route-reflector-client' : undefined),
    ...line(family.allowAsIn === undefined ? undefined : `allowas-in ${family.allowAsIn}`),
    ...line(family.asOverride ? 'as-override' : undefined),
    ...line(family.removePrivateAs && `remove-private-AS${REMOVAL[family.removePrivateAs]}`),
    ...line(family.defaultOriginate ? 'default-originate' : undefined),
    ...line(family.maximumPrefix && `maximum-prefix ${family.maximumPrefix.count}`),
    ...line(family.weight === undefined ? undefined : `weight ${family.weight}`),
  ];
}

function policyLines({ prefixLists, asPathLists, communityLists, routeMaps }: Policies): string[] {
  return [
    ...Object.values(prefixLists).flatMap(({ name, entries }) =>
      entries.map(
        ({ sequence, action, prefix, ge, le }) =>
          `ip prefix-list ${name} seq ${sequence} ${action} ${prefix}${ge ? ` ge ${ge}` : ''}${le ? ` le ${le}` : ''}`,
      ),
    ),
    ...Object.values(asPathLists).flatMap(({ name, entries }) =>
      entries.map(({ action, expression }) => `bgp as-path access-list ${name} ${action} ${expression}`),
    ),
    ...Object.values(communityLists).flatMap(({ name, entries }) =>
      entries.map(({ action, communities, expression }) =>
        communities
          ? `bgp community-list standard ${name} ${action} ${communities.join(' ')}`
          : `bgp community-list expanded ${name} ${action} ${expression}`,
      ),
    ),
    ...Object.values(routeMaps).flatMap(({ name, clauses }) =>
      clauses.flatMap(({ sequence, action, match, set, onMatch }) => [
        `route-map ${name} ${action} ${sequence}`,
        ...match.map((one) => ` match ${matchText(one)}`),
        ...set.map((one) => ` set ${changeText(one)}`),
        ...(onMatch === 'next' ? [' on-match next'] : []),
        'exit',
      ]),
    ),
  ];
}

function matchText(match: Match): string {
  switch (match.kind) {
    case 'prefix-list':
      return `ip address prefix-list ${match.list}`;
    case 'as-path':
      return `as-path ${match.list}`;
    case 'community':
      return `community ${match.list}${match.exact ? ' exact-match' : ''}`;
    case 'med':
      return `metric ${match.value}`;
    case 'origin':
      return `origin ${match.value}`;
    default:
      throw new Error(`no words for match ${match.kind}`);
  }
}

function changeText(change: Change): string {
  const amount = (one: { to: number } | { by: number }) =>
    'to' in one ? String(one.to) : one.by < 0 ? String(one.by) : `+${one.by}`;
  switch (change.kind) {
    case 'local-preference':
      return `local-preference ${amount(change)}`;
    case 'med':
      return `metric ${amount(change)}`;
    case 'weight':
      return `weight ${change.to}`;
    case 'origin':
      return `origin ${change.to}`;
    case 'prepend':
      return `as-path prepend ${change.asns.join(' ')}`;
    case 'prepend-last':
      return `as-path prepend last-as ${change.times}`;
    case 'community':
      return `community ${change.communities.join(' ') || 'none'}${change.additive ? ' additive' : ''}`;
    default:
      throw new Error(`no words for set ${change.kind}`);
  }
}
