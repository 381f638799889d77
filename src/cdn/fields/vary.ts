/** Vary (RFC 9110 §12.5.5): which headers of a request selected a response (RFC 9111 §4.1). */
import { combinedHeader, type Headers } from '../message.ts';

/** Names in lower case; `['*']` where anything may have. */
export function varyNames(headers: Headers): readonly string[] {
  const value = combinedHeader(headers, 'vary');
  if (value === undefined) return [];
  const names = value.split(',').flatMap((name) => name.trim().toLowerCase() || []);
  return names.includes('*') ? ['*'] : [...new Set(names)].sort();
}

/** The request's values under these names; an absent one is empty. */
export function selectingHeaders(request: Headers, names: readonly string[]): Headers {
  return names.map((name) => [name, normalised(combinedHeader(request, name) ?? '')] as const);
}

const normalised = (value: string) =>
  value
    .split(',')
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .join(', ');

export function sameHeaders(left: Headers, right: Headers): boolean {
  return (
    left.length === right.length &&
    left.every(([name, value], index) => name === right[index]?.[0] && value === right[index]?.[1])
  );
}
