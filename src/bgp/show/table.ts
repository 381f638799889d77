/** `show ip bgp`, as rows and in FRR's look (8.4). */
import { formatAsPath } from '../attributes/as-path.ts';
import type { Origin } from '../attributes/path-attributes.ts';
import type { AddressFamily } from '../config/neighbor.ts';
import type { Path } from '../decision/path.ts';
import { type Judgement, judge } from '../decision/select.ts';
import { hiddenBy } from '../network/advertise.ts';
import { pathsFor } from '../network/decide.ts';
import type { BgpNetwork } from '../network/network.ts';
import { inTableOrder } from './order.ts';

export interface TableRow {
  readonly prefix: string;
  readonly judgement: Judgement;
  /** An aggregate with `summary-only` stands for it. */
  readonly isSuppressed: boolean;
}

/** Every path that takes part in decisions; of one prefix, the newest first. */
export function bgpTable(network: BgpNetwork, router: string, family: AddressFamily): readonly TableRow[] {
  const state = network.routers[router];
  const config = network.config.routers[router];
  if (!state || !config) return [];
  const prefixes = new Set(
    [state.own, ...Object.values(state.received)].flatMap((table) => Object.keys(table)),
  );
  const hidden = hiddenBy(state, config);
  return inTableOrder(prefixes, family).flatMap((prefix) =>
    judge(newestFirst(pathsFor(state, prefix)), config.decision).map((judgement) => ({
      prefix,
      judgement,
      isSuppressed: hidden(prefix),
    })),
  );
}

export const newestFirst = (paths: readonly Path[]): readonly Path[] =>
  [...paths].sort((left, right) => right.at - left.at);

const LEGEND = [
  'Status codes:  s suppressed, d damped, h history, * valid, > best, = multipath,',
  '               i internal, r RIB-failure, S Stale, R Removed',
  "Nexthop codes: @NNN nexthop's vrf id, < announce-nh-self",
  'Origin codes:  i - IGP, e - EGP, ? - incomplete',
  'RPKI validation codes: V valid, I invalid, N Not found',
];

export const ORIGIN_CODES: Readonly<Record<Origin, string>> = { igp: 'i', egp: 'e', incomplete: '?' };

/** A router that isn't there has an empty table. */
export function showTable(network: BgpNetwork, router: string, family: AddressFamily): string {
  const rows = bgpTable(network, router, family);
  const config = network.config.routers[router];
  if (rows.length === 0 || !config) return 'No BGP prefixes displayed, 0 exist\n';
  const prefixes = new Set(rows.map(({ prefix }) => prefix)).size;
  return [
    `BGP table version is ${network.routers[router]?.version}, local router ID is ${config.routerId}, vrf id 0`,
    `Default local pref ${config.defaultLocalPreference}, local AS ${config.asn}`,
    ...LEGEND,
    '',
    '   Network          Next Hop            Metric LocPrf Weight Path',
    ...rows.map((row, index) => tableLine(row, rows[index - 1]?.prefix === row.prefix)),
    '',
    `Displayed  ${prefixes} routes and ${rows.length} total paths`,
    '',
  ].join('\n');
}

function tableLine({ prefix, judgement, isSuppressed }: TableRow, isFurther: boolean): string {
  const { path, verdict } = judgement;
  const { nextHop, med, localPreference, asPath, origin } = path.attributes;
  const valid = isSuppressed ? 's' : verdict === 'unusable' ? ' ' : '*';
  const choice = verdict === 'best' ? '>' : verdict === 'multipath' ? '=' : ' ';
  const inside = path.source.kind === 'peer' && path.source.isInternal ? 'i' : ' ';
  const network = isFurther ? ''.padEnd(17) : fill(prefix, 17, 20);
  const numbers = `${String(med ?? '').padStart(10)}${String(localPreference ?? '').padStart(7)}`;
  const way = formatAsPath(asPath);
  return `${valid}${choice}${inside}${network}${fill(nextHop, 16, 36)}${numbers}${String(path.weight).padStart(7)} ${way === '' ? '' : `${way} `}${ORIGIN_CODES[origin]}`;
}

/** What is too long for its column ends the line; the next one begins under the column that follows. */
function fill(text: string, width: number, indent: number): string {
  return text.length < width ? text.padEnd(width) : `${text}\n${' '.repeat(indent)}`;
}
