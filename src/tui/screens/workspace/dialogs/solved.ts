import type { CheckResult } from '../../../../lab/evaluate.ts';
import { markdownRows } from '../../../text/markdown.ts';
import { EMPTY_ROW, fitText, type Row, row } from '../../../text/row.ts';
import { sanitize } from '../../../text/sanitize.ts';
import { wrapWords } from '../../../text/wrap.ts';
import { style } from '../../../theme.ts';
import type { DialogKind } from './dialog.ts';

/** The end: the score, what was seen to hold and how it was proved, and what broke and still held. */
export const solved: DialogKind = {
  id: 'solved',
  content: ({ session, view }) => ({
    title: 'Solved',
    body: (width) => [
      row([style.star, '★ '], [style.title, fitText(sanitize(session.lab.title), width - 2)]),
      EMPTY_ROW,
      row([style.title, `${view.points} of ${view.maxPoints} points`], `, ${view.commands} commands`),
      EMPTY_ROW,
      row([style.title, 'What you saw']),
      ...proofRows(
        view.tasks.flatMap((task) => task.checks),
        width,
      ),
      ...(view.finale
        ? [
            EMPTY_ROW,
            row([style.title, 'And when something broke']),
            ...markdownRows(view.finale.text, width),
            ...proofRows(view.finale.checks, width),
          ]
        : []),
    ],
    choices: [
      { label: 'Look around', command: { type: 'close' } },
      { label: 'See the solution', command: { type: 'run', line: 'solution' } },
      { label: 'Home', command: { type: 'leave' } },
    ],
  }),
};

/** The checks below what they prove; what several tasks look at stands there once. */
function proofRows(checks: readonly CheckResult[], width: number): Row[] {
  const proofs = [...new Set(checks.map(({ proof }) => proof))];
  return proofs.flatMap((proof) => [
    ...wrapWords(row([style.muted, `${proof}:`]), width),
    ...labelsOf(checks.filter((check) => check.proof === proof)).flatMap((label) =>
      wrapWords(row([style.good, '✓ '], sanitize(label)), width, 2),
    ),
  ]);
}

const labelsOf = (checks: readonly CheckResult[]) => [...new Set(checks.map(({ label }) => label))];
