/** The attempt as one line: what was played, where checks turned, where one stands. */
import { type Row, row, rowWidth, type Span } from '../../text/row.ts';
import { style } from '../../theme.ts';
import type { Goal, Scrubber } from './scrubber.ts';

const CURSOR: Span = { text: '●', style: style.focus };
const PLAYED: Span = { text: '━', style: style.muted };
const UNPLAYED: Span = { text: '┄', style: style.muted };

/** `3/18 ━━✓━●━┄┄┄┄`, `width` columns: marks as below the commands, so that the line says the same without colour. */
export function scrubBar(scrubber: Scrubber, width: number): Row {
  const { moment, played, goal, notice } = scrubber.scrub;
  const { length } = scrubber.replay;
  const digits = String(length).length;
  const count = row([style.title, `${String(moment.count).padStart(digits)}/${length} `]);
  const told = row([style.warn, notice ? `  ${notice}` : goal === undefined ? '' : waiting(goal, played)]);
  const room = Math.max(0, width - rowWidth(count) - rowWidth(told));
  return [...count, ...line(scrubber, room), ...told];
}

const waiting = (goal: Goal, played: number) =>
  'count' in goal ? `  playing: ${played} of ${goal.count} …` : `  looking on: ${played} …`;

function line(scrubber: Scrubber, width: number): Row {
  const { moment, played } = scrubber.scrub;
  const { length } = scrubber.replay;
  const columnOf = (count: number) => (length === 0 ? 0 : Math.round((count * (width - 1)) / length));
  const end = columnOf(played);
  const cells: Span[] = Array.from({ length: width }, (_, column) => (column <= end ? PLAYED : UNPLAYED));
  for (let count = 1; count <= played; count++) {
    const kinds = scrubber.changesAt(count).map(({ kind }) => kind);
    if (kinds.includes('failed')) cells[columnOf(count)] = { text: '✗', style: style.bad };
    else if (kinds.length > 0) cells[columnOf(count)] = { text: '✓', style: style.good };
  }
  if (width > 0) cells[columnOf(moment.count)] = CURSOR;
  return cells;
}
