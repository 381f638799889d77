/**
 * The world in braille dots, eight to a character (Unicode block 28, U+2800–28FF), with marks, their labels, and lines
 * between them. Later marks give way to earlier ones; a label that finds no room is left out, its mark never is.
 */
import type { Row, Span } from '../../text/row.ts';
import { graphemes, textWidth } from '../../text/width.ts';
import { type Style, style } from '../../theme.ts';
import { type Dots, landDots } from './land.ts';
import { DOTS_HIGH, DOTS_WIDE, dotAt, fitWorld, greatCircle, type Point, type Size } from './projection.ts';

export interface WorldMark {
  readonly point: Point;
  /** One column: `●`, `◆`. */
  readonly sign: string;
  readonly label: string;
  readonly style: Style;
}

export interface WorldLine {
  readonly from: Point;
  readonly to: Point;
  readonly style: Style;
}

export interface WorldDrawing {
  readonly marks: readonly WorldMark[];
  readonly lines: readonly WorldLine[];
  /** Small, without a name, below everything else. */
  readonly dots?: readonly Point[] | undefined;
}

interface Cell {
  text: string;
  style: Style | undefined;
}

/** Bits of a braille character's dots, from west to east and north to south. */
const DOT_BITS = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

/** Rows of one width, no more than the size has of either. */
export function drawWorld(size: Size, { marks, lines, dots = [] }: WorldDrawing): Row[] {
  const fitted = fitWorld(size);
  const cells = brailleCells(
    landDots(fitted.columns * DOTS_WIDE, fitted.rows * DOTS_HIGH),
    fitted,
    style.muted,
  );
  for (const dot of dots) cells[cellAt(dot, fitted)] = { text: '·', style: style.brand };
  for (const line of lines) drawLine(cells, line, fitted);
  drawMarks(cells, marks, fitted);
  return Array.from({ length: fitted.rows }, (_, row) =>
    joined(cells.slice(row * fitted.columns, (row + 1) * fitted.columns)),
  );
}

function brailleCells(dots: Dots, { columns, rows }: Size, look: Style): Cell[] {
  return Array.from({ length: columns * rows }, (_, index) => {
    const left = (index % columns) * DOTS_WIDE;
    const top = Math.floor(index / columns) * DOTS_HIGH;
    let code = 0;
    for (const [bit, value] of DOT_BITS.entries()) {
      const x = left + (bit % DOTS_WIDE);
      const y = top + Math.floor(bit / DOTS_WIDE);
      if (dots[y * columns * DOTS_WIDE + x]) code |= value;
    }
    return code === 0
      ? { text: ' ', style: undefined }
      : { text: String.fromCharCode(0x2800 + code), style: look };
  });
}

/** A line takes its characters whole: on land it stands free, with the land's dots gone beside it. */
function drawLine(cells: Cell[], { from, to, style: look }: WorldLine, size: Size): void {
  const width = size.columns * DOTS_WIDE;
  const height = size.rows * DOTS_HIGH;
  const codes = new Map<number, number>();
  for (const point of greatCircle(from, to, 3 * width)) {
    const { x, y } = dotAt(point, size);
    if (y < 0 || y >= height) continue;
    const cell = Math.floor(y / DOTS_HIGH) * size.columns + Math.floor(x / DOTS_WIDE);
    const bit = DOT_BITS[(y % DOTS_HIGH) * DOTS_WIDE + (x % DOTS_WIDE)] as number;
    codes.set(cell, (codes.get(cell) ?? 0) | bit);
  }
  for (const [cell, code] of codes) cells[cell] = { text: String.fromCharCode(0x2800 + code), style: look };
}

function cellAt(point: Point, size: Size): number {
  const { x, y } = dotAt(point, size);
  const row = Math.max(0, Math.min(size.rows - 1, Math.floor(y / DOTS_HIGH)));
  return row * size.columns + Math.floor(x / DOTS_WIDE);
}

function drawMarks(cells: Cell[], marks: readonly WorldMark[], size: Size): void {
  const taken = new Set<number>();
  const placed = marks.flatMap((mark) => {
    const at = cellAt(mark.point, size);
    const column = at % size.columns;
    const row = Math.floor(at / size.columns);
    if (taken.has(at)) return [{ mark, column, row, isHidden: true }];
    taken.add(at);
    cells[at] = { text: mark.sign, style: mark.style };
    return [{ mark, column, row, isHidden: false }];
  });
  for (const { mark, column, row } of placed) {
    const width = textWidth(mark.label);
    const spot = labelSpots(column, row, width).find((spot) => isFree(spot, width, taken, size));
    if (!spot || width === 0) continue;
    for (const [index, text] of graphemes(` ${mark.label} `).entries()) {
      const at = spot.row * size.columns + spot.column + index - 1;
      const isBeside = spot.column + index === 0 || spot.column + index > size.columns;
      if (isBeside || taken.has(at)) continue;
      cells[at] = { text, style: mark.style };
      if (text !== ' ') taken.add(at);
    }
  }
}

interface Spot {
  readonly column: number;
  readonly row: number;
}

/** Where a label may stand, the best place first: after its mark, before it, above, below. */
function labelSpots(column: number, row: number, width: number): Spot[] {
  const middle = column - Math.floor(width / 2);
  const asides = [middle, column + 1, column - width];
  return [
    { column: column + 2, row },
    { column: column - width - 1, row },
    ...asides.map((start) => ({ column: start, row: row - 1 })),
    ...asides.map((start) => ({ column: start, row: row + 1 })),
  ];
}

/** A column is left free on both sides, so that labels don't run into each other. */
function isFree({ column, row }: Spot, width: number, taken: ReadonlySet<number>, size: Size): boolean {
  if (row < 0 || row >= size.rows || column < 0 || column + width > size.columns) return false;
  for (let at = Math.max(0, column - 1); at <= Math.min(size.columns - 1, column + width); at++) {
    if (taken.has(row * size.columns + at)) return false;
  }
  return true;
}

/** Neighbours of one style become one span. */
function joined(cells: readonly Cell[]): Row {
  const spans: Span[] = [];
  for (const { text, style: look } of cells) {
    const last = spans.at(-1);
    if (last && last.style === look) spans[spans.length - 1] = { text: last.text + text, style: look };
    else spans.push({ text, style: look });
  }
  return spans;
}
