/** Cache-Control (RFC 9111 §5.2) and its forerunner Pragma, read as forgivingly as the RFC asks. */
import { memoise } from '../../kit/memoise.ts';
import { combinedHeader, type Headers } from '../message.ts';

/** By name in lower case; the first of several with one name counts (§4.2.1). `true`: without an argument. */
export type Directives = ReadonlyMap<string, string | true>;

/** What a number too large to count means (§1.2.2). */
const MAX_SECONDS = 2 ** 31;

const DIRECTIVE = /([!#$%&'*+.^_`|~\w-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^\s,;"]*)))?/g;

export function parseCacheControl(value: string): Directives {
  const directives = new Map<string, string | true>();
  for (const [, name = '', quoted, token] of value.matchAll(DIRECTIVE)) {
    const key = name.toLowerCase();
    if (!directives.has(key)) directives.set(key, quoted?.replace(/\\(.)/g, '$1') ?? token ?? true);
  }
  return directives;
}

const NO_DIRECTIVES: Directives = new Map();

export const responseDirectives: (headers: Headers) => Directives = memoise((headers: Headers) => {
  const value = combinedHeader(headers, 'cache-control');
  return value === undefined ? NO_DIRECTIVES : parseCacheControl(value);
});

/** `Pragma: no-cache` counts where there is no Cache-Control (§5.4). */
export function requestDirectives(headers: Headers): Directives {
  const value = combinedHeader(headers, 'cache-control');
  if (value !== undefined) return parseCacheControl(value);
  const pragma = combinedHeader(headers, 'pragma');
  return pragma !== undefined && parseCacheControl(pragma).has('no-cache')
    ? new Map([['no-cache', true]])
    : NO_DIRECTIVES;
}

/** Undefined where the directive is absent; 0 where its argument makes no sense: then it is stale (§4.2.1). */
export function secondsOf(directives: Directives, name: string): number | undefined {
  const value = directives.get(name);
  if (value === undefined) return undefined;
  if (value === true || !/^\d+$/.test(value)) return 0;
  return Math.min(Number(value), MAX_SECONDS);
}

/** Whether the directive stands there for the whole response, not for some of its fields (§5.2.2.4, §5.2.2.7). */
export function holdsForAll(directives: Directives, name: 'private' | 'no-cache'): boolean {
  const value = directives.get(name);
  return value === true || value === '';
}

/** Fields that `private="…"` and `no-cache="…"` keep out of the cache. */
export function fieldsKeptOut(directives: Directives): string[] {
  return (['private', 'no-cache'] as const).flatMap((name) => {
    const value = directives.get(name);
    return typeof value === 'string' ? value.split(',').flatMap((field) => field.trim() || []) : [];
  });
}
