/** What keys and finished commands make of the workspace: a pure step, with what is to be done outside as effects. */
import type { Session } from '../../../lab/session.ts';
import type { SessionView } from '../../../lab/session-view.ts';
import type { KeyGroup } from '../../bindings.ts';
import { allTasks, type CheckChange, changeMarks, checkChanges } from '../../console/check-changes.ts';
import type { ConsoleItem } from '../../console/scrollback.ts';
import type { Key } from '../../keys.ts';
import { type EditorContext, type EditorStep, isEditorKey, paste, step } from '../../line-editor/index.ts';
import { taskInHand } from '../../panes/tasks/task-rows.ts';
import { row } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { style } from '../../theme.ts';
import { type PartCommand, partCommands, type WorkspaceCommand, workspaceCommands } from './bindings.ts';
import type { ChoiceCommand } from './dialogs/dialog.ts';
import { type DialogId, dialogContent } from './dialogs/index.ts';
import type { Focus, WorkspaceState } from './state.ts';
import { settledFocus, TASKS_TAB, type Tab, tabAfter, tabOf } from './tabs.ts';

export type WorkspaceEvent =
  | { readonly type: 'key'; readonly key: Key }
  | { readonly type: 'paste'; readonly text: string }
  /** A command ended. */
  | {
      readonly type: 'ran';
      readonly items: readonly ConsoleItem[];
      readonly before: SessionView;
      readonly after: SessionView;
    };

export type WorkspaceEffect =
  | { readonly type: 'run'; readonly line: string }
  /** Ends the command that runs. */
  | { readonly type: 'interrupt' }
  | { readonly type: 'leave' };

/** What a step may look at: the session, and how much room the last frame had. */
export interface WorkspaceContext {
  readonly editor: EditorContext;
  readonly view: SessionView;
  readonly session: Session;
  readonly keys: readonly KeyGroup[];
  readonly tabs: readonly Tab[];
  readonly isWide: boolean;
  /** How far each part can be scrolled, and how many rows of it show. */
  readonly extent: Readonly<Record<Focus, { readonly limit: number; readonly height: number }>>;
}

export interface WorkspaceStep {
  readonly state: WorkspaceState;
  readonly effects: readonly WorkspaceEffect[];
}

export function update(
  state: WorkspaceState,
  event: WorkspaceEvent,
  context: WorkspaceContext,
): WorkspaceStep {
  if (event.type === 'ran') return afterRun(state, event);
  if (event.type === 'paste') {
    return edited(
      { ...state, dialog: undefined, focus: 'console' },
      paste(state.editor, event.text, context.editor),
    );
  }
  if (state.dialog) return inDialog(state, event.key, context);
  const settled = { ...state, focus: settledFocus(state.focus, state.tab, context.isWide) };
  return settled.focus === 'console'
    ? inConsole(settled, event.key, context)
    : inPart(settled, event.key, context);
}

const only = (state: WorkspaceState): WorkspaceStep => ({ state, effects: [] });

function inConsole(state: WorkspaceState, key: Key, context: WorkspaceContext): WorkspaceStep {
  const isBusyEditing = state.editor.menu !== undefined || state.editor.search !== undefined;
  const command = isBusyEditing ? undefined : workspaceCommands.get(key.name);
  if (command) return only(perform(state, command, context));
  if (key.name === 'text' && key.text === '?' && state.editor.text === '' && !isBusyEditing)
    return only(opened(state, 'help'));
  if (!isEditorKey(key, state.editor)) return only(state);
  return edited(state, step(state.editor, key, context.editor), context.session.console.prompt);
}

function inPart(state: WorkspaceState, key: Key, context: WorkspaceContext): WorkspaceStep {
  const command = partCommands.get(key.name);
  if (command) return only(inFocus(state, command, context));
  const own = workspaceCommands.get(key.name);
  if (own) return only(perform(state, own, context));
  if (key.name === 'text' && key.text === '?') return only(opened(state, 'help'));
  if (key.name === 'text' || key.name === 'ctrl-c')
    return inConsole({ ...state, focus: 'console' }, key, context);
  return only(state);
}

function edited(state: WorkspaceState, { state: editor, action }: EditorStep, prompt = ''): WorkspaceStep {
  const next = { ...state, editor, consoleBack: 0 };
  switch (action?.type) {
    case 'submit':
      return enqueue(
        next,
        action.lines.map((line) => line.trimEnd()),
      );
    case 'interrupt':
      if (state.isRunning) return { state: { ...next, queue: [] }, effects: [{ type: 'interrupt' }] };
      if (action.text === '') return only(opened(next, 'menu'));
      return only({ ...next, items: [...state.items, thrownAway(prompt, action.text)] });
    case 'end':
      return isOnHost(prompt) ? enqueue(next, ['exit']) : only(opened(next, 'menu'));
    case 'clear':
      return only({ ...next, clearedAt: state.items.length });
    default:
      return only(next);
  }
}

/** `[ec2-user@web] $`: on a host of the lab, which C-d leaves. */
const isOnHost = (prompt: string) => prompt.startsWith('[');

const thrownAway = (prompt: string, line: string): ConsoleItem => ({
  type: 'command',
  prompt,
  line: `${line}^C`,
  stdout: '',
  stderr: '',
});

function enqueue(state: WorkspaceState, lines: readonly string[]): WorkspaceStep {
  if (state.isRunning) return only({ ...state, queue: [...state.queue, ...lines] });
  return startNext({ ...state, queue: [...state.queue, ...lines] });
}

function startNext(state: WorkspaceState): WorkspaceStep {
  const [line, ...queue] = state.queue;
  if (line === undefined) return only({ ...state, isRunning: false });
  return { state: { ...state, queue, isRunning: true }, effects: [{ type: 'run', line }] };
}

function afterRun(state: WorkspaceState, event: Extract<WorkspaceEvent, { type: 'ran' }>): WorkspaceStep {
  const changes = checkChanges(event.before, event.after);
  const items = [...state.items, ...event.items, ...changes.map(notice)];
  const isSolved = event.after.solved && !event.before.solved;
  const next: WorkspaceState = {
    ...state,
    items,
    openedTask: changes.length > 0 ? undefined : state.openedTask,
  };
  return startNext(isSolved ? opened(next, 'solved') : next);
}

const noticeStyles = { passed: style.good, failed: style.bad, done: style.good, solved: style.star } as const;

function notice({ kind, text }: CheckChange): ConsoleItem {
  return { type: 'notice', row: row([noticeStyles[kind], `${changeMarks[kind]} ${sanitize(text)}`]) };
}

function opened(state: WorkspaceState, id: DialogId): WorkspaceState {
  return { ...state, dialog: { id, selected: 0, scroll: 0 } };
}

function perform(
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

function inFocus(state: WorkspaceState, command: PartCommand, context: WorkspaceContext): WorkspaceState {
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
      return isTasks ? showEvidence(state) : state;
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

function inDialog(state: WorkspaceState, key: Key, context: WorkspaceContext): WorkspaceStep {
  const { dialog } = state;
  if (!dialog) return only(state);
  const { choices } = dialogContent(dialog.id, context);
  const count = Math.max(1, choices.length);
  const move = (steps: number) =>
    only({ ...state, dialog: { ...dialog, selected: (dialog.selected + steps + count) % count } });
  const scroll = (rows: number) =>
    only({ ...state, dialog: { ...dialog, scroll: Math.max(0, dialog.scroll + rows) } });
  switch (key.name) {
    case 'up':
    case 'shift-tab':
    case 'ctrl-p':
      return count > 1 ? move(-1) : scroll(-1);
    case 'down':
    case 'tab':
    case 'ctrl-n':
      return count > 1 ? move(1) : scroll(1);
    case 'pageup':
      return scroll(-8);
    case 'pagedown':
      return scroll(8);
    case 'enter':
      return choose(state, choices[dialog.selected]?.command ?? { type: 'close' });
    case 'escape':
    case 'ctrl-c':
    case 'ctrl-g':
    case 'function':
      return only({ ...state, dialog: undefined });
  }
  if (key.name !== 'text') return only(state);
  // Who types on while the lab greets or congratulates means the console.
  if (dialog.id === 'brief' || dialog.id === 'solved') {
    return inConsole({ ...state, dialog: undefined, focus: 'console' }, key, context);
  }
  const closes = key.text === 'q' || key.text === '?';
  return only(closes ? { ...state, dialog: undefined } : state);
}

function choose(state: WorkspaceState, command: ChoiceCommand): WorkspaceStep {
  switch (command.type) {
    case 'close':
      return only({ ...state, dialog: undefined });
    case 'open':
      return only(opened(state, command.dialog));
    case 'leave':
      return { state: { ...state, dialog: undefined }, effects: [{ type: 'leave' }] };
    case 'run': {
      const dialog = command.stays ? state.dialog : undefined;
      return enqueue({ ...state, dialog, focus: 'console' }, [command.line]);
    }
  }
}
