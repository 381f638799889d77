/**
 * A row of the screen: spans of text with a style, immutable, so that its identity says whether it changed and its
 * escape sequences can be kept. Panes are lists of rows; frames are rows put side by side.
 */
import type { Style } from '../theme.ts';
import { graphemes, textWidth } from './width.ts';

export interface Span {
  readonly text: string;
  readonly style?: Style | undefined;
}

export type Row = readonly Span[];

export const EMPTY_ROW: Row = [];

/** A text, perhaps in a style. */
export type Part = string | readonly [Style | undefined, string];

/** `row('plain ', [style.good, 'green'])` */
export function row(...parts: readonly Part[]): Row {
  const spans: Span[] = [];
  for (const part of parts) {
    const span: Span = typeof part === 'string' ? { text: part } : { text: part[1], style: part[0] };
    if (span.text !== '') spans.push(span);
  }
  return spans;
}

export function rowText(line: Row): string {
  return line.map((span) => span.text).join('');
}

export function rowWidth(line: Row): number {
  let width = 0;
  for (const span of line) width += textWidth(span.text);
  return width;
}

/** The columns [from, to) of a row; half a wide character becomes a space. */
export function sliceRow(line: Row, from: number, to: number): Row {
  const spans: Span[] = [];
  let column = 0;
  for (const span of line) {
    const width = textWidth(span.text);
    const start = column;
    column += width;
    if (column <= from) continue;
    if (start >= to) break;
    const text = start >= from && column <= to ? span.text : sliceText(span.text, from - start, to - start);
    if (text !== '') spans.push({ text, style: span.style });
  }
  return spans;
}

/** The columns [from, to) of a text. */
export function sliceText(text: string, from: number, to: number): string {
  if (text.length === textWidth(text)) return text.slice(Math.max(0, from), Math.max(0, to));
  let column = 0;
  let result = '';
  for (const piece of graphemes(text)) {
    const width = textWidth(piece);
    const start = column;
    column += width;
    if (column <= from) continue;
    if (start >= to) break;
    result += start >= from && column <= to ? piece : ' ';
  }
  return result;
}

/** A row of exactly `width` columns: cut with an ellipsis, or filled with spaces. */
export function fitRow(line: Row, width: number): Row {
  const actual = rowWidth(line);
  if (actual === width) return line;
  if (actual < width) return [...line, { text: ' '.repeat(width - actual) }];
  if (width <= 0) return EMPTY_ROW;
  const cut = sliceRow(line, 0, width - 1);
  const last = cut.at(-1)?.style;
  return [...cut, { text: `${' '.repeat(width - 1 - rowWidth(cut))}…`, style: last }];
}

/** A text of at most `width` columns. */
export function fitText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  return width <= 0 ? '' : `${sliceText(text, 0, width - 1)}…`;
}

/** Left and right parts of one row of `width` columns; the left gives way. */
export function spread(left: Row, right: Row, width: number): Row {
  const room = width - rowWidth(right);
  if (room < 0) return fitRow(right, width);
  return [...fitRow(left, room), ...right];
}

/** Puts `patch` over a row from column `at` on. */
export function overlayRow(line: Row, at: number, patch: Row): Row {
  const before = sliceRow(line, 0, at);
  const gap = at - rowWidth(before);
  const after = sliceRow(line, at + rowWidth(patch), Number.POSITIVE_INFINITY);
  return [...before, ...(gap > 0 ? [{ text: ' '.repeat(gap) }] : []), ...patch, ...after];
}

/** A row in one style only: what is selected stands out whole. */
export function highlight(line: Row, look: Style): Row {
  return [{ text: rowText(line), style: look }];
}

/** The same row in one more style, e.g. inverse. */
export function restyle(line: Row, change: Style): Row {
  return line.map((span) => ({ text: span.text, style: { ...span.style, ...change } }));
}
