/** What an operator would be told of BGP: sessions that came up, went down or are refused; routes gained and lost. */
import type { BgpNetwork, RouterState, Session } from '../../bgp/index.ts';
import type { TimedEvent } from '../../clock/clock.ts';
import type { World } from '../kernel/world.ts';

/** The kind of the clock's events that carry a `RoutingNews`. */
export const NEWS_EVENT = 'routing-news';

export type RoutingNews = { readonly router: string } & (
  | { readonly what: 'up' | 'down' | 'refused'; readonly neighbor: string; readonly reason?: string }
  | { readonly what: 'routes'; readonly gained: readonly string[]; readonly lost: readonly string[] }
  /** The router that changes its mind most, and how often it did. */
  | { readonly what: 'unsettled'; readonly changes: number }
);

/** By comparison, router by router; what kept its identity is not looked at. */
export function routingNews(before: BgpNetwork, after: BgpNetwork): readonly RoutingNews[] {
  if (before.routers === after.routers) return [];
  return Object.entries(after.routers).flatMap(([router, now]) => {
    const then = before.routers[router];
    return then === now ? [] : [...sessionNews(router, then, now), ...routeNews(router, then, now)];
  });
}

/** BGP takes a rest, as it would not end: see `pace.ts`. */
export function restNews(before: World, after: World): readonly RoutingNews[] {
  const isNew =
    after.bgpPace?.restUntil !== undefined && after.bgpPace.restUntil !== before.bgpPace?.restUntil;
  if (!isNew) return [];
  const byChanges = Object.entries(after.bgp.routers).sort(
    ([, one], [, other]) => other.version - one.version,
  );
  const [router, state] = byChanges[0] ?? [];
  return router && state ? [{ router, what: 'unsettled', changes: state.version }] : [];
}

/** As what `sim.advance` returns. */
export function newsEvents(news: readonly RoutingNews[], at: number): readonly TimedEvent[] {
  return news.map((one) => ({ at, sequence: 0, kind: NEWS_EVENT, payload: { ...one } }));
}

function sessionNews(
  router: string,
  then: RouterState | undefined,
  now: RouterState,
): readonly RoutingNews[] {
  if (then?.sessions === now.sessions) return [];
  return Object.entries(now.sessions).flatMap(([neighbor, session]): readonly RoutingNews[] => {
    const what = turnOf(then?.sessions[neighbor], session);
    if (what === undefined) return [];
    const reason = what === 'up' ? undefined : session.lastReset?.text;
    return [{ router, neighbor, what, ...(reason === undefined ? {} : { reason }) }];
  });
}

function turnOf(then: Session | undefined, now: Session): 'up' | 'down' | 'refused' | undefined {
  const wasUp = then?.state === 'Established';
  const isUp = now.state === 'Established';
  if (isUp !== wasUp) return isUp ? 'up' : 'down';
  return now.isRefused && !then?.isRefused ? 'refused' : undefined;
}

function routeNews(router: string, then: RouterState | undefined, now: RouterState): readonly RoutingNews[] {
  if (then?.selected === now.selected) return [];
  const gained = learntOnly(now, then);
  const lost = then ? learntOnly(then, now) : [];
  return gained.length + lost.length === 0 ? [] : [{ router, what: 'routes', gained, lost }];
}

/** Prefixes that the one has learnt from others, and the other has not. */
function learntOnly(one: RouterState, other: RouterState | undefined): readonly string[] {
  const isLearnt = (state: RouterState | undefined, prefix: string) =>
    state?.selected[prefix]?.best.source.kind === 'peer';
  return Object.keys(one.selected).filter((prefix) => isLearnt(one, prefix) && !isLearnt(other, prefix));
}
