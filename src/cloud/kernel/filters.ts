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

/** A matcher for one filter value. */
export function wildcard(pattern: string): (text: string) => boolean {
  if (!/[*?\\]/.test(pattern)) return (text) => text === pattern;
  const source = pattern.replace(/\\(.)|[.*+?^${}()|[\]\\]/g, (character, escaped) => {
    if (escaped !== undefined) return escaped.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    if (character === '*') return '.*';
    return character === '?' ? '.' : `\\${character}`;
  });
  const expression = new RegExp(`^${source}$`, 's');
  return (text) => expression.test(text);
}
