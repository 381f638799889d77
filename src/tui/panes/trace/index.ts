import type { CheckResult } from '../../../lab/evaluate.ts';
import { EMPTY_ROW, row } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrapWords } from '../../text/wrap.ts';
import { style } from '../../theme.ts';
import { lookupRows, type ShownLookup } from '../journey/lookup/lookup-rows.ts';
import { requestRows, spokenRequestRows } from '../journey/request/request-rows.ts';
import type { Pane } from '../pane.ts';
import { traceRows } from './trace-rows.ts';

/** What was found, without the obstacle: the path below tells of all of them. */
function finding({ text, evidence }: CheckResult): string {
  const [first] = evidence?.blockers ?? [];
  return first ? text.replace(first.text, '').trim() : text;
}

/** A check's label says who asked. */
function shownOf(lookup: NonNullable<CheckResult['lookup']>): ShownLookup {
  const asked = lookup.steps[0]?.question;
  return { ...lookup, asker: 'the host', asked: asked ? `${asked.name} ${asked.type}` : lookup.name };
}

export const trace: Pane = {
  id: 'trace',
  title: 'Trace',
  about: 'the way of a check’s packet, question or request, step by step, and everything that stands in it',
  rows({ check, width, isSpoken }) {
    if (!check) return wrapWords(row([style.muted, 'Every check holds: there is nothing to trace.']), width);
    const mark = check.passed ? row([style.good, '✓ ']) : row([style.bad, '✗ ']);
    const head = [
      ...wrapWords([...mark, ...row([style.title, check.id], `  ${sanitize(check.label)}`)], width, 2),
      ...(check.passed ? [] : wrapWords(row('  ', sanitize(finding(check))), width, 2)),
    ];
    if (check.lookup) return [...head, EMPTY_ROW, ...lookupRows(shownOf(check.lookup), width)];
    if (check.journey)
      return [...head, EMPTY_ROW, ...(isSpoken ? spokenRequestRows : requestRows)(check.journey, width)];
    if (check.evidence) return [...head, EMPTY_ROW, ...traceRows(check.evidence, width)];
    return [
      ...head,
      EMPTY_ROW,
      ...wrapWords(row([style.muted, 'This check looks at a setting: no packet was sent.']), width),
    ];
  },
};
