/** Everything the replay's screen itself knows, and what keys make of it: pure, with what is asked of others as effect. */
import type { Key } from '../../keys.ts';
import { inFocus, move, openTask, type PartsContext, showTab } from '../../parts/move.ts';
import { FIRST_PARTS, type PartsState } from '../../parts/state.ts';
import { settledFocus } from '../../parts/tabs.ts';
import { sanitize } from '../../text/sanitize.ts';
import { graphemes, previousBoundary } from '../../text/width.ts';
import { FAR, type ReplayCommand, replayCommands } from './bindings.ts';
import { nextMatch } from './search.ts';

export interface ReplayState extends PartsState {
  /** The step for which `consoleBack` counts; at another one the commands stand as they do by themselves. */
  readonly scrolledAt: number;
  /** What commands are searched for. */
  readonly query: string;
  /** What was searched for before. */
  readonly lastQuery: string;
  readonly isSearching: boolean;
  /** Rows that the help page is scrolled down; absent: it is closed. */
  readonly help: number | undefined;
}

export type ReplayEffect =
  | { readonly type: 'go'; readonly count: number }
  | { readonly type: 'step'; readonly steps: number }
  | { readonly type: 'next-change' }
  | { readonly type: 'previous-change' }
  | { readonly type: 'tell'; readonly text: string }
  | { readonly type: 'leave' };

export interface ReplayStep {
  readonly state: ReplayState;
  readonly effect?: ReplayEffect;
}

export interface ReplayContext extends PartsContext {
  /** The step that is shown. */
  readonly count: number;
  /** All commands of the attempt. */
  readonly lines: readonly string[];
  /** Rows from the end at which the commands stand by themselves. */
  readonly restingBack: number;
}

export const FIRST_STATE: ReplayState = {
  ...FIRST_PARTS,
  scrolledAt: -1,
  query: '',
  lastQuery: '',
  isSearching: false,
  help: undefined,
};

/** Effects of all keys that one call brings, in order. */
export function press(
  state: ReplayState,
  key: Key,
  context: ReplayContext,
): { readonly state: ReplayState; readonly effects: readonly ReplayEffect[] } {
  // Letters are commands here, and fast ones come together; while one searches they are text.
  let current = state;
  const effects: ReplayEffect[] = [];
  const pieces = key.name === 'text' ? graphemes(key.text) : [key.text];
  for (const text of pieces) {
    const step = pressOne(current, { name: key.name, text }, context);
    current = step.effect ? { ...step.state, scrolledAt: -1 } : step.state;
    if (step.effect) effects.push(step.effect);
  }
  return { state: current, effects };
}

function pressOne(state: ReplayState, key: Key, context: ReplayContext): ReplayStep {
  if (state.isSearching) return search(state, key, context);
  if (state.help !== undefined) return { state: inHelp(state, state.help, key) };
  const settled = { ...state, focus: settledFocus(state.focus, state.tab, context.isWide) };
  if (key.name === 'text' && /^[1-9]$/.test(key.text)) {
    const tab = context.tabs[Number(key.text) - 1];
    return { state: tab ? showTab(settled, tab.id, context) : settled };
  }
  const command = replayCommands.get(key.name === 'text' ? key.text : key.name);
  return command ? perform(settled, command, context) : { state: settled };
}

function perform(state: ReplayState, command: ReplayCommand, context: ReplayContext): ReplayStep {
  const stepping = (steps: number): ReplayStep => ({ state, effect: { type: 'step', steps } });
  switch (command) {
    case 'on':
      return stepping(1);
    case 'back':
      return stepping(-1);
    case 'far-on':
      return stepping(FAR);
    case 'far-back':
      return stepping(-FAR);
    case 'first':
      return { state, effect: { type: 'go', count: 0 } };
    case 'last':
      return { state, effect: { type: 'go', count: context.lines.length } };
    case 'next-change':
    case 'previous-change':
      return { state, effect: { type: command } };
    case 'search':
      return { state: { ...state, isSearching: true, query: '' } };
    case 'help':
      return { state: { ...state, help: 0 } };
    case 'quit':
      return { state, effect: { type: 'leave' } };
    case 'escape':
      return state.focus === 'console' && !state.isZoomed
        ? { state, effect: { type: 'leave' } }
        : { state: { ...state, focus: 'console', isZoomed: false } };
    case 'up':
    case 'down':
      return { state: inFocus(scrollable(state, context), command, context) };
    case 'open':
      return { state: state.focus === 'console' ? state : inFocus(state, command, context) };
    case 'task-before':
      return { state: openTask(state, -1, context) };
    case 'task-after':
      return { state: openTask(state, 1, context) };
    default:
      return { state: move(state, command, context) };
  }
}

/** Scrolling the commands starts from where they stand. */
function scrollable(state: ReplayState, { count, restingBack }: ReplayContext): ReplayState {
  if (state.focus !== 'console' || state.scrolledAt === count) return state;
  return { ...state, scrolledAt: count, consoleBack: restingBack };
}

function search(state: ReplayState, key: Key, { lines, count }: ReplayContext): ReplayStep {
  const { query } = state;
  switch (key.name) {
    case 'text':
      return { state: { ...state, query: query + sanitize(key.text) } };
    case 'backspace':
      return {
        state: {
          ...state,
          query: query.slice(0, previousBoundary(query, query.length)),
          isSearching: query !== '',
        },
      };
    case 'ctrl-u':
      return { state: { ...state, query: '' } };
    case 'enter': {
      const wanted = query === '' ? state.lastQuery : query;
      const found = nextMatch(lines, wanted, count);
      const done = { ...state, isSearching: false, lastQuery: wanted };
      if (found !== undefined) return { state: done, effect: { type: 'go', count: found } };
      return { state: done, effect: { type: 'tell', text: 'No command has these words.' } };
    }
    case 'escape':
    case 'ctrl-c':
    case 'ctrl-g':
      return { state: { ...state, isSearching: false, query: '' } };
  }
  return { state };
}

function inHelp(state: ReplayState, scroll: number, key: Key): ReplayState {
  const by = { up: -1, down: 1, pageup: -8, pagedown: 8 }[key.name];
  return { ...state, help: by === undefined ? undefined : Math.max(0, scroll + by) };
}
