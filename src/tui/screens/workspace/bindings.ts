/** The workspace's own keys. What it leaves goes to the line editor, or to the part that has the focus. */
import { type Binding, bindingIndex } from '../../bindings.ts';
import type { MoveCommand } from '../../parts/bindings.ts';

export type WorkspaceCommand = MoveCommand | 'menu' | 'help';

export const WORKSPACE_BINDINGS: readonly Binding<WorkspaceCommand>[] = [
  {
    keys: ['shift-tab'],
    does: 'keys to the tasks, the pane, the console',
    hint: 'focus',
    command: 'next-focus',
  },
  { keys: ['ctrl-t'], does: 'the next pane', hint: 'panes', command: 'next-tab' },
  { keys: ['meta-shift-tab', 'meta-p'], does: 'the pane before', command: 'previous-tab' },
  { keys: ['ctrl-o'], does: 'the whole height for what has the keys, and back', command: 'zoom' },
  { keys: ['pageup'], does: 'scroll back', command: 'page-up' },
  { keys: ['pagedown'], does: 'scroll on', command: 'page-down' },
  { keys: ['function'], does: 'this help (also ? on an empty line)', hint: 'help', command: 'help' },
  { keys: ['escape'], does: 'the menu', hint: 'menu', command: 'menu' },
];

export const workspaceCommands = bindingIndex(WORKSPACE_BINDINGS);
