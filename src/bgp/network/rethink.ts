/** A router's policy or surroundings changed: what it has learnt is judged anew, and told anew where it differs. */

import { sameAttributes } from '../attributes/path-attributes.ts';
import { familyOf } from '../config/neighbor.ts';
import type { RouterConfig } from '../config/router.ts';
import type { Path } from '../decision/path.ts';
import { importRoute } from '../rib/import.ts';
import { ownRoutes } from '../rib/own-routes.ts';
import type { Received } from '../rib/received.ts';
import { announceAll } from './advertise.ts';
import { markDirty } from './decide.ts';
import { holdToLimit, inletsOf } from './receive.ts';
import type { Work } from './work.ts';

/** `network`, `redistribute` and what the routing table has for them. Only what differs is decided anew. */
export function rethinkOwn(work: Work, router: RouterConfig): void {
  const { own, selected } = work.router(router.name);
  const now = ownRoutes(router, work.now);
  const isAggregate = ({ source }: Path) => source.kind === 'local' && source.how === 'aggregate';
  const merged: Record<string, readonly Path[]> = {};
  for (const prefix of new Set([...Object.keys(own), ...Object.keys(now)])) {
    const kept = (own[prefix] ?? []).filter((path) => isAggregate(path) && isWanted(router, prefix));
    const paths = [...(now[prefix] ?? []), ...kept];
    if (paths.length > 0)
      merged[prefix] = areSame(own[prefix], paths) ? (own[prefix] as readonly Path[]) : paths;
  }
  work.setRouter(router.name, { own: merged });
  const touched = [...new Set([...Object.keys(own), ...Object.keys(merged)])].filter(
    (prefix) => own[prefix] !== merged[prefix],
  );
  // An aggregate that is new stands on what is in use already.
  const behind = router.aggregates.some(({ prefix }) => !own[prefix]) ? Object.keys(selected) : [];
  markDirty(work, router.name, [...touched, ...behind]);
}

const isWanted = ({ aggregates }: RouterConfig, prefix: string) =>
  aggregates.some((one) => one.prefix === prefix);

function areSame(left: readonly Path[] | undefined, right: readonly Path[]): boolean {
  if (left?.length !== right.length) return false;
  return right.every((path, index) => {
    const other = left[index] as Path;
    const isAlike =
      JSON.stringify(path.source) === JSON.stringify(other.source) && path.weight === other.weight;
    return isAlike && sameAttributes(path.attributes, other.attributes);
  });
}

/** Everything learnt, everything told. */
export function rethink(work: Work, router: RouterConfig, old: RouterConfig): void {
  const { name } = router;
  for (const neighbor of router.neighbors) reimport(work, router, neighbor.address);
  if (JSON.stringify(old.decision) !== JSON.stringify(router.decision)) {
    const { own, received } = work.router(name);
    const all = [own, ...Object.values(received)].flatMap((table) => Object.keys(table));
    markDirty(work, name, [...new Set(all)]);
  }
  for (const { address } of router.neighbors) {
    if (work.session(name, address)?.state === 'Established') announceAll(work, name, address);
  }
}

/** Soft reconfiguration inbound: always possible, as everything received is kept. */
export function reimport(work: Work, router: RouterConfig, neighbor: string): void {
  const { name } = router;
  const wire = work.wire(name, neighbor);
  const agreement = work.session(name, neighbor)?.agreement;
  const known = work.router(name).received[neighbor];
  if (!wire || !agreement || !known) return;
  const inlets = inletsOf(work, wire, agreement);
  const touched: string[] = [];
  let table: Record<string, Received> | undefined;
  for (const [prefix, { attributes, at, path, refused }] of Object.entries(known)) {
    const family = wire.neighbor.families[familyOf(prefix)];
    if (!family) continue;
    const judged = importRoute(inlets(prefix), prefix, attributes, family, at);
    if (judged.refused === refused && JSON.stringify(judged.path) === JSON.stringify(path)) continue;
    table ??= work.table(name, 'received', neighbor);
    table[prefix] = judged;
    touched.push(prefix);
  }
  markDirty(work, name, touched);
  holdToLimit(work, router, wire.neighbor);
}
