/** Choices of names, put together: what the cache key holds goes to the origin, and what a second policy adds. */
import { ALL, NONE, type Selection } from '../../../cdn/index.ts';

export function selects(selection: Selection, name: string): boolean {
  if (selection.kind === 'all' || selection.kind === 'none') return selection.kind === 'all';
  return selection.names.includes(name) === (selection.kind === 'only');
}

/** Whatever either of them selects. */
export function unionOf(left: Selection, right: Selection): Selection {
  if (left.kind === 'all' || right.kind === 'all') return ALL;
  if (left.kind === 'none') return right;
  if (right.kind === 'none') return left;
  if (left.kind === 'only' && right.kind === 'only')
    return { kind: 'only', names: [...new Set([...left.names, ...right.names])] };
  const open = left.kind === 'all-except' ? left : right;
  const other = open === left ? right : left;
  return exceptFor(open.names.filter((name) => !selects(other, name)));
}

/** Of a policy's behaviour: `none`, `whitelist`, `allExcept`, `all`. */
export function selectionOf(behavior: string | undefined, names: readonly string[] = []): Selection {
  if (behavior === 'all') return ALL;
  if (behavior === 'whitelist') return { kind: 'only', names };
  return behavior === 'allExcept' ? exceptFor(names) : NONE;
}

function exceptFor(names: readonly string[]): Selection {
  return names.length === 0 ? ALL : { kind: 'all-except', names };
}
