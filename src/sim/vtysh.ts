/** The console of FRR on routers on premises: lines in, answers out, and what becomes of the world. */

import type { TimedEvent } from '../clock/clock.ts';
import { NO_NETWORK } from '../cloud/kernel/no-network.ts';
import type { World } from '../cloud/kernel/world.ts';
import { configurationOf } from '../cloud/premises/configuration.ts';
import { interfacesOf } from '../cloud/premises/interfaces.ts';
import { routingTableOf } from '../cloud/premises/routes.ts';
import type { RoutingEntry } from '../cloud/premises/routing-table.ts';
import { type PremisesRouter, routerNamed } from '../cloud/premises/sites.ts';
import { clearSessions } from '../cloud/routing/clear.ts';
import { learntBy } from '../cloud/routing/learnt.ts';
import { newsEvents, routingNews } from '../cloud/routing/news.ts';
import {
  type Answer,
  ENABLE,
  expectedNext,
  type Mode,
  newRunningConfig,
  promptOf,
  type RibRoute,
  type RouterView,
  readConfiguration,
  runLine,
} from '../frr/index.ts';
import { UnknownPlace } from './places.ts';

export { NEWS_EVENT, type RoutingNews } from '../cloud/routing/news.ts';
export { isKeyword } from '../frr/index.ts';

/** Where one is in the console; it begins at `ENABLE`. */
export type VtyshMode = Mode;
export const VTYSH_START: VtyshMode = ENABLE;

export interface VtyshAnswer {
  readonly output: string;
  /** FRR refused the line. */
  readonly failed: boolean;
  /** Where one is now; absent: out. */
  readonly mode?: VtyshMode;
}

/** @param id `lisbon/edge`; throws `UnknownPlace` where there is no such router */
export function typeLine(
  world: World,
  id: string,
  line: string,
  mode: VtyshMode,
): { readonly world: World; readonly answer: VtyshAnswer } {
  const router = requireRouter(world, id);
  const config = configurationOf(world, router);
  const answer = runLine(line, mode, config, viewOf(world, router));
  const next = answer.mode ?? mode;
  return {
    world: withAnswer(world, id, answer, config),
    answer: {
      output: answer.output ?? '',
      failed: answer.failed === true,
      ...(next === 'closed' ? {} : { mode: next }),
    },
  };
}

/** `edge(config-router)# ` */
export function vtyshPrompt(world: World, id: string, mode: VtyshMode): string {
  return promptOf(configurationOf(world, requireRouter(world, id)).hostname, mode);
}

/** What may come next on a line: keywords, kinds of values (`A.B.C.D`, `(1-255)`, `WORD`), `<cr>` for its end. */
export function vtyshExpects(line: string, mode: VtyshMode): readonly string[] {
  return expectedNext(line, mode);
}

/** What FRR refuses of a configuration that a lab gives a router, by line (from 1). */
export function configurationFaults(
  text: string,
): readonly { readonly line: number; readonly text: string }[] {
  return readConfiguration(text, newRunningConfig('router'), NOWHERE).faults;
}

const NOWHERE: RouterView = { name: 'router', network: NO_NETWORK, interfaces: [], routes: [] };

function requireRouter(world: World, id: string): PremisesRouter {
  const router = routerNamed(world, id);
  if (!router) throw new UnknownPlace(id, `There is no router '${id}' on premises.`);
  return router;
}

function withAnswer(world: World, id: string, { config, deed }: Answer, before: Answer['config']): World {
  const { premises } = world;
  const isChanged = config !== undefined && config !== before;
  const configured = isChanged
    ? { ...world, premises: { ...premises, configurations: { ...premises.configurations, [id]: config } } }
    : world;
  return deed ? clearSessions(configured, id, deed.neighbors, deed.clear) : configured;
}

function viewOf(world: World, router: PremisesRouter): RouterView {
  const since = new Map(learntBy(world, router.id).map(({ prefix, best }) => [prefix, best.at]));
  return {
    name: router.id,
    network: { ...world.bgp, now: world.clock.now },
    interfaces: interfacesOf(world, router),
    routes: routingTableOf(world, router).map((entry) => ribRoute(entry, since.get(entry.prefix))),
  };
}

function ribRoute(entry: RoutingEntry, learntAt: number | undefined): RibRoute {
  const { prefix, source, distance, metric, isSelected, nextHops } = entry;
  return {
    prefix,
    source,
    distance,
    metric,
    selected: isSelected,
    nextHops: nextHops.map(({ via, interface: name }) => ({
      ...(via === undefined ? {} : { address: via }),
      ...(name === undefined ? {} : { interface: name }),
    })),
    ...(source === 'bgp' && learntAt !== undefined ? { since: learntAt } : {}),
  };
}

/** What BGP has to tell of a change that took no time, as `sim.advance` tells it. */
export function newsOfChange(before: World, after: World): readonly TimedEvent[] {
  return newsEvents(routingNews(before.bgp, after.bgp), after.clock.now);
}
