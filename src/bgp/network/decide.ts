/** Deciding anew, prefix by prefix: only those that something happened to. */
import { type Prefix, parsePrefix } from '../../kit/prefix.ts';
import { formatAsPath } from '../attributes/as-path.ts';
import { sameAttributes } from '../attributes/path-attributes.ts';
import type { AggregateConfig, RouterConfig } from '../config/router.ts';
import { type Path, pathKey } from '../decision/path.ts';
import { type Selection, select } from '../decision/select.ts';
import { aggregatePath, isAggregate, isPartOf } from '../rib/own-routes.ts';
import { announce } from './advertise.ts';
import type { RouterState } from './network.ts';
import type { Work } from './work.ts';

/** Lets a router look at these prefixes again, as soon as it comes to it. */
export function markDirty(work: Work, router: string, prefixes: readonly string[]): void {
  const config = work.config.routers[router];
  if (!config || prefixes.length === 0) return;
  const isIdle = Object.keys(work.router(router).dirty).length === 0;
  const dirty = work.whole(router, 'dirty');
  for (const prefix of prefixes) dirty[prefix] = true;
  if (isIdle) work.later(work.now + config.processingMs, { kind: 'decide', router });
}

/** All that a router has for a prefix, usable or not. */
export function pathsFor({ own, received }: RouterState, prefix: string): readonly Path[] {
  const learnt = Object.values(received).flatMap((table) => table[prefix]?.path ?? []);
  const mine = own[prefix];
  return mine ? [...mine, ...learnt] : learnt;
}

export function decide(work: Work, name: string): void {
  const config = work.config.routers[name];
  if (!config) return;
  const dirty = Object.keys(work.router(name).dirty);
  work.setRouter(name, { dirty: {} });
  const changed = dirty.filter((prefix) => decidePrefix(work, config, prefix));
  const aggregates = decideAggregates(work, config, dirty).filter((prefix) => !changed.includes(prefix));
  const withAggregates = [...changed, ...aggregates];
  if (withAggregates.length === 0) return;
  work.tell('best', name, sayChange(work, config, withAggregates), { prefixes: withAggregates });
  announce(work, config, withAggregates);
}

/** Whether anything has changed. */
function decidePrefix(work: Work, { name, decision }: RouterConfig, prefix: string): boolean {
  const router = work.router(name);
  const before = router.selected[prefix];
  const after = select(pathsFor(router, prefix), decision);
  if (before && after ? isSame(before, after) : before === after) return false;
  const version = router.version + 1;
  work.setRouter(name, { version });
  const selected = work.whole(name, 'selected');
  if (after) selected[prefix] = { ...after, version };
  else delete selected[prefix];
  return true;
}

function isSame(left: Selection, right: Selection): boolean {
  return (
    isSamePath(left.best, right.best) &&
    left.used.length === right.used.length &&
    left.used.every((path, index) => isSamePath(path, right.used[index] as Path))
  );
}

function isSamePath(left: Path, right: Path): boolean {
  if (left === right) return true;
  const isAlike =
    pathKey(left) === pathKey(right) && left.weight === right.weight && left.metric === right.metric;
  return isAlike && sameAttributes(left.attributes, right.attributes) && isSameSource(left, right);
}

function isSameSource({ source: left }: Path, { source: right }: Path): boolean {
  if (left.kind === 'local' || right.kind === 'local') return left.kind === right.kind;
  return left.routerId === right.routerId && left.isClient === right.isClient && left.asn === right.asn;
}

/**
 * The narrowest first, as a wider one hides it too. What is touched counts, chosen or not: FRR lets every path within an
 * aggregate count for its origin. Returns the prefixes that are to be announced anew.
 */
function decideAggregates(work: Work, config: RouterConfig, dirty: readonly string[]): readonly string[] {
  const touched = [...dirty];
  const more = new Set<string>();
  for (const aggregate of narrowestFirst(config.aggregates)) {
    const whole = parsePrefix(aggregate.prefix);
    if (!whole || !touched.some((prefix) => isWithin(whole, prefix))) continue;
    const router = work.router(config.name);
    const parts = partsOf(router, whole);
    const paths = parts.flatMap(([prefix]) => pathsFor(router, prefix)).filter((path) => !isAggregate(path));
    const isNew = decideAggregate(work, config, aggregate, paths);
    if (!isNew) continue;
    touched.push(aggregate.prefix);
    more.add(aggregate.prefix);
    // What it hides, or hides no longer.
    if (aggregate.summaryOnly) for (const [prefix] of parts) more.add(prefix);
  }
  return [...more];
}

const lengthOf = ({ prefix }: AggregateConfig) => Number(prefix.split('/')[1]);

function narrowestFirst(aggregates: readonly AggregateConfig[]): readonly AggregateConfig[] {
  return [...aggregates].sort((left, right) => lengthOf(right) - lengthOf(left));
}

function isWithin(whole: Prefix, text: string): boolean {
  const prefix = parsePrefix(text);
  return prefix !== undefined && isPartOf(whole, prefix);
}

export function partsOf({ selected }: RouterState, whole: Prefix): readonly (readonly [string, Selection])[] {
  return Object.entries(selected).filter(([prefix]) => isWithin(whole, prefix));
}

function decideAggregate(
  work: Work,
  config: RouterConfig,
  aggregate: AggregateConfig,
  parts: readonly Path[],
): boolean {
  const { prefix } = aggregate;
  const others = (work.router(config.name).own[prefix] ?? []).filter((path) => !isAggregate(path));
  const path = aggregatePath(config, aggregate, parts, work.now);
  const own = work.whole(config.name, 'own');
  const mine = path ? [...others, path] : others;
  if (mine.length > 0) own[prefix] = mine;
  else delete own[prefix];
  return decidePrefix(work, config, prefix);
}

const TOLD = 3;

function sayChange(work: Work, { name }: RouterConfig, prefixes: readonly string[]): string {
  const { selected } = work.router(name);
  const each = prefixes.slice(0, TOLD).map((prefix) => {
    const best = selected[prefix]?.best;
    return best ? `${prefix} ${sayPath(best)}` : `${prefix} is gone`;
  });
  const rest = prefixes.length > TOLD ? `, and ${prefixes.length - TOLD} more` : '';
  return `${name} chooses anew: ${each.join(', ')}${rest}`;
}

function sayPath({ source, attributes }: Path): string {
  if (source.kind === 'local') return `its own (${source.how})`;
  const path = formatAsPath(attributes.asPath);
  return `by ${source.neighbor}${path === '' ? '' : ` (AS path ${path})`}`;
}
