import type { CheckResult } from '../../../lab/evaluate.ts';
import { EMPTY_ROW, type Row, row } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrapWords } from '../../text/wrap.ts';
import { style } from '../../theme.ts';
import { billRows } from '../cost/bill-rows.ts';
import { lookupRows, type ShownLookup } from '../journey/lookup/lookup-rows.ts';
import { requestRows, spokenRequestRows } from '../journey/request/request-rows.ts';
import type { Pane, PaneContext } from '../pane.ts';
import { answerRows } from '../routes/rows.ts';
import { findingOf } from '../tasks/finding.ts';
import { traceRows } from './trace-rows.ts';

/** What was found, without the obstacle: the path below tells of all of them. */
function finding(check: CheckResult): string {
  const { text, evidence, journey } = check;
  const [first] = evidence?.blockers ?? [];
  if (first) return text.replace(first.text, '').trim();
  const reasons = journey?.legs.flatMap(({ reason }) => reason?.text ?? []) ?? [];
  return reasons.reduce((rest, reason) => rest.replace(reason, '').trim(), journey ? findingOf(check) : text);
}

/** A check's label says who asked. */
function shownOf(lookup: NonNullable<CheckResult['lookup']>): ShownLookup {
  const asked = lookup.steps[0]?.question;
  return { ...lookup, asker: 'the host', asked: asked ? `${asked.name} ${asked.type}` : lookup.name };
}

const A_SETTING = 'This check looks at a setting: no packet was sent.';
const NOTHING_SENT: Partial<Record<CheckResult['code'], string>> = {
  'unknown-place': 'Nothing was sent yet: what the check speaks of must be there first.',
  'step-failed': 'Nothing was sent yet: what happens first did not work.',
};

/** What there is to see of how a check came to its verdict. */
function evidenceRows(check: CheckResult, { width, isSpoken }: PaneContext): readonly Row[] {
  const { journey, lookup, evidence, routes, bill } = check;
  if (journey) return [EMPTY_ROW, ...(isSpoken ? spokenRequestRows : requestRows)(journey, width)];
  if (lookup) return [EMPTY_ROW, ...lookupRows(shownOf(lookup), width)];
  if (routes) return [EMPTY_ROW, ...answerRows(routes, width)];
  if (evidence) return [EMPTY_ROW, ...traceRows(evidence, width)];
  if (bill && bill.length > 0) return billRows(bill, width, true);
  return [EMPTY_ROW, ...wrapWords(row([style.muted, NOTHING_SENT[check.code] ?? A_SETTING]), width)];
}

export const trace: Pane = {
  id: 'trace',
  title: 'Trace',
  about: 'the way of a check’s packet, question or request, step by step, and everything that stands in it',
  rows(context) {
    const { check, width } = context;
    if (!check) return wrapWords(row([style.muted, 'Every check holds: there is nothing to trace.']), width);
    const found = check.passed ? '' : finding(check);
    const mark = check.passed ? row([style.good, '✓ ']) : row([style.bad, '✗ ']);
    return [
      ...wrapWords([...mark, ...row([style.title, check.id], `  ${sanitize(check.label)}`)], width, 2),
      ...(found === '' ? [] : wrapWords(row('  ', sanitize(found)), width, 2)),
      ...evidenceRows(check, context),
    ];
  },
};
