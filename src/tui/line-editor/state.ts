/**
 * The line editor's whole state, immutable. The machine (`step`) is pure: key in, state and action out, so that
 * every key can be tested without a terminal. Keys follow GNU readline's emacs mode.
 */
import type { Completion } from '../../shell/console.ts';

export interface Search {
  readonly query: string;
  /** Index in the history of the line that is shown, or `undefined` while nothing matches. */
  readonly at: number | undefined;
  /** The line as it was, for C-g. */
  readonly text: string;
  readonly cursor: number;
}

export interface Menu {
  readonly completion: Completion;
  readonly selected: number;
}

export interface EditorState {
  readonly text: string;
  /** Index into `text`, always at the boundary of a character. */
  readonly cursor: number;
  /** The kill ring, newest last. */
  readonly killed: readonly string[];
  /** What the key before did, as far as the next key's meaning depends on it. */
  readonly last: 'kill' | 'yank' | 'other';
  /** Where in the text the last yank stands, for M-y. */
  readonly yanked: { readonly from: number; readonly to: number; readonly ring: number } | undefined;
  readonly history: readonly string[];
  /** Index of the history line that is shown; `history.length` is the line being written. */
  readonly historyAt: number;
  /** The line being written, while history is shown. */
  readonly draft: string;
  readonly search: Search | undefined;
  readonly menu: Menu | undefined;
}

/** What the machine asks of the console behind it. */
export interface EditorContext {
  isIncomplete(text: string): boolean;
  complete(text: string, cursor: number): Completion;
}

export type EditorAction =
  | { readonly type: 'submit'; readonly lines: readonly string[] }
  | { readonly type: 'interrupt'; readonly text: string } // C-c, and what was thrown away
  | { readonly type: 'end' } // C-d on an empty line
  | { readonly type: 'clear' } // C-l
  | { readonly type: 'bell' };

export interface EditorStep {
  readonly state: EditorState;
  readonly action?: EditorAction;
}

/** The longest history that is kept. */
export const HISTORY_LIMIT = 1_000;
/** The most kills that are kept. */
export const KILL_RING_LIMIT = 30;

export function createEditor(history: readonly string[] = []): EditorState {
  const kept = history.slice(-HISTORY_LIMIT);
  return {
    text: '',
    cursor: 0,
    killed: [],
    last: 'other',
    yanked: undefined,
    history: kept,
    historyAt: kept.length,
    draft: '',
    search: undefined,
    menu: undefined,
  };
}
