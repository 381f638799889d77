/** HTTP caching: messages, policies, caches, and what happens to a request that meets them. */
export {
  type Body,
  combinedHeader,
  type Headers,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  NO_BODY,
  textBody,
  withHeader,
  withoutHeader,
} from './message.ts';
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
export {
  type Cache,
  type CachedResponse,
  EMPTY_CACHE,
  type Entry,
  type Invalidation,
} from './store/cache.ts';
