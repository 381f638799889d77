/** Frames: rules with titles, bars, boxes laid over a screen. */
import { EMPTY_ROW, fitRow, overlayRow, type Row, restyle, row, rowWidth, type Span } from '../text/row.ts';
import { textWidth } from '../text/width.ts';
import { style } from '../theme.ts';

/** A horizontal rule of `width` columns: corner, titles set into the line, corner. */
export function rule(
  left: string,
  right: string,
  width: number,
  title: Row = EMPTY_ROW,
  endTitle: Row = EMPTY_ROW,
): Row {
  const room = Math.max(0, width - 2);
  const start: Row = title.length > 0 ? [dash(1), ...title] : EMPTY_ROW;
  const end: Row = endTitle.length > 0 ? [...endTitle, dash(1)] : EMPTY_ROW;
  const shownEnd = rowWidth(end) <= room - 4 ? end : EMPTY_ROW;
  const startRoom = room - rowWidth(shownEnd);
  const shownStart = rowWidth(start) <= startRoom ? start : fitRow(start, startRoom);
  const filler = room - rowWidth(shownStart) - rowWidth(shownEnd);
  return [corner(left), ...shownStart, dash(filler), ...shownEnd, corner(right)];
}

/** Sets a joint (┬ or ┴) into a rule where a bar meets it; titles stay whole. */
export function joint(line: Row, column: number, sign: '┬' | '┴'): Row {
  let at = 0;
  return line.flatMap((span): Span[] => {
    const inside = column - at;
    at += textWidth(span.text);
    if (inside < 0 || inside >= span.text.length || span.text[inside] !== '─') return [span];
    return [
      { text: `${span.text.slice(0, inside)}${sign}${span.text.slice(inside + 1)}`, style: span.style },
    ];
  });
}

/** A row between two bars, the right one perhaps a scroll bar's. */
export function between(content: Row, width: number, end: Span = bar()): Row {
  return [bar(), ...fitRow(content, width - 2), end];
}

export const bar = (): Span => ({ text: '│', style: style.border });
const corner = (text: string) => ({ text, style: style.border });
const dash = (count: number) => ({ text: '─'.repeat(Math.max(0, count)), style: style.border });

/** Which rows of a window of `height` rows carry the thumb of a scroll bar; none where all fits. */
export function thumbRows(
  total: number,
  height: number,
  top: number,
): { readonly from: number; readonly to: number } {
  if (total <= height) return { from: 0, to: 0 };
  const size = Math.max(1, Math.round((height * height) / total));
  const from = Math.round(((height - size) * top) / (total - height));
  return { from, to: from + size };
}

/** The bar at a row of a window: the thumb is heavier, and bright where the keys go. */
export function scrollBar(
  thumb: { readonly from: number; readonly to: number },
  index: number,
  hasFocus: boolean,
): Span {
  const isThumb = index >= thumb.from && index < thumb.to;
  return isThumb ? { text: '┃', style: hasFocus ? style.focus : style.muted } : bar();
}

/** A box with a title, `width` columns in all. */
export function box(title: Row, content: readonly Row[], width: number, footer: Row = EMPTY_ROW): Row[] {
  const padded = content.map((line) =>
    between([{ text: ' ' }, ...fitRow(line, width - 4), { text: ' ' }], width),
  );
  return [rule('╭', '╮', width, title), ...padded, rule('╰', '╯', width, EMPTY_ROW, footer)];
}

/** Lays a box over the middle of a screen, which steps back. */
export function overMiddle(screen: readonly Row[], patch: readonly Row[], columns: number): Row[] {
  const width = rowWidth(patch[0] ?? EMPTY_ROW);
  const top = Math.max(0, Math.floor((screen.length - patch.length) / 2));
  const left = Math.max(0, Math.floor((columns - width) / 2));
  return screen.map((line, index) => {
    const back = restyle(line, { color: 'gray', bold: false, inverse: false });
    const over = patch[index - top];
    return over ? overlayRow(back, left, over) : back;
  });
}

/** Lays rows over a screen with their first column at `left`, `top` rows down. */
export function overAt(screen: readonly Row[], patch: readonly Row[], top: number, left: number): Row[] {
  return screen.map((line, index) => {
    const over = patch[index - top];
    return over ? overlayRow(line, left, over) : line;
  });
}

/** A title in a rule: a mark where the focus is. */
export function titleRow(text: string, hasFocus = false): Row {
  return hasFocus ? row([style.focus, ` ▸ ${text} `]) : row([style.title, ` ${text} `]);
}
