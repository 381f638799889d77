/**
 * A terminal's screen as SVG: every cell in its place on the grid, so that box drawing joins whatever font the viewer
 * has. The font's name comes first and is monospaced; text is set run by run with its exact length.
 */
import type { Terminal } from '@xterm/headless';

const CELL_WIDTH = 8.4;
const CELL_HEIGHT = 18;
const FONT_SIZE = 14;
const BASELINE = 13.5;
const MARGIN = 16;

const BACKGROUND = '#11151c';
const FOREGROUND = '#d5dae3';

/** The sixteen colours, in the order of SGR 30–37 and 90–97. */
const PALETTE = [
  '#1b212b',
  '#e5707a',
  '#8cc98f',
  '#dfc27d',
  '#78aee8',
  '#c490d1',
  '#6cc5c8',
  '#c8ced8',
  '#667083',
  '#f28b94',
  '#a6dca9',
  '#efd79b',
  '#98c4f2',
  '#d8abe3',
  '#8ddbdd',
  '#ffffff',
];

interface Look {
  readonly color: string;
  readonly background: string;
  readonly bold: boolean;
  readonly underline: boolean;
}

interface Run {
  readonly column: number;
  readonly width: number;
  readonly text: string;
  readonly look: Look;
}

type Cell = NonNullable<
  ReturnType<NonNullable<ReturnType<Terminal['buffer']['active']['getLine']>>['getCell']>
>;

/** The visible screen. The cursor is drawn where `showCursor` says so. */
export function terminalSvg(terminal: Terminal, title: string, showCursor = true): string {
  const width = terminal.cols * CELL_WIDTH + 2 * MARGIN;
  const height = terminal.rows * CELL_HEIGHT + 2 * MARGIN;
  const rows = Array.from({ length: terminal.rows }, (_, row) => rowSvg(runsOf(terminal, row), row));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" rx="10" fill="${BACKGROUND}"/>`,
    `<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="${FONT_SIZE}" xml:space="preserve">`,
    ...rows.filter((row) => row !== ''),
    ...(showCursor ? [cursorSvg(terminal)] : []),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function cursorSvg(terminal: Terminal): string {
  const { cursorX, cursorY } = terminal.buffer.active;
  return `<rect x="${x(cursorX)}" y="${y(cursorY)}" width="${CELL_WIDTH}" height="${CELL_HEIGHT}" fill="${FOREGROUND}" opacity="0.7"/>`;
}

/** Neighbouring cells of one look, as one run; box drawing stands alone, or fonts would pull it together. */
function runsOf(terminal: Terminal, row: number): Run[] {
  const line = terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row);
  const runs: Run[] = [];
  for (let column = 0; line && column < terminal.cols; ) {
    const cell = line.getCell(column);
    if (!cell) break;
    const width = Math.max(1, cell.getWidth());
    const text = cell.getChars() || ' ';
    const look = lookOf(cell);
    const last = runs.at(-1);
    const joins = last && isAscii(text) && isAscii(last.text) && sameLook(last.look, look);
    if (joins) runs[runs.length - 1] = { ...last, text: last.text + text, width: last.width + width };
    else runs.push({ column, width, text, look });
    column += width;
  }
  return runs;
}

const isAscii = (text: string) => /^[\x20-\x7e]+$/.test(text);

const sameLook = (a: Look, b: Look) =>
  a.color === b.color && a.background === b.background && a.bold === b.bold && a.underline === b.underline;

function lookOf(cell: Cell): Look {
  const foreground = cell.isFgPalette() ? (PALETTE[cell.getFgColor()] ?? FOREGROUND) : FOREGROUND;
  const background = cell.isBgPalette() ? (PALETTE[cell.getBgColor()] ?? BACKGROUND) : BACKGROUND;
  const isInverse = cell.isInverse() !== 0;
  return {
    color: isInverse ? background : foreground,
    background: isInverse ? foreground : background,
    bold: cell.isBold() !== 0,
    underline: cell.isUnderline() !== 0,
  };
}

function rowSvg(runs: readonly Run[], row: number): string {
  const parts: string[] = [];
  for (const { column, width, look } of runs) {
    if (look.background === BACKGROUND) continue;
    parts.push(
      `<rect x="${x(column)}" y="${y(row)}" width="${fixed(width * CELL_WIDTH)}" height="${CELL_HEIGHT}" fill="${look.background}"/>`,
    );
  }
  for (const { column, width, text, look } of runs) {
    if (text.trim() === '') continue;
    const line = boxLines(text, column, row, look.color);
    if (line) parts.push(line);
    else parts.push(textSvg(text, column, row, width, look));
  }
  return parts.join('');
}

function textSvg(text: string, column: number, row: number, width: number, look: Look): string {
  const bold = look.bold ? ' font-weight="bold"' : '';
  const underline = look.underline ? ' text-decoration="underline"' : '';
  const length = ` textLength="${fixed(width * CELL_WIDTH)}" lengthAdjust="spacingAndGlyphs"`;
  return `<text x="${x(column)}" y="${fixed(MARGIN + row * CELL_HEIGHT + BASELINE)}" fill="${look.color}"${bold}${underline}${length}>${escapeXml(text)}</text>`;
}

/** Arms of box-drawing characters: up, right, down, left; `r` rounds the corner. */
const BOX_ARMS: Readonly<Record<string, string>> = {
  '─': 'rl',
  '│': 'ud',
  '┌': 'rd',
  '┐': 'dl',
  '└': 'ur',
  '┘': 'ul',
  '├': 'urd',
  '┤': 'udl',
  '┬': 'rdl',
  '┴': 'url',
  '┼': 'urdl',
  '╭': 'rd~',
  '╮': 'dl~',
  '╰': 'ur~',
  '╯': 'ul~',
  '┃': 'ud!',
};

/** Box drawing as lines, which always join. */
function boxLines(text: string, column: number, row: number, color: string): string | undefined {
  const arms = BOX_ARMS[text];
  if (!arms) return undefined;
  const left = MARGIN + column * CELL_WIDTH;
  const top = MARGIN + row * CELL_HEIGHT;
  const middle: [number, number] = [left + CELL_WIDTH / 2, top + CELL_HEIGHT / 2];
  const ends: Record<string, [number, number]> = {
    u: [middle[0], top],
    d: [middle[0], top + CELL_HEIGHT],
    l: [left, middle[1]],
    r: [left + CELL_WIDTH, middle[1]],
  };
  const at = ([px, py]: [number, number]) => `${fixed(px)} ${fixed(py)}`;
  const used = [...arms].filter((arm) => arm in ends).map((arm) => ends[arm] as [number, number]);
  const [from, to] = used;
  const path =
    arms.includes('~') && from && to
      ? `M${at(from)}Q${at(middle)} ${at(to)}`
      : used.map((end) => `M${at(middle)}L${at(end)}`).join('');
  return `<path d="${path}" stroke="${color}" stroke-width="${arms.includes('!') ? 3 : 1.2}" fill="none"/>`;
}

const x = (column: number) => fixed(MARGIN + column * CELL_WIDTH);
const y = (row: number) => fixed(MARGIN + row * CELL_HEIGHT);
const fixed = (value: number) => String(Math.round(value * 100) / 100);

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
