/** The keys of tasks and panes, on every screen that has them. */
import { type Binding, bindingIndex } from '../bindings.ts';

/** What moves between the parts and within them. */
export type MoveCommand = 'next-tab' | 'previous-tab' | 'next-focus' | 'zoom' | 'page-up' | 'page-down';

export type PartCommand = 'up' | 'down' | 'left' | 'right' | 'top' | 'bottom' | 'open' | 'leave';

/** While the tasks or a pane have the keys. */
export const PART_BINDINGS: readonly Binding<PartCommand>[] = [
  {
    keys: ['up'],
    does: 'the check before; in a pane: scroll up, in Routes the line before',
    hint: 'choose',
    command: 'up',
  },
  {
    keys: ['down'],
    does: 'the check after; in a pane: scroll down, in Routes the next line',
    command: 'down',
  },
  { keys: ['left'], does: 'the task before; in a pane: the pane before', command: 'left' },
  { keys: ['right'], does: 'the task after; in a pane: the next pane', command: 'right' },
  { keys: ['home'], does: 'to the top', command: 'top' },
  { keys: ['end'], does: 'to the bottom', command: 'bottom' },
  {
    keys: ['enter'],
    does: 'the evidence of the chosen check; in World, Journey and Cost: the next view, in Routes the next router',
    hint: 'evidence',
    command: 'open',
  },
  { keys: ['escape'], does: 'keys back to the console', hint: 'console', command: 'leave' },
];

export const partCommands = bindingIndex(PART_BINDINGS);
