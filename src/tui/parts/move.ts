/** What keys do to the parts: tabs, focus, scrolling, tasks and their checks. */

import type { SessionView } from '../../lab/session-view.ts';
import { allTasks } from '../console/check-changes.ts';
import { taskInHand } from '../panes/tasks/task-rows.ts';
import type { MoveCommand, PartCommand } from './bindings.ts';
import type { Focus, PartsState } from './state.ts';
import { settledFocus, TASKS_TAB, type Tab, tabAfter, tabOf } from './tabs.ts';

/** What a move may look at: the tasks, and how much room the last frame had. */
export interface PartsContext {
  readonly view: SessionView;
  readonly tabs: readonly Tab[];
  readonly isWide: boolean;
  /** How far each part can be scrolled, and how many rows of it show. */
  readonly extent: Readonly<Record<Focus, { readonly limit: number; readonly height: number }>>;
  /** Among how many one chooses in the pane that shows; absent: it is scrolled. */
  readonly stops?: number;
}

export function move<S extends PartsState>(state: S, command: MoveCommand, context: PartsContext): S {
  switch (command) {
    case 'next-tab':
      return changeTab(state, 1, context);
    case 'previous-tab':
      return changeTab(state, -1, context);
    case 'next-focus':
      return {
        ...state,
        focus: nextFocus(state, context),
        selectedCheck: state.selectedCheck ?? firstCheck(state, context),
      };
    case 'zoom':
      return { ...state, isZoomed: !state.isZoomed };
    case 'page-up':
      return scrolled(state, -pageOf(state, context), context);
    case 'page-down':
      return scrolled(state, pageOf(state, context), context);
  }
}

/** The tab shows, whatever had the height before. */
export function showTab<S extends PartsState>(state: S, tab: string, { isWide }: PartsContext): S {
  const isHidden = state.isZoomed && state.focus === 'console';
  return {
    ...state,
    tab,
    focus: settledFocus(state.focus, tab, isWide),
    isZoomed: state.isZoomed && !isHidden,
  };
}

/** In a narrow window the tasks are a tab: tab and focus go together. */
function changeTab<S extends PartsState>(state: S, steps: number, context: PartsContext): S {
  return showTab(state, tabAfter(context.tabs, state.tab, steps).id, context);
}

function nextFocus(state: PartsState, context: PartsContext): Focus {
  const next: Focus =
    state.focus === 'console' ? 'tasks' : state.focus === 'tasks' && context.isWide ? 'pane' : 'console';
  return settledFocus(next, state.tab, context.isWide);
}

function pageOf(state: PartsState, context: PartsContext): number {
  return Math.max(1, context.extent[state.focus].height - 2);
}

/** Which entry of `scroll` the focused part uses. */
function scrollKey(state: PartsState, context: PartsContext): string {
  return state.focus === 'tasks' ? TASKS_TAB.id : tabOf(context.tabs, state.tab).id;
}

function scrolled<S extends PartsState>(state: S, rows: number, context: PartsContext): S {
  const { limit } = context.extent[state.focus];
  if (state.focus === 'console') {
    return { ...state, consoleBack: Math.max(0, Math.min(limit, state.consoleBack - rows)) };
  }
  const key = scrollKey(state, context);
  const top = Math.max(0, Math.min(limit, Math.min(limit, state.scroll[key] ?? 0) + rows));
  return { ...state, scroll: { ...state.scroll, [key]: top } };
}

export function inFocus<S extends PartsState>(state: S, command: PartCommand, context: PartsContext): S {
  const isTasks = state.focus === 'tasks';
  switch (command) {
    case 'up':
      return isTasks ? selectCheck(state, -1, context) : stepped(state, -1, context);
    case 'down':
      return isTasks ? selectCheck(state, 1, context) : stepped(state, 1, context);
    case 'left':
      return isTasks ? openTask(state, -1, context) : changeTab(state, -1, context);
    case 'right':
      return isTasks ? openTask(state, 1, context) : changeTab(state, 1, context);
    case 'top':
      return stepped(state, -Number.MAX_SAFE_INTEGER, context);
    case 'bottom':
      return stepped(state, Number.MAX_SAFE_INTEGER, context);
    case 'open':
      return isTasks ? showEvidence(state) : nextChoice(state, context);
    case 'leave':
      return { ...state, focus: 'console', isZoomed: false };
  }
}

/** To another stop, from its top; by rows where the part has no stops. */
function stepped<S extends PartsState>(state: S, steps: number, context: PartsContext): S {
  if (state.focus !== 'pane' || context.stops === undefined) return scrolled(state, steps, context);
  const { id } = tabOf(context.tabs, state.tab);
  const last = Math.max(0, context.stops - 1);
  const cursor = Math.max(0, Math.min(last, Math.min(last, state.cursors[id] ?? 0) + steps));
  return { ...state, cursors: { ...state.cursors, [id]: cursor }, scroll: { ...state.scroll, [id]: 0 } };
}

const openedTask = (state: PartsState, context: PartsContext) => state.openedTask ?? taskInHand(context.view);

function checksOf(state: PartsState, context: PartsContext) {
  return allTasks(context.view)[openedTask(state, context)]?.checks ?? [];
}

function firstCheck(state: PartsState, context: PartsContext): string | undefined {
  const checks = checksOf(state, context);
  return (checks.find((check) => !check.passed) ?? checks[0])?.id;
}

function selectCheck<S extends PartsState>(state: S, steps: number, context: PartsContext): S {
  const checks = checksOf(state, context);
  const at = checks.findIndex((check) => check.id === state.selectedCheck);
  const next = at < 0 ? 0 : Math.max(0, Math.min(checks.length - 1, at + steps));
  return { ...state, selectedCheck: checks[next]?.id };
}

export function openTask<S extends PartsState>(state: S, steps: number, context: PartsContext): S {
  const last = allTasks(context.view).length - 1;
  const index = Math.max(0, Math.min(last, openedTask(state, context) + steps));
  const next = { ...state, openedTask: index, scroll: { ...state.scroll, [TASKS_TAB.id]: 0 } };
  return { ...next, selectedCheck: firstCheck(next, context) };
}

function nextChoice<S extends PartsState>(state: S, context: PartsContext): S {
  const { id } = tabOf(context.tabs, state.tab);
  return {
    ...state,
    choices: { ...state.choices, [id]: (state.choices[id] ?? 0) + 1 },
    cursors: { ...state.cursors, [id]: 0 },
  };
}

/** The Trace tab with the chosen check, from its top. */
function showEvidence<S extends PartsState>(state: S): S {
  if (state.selectedCheck === undefined) return state;
  return {
    ...state,
    tab: 'trace',
    focus: 'pane',
    evidence: state.selectedCheck,
    scroll: { ...state.scroll, trace: 0 },
  };
}
