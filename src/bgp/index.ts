/**
 * BGP-4 (RFC 4271): sessions, policy, decision and convergence of a network of routers.
 *
 *     let network = createNetwork({ routers, transports }, now);   // routerOf, neighborOf fill in defaults
 *     ({ network, events } = advance(network, until));             // until nextDueAt(network), or any later moment
 *     ({ network, events } = configure(network, config));          // a link breaks, a policy changes
 *     explainPrefix(network, 'edge1', '10.0.0.0/16');              // every candidate, the winner, why each loser lost
 *     learntRoutes(network, 'edge1');                              // for forwarding
 *
 * The network is one immutable, plain value. Not modelled: graceful restart, confederations, route flap damping,
 * dynamic neighbors, ADD-PATH, recursion of next hops through BGP routes, third-party next hops on shared segments,
 * encodings and message sizes.
 */
export {
  type AsPath,
  asPathLength,
  formatAsPath,
  isPrivateAs,
  type PrivateAsRemoval,
} from './attributes/as-path.ts';
export {
  communitySet,
  largeCommunitySet,
  parseCommunity,
  parseLargeCommunity,
} from './attributes/community.ts';
export type { Origin, PathAttributes } from './attributes/path-attributes.ts';
export {
  type AddressFamily,
  type FamilyConfig,
  type NeighborConfig,
  neighborOf,
} from './config/neighbor.ts';
export {
  type AggregateConfig,
  type BgpConfig,
  type RouterConfig,
  routerOf,
  type TableRoute,
} from './config/router.ts';
export type { Transport, TransportEnd } from './config/transport.ts';
export { LOCAL_WEIGHT, type Path, type PathSource, pathKey } from './decision/path.ts';
export { DEFAULT_RULES, type DecisionRules, STEPS, type Step } from './decision/rules.ts';
export { type Judgement, judge, type Selection, select } from './decision/select.ts';
export { type Advanced, advance, MAX_STEPS, type Oscillation } from './network/advance.ts';
export { type Clear, clearSession } from './network/clear.ts';
export { configure, createNetwork } from './network/configure.ts';
export {
  explainExport,
  explainPrefix,
  type PrefixExplanation,
  type RefusedRoute,
  type Told,
} from './network/explain.ts';
export {
  type BgpEvent,
  type BgpEventKind,
  type BgpNetwork,
  nextDueAt,
  type RouterState,
} from './network/network.ts';
export { type BgpRoute, learntRoutes } from './network/routes.ts';
export type { AsPathList, AsPathListEntry } from './policy/as-path-list.ts';
export type { CommunityList, CommunityListEntry } from './policy/community-list.ts';
export type { Match } from './policy/match.ts';
export { type PathExpression, pathExpression } from './policy/path-expression.ts';
export type { Action, PrefixList, PrefixListEntry } from './policy/prefix-list.ts';
export { NO_POLICIES, type Policies, type RouteMap, type RouteMapClause } from './policy/route-map.ts';
export type { Change } from './policy/set.ts';
export type { Received } from './rib/received.ts';
export { messagesOf } from './session/keepalives.ts';
export { sayNotification } from './session/notification.ts';
export type { Agreement, Reset, Session, SessionState } from './session/session.ts';
export { showPrefix } from './show/prefix.ts';
export { bgpSummary, type SummaryRow, showSummary, stateWords, upDown } from './show/summary.ts';
export { bgpTable, showTable, type TableRow } from './show/table.ts';
