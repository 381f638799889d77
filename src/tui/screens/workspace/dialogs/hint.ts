import { markdownRows } from '../../../text/markdown.ts';
import { EMPTY_ROW, type Row, row } from '../../../text/row.ts';
import { sanitize } from '../../../text/sanitize.ts';
import { wrapWords } from '../../../text/wrap.ts';
import { style } from '../../../theme.ts';
import type { Choice, DialogKind } from './dialog.ts';

/** The hints taken for the task in hand, and the next one. */
export const hint: DialogKind = {
  id: 'hint',
  content({ view }) {
    const task = view.tasks[view.current];
    const close: Choice = { label: 'Back to work', command: { type: 'close' } };
    if (!task) {
      return {
        title: 'Hints',
        body: () => [row('All tasks are done: there is nothing left to hint at.')],
        choices: [close],
      };
    }
    const next: Choice = {
      label: `Take hint ${task.hintsShown.length + 1} of ${task.hintsShown.length + task.hintsLeft} (costs ${task.nextHintCost} point${task.nextHintCost === 1 ? '' : 's'})`,
      command: { type: 'run', line: 'hint', stays: true },
    };
    return {
      title: 'Hints',
      body: (width) => [
        ...wrapWords(row([style.title, sanitize(task.title)]), width),
        ...(task.hintsShown.length === 0 ? [EMPTY_ROW, row([style.muted, 'No hint taken yet.'])] : []),
        ...task.hintsShown.flatMap((text, index): Row[] => [
          EMPTY_ROW,
          row([style.warn, `Hint ${index + 1}`]),
          ...markdownRows(text, width),
        ]),
      ],
      choices: task.hintsLeft > 0 ? [close, next] : [close],
    };
  },
};
