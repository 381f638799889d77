/** What a cache did, in words. */
import { formatDuration } from '../../kit/duration.ts';
import type { HttpRequest } from '../message.ts';
import type { Lifetime } from '../policy/lifetime.ts';
import type { CachePolicy } from '../policy/policy.ts';
import type { Hindrance } from '../policy/storable.ts';
import type { Failure } from './exchange.ts';

const HOUR_MS = 3_600_000;

/** `12 s`; below a second, `340 ms`; from an hour on, `90000 s (1d1h)`. */
export function span(ms: number): string {
  if (ms > 0 && ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = `${Math.floor(ms / 1000)} s`;
  return ms >= HOUR_MS ? `${seconds} (${formatDuration(ms)})` : seconds;
}

const SOURCES: Readonly<Record<Lifetime['source'], (said: number) => string>> = {
  's-maxage': (said) => `the origin said \`s-maxage=${said}\``,
  'max-age': (said) => `the origin said \`max-age=${said}\``,
  Expires: (said) => `the origin's \`Expires\` lay ${said} s ahead`,
  default: (said) => `the origin said nothing, and the default TTL is ${said} s`,
  heuristic: (said) => `the origin said nothing, and its \`Last-Modified\` suggests ${said} s`,
  forbidden: () => "the origin's `Cache-Control` forbids to reuse it unasked",
};

/** Ends a sentence after `because`: `the origin said `max-age=600`, cut to the maximum TTL of 300 s`. */
export function whySoLong(lifetime: Lifetime): string {
  const said = SOURCES[lifetime.source](lifetime.said);
  switch (lifetime.bound) {
    case 'min':
      return `${said}, but the minimum TTL is ${lifetime.seconds} s`;
    case 'max':
      return `${said}, cut to the maximum TTL of ${lifetime.seconds} s`;
    case 'error':
      return `errors are remembered for ${lifetime.seconds} s at least`;
    default:
      return said;
  }
}

const HINDRANCES: Readonly<Record<Hindrance, string>> = {
  disabled: 'the maximum TTL is 0, which turns caching off',
  partial: 'only whole and final answers are kept',
  status: 'answers with this status are never kept',
  'unless-told': 'answers with this status are kept only if the origin gives a lifetime, and it gave none',
  'request-no-store': "the client's `Cache-Control: no-store` forbids it",
  authorization:
    'the request had `Authorization`, which is not part of the cache key, and the origin did not allow it (`public`, `s-maxage` or `must-revalidate`)',
  'no-store': "the origin's `Cache-Control: no-store` forbids it",
  private: "the origin's `Cache-Control: private` keeps it for one user",
  'set-cookie': 'it sets a cookie',
  vary: '`Vary: *` says that nobody can know whom it suits',
  'too-large': 'it is larger than what this cache keeps',
  useless: 'it is stale from the start, and has neither `ETag` nor `Last-Modified` to ask again by',
};

export const whyNotStored = (hindrance: Hindrance) => HINDRANCES[hindrance];

export function notCachedMethod({ method }: HttpRequest, policy: CachePolicy): string {
  return `${method} passes: only answers to ${policy.methods.join(' and ')} are kept.`;
}

const FAILURES: Readonly<Record<string, string>> = {
  timeout: 'does not answer in time',
  refused: 'refuses the connection',
  reset: 'breaks the connection off',
};

export function sayFailure({ reason, text, elapsedMs }: Failure): string {
  const words = FAILURES[reason] ?? `fails (${reason})`;
  return `The next tier ${words}${text ? `: ${text}` : ''} (${Math.round(elapsedMs)} ms).`;
}
