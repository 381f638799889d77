/**
 * What the console has shown, as rows of the current width. Only what is new is wrapped; only what is seen is drawn.
 * The oldest rows go once there are too many to scroll through.
 */
import type { OutputChunk } from '../../shell/console.ts';
import { parseAnsi } from '../text/ansi.ts';
import { EMPTY_ROW, type Row, row, rowText, rowWidth, type Span } from '../text/row.ts';
import { sanitize } from '../text/sanitize.ts';
import { wrapHard, wrapWords } from '../text/wrap.ts';
import { style } from '../theme.ts';

export type ConsoleItem =
  | {
      readonly type: 'command';
      readonly prompt: string;
      readonly line: string;
      /** Of both streams, in the order in which it came. */
      readonly output: readonly OutputChunk[];
    }
  /** A word from netlab itself: a check that turned. */
  | { readonly type: 'notice'; readonly row: Row };

export const ROW_LIMIT = 20_000;

export class Scrollback {
  private items: readonly ConsoleItem[] = [];
  private width = 0;
  private wrapped: readonly Row[] = [];
  /** Index of each item's first row. */
  private starts: readonly number[] = [];

  /** All rows of `items` at `width`. Cheap where items were only appended since the last call. */
  rows(items: readonly ConsoleItem[], width: number): readonly Row[] {
    if (items === this.items && width === this.width) return this.wrapped;
    const isAppended = width === this.width && this.items.every((item, index) => items[index] === item);
    const rows = isAppended ? [...this.wrapped] : [];
    const starts = isAppended ? [...this.starts] : [];
    for (const item of items.slice(starts.length)) {
      starts.push(rows.length);
      for (const line of itemRows(item, width)) rows.push(line);
    }
    const excess = Math.max(0, rows.length - ROW_LIMIT);
    this.wrapped = excess > 0 ? rows.slice(excess) : rows;
    this.starts = excess > 0 ? starts.map((start) => start - excess) : starts;
    this.items = items;
    this.width = width;
    return this.wrapped;
  }

  /** The row at which an item begins; the end for an item that is not there yet. */
  rowOf(item: number): number {
    return Math.max(0, this.starts[item] ?? this.wrapped.length);
  }
}

/** One item at a width. */
export function itemRows(item: ConsoleItem, width: number): Row[] {
  if (item.type === 'notice') return wrapWords(item.row, width, 2);
  const output = outputRows(item.output).flatMap((line) => wrapOutput(line, width));
  return [...typedRows(item.prompt, item.line, width), ...output];
}

/** A line behind its prompt, as it was typed. */
export function typedRows(prompt: string, line: string, width: number): Row[] {
  const [first = '', ...more] = sanitize(line).split('\n');
  const rows = [
    row([style.prompt, sanitize(prompt)], first),
    ...more.map((rest) => row([style.muted, '> '], rest)),
  ];
  return rows.flatMap((typed) => wrapHard(typed, width));
}

/** Columns of a table, or of a text set in columns. */
const COLUMNS = /^\s*[|+│├└-]|\S {2,}\S/;

/** Prose at its words, below its own beginning; tables as a terminal does. */
function wrapOutput(line: Row, width: number): Row[] {
  if (rowWidth(line) <= width) return [line];
  const text = rowText(line);
  if (COLUMNS.test(text)) return wrapHard(line, width);
  const indent = /^\s*(?:\d+\. |[✓✗·•] |\* )*/.exec(text)?.[0].length ?? 0;
  return wrapWords(line, width, Math.min(indent, width >> 1));
}

/** A chunk goes on in the row of the one before, unless that ended its line. */
function outputRows(output: readonly OutputChunk[]): Row[] {
  const rows: Row[] = [];
  let isOpen = false;
  for (const { stream, text } of output) {
    const [first = EMPTY_ROW, ...more] = parseAnsi(text).map((line) =>
      stream === 'stderr' ? warning(line) : line,
    );
    rows.push(isOpen ? [...(rows.pop() ?? EMPTY_ROW), ...first] : first, ...more);
    isOpen = !text.endsWith('\n');
    if (!isOpen) rows.pop();
  }
  return rows;
}

function warning(line: Row): Row {
  return line.map((span): Span => (span.style?.color ? span : { text: span.text, style: style.warn }));
}

export interface ConsoleWindow {
  /** Index of the first row shown. */
  readonly top: number;
  /** How far up from the end, no further than there is. */
  readonly back: number;
  /** The furthest up that one can go. */
  readonly limit: number;
}

/**
 * Which of `total` rows a window of `height` rows shows, scrolled `back` rows up from the end. After C-l the rows
 * before `clearedAt` are only seen by scrolling up.
 */
export function consoleWindow(total: number, height: number, back: number, clearedAt: number): ConsoleWindow {
  const bottomTop = Math.max(0, total - height);
  const floor = Math.max(bottomTop, Math.min(clearedAt, total));
  const limited = Math.max(0, Math.min(back, floor));
  return { top: floor - limited, back: limited, limit: floor };
}
