import type { DialogKind } from './dialog.ts';

/** What Esc opens. */
export const menu: DialogKind = {
  id: 'menu',
  content: () => ({
    title: 'Menu',
    body: () => [],
    choices: [
      { label: 'Back to work', command: { type: 'close' } },
      { label: 'Read the brief', command: { type: 'open', dialog: 'brief' } },
      { label: 'Hints', command: { type: 'open', dialog: 'hint' } },
      { label: 'Keys and panes', command: { type: 'open', dialog: 'help' } },
      { label: 'Show the solution', command: { type: 'open', dialog: 'solution' } },
      { label: 'Start the lab again', command: { type: 'open', dialog: 'reset' } },
      { label: 'Home (your work is kept)', command: { type: 'leave' } },
      { label: 'Quit (your work is kept)', command: { type: 'exit' } },
    ],
  }),
};
