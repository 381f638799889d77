/** `bgp`: netlab's own view of who speaks with whom, and of which way a router chose and why. Routers themselves answer in `vtysh`. */

import { formatDuration } from '../../kit/duration.ts';
import {
  candidateWords,
  judgementWords,
  type KnownRouter,
  type RouteAnswer,
  routerCalled,
  routersOf,
  routesTo,
  type SessionView,
  speakerCalled,
  speakersIn,
  tablePrefixes,
} from '../../sim/candidates/index.ts';
import { UnknownPlace } from '../../sim/places.ts';
import type { Sim } from '../../sim/sim.ts';
import { type CompletionItem, type ConsoleCommand, fail, succeed } from '../command.ts';
import { printable } from '../printable.ts';

const USAGE = 'bgp [ROUTER [PREFIX|ADDRESS|HOST]]';

export const bgp: ConsoleCommand = {
  name: 'bgp',
  summary: 'who speaks BGP with whom, and which way a router chose and why',
  usage: `${USAGE}
netlab's own view, from above. Without words: all routers that speak BGP, and how their sessions stand.
  bgp lisbon/edge                    what a router has for every prefix
  bgp vgw-0123… 192.168.10.0/24      all ways for one, the one in use, and why each other lost
ROUTER: a router on premises, a virtual private gateway, a transit gateway or one of its route tables, a Direct Connect gateway,
a route table of a VPC, a subnet or an instance; by ID, by Name, or as vpn-gateway/NAME.
A router on premises answers for itself: 'ssh SITE/ROUTER', then 'vtysh -c "show ip bgp"'.`,
  async run([name, to, ...more], { sim }) {
    if (more.length > 0) return fail(`bgp: too many words: ${more.join(' ')}\nusage: ${USAGE}`, 2);
    try {
      if (name === undefined) return succeed(overview(sim));
      const router = routerCalled(sim.state, name);
      if (to !== undefined) return succeed(`${answerLines(routesTo(sim.state, router, to)).join('\n')}\n`);
      return succeed(wholeTable(sim, router));
    } catch (error) {
      if (error instanceof UnknownPlace) return fail(`bgp: ${error.message}`);
      throw error;
    }
  },
  complete(words, index, sim) {
    if (index === 1) return routerItems(sim);
    return index === 2 ? prefixItems(sim, words[1] ?? '') : [];
  },
};

function routerItems(sim: Sim): readonly CompletionItem[] {
  return routersOf(sim.state).flatMap(({ refs, label }) => {
    const names = refs
      .filter((ref) => !/^(?:subnet|instance)\//.test(ref))
      .map((ref) => ref.slice(ref.indexOf('/') + 1));
    return [...new Set(names)].map((value) => ({ value, description: printable(label) }));
  });
}

function prefixItems(sim: Sim, name: string): readonly CompletionItem[] {
  try {
    return [...new Set(routerCalled(sim.state, name).prefixes())].map((value) => ({ value }));
  } catch (error) {
    if (error instanceof UnknownPlace) return [];
    throw error;
  }
}

function overview({ state }: Sim): string {
  const speakers = speakersIn(state);
  if (speakers.length === 0)
    return 'No router speaks BGP yet. `bgp ROUTER` shows the ways of any router; `help bgp` tells more.\n';
  return speakers
    .map(({ name, asn, sessions }) => `${title(state, name)}, AS ${asn}\n${sessionTable(sessions)}`)
    .join('\n');
}

function title(world: Sim['state'], name: string): string {
  const known = routersOf(world).find(({ bgp: own }) => own === name);
  return printable(known?.speaker ?? known?.label ?? name);
}

function sessionTable(sessions: readonly SessionView[]): string {
  const rows = sessions.map((one) => [
    one.isUp ? '✓' : '✗',
    one.neighbor,
    `AS ${one.asn}`,
    one.state,
    formatDuration(one.forMs),
    one.isUp ? `${one.prefixes.received} in, ${one.prefixes.sent} out` : '',
    printable(one.over),
  ]);
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row, index) => {
      const line = `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
      const why = sessions[index]?.why;
      return why === undefined ? `${line}\n` : `${line}\n      ${printable(why)}\n`;
    })
    .join('');
}

/** Every prefix, with the ways in use; those that lost are counted. */
function wholeTable({ state }: Sim, router: KnownRouter): string {
  const speaker = router.bgp === undefined ? undefined : speakerCalled(state, router.bgp);
  const sessions = speaker && speaker.sessions.length > 0 ? `${sessionTable(speaker.sessions)}\n` : '';
  const head = `${printable(router.label)}${sessions === '' ? '' : `, AS ${speaker?.asn}`}\n${sessions}`;
  const answers = tablePrefixes(router).map((prefix) => exactly(routesTo(state, router, prefix)));
  if (answers.length === 0) return `${head}It knows no route.\n`;
  const lines = answers.flatMap(({ candidates, to }) => {
    const used = candidates.filter(({ verdict }) => verdict === 'used');
    const others = candidates.length - used.length;
    const beside =
      others === 0
        ? ''
        : `   (${others} other way${others === 1 ? '' : 's'}: bgp ${shortName(router)} ${to})`;
    const shown = used.map((one) => `> ${printable(candidateWords(one))}`);
    return shown.length > 0
      ? [...shown.slice(0, -1), `${shown.at(-1)}${beside}`]
      : [`  ${to}  no way in use${beside}`];
  });
  return `${head}${lines.join('\n')}\n`;
}

/** Without what shorter prefixes have: they stand in lines of their own. */
function exactly({ candidates, to, ...rest }: RouteAnswer): RouteAnswer {
  return { ...rest, to, candidates: candidates.filter(({ prefix }) => prefix === to) };
}

const shortName = ({ refs: [first = ''] }: KnownRouter) => first.slice(first.indexOf('/') + 1);

function answerLines(routes: RouteAnswer): readonly string[] {
  if (routes.candidates.length === 0) return [`${printable(routes.at)} knows no route to ${routes.to}.`];
  return [
    `${printable(routes.at)}, to ${routes.to}:`,
    ...routes.candidates.flatMap((candidate) => [
      `${candidate.verdict === 'used' ? '>' : ' '} ${printable(candidateWords(candidate))}`,
      `    ${printable(judgementWords(candidate, routes))}`,
    ]),
  ];
}
