/** Telling the peers: what changed, to whom it concerns, no more often than MRAI allows. */
import { type Prefix, parsePrefix } from '../../kit/prefix.ts';
import { bornHere, type PathAttributes, sameAttributes } from '../attributes/path-attributes.ts';
import { type AddressFamily, type FamilyConfig, familyOf } from '../config/neighbor.ts';
import type { RouterConfig } from '../config/router.ts';
import { LOCAL_WEIGHT, type PathSource } from '../decision/path.ts';
import { applyRouteMap } from '../policy/route-map.ts';
import { exportRoute, type Outlet, outletOf, sign } from '../rib/export.ts';
import { isAggregate, isPartOf } from '../rib/own-routes.ts';
import type { RouterState } from './network.ts';
import { send } from './send.ts';
import type { Work } from './work.ts';

export const DEFAULT_ROUTE: Readonly<Record<AddressFamily, string>> = { ipv4: '0.0.0.0/0', ipv6: '::/0' };

/** To all peers. */
export function announce(work: Work, { name, neighbors }: RouterConfig, prefixes: readonly string[]): void {
  for (const { address, families } of neighbors) {
    if (work.session(name, address)?.state !== 'Established') continue;
    const conditional = Object.entries(families).flatMap(([family, { defaultOriginate }]) =>
      defaultOriginate?.routeMap === undefined ? [] : [DEFAULT_ROUTE[family as AddressFamily]],
    );
    announceTo(work, name, address, [...prefixes, ...conditional]);
  }
}

export function announceTo(work: Work, router: string, neighbor: string, prefixes: readonly string[]): void {
  if (prefixes.length === 0) return;
  const isWaiting = Object.keys(work.router(router).outbox[neighbor] ?? {}).length > 0;
  const outbox = work.table(router, 'outbox', neighbor);
  for (const prefix of prefixes) outbox[prefix] = true;
  if (isWaiting) return;
  const at = Math.max(work.now, work.router(router).quietUntil[neighbor] ?? 0);
  work.later(at, { kind: 'advertise', router, neighbor });
}

/** Everything, as to a peer that has just come up or asks for it. */
export function announceAll(work: Work, router: string, neighbor: string): void {
  const families = work.session(router, neighbor)?.agreement?.families ?? [];
  const { selected, sent } = work.router(router);
  const defaults = families.map((family) => DEFAULT_ROUTE[family]);
  announceTo(work, router, neighbor, [
    ...new Set([...Object.keys(selected), ...Object.keys(sent[neighbor] ?? {}), ...defaults]),
  ]);
}

/** What lies in the outbox becomes one UPDATE, as far as the peer doesn't know it already. */
export function advertise(work: Work, router: string, neighbor: string): void {
  const waiting = Object.keys(work.router(router).outbox[neighbor] ?? {});
  const session = work.session(router, neighbor);
  const wire = work.wire(router, neighbor);
  if (!wire || session?.state !== 'Established' || !session.agreement || waiting.length === 0) return;
  work.removeTable(router, 'outbox', neighbor);
  const { families } = session.agreement;
  const tell = teller(work, outletOf(wire, session.agreement));
  const sent = work.table(router, 'sent', neighbor);
  const groups = new Map<PathAttributes, string[]>();
  const withdrawn: string[] = [];
  for (const prefix of waiting) {
    const before = sent[prefix];
    const after = families.includes(familyOf(prefix)) ? tell(prefix) : undefined;
    if (before && after && sameAttributes(before, after)) continue;
    if (after) {
      sent[prefix] = after;
      const group = groups.get(after);
      if (group) group.push(prefix);
      else groups.set(after, [prefix]);
    } else if (before) {
      delete sent[prefix];
      withdrawn.push(prefix);
    }
  }
  if (groups.size === 0 && withdrawn.length === 0) return;
  const announced = [...groups].map(([attributes, prefixes]) => ({ attributes, prefixes }));
  send(work, wire, { type: 'update', announced, withdrawn });
  const { quietUntil } = work.router(router);
  work.setRouter(router, {
    quietUntil: { ...quietUntil, [neighbor]: work.now + wire.neighbor.advertisementMs },
  });
}

/** Routes with the same attributes from the same source come out the same where no policy looks at prefixes. */
function teller(work: Work, outlet: Outlet): (prefix: string) => PathAttributes | undefined {
  const { router, neighbor } = outlet.wire;
  const hidden = hiddenBy(work.router(router.name), router);
  const known = new Map<PathAttributes, Map<PathSource, PathAttributes | undefined>>();
  return (prefix) => {
    const family = neighbor.families[familyOf(prefix)];
    if (!family) return undefined;
    if (family.defaultOriginate && prefix === DEFAULT_ROUTE[familyOf(prefix)]) {
      return originatedDefault(work.router(router.name), outlet, prefix, family);
    }
    const best = work.router(router.name).selected[prefix]?.best;
    if (!best || hidden(prefix)) return undefined;
    if (family.routeMapOut !== undefined || family.prefixListOut !== undefined) {
      return exportRoute(outlet, prefix, best, family).attributes;
    }
    const bySource = known.get(best.attributes) ?? new Map<PathSource, PathAttributes | undefined>();
    known.set(best.attributes, bySource);
    if (!bySource.has(best.source)) {
      bySource.set(best.source, exportRoute(outlet, prefix, best, family).attributes);
    }
    return bySource.get(best.source);
  };
}

/** Whether an aggregate with `summary-only` stands for the prefix. */
export function hiddenBy({ own }: RouterState, { aggregates }: RouterConfig): (prefix: string) => boolean {
  const summaries = aggregates
    .filter(({ prefix, summaryOnly }) => summaryOnly && own[prefix]?.some(isAggregate))
    .map(({ prefix }) => parsePrefix(prefix) as Prefix);
  if (summaries.length === 0) return () => false;
  return (text) => {
    const prefix = parsePrefix(text) as Prefix;
    return summaries.some((summary) => isPartOf(summary, prefix));
  };
}

/** `default-originate`: whether or not there is one here; with a route map, if it permits any route in use. */
function originatedDefault(
  { selected }: RouterState,
  outlet: Outlet,
  text: string,
  family: FamilyConfig,
): PathAttributes | undefined {
  const nextHop = outlet.wire.addresses.find((address) => familyOf(address) === familyOf(text));
  if (nextHop === undefined) return undefined;
  const { router } = outlet.wire;
  const born: PathAttributes = {
    ...bornHere('igp', nextHop),
    ...(outlet.isInternal ? { localPreference: router.defaultLocalPreference } : {}),
  };
  const routeMap = family.defaultOriginate?.routeMap;
  if (routeMap === undefined) return sign(outlet, born, family);
  for (const [prefix, { best }] of Object.entries(selected)) {
    const subject = {
      prefix: parsePrefix(prefix) as Prefix,
      attributes: best.attributes,
      weight: LOCAL_WEIGHT,
      source: best.source.kind === 'peer' ? 'bgp' : best.source.how,
    };
    if (applyRouteMap(routeMap, subject, router.policies).action === 'permit')
      return sign(outlet, born, family);
  }
  return undefined;
}
