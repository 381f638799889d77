import { allTasks } from '../../../console/check-changes.ts';
import { EMPTY_ROW, fitText, type Row, row } from '../../../text/row.ts';
import { sanitize } from '../../../text/sanitize.ts';
import { wrapWords } from '../../../text/wrap.ts';
import { style } from '../../../theme.ts';
import type { DialogKind } from './dialog.ts';

/** The end: the score, and what was seen to hold. */
export const solved: DialogKind = {
  id: 'solved',
  content: ({ session, view }) => ({
    title: 'Solved',
    body(width) {
      const rows: Row[] = [
        row([style.star, '★ '], [style.title, fitText(sanitize(session.lab.title), width - 2)]),
        EMPTY_ROW,
        row([style.title, `${view.points} of ${view.maxPoints} points`], `, ${view.commands} commands`),
        EMPTY_ROW,
        row([style.title, 'What you saw']),
      ];
      for (const check of allTasks(view).flatMap((task) => task.checks)) {
        rows.push(...wrapWords(row([style.good, '✓ '], sanitize(check.label)), width, 2));
      }
      return rows;
    },
    choices: [
      { label: 'Look around', command: { type: 'close' } },
      { label: 'See the solution', command: { type: 'run', line: 'solution' } },
      { label: 'Home', command: { type: 'leave' } },
    ],
  }),
};
