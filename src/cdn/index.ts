/** HTTP caching: messages, policies, caches, and what happens to a request that meets them. */
export { parseCacheControl, secondsOf } from './fields/cache-control.ts';
export { formatHttpDate, parseHttpDate } from './fields/http-date.ts';
export {
  type Body,
  combinedHeader,
  type Headers,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  NO_BODY,
  requestOctets,
  responseOctets,
  textBody,
  withHeader,
  withoutHeader,
} from './message.ts';
export { type Standing, standingOf } from './policy/age.ts';
export { type CacheKey, cacheKeyOf } from './policy/cache-key.ts';
export type { Lifetime } from './policy/lifetime.ts';
export {
  ALL,
  type CachePolicy,
  type CompressionPolicy,
  type KeyPolicy,
  NONE,
  type Selection,
  SHARED_CACHE,
  type StalePolicy,
  type StatusRule,
  type TtlPolicy,
} from './policy/policy.ts';
export type { Role } from './select/preconditions.ts';
export { type Selected, type SelectOptions, selectResponse } from './select/select-response.ts';
export type {
  CacheServed,
  Failure,
  FailureReason,
  Reply,
  Send,
  ServeContext,
  ServeVerdict,
  Step,
  StepKind,
} from './serve/exchange.ts';
export { replyOf, serve } from './serve/serve.ts';
export { type ServedThrough, serveThrough, type ThroughContext, type Tier } from './serve/serve-through.ts';
export { type Arrival, serveTogether } from './serve/serve-together.ts';
export {
  type Cache,
  type CachedResponse,
  EMPTY_CACHE,
  type Entry,
  type Invalidation,
} from './store/cache.ts';
export { invalidate, purge, settleInvalidations } from './store/invalidation.ts';
export { matchesInvalidation, matchesPattern } from './store/pattern.ts';
