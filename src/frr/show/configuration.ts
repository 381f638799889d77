/** What is configured, shown: all of it, route maps, lists; and what the console says of itself. */
import { type Answer, type Call, type Command, notSimulated, say } from '../command.ts';
import { entryOf } from '../record.ts';
import type { ClauseConfig, ListConfig, Named, RunningConfig } from '../running-config.ts';
import { FRR_VERSION, prefixRule, runningText } from '../text/running-text.ts';

export const CONFIGURATION_SHOWS: readonly Command[] = [
  { pattern: 'show running-config [<bgpd|zebra|staticd>]', run: ({ config }) => say(runningText(config)) },
  { pattern: 'write terminal', run: ({ config }) => say(runningText(config)) },
  { pattern: 'show version', run: ({ config }) => say(`FRRouting ${FRR_VERSION} (${config.hostname}).\n`) },
  { pattern: 'show route-map [WORD$name]', run: routeMaps },
  { pattern: 'show ip prefix-list [WORD$name]', run: (call) => prefixLists(call, 'ipv4') },
  { pattern: 'show ipv6 prefix-list [WORD$name]', run: (call) => prefixLists(call, 'ipv6') },
  { pattern: 'show bgp as-path-access-list [WORD$name]', run: asPathLists },
  { pattern: 'show bgp community-list', run: ({ config }) => communityLists(config.communityLists, '') },
  {
    pattern: 'show bgp large-community-list',
    run: ({ config }) => communityLists(config.largeCommunityLists, 'Large '),
  },
  ...notSimulated(
    'show <access-list|babel|bfd|bmp|daemons|debugging|dmvpn|dplane|error|evpn|fpm|history|isis|l2vpn|logging|mac|memory|modules|mpls|nexthop-group|openfabric|pathd|pbr|route-map-unused|rpki|segment-routing|sr-te|startup-config|thread|vnc|vrf|vrrp|watchfrr|work-queues|yang|zebra> [LINE...]',
    'show <ip|ipv6> <access-list|eigrp|fib|igmp|import-table|mroute|msdp|multicast|nht|nhrp|ospf|ospf6|pim|protocol|rip|ripng|router-id|rpf|ssmpingd> [LINE...]',
  ),
];

function routeMaps({ config, args }: Call): Answer {
  const names = args.name === undefined ? Object.keys(config.routeMaps) : [args.name];
  const lines = names.flatMap((name) => {
    const clauses = entryOf(config.routeMaps, name);
    if (!clauses) return [`BGP: 'route-map ${name}' not found`];
    return [
      `route-map: ${name}`,
      ...Object.entries(clauses).flatMap(([sequence, clause]) => clauseLines(sequence, clause)),
    ];
  });
  return say(['BGP:', ...lines, ''].join('\n'));
}

function clauseLines(sequence: string, clause: ClauseConfig): readonly string[] {
  const { action, description, call, onMatch, statements } = clause;
  const said = (words: string) =>
    Object.values(statements)
      .map(({ text }) => text)
      .filter((text) => text.startsWith(words))
      .sort()
      .map((text) => `    ${text.slice(words.length)}`);
  return [
    ` ${action}, sequence ${sequence}`,
    ...(description === undefined ? [] : ['  Description:', `    ${description}`]),
    '  Match clauses:',
    ...said('match '),
    '  Set clauses:',
    ...said('set '),
    '  Call clause:',
    ...(call === undefined ? [] : [`    Call ${call}`]),
    '  Action:',
    `    ${actionWords(onMatch)}`,
  ];
}

function actionWords(onMatch: ClauseConfig['onMatch']): string {
  if (onMatch === undefined) return 'Exit routemap';
  return onMatch === 'next' ? 'Continue to next entry' : `Goto ${onMatch}`;
}

function prefixLists({ config, args }: Call, family: 'ipv4' | 'ipv6'): Answer {
  const lists = config.prefixLists[family];
  const names = args.name === undefined ? Object.keys(lists).sort() : [args.name];
  const word = family === 'ipv4' ? 'ip' : 'ipv6';
  const lines = names.flatMap((name) => {
    const list = entryOf(lists, name);
    if (!list) return ["% Can't find specified prefix-list"];
    return [
      `BGP: ${word} prefix-list ${name}: ${list.entries.length} entries`,
      ...(list.description === undefined ? [] : [`   Description: ${list.description}`]),
      ...list.entries.map((entry) => `   seq ${entry.sequence} ${prefixRule(entry)}`),
    ];
  });
  return say(lines.length === 0 ? '' : `${lines.join('\n')}\n`);
}

const rules = ({ entries }: ListConfig) => entries.map(({ action, text }) => `    ${action} ${text}`);

function asPathLists({ config, args }: Call): Answer {
  return say(listText(config.asPathLists, args.name, (name) => `AS path access list ${name}`));
}

function communityLists(lists: RunningConfig['communityLists'], kind: string): Answer {
  return say(
    listText(lists, undefined, (name, { style }) => {
      const sort = /^\d+$/.test(name) ? 'Numbered' : 'Named';
      return `${sort} ${kind}Community ${style} list ${name}`;
    }),
  );
}

function listText(
  lists: Named<ListConfig>,
  only: string | undefined,
  head: (name: string, list: ListConfig) => string,
): string {
  return Object.keys(lists)
    .sort()
    .filter((name) => only === undefined || name === only)
    .map((name) => {
      const list = lists[name] as ListConfig;
      return `${[head(name, list), ...rules(list)].join('\n')}\n`;
    })
    .join('');
}
