/** What keys and finished commands make of the workspace: a pure step, with what is to be done outside as effects. */
import type { ConsoleItem } from '../../console/scrollback.ts';
import type { Key } from '../../keys.ts';
import { type EditorStep, isEditorKey, paste, step } from '../../line-editor/index.ts';
import { partCommands } from '../../parts/bindings.ts';
import { inFocus, move } from '../../parts/move.ts';
import { settledFocus } from '../../parts/tabs.ts';
import { type WorkspaceCommand, workspaceCommands } from './bindings.ts';
import { stepDialog } from './dialogs/step-dialog.ts';
import { afterRun, enqueue } from './run-queue.ts';
import type { WorkspaceState } from './state.ts';
import { only, opened, type WorkspaceContext, type WorkspaceEvent, type WorkspaceStep } from './step.ts';

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
  if (state.dialog) {
    const onConsole: WorkspaceState = { ...state, dialog: undefined, focus: 'console' };
    return stepDialog(state, event.key, context) ?? inConsole(onConsole, event.key, context);
  }
  const settled = { ...state, focus: settledFocus(state.focus, state.tab, context.isWide) };
  return settled.focus === 'console'
    ? inConsole(settled, event.key, context)
    : inPart(settled, event.key, context);
}

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

function perform(
  state: WorkspaceState,
  command: WorkspaceCommand,
  context: WorkspaceContext,
): WorkspaceState {
  const isDialog = command === 'menu' || command === 'help';
  return isDialog ? opened(state, command) : move(state, command, context);
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
      if (state.running !== undefined)
        return { state: { ...next, queue: [] }, effects: [{ type: 'interrupt' }] };
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

/** `[ec2-user@web] $`, `edge#`: on a host of the lab, or in a program of its own, which C-d leaves. */
const isOnHost = (prompt: string) => /^\[|# $/.test(prompt);

const thrownAway = (prompt: string, line: string): ConsoleItem => ({
  type: 'command',
  prompt,
  line: `${line}^C`,
  output: [],
});
