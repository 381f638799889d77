/** The lines entered before: up and down, and C-r's incremental search. */
import { lineEnd, lineStart, withText } from './edit.ts';
import { type EditorState, HISTORY_LIMIT, type Search } from './state.ts';

/** A line that was entered; not twice in a row, not blank. */
export function remember(state: EditorState, line: string): EditorState {
  const text = line.trimEnd();
  const isNew = text.trim() !== '' && text !== state.history.at(-1);
  const history = isNew ? [...state.history, text].slice(-HISTORY_LIMIT) : state.history;
  return { ...state, history, historyAt: history.length, draft: '' };
}

/** Up: the line above within the text, else the history line before. */
export function up(state: EditorState): EditorState | undefined {
  const start = lineStart(state.text, state.cursor);
  if (start === 0) return show(state, state.historyAt - 1);
  const above = lineStart(state.text, start - 1);
  return withText(state, state.text, Math.min(above + (state.cursor - start), start - 1));
}

/** Down: the line below within the text, else the history line after. */
export function down(state: EditorState): EditorState | undefined {
  const end = lineEnd(state.text, state.cursor);
  if (end === state.text.length) return show(state, state.historyAt + 1);
  const column = state.cursor - lineStart(state.text, state.cursor);
  return withText(state, state.text, Math.min(end + 1 + column, lineEnd(state.text, end + 1)));
}

/** The history line at an index; one past the last is the line being written. */
export function show(state: EditorState, index: number): EditorState | undefined {
  if (index < 0 || index > state.history.length) return undefined;
  const draft = state.historyAt === state.history.length ? state.text : state.draft;
  const text = index === state.history.length ? draft : (state.history[index] ?? '');
  return { ...withText(state, text, text.length), historyAt: index, draft };
}

export function startSearch(state: EditorState): EditorState {
  return { ...state, search: { query: '', at: undefined, text: state.text, cursor: state.cursor } };
}

/** Looks for `query` from history line `from` on, towards older (-1) or newer (1) lines. */
export function searchFrom(state: EditorState, search: Search, from: number, direction: -1 | 1): EditorState {
  for (let index = from; index >= 0 && index < state.history.length; index += direction) {
    const line = state.history[index] ?? '';
    const found = search.query === '' ? -1 : line.lastIndexOf(search.query);
    if (found >= 0) return { ...state, text: line, cursor: found, search: { ...search, at: index } };
  }
  return { ...state, search: { ...search, at: undefined } };
}

/** Ends the search with the line it found. */
export function acceptSearch(state: EditorState): EditorState {
  const historyAt = state.search?.at ?? state.historyAt;
  const draft = state.historyAt === state.history.length ? (state.search?.text ?? state.draft) : state.draft;
  return { ...withText(state, state.text, state.cursor), historyAt, draft, search: undefined };
}

/** Ends the search with the line as it was before. */
export function abortSearch(state: EditorState): EditorState {
  const { search } = state;
  return search ? { ...withText(state, search.text, search.cursor), search: undefined } : state;
}
