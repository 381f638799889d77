/** Which candidates fit what was typed: by their beginning, by their description's, else loosely, names before descriptions. */
import fuzzysort from 'fuzzysort';
import type { CompletionItem } from '../command.ts';

/** More than anyone reads. */
const MAX_ITEMS = 200;

export function matching(items: readonly CompletionItem[], typed: string): readonly CompletionItem[] {
  const beginning = items.filter(({ value }) => value.startsWith(typed));
  if (beginning.length > 0 || typed === '') return beginning.slice(0, MAX_ITEMS);
  const lower = typed.toLowerCase();
  const described = items.filter(({ description }) => description?.toLowerCase().startsWith(lower));
  if (described.length > 0) return described.slice(0, MAX_ITEMS);
  const named = loosely(items, typed, 'value');
  return named.length > 0 ? named : loosely(items, typed, 'description');
}

function loosely(
  items: readonly CompletionItem[],
  typed: string,
  key: 'value' | 'description',
): readonly CompletionItem[] {
  return fuzzysort.go(typed, items, { key, limit: 20, threshold: 0.2 }).map(({ obj }) => obj);
}
