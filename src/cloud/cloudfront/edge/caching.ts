/**
 * How a behaviour caches, in the words of the caching engine: its own key and times, and what CloudFront does always
 * (R-CF-26, R-CF-57 … R-CF-62, R-CF-76 … R-CF-82, R-CF-90, R-CF-100 … R-CF-103).
 */
import type { CachePolicy, CompressionPolicy, StatusRule } from '../../../cdn/index.ts';
import { memoise } from '../../../kit/memoise.ts';
import type { RegionState } from '../../kernel/world.ts';
import type { Forwarded } from '../cache-policy/forwarded.ts';
import { type LoweredBehavior, lowerBehavior } from '../cache-policy/lower-behavior.ts';
import type { Behaviour } from '../distribution/config/behaviour/behaviour.ts';
import type { Config } from '../distribution/config/config.ts';

export interface Caching {
  readonly policy: CachePolicy;
  readonly forward: Forwarded;
}

/** `state` is that of the region of global services. The same for as long as they are: what hangs on it is kept too. */
export const cachingOf: (config: Config, behaviour: Behaviour, state: RegionState) => Caching = memoise(
  (config: Config, behaviour: Behaviour, state: RegionState) => {
    const { forward, ...lowered } = lowerBehavior(behaviour, state);
    const setCookie = forward.takesCookies ? 'keep' : 'strip';
    return { policy: { ...policyOf(config, behaviour, lowered), setCookie }, forward };
  },
);

/** R-CF-101. */
const COMPRESSION: CompressionPolicy = {
  types: [
    'application/dash+xml',
    'application/eot',
    'application/font',
    'application/font-sfnt',
    'application/javascript',
    'application/json',
    'application/opentype',
    'application/otf',
    'application/pdf',
    'application/pkcs7-mime',
    'application/protobuf',
    'application/rss+xml',
    'application/truetype',
    'application/ttf',
    'application/vnd.apple.mpegurl',
    'application/vnd.mapbox-vector-tile',
    'application/vnd.ms-fontobject',
    'application/wasm',
    'application/x-font-opentype',
    'application/x-font-truetype',
    'application/x-font-ttf',
    'application/x-httpd-cgi',
    'application/x-javascript',
    'application/x-mpegurl',
    'application/x-opentype',
    'application/x-otf',
    'application/x-perl',
    'application/x-ttf',
    'application/xhtml+xml',
    'application/xml',
    'font/eot',
    'font/opentype',
    'font/otf',
    'font/ttf',
    'image/svg+xml',
    'text/css',
    'text/csv',
    'text/html',
    'text/javascript',
    'text/js',
    'text/plain',
    'text/richtext',
    'text/tab-separated-values',
    'text/xml',
    'text/x-component',
    'text/x-java-source',
    'text/x-script',
  ],
  statuses: [200, 403, 404],
  minSize: 1000,
  maxSize: 10_000_000,
};

const NORMAL = [200, 203, 204, 300, 301, 302, 303, 307, 308];
/** R-CF-90; the first are kept only where the origin doesn't forbid it. */
const ERRORS = [404, 410, 414, 501];
const FAILURES = [500, 502, 503, 504];
const ERRORS_IF_TOLD = [400, 403, 405, 412, 415];
const DEFAULT_ERROR_TTL_S = 10;
/** R-CF-15. */
const LARGEST = 50 * 2 ** 30;

function policyOf(
  config: Config,
  behaviour: Behaviour,
  { name, key, ttl }: Omit<LoweredBehavior, 'forward'>,
): Omit<CachePolicy, 'setCookie'> {
  return {
    name,
    key,
    methods: behaviour.AllowedMethods.CachedMethods.Items,
    ttl,
    statuses: [...NORMAL.map((status) => ({ status, as: 'normal' }) as const), ...errorRules(config)],
    stale: {
      ifError: 'unless-told',
      whileRevalidate: true,
      withinMaxTtl: true,
      forbiddenBy: ['no-cache', 'must-revalidate', 'proxy-revalidate'],
      retryAfterS: DEFAULT_ERROR_TTL_S,
    },
    requestDirectives: 'ignore',
    vary: 'ignore',
    ranges: 'whole',
    manyRanges: 'multipart',
    ...(behaviour.Compress && key.codings.length > 0 && ttl.max > 0 && { compression: COMPRESSION }),
    collapse: true,
    unsafeInvalidates: false,
    limits: { maxEntries: 10_000, maxSize: LARGEST },
  };
}

function errorRules(config: Config): readonly StatusRule[] {
  const leastOf = (status: number) =>
    config.CustomErrorResponses.Items?.find(({ ErrorCode: code }) => code === status)?.ErrorCachingMinTTL ??
    DEFAULT_ERROR_TTL_S;
  const rules = (statuses: readonly number[], as: 'error' | 'error-if-told', despiteOrigin: boolean) =>
    statuses.map((status): StatusRule => ({ status, as, leastS: leastOf(status), despiteOrigin }));
  return [
    ...rules(ERRORS, 'error', false),
    ...rules(FAILURES, 'error', true),
    ...rules(ERRORS_IF_TOLD, 'error-if-told', true),
    { status: 416, as: 'never' },
  ];
}
