/** Keys of the workspace itself, and of the part that has them: tabs, focus, scrolling, tasks and their checks. */
import { allTasks } from '../../console/check-changes.ts';
import { taskInHand } from '../../panes/tasks/task-rows.ts';
import type { PartCommand, WorkspaceCommand } from './bindings.ts';
import type { Focus, WorkspaceState } from './state.ts';
import { opened, type WorkspaceContext } from './step.ts';
import { settledFocus, TASKS_TAB, tabAfter, tabOf } from './tabs.ts';

export function perform(
  state: WorkspaceState,
  command: WorkspaceCommand,
  context: WorkspaceContext,
): WorkspaceState {
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
    case 'menu':
    case 'help':
      return opened(state, command);
  }
}

/** In a narrow window the tasks are a tab: tab and focus go together. */
function changeTab(state: WorkspaceState, steps: number, context: WorkspaceContext): WorkspaceState {
  const tab = tabAfter(context.tabs, state.tab, steps).id;
  const isHidden = state.isZoomed && state.focus === 'console';
  return {
    ...state,
    tab,
    focus: settledFocus(state.focus, tab, context.isWide),
    isZoomed: state.isZoomed && !isHidden,
  };
}

function nextFocus(state: WorkspaceState, context: WorkspaceContext): Focus {
  const next: Focus =
    state.focus === 'console' ? 'tasks' : state.focus === 'tasks' && context.isWide ? 'pane' : 'console';
  return settledFocus(next, state.tab, context.isWide);
}

function pageOf(state: WorkspaceState, context: WorkspaceContext): number {
  return Math.max(1, context.extent[state.focus].height - 2);
}

/** Which entry of `scroll` the focused part uses. */
function scrollKey(state: WorkspaceState, context: WorkspaceContext): string {
  return state.focus === 'tasks' ? TASKS_TAB.id : tabOf(context.tabs, state.tab).id;
}

function scrolled(state: WorkspaceState, rows: number, context: WorkspaceContext): WorkspaceState {
  const { limit } = context.extent[state.focus];
  if (state.focus === 'console') {
    return { ...state, consoleBack: Math.max(0, Math.min(limit, state.consoleBack - rows)) };
  }
  const key = scrollKey(state, context);
  const top = Math.max(0, Math.min(limit, Math.min(limit, state.scroll[key] ?? 0) + rows));
  return { ...state, scroll: { ...state.scroll, [key]: top } };
}

export function inFocus(
  state: WorkspaceState,
  command: PartCommand,
  context: WorkspaceContext,
): WorkspaceState {
  const isTasks = state.focus === 'tasks';
  switch (command) {
    case 'up':
      return isTasks ? selectCheck(state, -1, context) : scrolled(state, -1, context);
    case 'down':
      return isTasks ? selectCheck(state, 1, context) : scrolled(state, 1, context);
    case 'left':
      return isTasks ? openTask(state, -1, context) : changeTab(state, -1, context);
    case 'right':
      return isTasks ? openTask(state, 1, context) : changeTab(state, 1, context);
    case 'top':
      return scrolled(state, -Number.MAX_SAFE_INTEGER, context);
    case 'bottom':
      return scrolled(state, Number.MAX_SAFE_INTEGER, context);
    case 'open':
      return isTasks ? showEvidence(state) : nextChoice(state, context);
    case 'leave':
      return { ...state, focus: 'console', isZoomed: false };
  }
}

const openedTask = (state: WorkspaceState, context: WorkspaceContext) =>
  state.openedTask ?? taskInHand(context.view);

function checksOf(state: WorkspaceState, context: WorkspaceContext) {
  return allTasks(context.view)[openedTask(state, context)]?.checks ?? [];
}

function firstCheck(state: WorkspaceState, context: WorkspaceContext): string | undefined {
  const checks = checksOf(state, context);
  return (checks.find((check) => !check.passed) ?? checks[0])?.id;
}

function selectCheck(state: WorkspaceState, steps: number, context: WorkspaceContext): WorkspaceState {
  const checks = checksOf(state, context);
  const at = checks.findIndex((check) => check.id === state.selectedCheck);
  const next = at < 0 ? 0 : Math.max(0, Math.min(checks.length - 1, at + steps));
  return { ...state, selectedCheck: checks[next]?.id };
}

function openTask(state: WorkspaceState, steps: number, context: WorkspaceContext): WorkspaceState {
  const last = allTasks(context.view).length - 1;
  const index = Math.max(0, Math.min(last, openedTask(state, context) + steps));
  const next = { ...state, openedTask: index, scroll: { ...state.scroll, [TASKS_TAB.id]: 0 } };
  return { ...next, selectedCheck: firstCheck(next, context) };
}

function nextChoice(state: WorkspaceState, context: WorkspaceContext): WorkspaceState {
  const { id } = tabOf(context.tabs, state.tab);
  return { ...state, choices: { ...state.choices, [id]: (state.choices[id] ?? 0) + 1 } };
}

/** The Trace tab with the chosen check, from its top. */
function showEvidence(state: WorkspaceState): WorkspaceState {
  if (state.selectedCheck === undefined) return state;
  return {
    ...state,
    tab: 'trace',
    focus: 'pane',
    evidence: state.selectedCheck,
    scroll: { ...state.scroll, trace: 0 },
  };
}
