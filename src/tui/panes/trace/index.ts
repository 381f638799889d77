import type { CheckResult } from '../../../lab/evaluate.ts';
import { EMPTY_ROW, row } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrapWords } from '../../text/wrap.ts';
import { style } from '../../theme.ts';
import type { Pane } from '../pane.ts';
import { traceRows } from './trace-rows.ts';

/** What was found, without the obstacle: the path below tells of all of them. */
function finding({ text, evidence }: CheckResult): string {
  const [first] = evidence?.blockers ?? [];
  return first ? text.replace(first.text, '').trim() : text;
}

export const trace: Pane = {
  id: 'trace',
  title: 'Trace',
  about: 'the path of a check’s packet, hop by hop, and everything that stands in its way',
  rows({ check, width }) {
    if (!check) return wrapWords(row([style.muted, 'Every check holds: there is nothing to trace.']), width);
    const mark = check.passed ? row([style.good, '✓ ']) : row([style.bad, '✗ ']);
    const head = [
      ...wrapWords([...mark, ...row([style.title, check.id], `  ${sanitize(check.label)}`)], width, 2),
      ...(check.passed ? [] : wrapWords(row('  ', sanitize(finding(check))), width, 2)),
    ];
    if (check.evidence) return [...head, EMPTY_ROW, ...traceRows(check.evidence, width)];
    return [
      ...head,
      EMPTY_ROW,
      ...wrapWords(row([style.muted, 'This check looks at a setting: no packet was sent.']), width),
    ];
  },
};
