/** `show ip bgp PREFIX` in FRR's look (8.4). */
import { formatAsPath } from '../attributes/as-path.ts';
import type { Origin } from '../attributes/path-attributes.ts';
import type { RouterConfig } from '../config/router.ts';
import { medGroup } from '../decision/compare.ts';
import type { Path } from '../decision/path.ts';
import { type DecisionRules, STEPS, type Step } from '../decision/rules.ts';
import { type Judgement, judge } from '../decision/select.ts';
import { hiddenBy } from '../network/advertise.ts';
import { pathsFor } from '../network/decide.ts';
import type { BgpNetwork } from '../network/network.ts';
import { newestFirst } from './table.ts';

const ORIGINS: Readonly<Record<Origin, string>> = { igp: 'IGP', egp: 'EGP', incomplete: 'incomplete' };

/** What FRR says of the step that decided. */
const REASONS: Readonly<Record<Step | 'equal', string>> = {
  weight: 'Weight',
  'local-preference': 'Local Pref',
  'local-origin': 'Local Route',
  'as-path-length': 'AS Path',
  origin: 'Origin',
  med: 'MED',
  external: 'Peer Type',
  metric: 'IGP Metric',
  oldest: 'Older Path',
  'router-id': 'Router ID',
  'cluster-list': 'Cluster length',
  'neighbor-address': 'Neighbor IP',
  equal: 'Nothing left to compare',
};

/** @param prefix in the spelling of `formatPrefix` */
export function showPrefix(network: BgpNetwork, router: string, prefix: string): string {
  const state = network.routers[router];
  const config = network.config.routers[router];
  const judgements = state && config ? judge(newestFirst(pathsFor(state, prefix)), config.decision) : [];
  if (!state || !config || judgements.length === 0) return '% Network not in table\n';
  const best = judgements.findIndex(({ verdict }) => verdict === 'best');
  const hidden = hiddenBy(state, config)(prefix) ? ', Advertisements suppressed by an aggregate.' : '';
  const told = config.neighbors.map(({ address }) => address).filter((one) => state.sent[one]?.[prefix]);
  const count = `${judgements.length} available, ${best < 0 ? 'no best path' : `best #${best + 1}`}`;
  return [
    `BGP routing table entry for ${prefix}, version ${state.selected[prefix]?.version ?? 0}`,
    `Paths: (${count}, table default${hidden})`,
    ...(told.length > 0
      ? ['  Advertised to non peer-group peers:', `  ${told.join(' ')}`]
      : ['  Not advertised to any peer']),
    ...judgements.flatMap((one) => pathLines(one, judgements, config)),
    '',
  ].join('\n');
}

function pathLines(judgement: Judgement, all: readonly Judgement[], config: RouterConfig): readonly string[] {
  const { path } = judgement;
  const { asPath, aggregator, nextHop, communities, largeCommunities, originatorId, clusterList } =
    path.attributes;
  const by = aggregator ? `, (aggregated by ${aggregator.asn} ${aggregator.routerId})` : '';
  const [from, id] =
    path.source.kind === 'peer' ? [path.source.neighbor, path.source.routerId] : [nextHop, config.routerId];
  const metric =
    path.metric === undefined ? ' (inaccessible)' : path.metric > 0 ? ` (metric ${path.metric})` : '';
  const line = (label: string, values: readonly string[]) =>
    values.length > 0 ? [`      ${label}: ${values.join(' ')}`] : [];
  const reflected = clusterList ? `, Cluster list: ${clusterList.join(' ')}` : '';
  return [
    `  ${formatAsPath(asPath) || 'Local'}${by}`,
    `    ${nextHop}${metric} from ${from} (${id})`,
    `      ${facts(judgement, all, config.decision).join(', ')}`,
    ...line('Community', communities),
    ...line('Large Community', largeCommunities),
    ...(originatorId === undefined ? [] : [`      Originator: ${originatorId}${reflected}`]),
    `      Last update: ${lastUpdate(path.at)}`,
  ];
}

function facts(judgement: Judgement, all: readonly Judgement[], rules: DecisionRules): readonly string[] {
  const { path, verdict } = judgement;
  const { origin, med, localPreference, atomicAggregate } = path.attributes;
  const isUsed = verdict === 'best' || verdict === 'multipath';
  return [
    `Origin ${ORIGINS[origin]}`,
    ...(med === undefined ? [] : [`metric ${med}`]),
    ...(localPreference === undefined ? [] : [`localpref ${localPreference}`]),
    ...(path.weight === 0 ? [] : [`weight ${path.weight}`]),
    verdict === 'unusable' ? 'invalid' : 'valid',
    ...kindOf(path),
    ...(atomicAggregate ? ['atomic-aggregate'] : []),
    ...(isUsed && all.some((one) => one.verdict === 'multipath') ? ['multipath'] : []),
    ...(isFirstOfGroup(judgement, all, rules) ? [`bestpath-from-AS ${medGroup(path) ?? 'Local'}`] : []),
    ...(verdict === 'best' ? [`best (${reasonFor(all)})`] : []),
  ];
}

function kindOf({ source }: Path): readonly string[] {
  if (source.kind === 'peer') return [source.isInternal ? 'internal' : 'external'];
  return [source.how === 'aggregate' ? 'aggregated' : 'sourced', 'local'];
}

/** With MED by groups, FRR marks the best of each. */
function isFirstOfGroup(
  { path, verdict }: Judgement,
  all: readonly Judgement[],
  rules: DecisionRules,
): boolean {
  if (!rules.deterministicMed || verdict === 'unusable') return false;
  const ofGroup = all.filter((one) => one.verdict !== 'unusable' && medGroup(one.path) === medGroup(path));
  const winner = ofGroup.find((one) => one.verdict === 'best');
  if (winner) return winner.path === path;
  return ofGroup.every((one) => one.path === path || (one.verdict === 'lost' && one.to === path));
}

/** The last thing that had to be looked at. */
function reasonFor(all: readonly Judgement[]): string {
  const steps = all.flatMap((one) => (one.verdict === 'lost' && one.step !== 'equal' ? [one.step] : []));
  if (all.filter(({ verdict }) => verdict !== 'unusable').length === 1) return 'First path received';
  const last = steps.sort((left, right) => STEPS.indexOf(right) - STEPS.indexOf(left))[0];
  return REASONS[last ?? 'equal'];
}

/** `Mon Nov 23 07:38:52 2026`, UTC. */
function lastUpdate(at: number): string {
  const [day = '', date = '', month = '', year = '', time = ''] = new Date(at).toUTCString().split(/,? /);
  return `${day} ${month} ${date.replace(/^0/, ' ')} ${time} ${year}`;
}
