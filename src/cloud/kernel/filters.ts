/**
 * `--filters`: every filter must match, any of a filter's values may; `*` stands for any characters, `?` for one, and
 * a backslash makes the next character literal. `tag:<key>`, `tag-key` and `owner-id` work on every resource.
 */

import type { Context } from './context.ts';
import { AwsError } from './errors.ts';
import type { Filters, FilterValue, Tag, Tagged } from './resource.ts';

export interface Filter {
  Name?: string | undefined;
  Values?: string[] | undefined;
}

export function applyFilters<T extends object>(
  items: readonly T[],
  filters: readonly Filter[] | undefined,
  known: Filters<T>,
  context: Context,
  tags: (item: T) => readonly Tag[] = (item) => (item as Tagged).Tags ?? [],
): T[] {
  const tests = (filters ?? []).map((filter) => compileFilter(filter, known, context, tags));
  return items.filter((item) => tests.every((test) => test(item)));
}

function compileFilter<T extends object>(
  filter: Filter,
  known: Filters<T>,
  context: Context,
  tags: (item: T) => readonly Tag[],
) {
  const name = filter.Name ?? '';
  const patterns = (filter.Values ?? []).map(wildcard);
  const value = reader(name, known, tags);
  if (!value) throw new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`);
  return (item: T) => flatten(value(item, context)).some((text) => patterns.some((pattern) => pattern(text)));
}

function reader<T extends object>(
  name: string,
  known: Filters<T>,
  tags: (item: T) => readonly Tag[],
): Filters<T>[string] | undefined {
  if (name.startsWith('tag:')) return (item) => tags(item).find((tag) => tag.Key === name.slice(4))?.Value;
  if (name === 'tag-key') return (item) => tags(item).map((tag) => tag.Key);
  if (name === 'tag-value') return (item) => tags(item).map((tag) => tag.Value);
  if (name === 'owner-id') return known[name] ?? ((_item, context) => context.account);
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

export function tagValue(item: Tagged, key: string): string | undefined {
  return item.Tags?.find((tag) => tag.Key === key)?.Value;
}

function flatten(value: FilterValue): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((entry) => entry !== undefined).map(String);
}

const ANY = Symbol('any characters');
const ONE = Symbol('one character');

/**
 * A matcher for one filter value. Not a regular expression: patterns come from strangers, and this one's time grows
 * with the product of the lengths at worst.
 */
export function wildcard(pattern: string): (text: string) => boolean {
  if (!/[*?\\]/.test(pattern)) return (text) => text === pattern;
  const parts = parsePattern(pattern);
  return (text) => matches(parts, text);
}

type PatternPart = string | typeof ANY | typeof ONE;

function parsePattern(pattern: string): PatternPart[] {
  const parts: PatternPart[] = [];
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index);
    if (character === '*') parts.push(ANY);
    else if (character === '?') parts.push(ONE);
    else if (character === '\\' && index + 1 < pattern.length) parts.push(pattern.charAt(++index));
    else parts.push(character);
  }
  return parts;
}

/** Goes back to the last `*` only, which takes one character more each time: earlier ones never need to change. */
function matches(parts: readonly PatternPart[], text: string): boolean {
  let part = 0;
  let at = 0;
  let star = -1;
  let starAt = 0;
  while (at < text.length) {
    const wanted = parts[part];
    if (wanted === ANY) {
      star = part++;
      starAt = at;
    } else if (wanted === ONE || wanted === text.charAt(at)) {
      part++;
      at++;
    } else if (star >= 0) {
      part = star + 1;
      at = ++starAt;
    } else {
      return false;
    }
  }
  return parts.slice(part).every((rest) => rest === ANY);
}
