/** Tables of Markdown, in columns as wide as they need and the width allows; longer cells are wrapped. */
import { style } from '../theme.ts';
import { EMPTY_ROW, fitRow, type Row, restyle, rowWidth } from './row.ts';
import { wrapWords } from './wrap.ts';

const GAP = 2;
const NARROWEST = 6;

export function isTable(lines: readonly string[]): boolean {
  return lines.length > 1 && lines.every((line) => line.trim().startsWith('|'));
}

/** `inline` turns a cell's text into a row. */
export function tableRows(lines: readonly string[], width: number, inline: (text: string) => Row): Row[] {
  const [heading = [], ...body] = lines
    .filter((line) => !/^[\s|:-]+$/.test(line))
    .map((line) => cellsOf(line).map(inline));
  const cells = [heading.map((cell) => restyle(cell, style.muted)), ...body];
  const widths = columnWidths(cells, width);
  return cells.flatMap((line) => lineRows(line, widths));
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

/** What each column needs; the widest give way until all fit. */
function columnWidths(cells: readonly (readonly Row[])[], width: number): number[] {
  const count = Math.max(...cells.map((line) => line.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(1, ...cells.map((line) => rowWidth(line[column] ?? EMPTY_ROW))),
  );
  const room = width - GAP * (count - 1);
  for (let excess = widths.reduce((sum, each) => sum + each, 0) - room; excess > 0; excess--) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= NARROWEST) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function lineRows(line: readonly Row[], widths: readonly number[]): Row[] {
  const wrapped = widths.map((width, column) => wrapWords(line[column] ?? EMPTY_ROW, width));
  const height = Math.max(...wrapped.map((rows) => rows.length));
  return Array.from({ length: height }, (_, index) =>
    widths.flatMap((width, column): Row => {
      const cell = wrapped[column]?.[index] ?? EMPTY_ROW;
      const isLast = column === widths.length - 1;
      return isLast ? cell : [...fitRow(cell, width), { text: ' '.repeat(GAP) }];
    }),
  );
}
