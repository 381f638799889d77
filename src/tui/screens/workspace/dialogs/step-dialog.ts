/** Keys while a dialog is open. */
import type { Key } from '../../../keys.ts';
import { enqueue } from '../run-queue.ts';
import type { WorkspaceState } from '../state.ts';
import { only, opened, type WorkspaceContext, type WorkspaceStep } from '../step.ts';
import type { ChoiceCommand } from './dialog.ts';
import { dialogContent } from './index.ts';

/** What a key does to the open dialog; `undefined` where it is meant for the console. */
export function stepDialog(
  state: WorkspaceState,
  key: Key,
  context: WorkspaceContext,
): WorkspaceStep | undefined {
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
  if (dialog.id === 'brief' || dialog.id === 'solved') return undefined;
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
    case 'exit':
      return { state: { ...state, dialog: undefined }, effects: [{ type: command.type }] };
    case 'run': {
      const dialog = command.stays ? state.dialog : undefined;
      return enqueue({ ...state, dialog, focus: 'console' }, [command.line]);
    }
  }
}
