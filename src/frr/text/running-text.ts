/** `show running-config`, in the order in which FRR (8.4) writes it. */
import type { ListConfig, Named, PrefixEntry, RunningConfig, StaticRoute } from '../running-config.ts';
import { bgpLines, comparePrefixes } from './bgp-lines.ts';

/** What this console speaks like. */
export const FRR_VERSION = '8.4.4';

export function runningText(config: RunningConfig): string {
  const lines = [
    'Building configuration...',
    '',
    'Current configuration:',
    '!',
    `frr version ${FRR_VERSION}`,
    'frr defaults traditional',
    `hostname ${config.hostname}`,
    'service integrated-vtysh-config',
    '!',
    ...configurationLines(config),
    'end',
  ];
  return `${lines.join('\n')}\n`;
}

/** Everything that somebody has configured. */
export function configurationLines(config: RunningConfig): readonly string[] {
  return [
    ...section(staticLines(config.staticRoutes)),
    ...interfaceLines(config),
    ...(config.bgp ? bgpLines(config.bgp) : []),
    ...section(prefixListLines('ip', config.prefixLists.ipv4)),
    ...section(prefixListLines('ipv6', config.prefixLists.ipv6)),
    ...section(listLines('as-path access-list', config.asPathLists, false)),
    ...section([
      ...listLines('community-list', config.communityLists, true),
      ...listLines('large-community-list', config.largeCommunityLists, true),
    ]),
    ...routeMapLines(config),
  ];
}

const section = (lines: readonly string[]) => (lines.length > 0 ? [...lines, '!'] : []);

/** By family, length, address, distance. */
function staticLines(routes: readonly StaticRoute[]): readonly string[] {
  const word = ({ prefix }: StaticRoute) => (prefix.includes(':') ? 'ipv6' : 'ip');
  const length = ({ prefix }: StaticRoute) => Number(prefix.split('/')[1]);
  return [...routes]
    .sort(
      (left, right) =>
        word(left).length - word(right).length ||
        length(left) - length(right) ||
        comparePrefixes(left.prefix, right.prefix) ||
        left.distance - right.distance,
    )
    .map((route) => {
      const { prefix, nextHop, interface: name, drop, distance } = route;
      const way = [nextHop, name, drop].filter((one) => one !== undefined).join(' ');
      return `${word(route)} route ${prefix} ${way}${distance === 1 ? '' : ` ${distance}`}`;
    });
}

function interfaceLines({ interfaces }: RunningConfig): readonly string[] {
  const names = Object.keys(interfaces).sort();
  return names.flatMap((name) => {
    const { description, addresses = [], shutdown } = interfaces[name] ?? {};
    return [
      `interface ${name}`,
      ...(description === undefined ? [] : [` description ${description}`]),
      ...addresses.map((address) => ` ${address.includes(':') ? 'ipv6' : 'ip'} address ${address}`),
      ...(shutdown ? [' shutdown'] : []),
      'exit',
      '!',
    ];
  });
}

function prefixListLines(word: string, lists: RunningConfig['prefixLists']['ipv4']): readonly string[] {
  return Object.entries(lists).flatMap(([name, { description, entries }]) => [
    ...(description === undefined ? [] : [`${word} prefix-list ${name} description ${description}`]),
    ...entries.map((entry) => `${word} prefix-list ${name} seq ${entry.sequence} ${prefixRule(entry)}`),
  ]);
}

/** `permit 10.0.0.0/8 ge 16 le 24` */
export function prefixRule({ action, prefix, ge, le }: PrefixEntry): string {
  const from = ge === undefined || prefix === 'any' ? '' : ` ge ${ge}`;
  return `${action} ${prefix}${from}${le === undefined || prefix === 'any' ? '' : ` le ${le}`}`;
}

function listLines(words: string, lists: Named<ListConfig>, isStyled: boolean): readonly string[] {
  const names = Object.entries(lists).sort(
    ([left, one], [right, other]) =>
      Number(Number.isNaN(Number(left))) - Number(Number.isNaN(Number(right))) ||
      (one.style === other.style ? compareNames(left, right) : one.style === 'standard' ? -1 : 1),
  );
  return names.flatMap(([name, { style, entries }]) => {
    const named = isStyled && !/^\d+$/.test(name) ? `${style} ${name}` : name;
    return entries.map(
      ({ sequence, action, text }) => `bgp ${words} ${named} seq ${sequence} ${action} ${text}`,
    );
  });
}

const compareNames = (left: string, right: string) => Number(left) - Number(right) || (left < right ? -1 : 1);

function routeMapLines({ routeMaps }: RunningConfig): readonly string[] {
  return Object.entries(routeMaps).flatMap(([name, clauses]) =>
    Object.entries(clauses).flatMap(([sequence, { action, description, call, onMatch, statements }]) => [
      `route-map ${name} ${action} ${sequence}`,
      ...[
        ...(call === undefined ? [] : [` call ${call}`]),
        ...(description === undefined ? [] : [` description ${description}`]),
        ...(onMatch === undefined ? [] : [` on-match ${onMatch === 'next' ? 'next' : `goto ${onMatch}`}`]),
        ...Object.values(statements).map(({ text }) => ` ${text}`),
      ].sort(),
      'exit',
      '!',
    ]),
  );
}
