import { row } from '../../../text/row.ts';
import { wrapWords } from '../../../text/wrap.ts';
import type { DialogKind } from './dialog.ts';

/** Asks before it puts the world back. */
export const reset: DialogKind = {
  id: 'reset',
  content: () => ({
    title: 'Start again',
    body: (width) =>
      wrapWords(
        row('The network goes back to how the lab began. Hints stay taken; `undo` brings your work back.'),
        width,
      ),
    choices: [
      { label: 'Back to work', command: { type: 'close' } },
      { label: 'Start the lab again', command: { type: 'run', line: 'reset --yes' } },
    ],
  }),
};
