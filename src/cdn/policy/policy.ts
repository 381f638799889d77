/**
 * Where a cache goes its own way. RFC 9111 leaves much to the cache ("MAY"), and content delivery networks take more
 * than that; all of it is said here, as plain data, so that the rest of the engine knows one set of rules.
 */

/** Which of several named things (parameters of a query, cookies) count. Names are case-sensitive. */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'all' }
  | { readonly kind: 'only'; readonly names: readonly string[] }
  | { readonly kind: 'all-except'; readonly names: readonly string[] };

/** What two requests must have in common to share an answer, besides the path. */
export interface KeyPolicy {
  readonly host: boolean;
  readonly scheme: boolean;
  /** The parameters that count, in the order in which they were sent. */
  readonly query: Selection;
  readonly cookies: Selection;
  /** Names of request headers, without regard to case. With `authorization` among them, answers are kept per user. */
  readonly headers: readonly string[];
  /**
   * Content codings that `Accept-Encoding` is reduced to, the best liked first: `['br', 'gzip']` makes it `br,gzip`,
   * `br`, `gzip` or nothing, in the key and in what is sent on. Empty: the header is left alone and does not count.
   */
  readonly codings: readonly string[];
}

/** Seconds. `min` wins over what the origin says, even over `no-store`, `no-cache` and `private`, where it isn't 0. */
export interface TtlPolicy {
  readonly min: number;
  /** 0: nothing is kept at all. */
  readonly max: number;
  /**
   * Where the origin says nothing: so many seconds, or so large a part of the time since `Last-Modified` (RFC 9111
   * §4.2.2), at most `atMost` seconds.
   */
  readonly otherwise: number | { readonly part: number; readonly atMost: number };
}

/** How an answer with this status is kept. Statuses without a rule are kept only with an explicit lifetime. */
export interface StatusRule {
  readonly status: number;
  /**
   * `normal`: by the TTL policy. `error`: for `leastS` seconds, or longer where the origin says so (within `max`).
   * `error-if-told`: the same, but only where the origin gives a lifetime (`max-age`, `s-maxage`, `Expires`).
   * `never`: not kept whatever the origin says.
   */
  readonly as: 'normal' | 'error' | 'error-if-told' | 'never';
  /** Seconds; of errors. */
  readonly leastS?: number;
  /** Whether errors are kept so long although the origin says `no-store`, `no-cache` or `private`. */
  readonly despiteOrigin?: boolean;
}

export interface StalePolicy {
  /**
   * When the origin fails (no answer, or 500–599). `if-told`: for as long as `stale-if-error` allows (RFC 5861 §4).
   * `unless-told`: without limit where the directive is absent, else for as long as it says. `never`.
   */
  readonly ifError: 'never' | 'if-told' | 'unless-told';
  /** Whether `stale-while-revalidate` (RFC 5861 §3) is followed. */
  readonly whileRevalidate: boolean;
  /** Whether both directives are bounded by the longest TTL. */
  readonly withinMaxTtl: boolean;
  /** Directives that forbid it: `must-revalidate`, `proxy-revalidate`, `s-maxage`, `no-cache` (RFC 9111 §4.2.4). */
  readonly forbiddenBy: readonly string[];
  /** Seconds for which the origin is left alone after a stale answer went out for its failure. */
  readonly retryAfterS: number;
}

export interface CompressionPolicy {
  /** Media types without parameters, in lower case. */
  readonly types: readonly string[];
  readonly statuses: readonly number[];
  /** Octets, inclusive; the size must be known from `Content-Length`. */
  readonly minSize: number;
  readonly maxSize: number;
}

export interface CachePolicy {
  /** For people: `cache policy CachingOptimized`. */
  readonly name: string;
  readonly key: KeyPolicy;
  /** Answers to these are kept; all others pass. HEAD is answered from what GET fetched. */
  readonly methods: readonly string[];
  readonly ttl: TtlPolicy;
  readonly statuses: readonly StatusRule[];
  readonly stale: StalePolicy;
  /** Whether a client's `Cache-Control` and `Pragma` count (RFC 9111 §5.2.1). */
  readonly requestDirectives: 'obey' | 'ignore';
  /** `honour`: answers are kept apart as `Vary` says (RFC 9111 §4.1). `ignore`: the key is all that counts. */
  readonly vary: 'honour' | 'ignore';
  /** `strip`: nobody gets it. `refuse`: such an answer is not kept. */
  readonly setCookie: 'keep' | 'strip' | 'refuse';
  /** `whole`: the whole is fetched and kept, and parts are cut from it. `forward`: on a miss the origin cuts. */
  readonly ranges: 'whole' | 'forward';
  /** Several ranges at once: parts (`multipart/byteranges`), or the whole. */
  readonly manyRanges: 'multipart' | 'whole';
  /** Compresses what the origin sends plain, by the codings of the key. Absent: never. */
  readonly compression?: CompressionPolicy;
  /** Whether requests that arrive while the same one is on its way wait for its answer. */
  readonly collapse: boolean;
  /** Whether an unsafe method that succeeds makes what is stored for its path invalid (RFC 9111 §4.4). */
  readonly unsafeInvalidates: boolean;
  readonly limits: {
    /** Keys; beyond that those go that were not used for the longest time. */
    readonly maxEntries: number;
    /** Octets. Larger bodies pass. */
    readonly maxSize: number;
  };
}

export const NONE: Selection = { kind: 'none' };
export const ALL: Selection = { kind: 'all' };

/** Statuses that may be kept without being told so (RFC 9110 §15.1), but 206, which is never kept here. */
const HEURISTIC = [200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501];

/** A shared cache that does what RFC 9111 says and nothing else; the start for others. */
export const SHARED_CACHE: CachePolicy = {
  name: 'RFC 9111',
  key: { host: true, scheme: true, query: ALL, cookies: NONE, headers: [], codings: [] },
  methods: ['GET', 'HEAD'],
  ttl: {
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    otherwise: { part: 0.1, atMost: 86_400 },
  },
  statuses: HEURISTIC.map((status) => ({ status, as: 'normal' })),
  stale: {
    ifError: 'if-told',
    whileRevalidate: true,
    withinMaxTtl: false,
    forbiddenBy: ['must-revalidate', 'proxy-revalidate', 's-maxage', 'no-cache'],
    retryAfterS: 0,
  },
  requestDirectives: 'obey',
  vary: 'honour',
  setCookie: 'keep',
  ranges: 'whole',
  manyRanges: 'multipart',
  collapse: true,
  unsafeInvalidates: true,
  limits: { maxEntries: 100_000, maxSize: Number.MAX_SAFE_INTEGER },
};
