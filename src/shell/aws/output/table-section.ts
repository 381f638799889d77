/** Sections of a table and how they are drawn, in the CLI's own arithmetic. */
import stringWidth from 'string-width';
import { pythonText } from '../../../model/python-text.ts';
import { roundHalfEven } from './python.ts';

const CELL_PADDING = 4;
const BORDER = 2;

/** Columns that a text takes; East Asian wide and ambiguous characters take two. */
export function columnsOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += Math.max(1, stringWidth(character, { ambiguousIsNarrow: false }));
  return columns;
}

export class TableSection {
  readonly title: string;
  readonly depth: number;
  headers: readonly string[] = [];
  rows: string[][] = [];
  private widths: number[] = [];

  constructor(title: string, depth: number) {
    this.title = title;
    this.depth = depth;
  }

  addHeader(headers: readonly string[]): void {
    this.headers = headers;
    this.widen(headers);
  }

  addRow(cells: readonly unknown[]): void {
    const row = cells.map(pythonText);
    this.rows.push(row);
    this.widen(row);
  }

  /** A section with a header and a single row, turned upright: a line for each column. */
  upright(): TableSection {
    if (this.rows.length !== 1 || this.headers.length === 0) return this;
    const turned = new TableSection(this.title, this.depth);
    for (const [index, header] of this.headers.entries()) turned.addRow([header, this.rows[0]?.[index]]);
    return turned;
  }

  totalWidth(): number {
    const cells = this.widths.reduce((sum, width) => sum + width + CELL_PADDING, 0);
    return Math.max(columnsOf(this.title) + BORDER + 2 * this.depth, cells + BORDER + 2 * this.depth);
  }

  /** The columns' widths, stretched so that together they make `total`. */
  columnWidths(total: number): number[] {
    const padded = this.widths.map((width) => width + CELL_PADDING);
    if (padded.length === 0) return padded;
    const scale = total / padded.reduce((sum, width) => sum + width, 0);
    const scaled = padded.map((width) => roundHalfEven(scale * width));
    let excess = scaled.reduce((sum, width) => sum + width, 0) - total;
    while (excess !== 0) {
      const step = excess > 0 ? -1 : 1;
      for (let offset = 0; offset < scaled.length && excess !== 0; offset++) {
        const index = step < 0 ? offset : scaled.length - 1 - offset;
        scaled[index] = (scaled[index] as number) + step;
        excess += step;
      }
    }
    return scaled;
  }

  private widen(cells: readonly string[]): void {
    for (const [index, cell] of cells.entries()) {
      this.widths[index] = Math.max(this.widths[index] ?? 0, columnsOf(cell));
    }
  }
}

export function renderSections(given: readonly TableSection[], terminalWidth: number): string {
  const widest = (sections: readonly TableSection[]) =>
    Math.max(...sections.map((section) => section.totalWidth()));
  const tooWide = widest(given) > terminalWidth;
  const sections = tooWide ? given.map((section) => section.upright()) : given;
  const width = widest(sections);
  return `${'-'.repeat(width)}\n${sections.map((section) => renderSection(section, width)).join('')}`;
}

function renderSection(section: TableSection, fullWidth: number): string {
  const width = fullWidth - 2 * section.depth;
  const lines: string[] = [];
  if (section.title) {
    lines.push(centre(section.title, width, '|'));
    if (section.headers.length === 0 && section.rows.length === 0) lines.push(`+${'-'.repeat(width - 2)}+`);
  }
  const widths = section.columnWidths(width);
  if (section.headers.length > 0) {
    lines.push(rule(widths));
    lines.push(
      section.headers.map((header, index) => centre(header, widths[index] as number, edge(index))).join(''),
    );
  }
  if (section.rows.length > 0 && widths.length > 0) {
    lines.push(rule(widths));
    for (const row of section.rows) {
      lines.push(row.map((cell, index) => alignLeft(cell, widths[index] as number, edge(index))).join(''));
    }
    lines.push(rule(widths));
  }
  const frame = '|'.repeat(section.depth);
  return lines.map((line) => `${frame}${line}${frame}\n`).join('');
}

function edge(index: number): string {
  return index === 0 ? '|' : '';
}

function rule(widths: readonly number[]): string {
  return widths
    .map((width, index) => (index === 0 ? `+${'-'.repeat(width - 2)}+` : `${'-'.repeat(width - 1)}+`))
    .join('');
}

function spaces(count: number): string {
  return ' '.repeat(Math.max(0, count));
}

function centre(text: string, width: number, left: string): string {
  const columns = columnsOf(text);
  const before = Math.floor(width / 2) - Math.floor(columns / 2) - 1;
  const after = width - 1 - (left.length + before + columns);
  return `${left}${spaces(before)}${text}${spaces(after)}|`;
}

function alignLeft(text: string, width: number, left: string): string {
  const columns = columnsOf(text);
  const padding = width >= columns + 2 + left.length + 1 ? 2 : 0;
  return `${left}${spaces(padding)}${text}${spaces(width - left.length - padding - columns - 1)}|`;
}
