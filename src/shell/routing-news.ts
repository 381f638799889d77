/** What BGP has to tell of the time that passed: a line a turn of a session, a line for all routes of a router together. */
import type { TimedEvent } from '../clock/clock.ts';
import { NEWS_EVENT, type RoutingNews } from '../sim/vtysh.ts';
import type { StateChange } from './state-changes.ts';

const MAX_NAMED = 4;

export function routingChanges(events: readonly TimedEvent[]): readonly StateChange[] {
  const news = events.filter(({ kind }) => kind === NEWS_EVENT);
  const told = news.map(({ at, payload }) => ({ at, news: payload as unknown as RoutingNews }));
  const single = told.flatMap(({ at, news: one }) => (one.what === 'routes' ? [] : [singleChange(at, one)]));
  return [...single, ...routeChanges(told)].sort((one, other) => one.at - other.at);
}

function singleChange(at: number, news: Exclude<RoutingNews, { what: 'routes' }>): StateChange {
  if (news.what === 'unsettled') {
    const text = `BGP does not come to rest: ${news.router} has changed its table ${news.changes} times; from here it does so more slowly than it would`;
    return { at, text };
  }
  const { router, neighbor, what, reason } = news;
  const words = { up: 'is established', down: 'went down', refused: 'is refused' }[what];
  return {
    at,
    text: `${router}: BGP session with ${neighbor} ${words}${reason === undefined ? '' : `: ${reason}`}`,
  };
}

interface Told {
  readonly at: number;
  readonly news: RoutingNews;
}

/** What a router has in the end that it had not before, and what it has no more; when the last of it came. */
function routeChanges(told: readonly Told[]): readonly StateChange[] {
  const byRouter = new Map<string, { at: number; gained: Set<string>; lost: Set<string> }>();
  for (const { at, news } of told) {
    if (news.what !== 'routes') continue;
    const sum = byRouter.get(news.router) ?? { at, gained: new Set<string>(), lost: new Set<string>() };
    sum.at = at;
    for (const prefix of news.gained) if (!sum.lost.delete(prefix)) sum.gained.add(prefix);
    for (const prefix of news.lost) if (!sum.gained.delete(prefix)) sum.lost.add(prefix);
    byRouter.set(news.router, sum);
  }
  return [...byRouter].flatMap(([router, { at, gained, lost }]) => {
    const parts = [say('gained', gained), say('lost', lost)].filter((one) => one !== '');
    return parts.length === 0 ? [] : [{ at, text: `${router}: routes ${parts.join('; ')}` }];
  });
}

function say(word: string, prefixes: ReadonlySet<string>): string {
  if (prefixes.size === 0) return '';
  const named = [...prefixes].slice(0, MAX_NAMED).join(', ');
  const more = prefixes.size - MAX_NAMED;
  return `${word}: ${named}${more > 0 ? ` and ${more} more` : ''}`;
}
