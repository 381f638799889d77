/** A view of the world as the pane puts it up: a heading, a drawing on the map, and the list that explains it. */
import { EMPTY_ROW, fitRow, type Row, rowWidth } from '../../text/row.ts';
import { drawWorld, type WorldDrawing } from './draw-world.ts';
import { fitWorld, type Size } from './projection.ts';

export interface Scene {
  head(width: number): readonly Row[];
  readonly drawing: WorldDrawing;
  list(width: number): readonly Row[];
}

/** A list beside the map needs as much, or it goes below. */
const LIST_COLUMNS = 24;
const LEAST_MAP_ROWS = 8;
const GAP = '  ';

export function sceneRows(scene: Scene, { columns, rows }: Size): Row[] {
  const head = scene.head(columns);
  const room = Math.max(LEAST_MAP_ROWS, rows - head.length);
  const beside = fitWorld({ columns: columns - LIST_COLUMNS - GAP.length, rows: room });
  if (beside.rows === room) {
    const map = drawWorld(beside, scene.drawing);
    const width = columns - beside.columns - GAP.length;
    return [...head, ...sideBySide(map, beside.columns, scene.list(width))];
  }
  const list = scene.list(columns);
  const map = drawWorld({ columns, rows: Math.max(LEAST_MAP_ROWS, room - list.length) }, scene.drawing);
  const left = ' '.repeat(Math.max(0, Math.floor((columns - rowWidth(map[0] ?? EMPTY_ROW)) / 2)));
  return [...head, ...map.map((line): Row => [{ text: left }, ...line]), ...list];
}

/** Without the map. */
export function spokenRows(scene: Scene, width: number): Row[] {
  return [...scene.head(width), ...scene.list(width)];
}

function sideBySide(map: readonly Row[], mapColumns: number, list: readonly Row[]): Row[] {
  return Array.from(
    { length: Math.max(map.length, list.length) },
    (_, index): Row => [
      ...fitRow(map[index] ?? EMPTY_ROW, mapColumns),
      { text: GAP },
      ...(list[index] ?? EMPTY_ROW),
    ],
  );
}
