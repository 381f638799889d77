/** Where on a map of a given size there is land: a map's dots, each lit when two fifths of what it covers is land. */
import { LAND } from '../../generated/land.ts';
import { GRID_COLUMNS, GRID_ROWS } from './grid.ts';

/** Less, and coasts thin out into islands; more, and straits close. */
const LIT = 0.4;
const SIZES_KEPT = 8;

/** From west to east and north to south; 1 is land. */
export type Dots = Uint8Array;

let decoded: readonly (readonly number[])[] | undefined;
const known = new Map<string, Dots>();

/** Where land begins and ends, in turn, in columns of the grid. */
function coasts(): readonly (readonly number[])[] {
  decoded ??= LAND.split('\n').map((line) => {
    let column = 0;
    return line.split(' ').map((length) => {
      column += Number.parseInt(length, 36);
      return column;
    });
  });
  return decoded;
}

/** Does not change what it gave before. */
export function landDots(width: number, height: number): Dots {
  const key = `${width}×${height}`;
  const found = known.get(key);
  if (found) return found;
  const dots = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const first = Math.floor((y * GRID_ROWS) / height);
    const last = Math.max(first + 1, Math.floor(((y + 1) * GRID_ROWS) / height));
    const covered = new Float64Array(width);
    for (const line of coasts().slice(first, last)) cover(covered, line);
    for (let x = 0; x < width; x++)
      if ((covered[x] as number) >= LIT * (last - first)) dots[y * width + x] = 1;
  }
  if (known.size >= SIZES_KEPT) known.clear();
  known.set(key, dots);
  return dots;
}

/** Adds to each dot the part of it that one row of the grid has as land. */
function cover(covered: Float64Array, line: readonly number[]): void {
  const scale = covered.length / GRID_COLUMNS;
  for (let index = 0; index + 1 < line.length; index += 2) {
    const from = (line[index] as number) * scale;
    const to = (line[index + 1] as number) * scale;
    for (let x = Math.floor(from); x < to; x++)
      covered[x] = (covered[x] ?? 0) + Math.min(to, x + 1) - Math.max(from, x);
  }
}
