/** Tab: as much as all proposals share; then a menu to choose from. */
import type { Completion } from '../../shell/console.ts';
import { withText } from './edit.ts';
import type { EditorContext, EditorState, EditorStep } from './state.ts';

/** Nothing follows these within the same word, so no space is added after them. */
const openEnds = ['/', '=', ':', ',', ' '];

export function startCompletion(state: EditorState, context: EditorContext): EditorStep {
  const completion = context.complete(state.text, state.cursor);
  const only = completion.items[0];
  if (!only) return { state, action: { type: 'bell' } };
  if (completion.items.length === 1)
    return { state: replace(state, completion, finished(state, completion, only.value)) };
  const shared = sharedPrefix(completion.items.map((item) => item.value));
  const typed = state.text.slice(completion.from, completion.to);
  if (shared.length === typed.length || !shared.startsWith(typed))
    return { state: { ...state, menu: { completion, selected: 0 } } };
  const longer = replace(state, completion, shared);
  // Dashes alone bring nobody further.
  return { state: /[^-]/.test(shared) ? longer : openMenu(longer, context) };
}

function openMenu(state: EditorState, context: EditorContext): EditorState {
  return { ...state, menu: { completion: context.complete(state.text, state.cursor), selected: 0 } };
}

/** The proposal `steps` further in the open menu, round and round. */
export function selectItem(state: EditorState, steps: number): EditorState {
  const { menu } = state;
  if (!menu) return state;
  const count = menu.completion.items.length;
  return { ...state, menu: { ...menu, selected: (((menu.selected + steps) % count) + count) % count } };
}

export function acceptItem(state: EditorState): EditorState {
  const { menu } = state;
  const item = menu?.completion.items[menu.selected];
  if (!menu || !item) return { ...state, menu: undefined };
  return replace(state, menu.completion, finished(state, menu.completion, item.value));
}

/** After typing with the menu open: the proposals that still fit, or no menu. */
export function refreshMenu(state: EditorState, context: EditorContext): EditorState {
  const completion = context.complete(state.text, state.cursor);
  const isOver = completion.items.length === 0 || completion.from === completion.to;
  return { ...state, menu: isOver ? undefined : { completion, selected: 0 } };
}

function replace(state: EditorState, completion: Completion, value: string): EditorState {
  const text = state.text.slice(0, completion.from) + value + state.text.slice(completion.to);
  return { ...withText(state, text, completion.from + value.length), menu: undefined };
}

function finished(state: EditorState, completion: Completion, value: string): string {
  const isClosed = !openEnds.some((end) => value.endsWith(end)) && state.text[completion.to] !== ' ';
  return isClosed ? `${value} ` : value;
}

export function sharedPrefix(values: readonly string[]): string {
  let prefix = values[0] ?? '';
  for (const value of values) {
    let length = 0;
    while (length < prefix.length && prefix[length] === value[length]) length++;
    prefix = prefix.slice(0, length);
  }
  return prefix;
}
