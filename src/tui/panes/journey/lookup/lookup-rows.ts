/**
 * A resolution drawn as a walk: down one rail goes the resolver; from it hang the servers that it asks, each referral a
 * step further in, down to the answer. Questions on behalf of a question hang from a dotted rail of their own.
 */
import type { PastLookup } from '../../../../cloud/kernel/world.ts';
import type { Step } from '../../../../dns/index.ts';
import { EMPTY_ROW, fitRow, type Row, row, rowWidth, type Span } from '../../../text/row.ts';
import { sanitize } from '../../../text/sanitize.ts';
import { wrapWords } from '../../../text/wrap.ts';
import { type Style, style } from '../../../theme.ts';
import { remedies } from './remedies.ts';
import { stepWords } from './step-words.ts';

/** A look-up, be it the last one or one that a check made. */
export interface ShownLookup
  extends Pick<PastLookup, 'rcode' | 'answer' | 'steps' | 'elapsedMs' | 'resolver'> {
  /** For people: `lisbon`. */
  readonly asker: string;
  /** `www.example.com. A` */
  readonly asked: string;
}

/** Further in, and there would be no room to read. */
const DEEPEST = 6;
const NARROWEST_TEXT = 20;

export function lookupRows(lookup: ShownLookup, width: number): Row[] {
  const [look, outcome] = outcomeOf(lookup);
  const title = row([style.title, sanitize(lookup.asked)]);
  const end = row([look, outcome], [style.muted, ` in ${Math.round(lookup.elapsedMs)} ms`]);
  return [
    ...withEnd(EMPTY_ROW, EMPTY_ROW, title, end, width),
    EMPTY_ROW,
    ...walkRows(lookup, width),
    ...remedyRows(lookup, width),
  ];
}

function outcomeOf({ rcode, answer }: ShownLookup): readonly [Style, string] {
  if (rcode !== 'NOERROR') return [style.bad, `✗ ${rcode.replace('_', ' ')}`];
  return answer.length > 0 ? [style.good, '✓ NOERROR'] : [style.warn, '! NOERROR, no data'];
}

function walkRows({ steps, asker, resolver }: ShownLookup, width: number): Row[] {
  /** How far referrals have led, at each depth. */
  const levels: number[] = [];
  return steps.flatMap((step, index) => {
    const { mark, text } = stepWords(step, sanitize(asker), step.depth === 0 ? resolver : undefined);
    if (step.kind === 'cache-miss') levels[step.depth] = 0;
    const rails = railsOf(step, levels);
    if (step.kind === 'referral') levels[step.depth] = (levels[step.depth] ?? 0) + 1;
    const end = step.kind === 'ask' ? row([style.muted, roundTrip(step, steps[index + 1])]) : EMPTY_ROW;
    const below = belowMark(step, mark);
    return withEnd([...rails, mark, { text: ' ' }], [...rails, ...below, { text: ' ' }], text, end, width);
  });
}

function railsOf({ kind, depth }: Step, levels: readonly number[]): Row {
  if (kind === 'stub-asks' || kind === 'stub-answer') return row(' ');
  const spans: Span[] = [{ text: ' │ ', style: style.border }];
  for (let outer = 0; outer <= depth; outer++) {
    const inward = '  '.repeat(Math.min(DEEPEST, levels[outer] ?? 0));
    spans.push({ text: outer < depth ? `${inward}┊ ` : inward, style: style.border });
  }
  return spans;
}

/** Rails go on beside the further rows of a step. */
function belowMark({ kind }: Step, mark: Span): Row {
  if (kind === 'stub-asks') return row([style.border, '│']);
  return kind === 'server-address' ? [mark] : [{ text: ' '.repeat(rowWidth([mark])) }];
}

/** From a question to what came of it. */
function roundTrip(asked: Step, heard: Step | undefined): string {
  return heard ? `${Math.round(heard.atMs - asked.atMs)} ms` : '';
}

/** A text beside its mark, wrapped within what the end of its first row leaves. */
function withEnd(lead: Row, below: Row, text: Row, end: Row, width: number): Row[] {
  const reserved = end.length > 0 ? rowWidth(end) + 1 : 0;
  const lines = wrapWords(text, Math.max(NARROWEST_TEXT, width - rowWidth(lead) - reserved));
  return lines.map((line, index) => {
    const content: Row = [...(index === 0 ? lead : below), ...line];
    return index > 0 || end.length === 0 ? content : [...fitRow(content, width - rowWidth(end)), ...end];
  });
}

function remedyRows({ steps }: ShownLookup, width: number): Row[] {
  const found = remedies(steps);
  if (found.length === 0) return [];
  return [
    EMPTY_ROW,
    row([style.title, 'What would mend it']),
    ...found.flatMap((text, index) =>
      wrapWords(row([style.bad, `${index + 1}. `], sanitize(text)), width, 3),
    ),
  ];
}
