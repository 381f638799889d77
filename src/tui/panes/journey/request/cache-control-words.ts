/** `Cache-Control` of an answer in words, directive by directive (RFC 9111 §5.2.2, RFC 5861, RFC 8246). */
import { ttlWords } from '../lookup/step-words.ts';

const MEANINGS: Readonly<Record<string, string>> = {
  'no-store': 'nobody may keep it',
  'no-cache': 'ask each time before using a copy',
  private: 'only the browser may keep it',
  public: 'anybody may keep it',
  'must-revalidate': 'never used stale',
  'proxy-revalidate': 'never used stale by shared caches',
  immutable: 'never changes while it is fresh',
  'no-transform': 'to be passed on as it is',
  'must-understand': 'only for caches that know the status',
};

const TIMES: Readonly<Record<string, (time: string) => string>> = {
  'max-age': (time) => `good for ${time}`,
  's-maxage': (time) => `in shared caches for ${time}`,
  'stale-while-revalidate': (time) => `stale for ${time} while it is fetched anew`,
  'stale-if-error': (time) => `stale for ${time} if the origin fails`,
};

export function cacheControlWords(value: string): string {
  return value
    .split(',')
    .map((directive) => wordsOf(directive.trim()))
    .join('; ');
}

function wordsOf(directive: string): string {
  const [name = '', given = ''] = directive.toLowerCase().split('=');
  const time = /^"?(\d+)"?$/.exec(given)?.[1];
  const meaning = Object.hasOwn(MEANINGS, name) ? MEANINGS[name] : undefined;
  if (time !== undefined && Object.hasOwn(TIMES, name))
    return TIMES[name]?.(ttlWords(Number(time))) ?? directive;
  return meaning ?? `${directive}: no standard meaning`;
}
