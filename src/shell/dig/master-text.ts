/** Records as BIND's tools print them: owner, TTL, class, type and data, each from a column of its own on. */
import type { ResourceRecord } from '../../dns/index.ts';
import { shownData, shownName } from '../../sim/dns/words.ts';

const TAB = 8;
const COLUMNS = { ttl: 24, class: 32, type: 40, data: 48 } as const;

/** Tabs as far as they go, then blanks; at least one of either. */
function padded(text: string, from: number, to: number): string {
  const target = Math.max(to, from + 1);
  const tabs = Math.floor(target / TAB) - Math.floor(from / TAB);
  const start = tabs > 0 ? Math.floor(target / TAB) * TAB : from;
  return `${text}${'\t'.repeat(tabs)}${' '.repeat(target - start)}`;
}

/** Puts words at columns. */
function columns(first: string, rest: readonly (readonly [text: string, column: number])[]): string {
  let line = first;
  let at = first.length;
  for (const [text, column] of rest) {
    line = `${padded(line, at, column)}${text}`;
    at = Math.max(column, at + 1) + text.length;
  }
  return line;
}

export function recordLine({ name, ttl, type, data }: ResourceRecord): string {
  return columns(shownName(name), [
    [String(ttl), COLUMNS.ttl],
    ['IN', COLUMNS.class],
    [type, COLUMNS.type],
    [shownData(data), COLUMNS.data],
  ]);
}

export function questionLine(name: string, type: string): string {
  return `;${columns(shownName(name), [
    ['IN', COLUMNS.class],
    [type, COLUMNS.type],
  ])}`;
}
