/** Breaks rows to a width: at words for prose, at the last column for command output, as a terminal does. */
import type { Row, Span } from './row.ts';
import { rowWidth } from './row.ts';
import { headFitting, nextBoundary, textWidth } from './width.ts';

/** At the last column. An empty row stays one row. */
export function wrapHard(line: Row, width: number): Row[] {
  if (rowWidth(line) <= width || width < 2) return [line];
  const rows: Row[] = [];
  let current: Span[] = [];
  let column = 0;
  for (const span of line) {
    let text = span.text;
    while (text !== '') {
      const head =
        headFitting(text, width - column) || (column === 0 ? text.slice(0, nextBoundary(text, 0)) : '');
      if (head !== '') current.push({ text: head, style: span.style });
      column += textWidth(head);
      text = text.slice(head.length);
      if (text === '') break;
      rows.push(current);
      current = [];
      column = 0;
    }
  }
  rows.push(current);
  return rows;
}

/** At words; rows after the first start with `hanging` spaces. A word longer than a row is cut. */
export function wrapWords(line: Row, width: number, hanging = 0): Row[] {
  const rows: Row[] = [];
  const indent: Row = hanging > 0 ? [{ text: ' '.repeat(hanging) }] : [];
  const room = Math.max(2, width - hanging);
  let current: Span[] = [];
  let column = 0;
  const breakRow = () => {
    rows.push(trimEnd(current));
    current = [...indent];
    column = hanging;
  };
  for (const word of words(line)) {
    const bare = trimEnd(word);
    const needed = rowWidth(bare);
    const isFresh = column <= (rows.length > 0 ? hanging : 0);
    if (!isFresh && column + needed > width) breakRow();
    const pieces = needed > room ? wrapHard(bare, room) : [bare];
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) breakRow();
      current.push(...piece);
      column += rowWidth(piece);
    }
    const gap = rowWidth(word) - needed;
    current.push({ text: ' '.repeat(gap), style: word.at(-1)?.style });
    column += gap;
  }
  rows.push(trimEnd(current));
  return rows;
}

/** A word with the spaces behind it, as spans; a word may run through several styles. */
function words(line: Row): Row[] {
  const result: Span[][] = [];
  let current: Span[] = [];
  let spaced = false;
  for (const span of line) {
    for (const piece of span.text.match(/\s+|\S+/g) ?? []) {
      const isSpace = /^\s/.test(piece);
      if (!isSpace && spaced) {
        result.push(current);
        current = [];
      }
      spaced = isSpace;
      current.push({ text: piece, style: span.style });
    }
  }
  if (current.length > 0) result.push(current);
  return result;
}

function trimEnd(line: Row): Row {
  const last = line.at(-1);
  if (!last || !/\s$/.test(last.text)) return line;
  const text = last.text.trimEnd();
  const rest = line.slice(0, -1);
  return text === '' ? trimEnd(rest) : [...rest, { text, style: last.style }];
}
