/**
 * Route maps: clauses in sequence, each with conditions (all must hold) and changes. The first clause whose
 * conditions hold decides; what meets none is denied. `onMatch` goes on instead of ending (FRR's `on-match next`,
 * `on-match goto N`; Cisco's `continue`). One clause of data for each line of the configuration.
 */
import type { Prefix } from '../../kit/prefix.ts';
import type { PathAttributes } from '../attributes/path-attributes.ts';
import type { AsPathList } from './as-path-list.ts';
import type { CommunityList } from './community-list.ts';
import { holds, type Match } from './match.ts';
import { type Action, inSequence, type PrefixList } from './prefix-list.ts';
import { type Change, change } from './set.ts';

export interface RouteMapClause {
  readonly sequence: number;
  readonly action: Action;
  readonly match: readonly Match[];
  readonly set: readonly Change[];
  readonly onMatch?: 'next' | { readonly goto: number };
  /** Another route map that must permit, too; its changes stay. */
  readonly call?: string;
  readonly description?: string;
}

export interface RouteMap {
  readonly name: string;
  readonly clauses: readonly RouteMapClause[];
}

/** Everything a router's policy refers to by name. */
export interface Policies {
  readonly prefixLists: Readonly<Record<string, PrefixList>>;
  readonly asPathLists: Readonly<Record<string, AsPathList>>;
  readonly communityLists: Readonly<Record<string, CommunityList>>;
  readonly largeCommunityLists: Readonly<Record<string, CommunityList>>;
  readonly routeMaps: Readonly<Record<string, RouteMap>>;
}

export const NO_POLICIES: Policies = {
  prefixLists: {},
  asPathLists: {},
  communityLists: {},
  largeCommunityLists: {},
  routeMaps: {},
};

/** A route under judgement. */
export interface Subject {
  readonly prefix: Prefix;
  readonly attributes: PathAttributes;
  readonly weight: number;
  /** The session's other end, and this one; absent for `network` and `redistribute`. */
  readonly peer?: { readonly address: string; readonly asn: number };
  readonly ownAddress?: string;
  /** `connected`, `static`, …; `bgp` for what was learnt. */
  readonly source: string;
}

export type Verdict =
  | { readonly action: 'permit'; readonly subject: Subject }
  | { readonly action: 'deny'; readonly by: string };

/** Route maps that call each other end here. */
const MAX_CALLS = 20;

/** A route map that isn't there denies everything, as it does in FRR. */
export function applyRouteMap(name: string, subject: Subject, policies: Policies, depth = 0): Verdict {
  const map = policies.routeMaps[name];
  if (!map) return { action: 'deny', by: `route-map ${name}, which does not exist` };
  if (depth > MAX_CALLS) return { action: 'deny', by: `route-map ${name}, which calls itself` };
  let current = subject;
  let from = 0;
  let isPermitted = false;
  for (const clause of inSequence(map.clauses)) {
    if (clause.sequence < from || !clause.match.every((one) => holds(one, current, policies))) continue;
    if (clause.action === 'deny') return { action: 'deny', by: `route-map ${name} deny ${clause.sequence}` };
    current = clause.set.reduce((so, one) => change(one, so, policies), current);
    if (clause.call !== undefined) {
      const called = applyRouteMap(clause.call, current, policies, depth + 1);
      if (called.action === 'deny') return called;
      current = called.subject;
    }
    isPermitted = true;
    if (clause.onMatch === undefined) break;
    from = clause.onMatch === 'next' ? clause.sequence + 1 : clause.onMatch.goto;
  }
  return isPermitted
    ? { action: 'permit', subject: current }
    : { action: 'deny', by: `route-map ${name}, where no clause matches` };
}
