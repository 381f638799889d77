/** What a neighbor was told, what it has told us, and what policy left of that: tables as FRR (8.4) prints them. */
import {
  type AddressFamily,
  type BgpNetwork,
  formatAsPath,
  type Origin,
  type PathAttributes,
  type RouterConfig,
} from '../../bgp/index.ts';
import { comparePrefixes } from '../text/bgp-lines.ts';

interface Row {
  readonly prefix: string;
  readonly attributes: PathAttributes;
  readonly weight: number;
}

const CODES: Readonly<Record<Origin, string>> = { igp: 'i', egp: 'e', incomplete: '?' };

const stateIn = (network: BgpNetwork, { name }: RouterConfig) => network.routers[name];
const isOf = (prefix: string, family: AddressFamily) => prefix.includes(':') === (family === 'ipv6');

export function advertisedText(
  network: BgpNetwork,
  router: RouterConfig,
  peer: string,
  family: AddressFamily,
): string {
  const sent = stateIn(network, router)?.sent[peer] ?? {};
  const rows = Object.entries(sent).map(([prefix, attributes]) => ({ prefix, attributes, weight: 0 }));
  return tableText(network, router, rows, family, 'Total number of prefixes');
}

/** As they came, before policy. */
export function receivedText(
  network: BgpNetwork,
  router: RouterConfig,
  peer: string,
  family: AddressFamily,
): string {
  const received = stateIn(network, router)?.received[peer] ?? {};
  const rows = Object.entries(received).map(([prefix, { attributes }]) => ({
    prefix,
    attributes,
    weight: 0,
  }));
  return tableText(network, router, rows, family, 'Total number of prefixes');
}

export function learntText(
  network: BgpNetwork,
  router: RouterConfig,
  peer: string,
  family: AddressFamily,
): string {
  const received = stateIn(network, router)?.received[peer] ?? {};
  const rows = Object.entries(received).flatMap(([prefix, { path }]) =>
    path ? [{ prefix, attributes: path.attributes, weight: path.weight }] : [],
  );
  return tableText(network, router, rows, family, 'Displayed ');
}

function tableText(
  network: BgpNetwork,
  router: RouterConfig,
  all: readonly Row[],
  family: AddressFamily,
  total: string,
): string {
  const rows = all
    .filter(({ prefix }) => isOf(prefix, family))
    .sort((left, right) => comparePrefixes(left.prefix, right.prefix));
  if (rows.length === 0) return '';
  const ending =
    total === 'Displayed '
      ? `Displayed  ${rows.length} routes and ${Object.keys(stateIn(network, router)?.selected ?? {}).length} total paths`
      : `${total} ${rows.length}`;
  return `${[...headLines(network, router), ...rows.map(rowLine), '', ending].join('\n')}\n`;
}

function headLines(network: BgpNetwork, router: RouterConfig): readonly string[] {
  return [
    `BGP table version is ${stateIn(network, router)?.version ?? 0}, local router ID is ${router.routerId}, vrf id 0`,
    `Default local pref ${router.defaultLocalPreference}, local AS ${router.asn}`,
    'Status codes:  s suppressed, d damped, h history, * valid, > best, = multipath,',
    '               i internal, r RIB-failure, S Stale, R Removed',
    "Nexthop codes: @NNN nexthop's vrf id, < announce-nh-self",
    'Origin codes:  i - IGP, e - EGP, ? - incomplete',
    'RPKI validation codes: V valid, I invalid, N Not found',
    '',
    '   Network          Next Hop            Metric LocPrf Weight Path',
  ];
}

function rowLine({ prefix, attributes, weight }: Row): string {
  const { nextHop, med, localPreference, asPath, origin } = attributes;
  const numbers = `${String(med ?? '').padStart(10)}${String(localPreference ?? '').padStart(7)}`;
  const path = formatAsPath(asPath);
  return `*> ${fill(prefix, 17, 20)}${fill(nextHop, 16, 36)}${numbers}${String(weight).padStart(7)} ${path === '' ? '' : `${path} `}${CODES[origin]}`;
}

/** What is too long for its column ends the line. */
function fill(text: string, width: number, indent: number): string {
  return text.length < width ? text.padEnd(width) : `${text}\n${' '.repeat(indent)}`;
}
