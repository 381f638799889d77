import { row } from '../../../text/row.ts';
import { wrapWords } from '../../../text/wrap.ts';
import type { DialogKind } from './dialog.ts';

/** Asks before it shows the way: it costs what is not done yet. */
export const solution: DialogKind = {
  id: 'solution',
  content({ view }) {
    const isFree = view.solved || view.solutionShown;
    const text = isFree
      ? 'The whole way, as commands, in the console.'
      : 'This forfeits the points of every task that is not done yet. Hints cost less.';
    return {
      title: 'Solution',
      body: (width) => wrapWords(row(text), width),
      choices: [
        { label: 'Back to work', command: { type: 'close' } },
        ...(isFree ? [] : [{ label: 'A hint instead', command: { type: 'open', dialog: 'hint' } } as const]),
        { label: 'Show the solution', command: { type: 'run', line: 'solution --yes' } },
      ],
    };
  },
};
