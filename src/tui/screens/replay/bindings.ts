/** The keys of the replay. ← and → are the attempt's wherever the focus is; the other part keys are the workspace's. */
import { type Binding, bindingIndex } from '../../bindings.ts';
import type { MoveCommand } from '../../parts/bindings.ts';

export type ReplayCommand =
  | Exclude<MoveCommand, 'page-up' | 'page-down'>
  | 'on'
  | 'back'
  | 'far-on'
  | 'far-back'
  | 'first'
  | 'last'
  | 'next-change'
  | 'previous-change'
  | 'search'
  | 'up'
  | 'down'
  | 'open'
  | 'task-before'
  | 'task-after'
  | 'help'
  | 'escape'
  | 'quit';

/** How far shift and the page keys go. */
export const FAR = 10;

export const STEP_BINDINGS: readonly Binding<ReplayCommand>[] = [
  { keys: ['right', 'l'], does: 'one command on', command: 'on' },
  { keys: ['left', 'h'], does: 'one command back', hint: '→ step', command: 'back' },
  { keys: ['shift-right', 'pagedown'], does: `${FAR} commands on`, command: 'far-on' },
  { keys: ['shift-left', 'pageup'], does: `${FAR} commands back`, command: 'far-back' },
  { keys: ['home', 'g'], does: 'to the beginning', command: 'first' },
  { keys: ['end', 'G'], does: 'to the end', command: 'last' },
  { keys: ['n'], does: 'on to where a check turns next', hint: 'change', command: 'next-change' },
  { keys: ['N', 'p'], does: 'back to where a check turned', command: 'previous-change' },
  {
    keys: ['/'],
    does: 'to the next command with these words; / enter: again',
    hint: 'search',
    command: 'search',
  },
  { keys: ['function', '?'], does: 'this help', hint: 'help', command: 'help' },
  { keys: ['escape'], does: 'keys back to the commands; there: leave', command: 'escape' },
  { keys: ['q', 'ctrl-c', 'ctrl-d'], does: 'leave', hint: 'leave', command: 'quit' },
];

export const VIEW_BINDINGS: readonly Binding<ReplayCommand>[] = [
  {
    keys: ['tab', 'ctrl-t'],
    does: 'the next pane (1 to 9: the pane of that place)',
    hint: 'panes',
    command: 'next-tab',
  },
  { keys: ['meta-p'], does: 'the pane before', command: 'previous-tab' },
  { keys: ['shift-tab'], does: 'keys to the tasks, the pane, the commands', command: 'next-focus' },
  { keys: ['up', 'k'], does: 'scroll up; in the tasks: the check before', command: 'up' },
  { keys: ['down', 'j'], does: 'scroll down; in the tasks: the check after', command: 'down' },
  { keys: ['['], does: 'the task before', command: 'task-before' },
  { keys: [']'], does: 'the task after', command: 'task-after' },
  {
    keys: ['enter'],
    does: 'the evidence of the chosen check; in World, Journey and Cost: the next view',
    command: 'open',
  },
  { keys: ['ctrl-o', 'z'], does: 'the whole height for what has the keys, and back', command: 'zoom' },
];

export const replayCommands = bindingIndex([...STEP_BINDINGS, ...VIEW_BINDINGS]);

export const REPLAY_KEYS = [
  { title: 'Steps', bindings: STEP_BINDINGS },
  { title: 'Tasks and panes', bindings: VIEW_BINDINGS },
];

/** In the order of the status bar: the most needed last. */
const HINTED: readonly ReplayCommand[] = ['next-tab', 'help', 'search', 'next-change', 'back', 'quit'];

export const REPLAY_HINTS = HINTED.flatMap((command) =>
  [...STEP_BINDINGS, ...VIEW_BINDINGS].filter((binding) => binding.command === command),
);
