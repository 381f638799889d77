/** The workspace's own keys. What it leaves goes to the line editor, or to the part that has the focus. */
import { type Binding, bindingIndex } from '../../bindings.ts';

export type WorkspaceCommand =
  | 'next-tab'
  | 'previous-tab'
  | 'next-focus'
  | 'zoom'
  | 'page-up'
  | 'page-down'
  | 'menu'
  | 'help';

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

export type PartCommand = 'up' | 'down' | 'left' | 'right' | 'top' | 'bottom' | 'open' | 'leave';

/** While the tasks or a pane have the keys. */
export const PART_BINDINGS: readonly Binding<PartCommand>[] = [
  { keys: ['up'], does: 'the check before; in a pane: scroll up', hint: 'choose', command: 'up' },
  { keys: ['down'], does: 'the check after; in a pane: scroll down', command: 'down' },
  { keys: ['left'], does: 'the task before; in a pane: the pane before', command: 'left' },
  { keys: ['right'], does: 'the task after; in a pane: the next pane', command: 'right' },
  { keys: ['home'], does: 'to the top', command: 'top' },
  { keys: ['end'], does: 'to the bottom', command: 'bottom' },
  {
    keys: ['enter'],
    does: 'the evidence of the chosen check; in World, Journey and Cost: the next view',
    hint: 'evidence',
    command: 'open',
  },
  { keys: ['escape'], does: 'keys back to the console', hint: 'console', command: 'leave' },
];

export const partCommands = bindingIndex(PART_BINDINGS);
