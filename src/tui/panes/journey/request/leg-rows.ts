/**
 * The walk of a request: down a rail go the legs of whoever asks, each with its time and a bar; from a question hangs
 * who answered it, and further in what that one asked of others.
 */
import type { CacheStop, HttpLeg, Journey, Leg } from '../../../../cloud/web/journey.ts';
import { isWorthTelling, milliseconds } from '../../../../sim/fetch/words.ts';
import { type Row, row, rowWidth, type Span } from '../../../text/row.ts';
import { sanitize } from '../../../text/sanitize.ts';
import { wrapWords } from '../../../text/wrap.ts';
import { type Style, style } from '../../../theme.ts';
import { LEG_NAMES, labelWithPlace, legWords, statusLook, VERDICTS } from './leg-words.ts';
import { timeBar } from './time-bar.ts';

const TIME_COLUMNS = 9;
const NARROWEST_TEXT = 16;
/** Further in, and there would be no room to read. */
const DEEPEST = 5;

export function legRows({ from, legs, elapsedMs }: Journey, width: number): Row[] {
  const asker = sanitize(legs[0]?.by ?? from.replace(/^\w+\//, ''));
  return [
    row(' ', [style.focus, '● '], [style.title, asker]),
    ...legs.flatMap((leg, index) => [
      ...legRow(leg, timeBar(legs, index, elapsedMs, barColumns(width)), width),
      ...(leg.kind === 'http' ? answerRows(leg, width) : failureRows(leg, width)),
    ]),
  ];
}

function barColumns(width: number): number {
  return width >= 90 ? 24 : width >= 70 ? 16 : width >= 50 ? 10 : 6;
}

function legRow(leg: Leg, bar: string, width: number): Row[] {
  const rail = railOf(leg.depth);
  const look = leg.ok ? style.muted : style.bad;
  const mark = row([look, leg.ok ? '  ' : '✗ '], [look, LEG_NAMES[leg.kind].padEnd(5)]);
  const end = row(
    [leg.ok ? undefined : style.bad, milliseconds(leg.ms).padStart(TIME_COLUMNS)],
    [leg.ok ? style.brand : style.bad, ` ${bar}`],
  );
  const indent = rowWidth(rail) + rowWidth(mark);
  const lines = wrapWords(legWords(leg), Math.max(NARROWEST_TEXT, width - indent - rowWidth(end) - 1));
  return lines.map((line, index): Row => {
    if (index > 0) return [...rail, { text: ' '.repeat(rowWidth(mark)) }, ...line];
    const content = [...rail, ...mark, ...line];
    return [...content, gap(width - rowWidth(content) - rowWidth(end)), ...end];
  });
}

/** Who answered: an edge by its caches, one behind the other, others by themselves; and what decided. */
function answerRows(leg: HttpLeg, width: number): Row[] {
  const { caches, status } = leg;
  const look = status === undefined ? style.bad : statusLook(status);
  const lead: Row = [...railOf(leg.depth, '╰▸ ')];
  const said = caches
    ? caches.flatMap((stop, index) =>
        stopRow(index === 0 ? lead : row([style.border, `${spaces(leg.depth)}▸ `]), stop, width),
      )
    : wrapWords([...lead, ...named(labelWithPlace(leg), look)], width, rowWidth(lead));
  return [...said, ...reasonRows(leg, look, width)];
}

function stopRow(lead: Row, { name, place, verdict }: CacheStop, width: number): Row[] {
  const text = row([style.title, sanitize(labelWithPlace({ label: name, place }))], '  ', VERDICTS[verdict]);
  return wrapWords([...lead, ...text], width, rowWidth(lead));
}

const named = (name: string, look: Style) =>
  row([look === style.bad ? style.bad : style.title, sanitize(name)]);

function reasonRows(leg: Leg, look: Style, width: number): Row[] {
  return leg.reason && isWorthTelling(leg)
    ? toldRows(row(`${spaces(leg.depth)}  `), leg.reason.text, look, width)
    : [];
}

/** Below a leg that led nowhere, beside its rail. */
function failureRows(leg: Leg, width: number): Row[] {
  if (leg.ok || !leg.reason) return [];
  const beside = [...railOf(leg.depth), { text: ' '.repeat(7) }];
  return toldRows(beside, leg.reason.text, style.bad, width);
}

function toldRows(lead: Row, text: string, look: Style, width: number): Row[] {
  const said = row([look === style.bad ? style.bad : style.muted, sanitize(text)]);
  const room = Math.max(NARROWEST_TEXT, width - rowWidth(lead));
  return wrapWords(said, room).map((line): Row => [...lead, ...line]);
}

/** Bars of those who wait, and the end of one's own. */
function railOf(depth: number, own = '│'): Row {
  return row([style.border, `${spaces(depth).slice(1)}${own}`]);
}

/** Up to the name of who answers a leg of this depth, less its mark. */
const spaces = (depth: number) => ' '.repeat(2 + 3 * Math.min(DEEPEST, depth));
const gap = (columns: number): Span => ({ text: ' '.repeat(Math.max(0, columns)) });
