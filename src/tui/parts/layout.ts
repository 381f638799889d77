/** Which part stands where, for a terminal of any size. */
import type { Focus } from './state.ts';

/** Below this the screen asks for room instead. */
export const MIN_COLUMNS = 60;
export const MIN_ROWS = 16;
/** From here on tasks and panes stand side by side. */
const WIDE_COLUMNS = 100;
/** From here on the status bar has a row of its own. */
const TALL_ROWS = 30;

export interface PartsLayout {
  readonly columns: number;
  readonly rows: number;
  readonly isWide: boolean;
  readonly isTall: boolean;
  /** Rows of the upper part (tasks, panes), without rules; 0 when the console has the whole height. */
  readonly upperHeight: number;
  /** Rows of the console, without rules; 0 when the upper part has the whole height. */
  readonly consoleHeight: number;
  /** Columns of the tasks, without bars; the whole width where a tab holds them. */
  readonly tasksWidth: number;
  readonly paneWidth: number;
  readonly consoleWidth: number;
}

export function layoutParts(
  columns: number,
  rows: number,
  focus: Focus,
  isZoomed: boolean,
  /** Rows that the screen needs below the console, besides the status bar. */
  ownRows = 0,
): PartsLayout {
  const isWide = columns >= WIDE_COLUMNS;
  const isTall = rows >= TALL_ROWS;
  const inner = columns - 4;
  // A row's bars and the spaces beside them: │ tasks │ pane │
  const tasksWidth = isWide ? Math.floor((columns - 7) * 0.46) : inner;
  const paneWidth = isWide ? columns - 7 - tasksWidth : inner;
  const statusRows = isTall ? 2 : 0;
  const isWhole = isZoomed;
  const room = rows - 2 - ownRows - statusRows - (isWhole ? 0 : 1);
  const upperShare = isTall ? 0.52 : 0.48;
  const upperHeight = isWhole ? (focus === 'console' ? 0 : room) : Math.max(4, Math.round(room * upperShare));
  return {
    columns,
    rows,
    isWide,
    isTall,
    upperHeight,
    consoleHeight: room - upperHeight,
    tasksWidth,
    paneWidth,
    consoleWidth: inner,
  };
}
