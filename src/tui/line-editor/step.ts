/** The machine: a key in, the next state and what is to be done out. */
import type { Key } from '../keys.ts';
import { sanitize } from '../text/sanitize.ts';
import { previousBoundary } from '../text/width.ts';
import { editorCommands } from './bindings.ts';
import { acceptItem, refreshMenu, selectItem } from './completion.ts';
import { insert, withText } from './edit.ts';
import { abortSearch, acceptSearch, remember, searchFrom } from './history.ts';
import type { EditorContext, EditorState, EditorStep, Search } from './state.ts';

/** Whether the editor has a use for this key; what it has none for belongs to the screen around it. */
export function isEditorKey(key: Key, state: EditorState): boolean {
  if (key.name === 'text') return true;
  if (state.search || state.menu) return key.name !== 'function';
  return editorCommands.has(key.name);
}

export function step(state: EditorState, key: Key, context: EditorContext): EditorStep {
  if (state.search) return stepSearch(state, state.search, key, context);
  if (state.menu) return stepMenu(state, key, context);
  if (key.name === 'text') return { state: insert(state, sanitize(key.text).replaceAll('\n', ' ')) };
  return editorCommands.get(key.name)?.(state, context) ?? { state };
}

/**
 * Pasted text: every whole command in it is entered, in order; what is left stays in the line. Commands over several
 * lines (heredocs, quotes, trailing backslashes) stay together.
 */
export function paste(state: EditorState, pasted: string, context: EditorContext): EditorStep {
  const open = insert({ ...acceptSearch(state), menu: undefined }, sanitize(pasted.replace(/\r\n?/g, '\n')));
  const before = open.text.slice(0, open.cursor);
  const lines: string[] = [];
  let rest = '';
  let next = open;
  for (const [index, piece] of before.split('\n').entries()) {
    if (index === 0) rest = piece;
    else if (context.isIncomplete(rest)) rest = `${rest}\n${piece}`;
    else {
      if (rest.trim() !== '') lines.push(rest);
      next = remember(next, rest);
      rest = piece;
    }
  }
  if (lines.length === 0) return { state: open };
  const text = rest + open.text.slice(open.cursor);
  return { state: withText(next, text, rest.length), action: { type: 'submit', lines } };
}

function stepMenu(state: EditorState, key: Key, context: EditorContext): EditorStep {
  switch (key.name) {
    case 'tab':
    case 'down':
    case 'ctrl-n':
      return { state: selectItem(state, 1) };
    case 'shift-tab':
    case 'up':
    case 'ctrl-p':
      return { state: selectItem(state, -1) };
    case 'pagedown':
      return { state: selectItem(state, 5) };
    case 'pageup':
      return { state: selectItem(state, -5) };
    case 'enter':
      return { state: acceptItem(state) };
    case 'escape':
    case 'ctrl-g':
      return { state: { ...state, menu: undefined } };
  }
  const next = step({ ...state, menu: undefined }, key, context);
  const isTyping = key.name === 'text' || key.name === 'backspace';
  return isTyping ? { ...next, state: refreshMenu(next.state, context) } : next;
}

function stepSearch(state: EditorState, search: Search, key: Key, context: EditorContext): EditorStep {
  const from = search.at ?? state.history.length - 1;
  switch (key.name) {
    case 'text':
      return { state: searchFrom(state, { ...search, query: search.query + sanitize(key.text) }, from, -1) };
    case 'backspace': {
      const query = search.query.slice(0, previousBoundary(search.query, search.query.length));
      return { state: searchFrom(state, { ...search, query }, state.history.length - 1, -1) };
    }
    case 'ctrl-r':
      return { state: searchFrom(state, search, from - (search.at === undefined ? 0 : 1), -1) };
    case 'ctrl-s':
      return { state: searchFrom(state, search, from + 1, 1) };
    case 'ctrl-g':
    case 'ctrl-c':
      return { state: abortSearch(state) };
    case 'escape':
      return { state: acceptSearch(state) };
  }
  return step(acceptSearch(state), key, context);
}
