/** `bgp community-list` and `bgp large-community-list`, standard and expanded. What no entry matches is denied. */
import { matchesText } from './as-path-list.ts';
import { type Action, inSequence } from './prefix-list.ts';

export interface CommunityListEntry {
  readonly sequence?: number;
  readonly action: Action;
  /** Standard: the route must have all of these. */
  readonly communities?: readonly string[];
  /** Expanded: the route's communities, as one text, must match. */
  readonly expression?: string;
}

export interface CommunityList {
  readonly name: string;
  readonly entries: readonly CommunityListEntry[];
}

/** @param isExact standard entries: the route has these and no others */
export function judgeCommunities(list: CommunityList, own: readonly string[], isExact = false): Action {
  return inSequence(list.entries).find((entry) => entryMatches(entry, own, isExact))?.action ?? 'deny';
}

function entryMatches(
  { communities, expression }: CommunityListEntry,
  own: readonly string[],
  isExact: boolean,
) {
  if (expression !== undefined) return matchesText(expression, own.join(' '));
  const wanted = communities ?? [];
  // RFC 1997: every route belongs to the internet community.
  const hasAll = wanted.every((one) => one === 'internet' || own.includes(one));
  return hasAll && (!isExact || wanted.length === own.length);
}

/** `set comm-list NAME delete`: without those that the list permits, each looked at by itself. */
export function withoutListed(list: CommunityList, own: readonly string[]): readonly string[] {
  return own.filter((one) => judgeCommunities(list, [one]) === 'deny');
}
