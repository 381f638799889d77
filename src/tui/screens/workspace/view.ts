import { consoleWindow } from '../../console/scrollback.ts';
import { bar, between, joint, rule, scrollBar, thumbRows, titleRow } from '../../frame/box.ts';
import type { LineLayout } from '../../line-editor/index.ts';
import type { Parts } from '../../parts/use-parts.ts';
import type { SessionSnapshot } from '../../session-snapshot.ts';
import { EMPTY_ROW, fitRow, type Row, row } from '../../text/row.ts';
import { style } from '../../theme.ts';
import type { WorkspaceState } from './state.ts';

export interface WorkspaceParts extends Parts {
  readonly snapshot: SessionSnapshot;
  readonly scrollback: readonly Row[];
  /** Where the last command begins. */
  readonly lastCommandRow: number;
  /** First row that is not behind C-l. */
  readonly clearedRow: number;
  readonly line: LineLayout;
}

export interface DrawnConsole {
  readonly rows: readonly Row[];
  readonly cursor: { readonly row: number; readonly column: number } | undefined;
  /** Rows of the last command that have run out at the top. */
  readonly above: number;
  /** How far back it can be scrolled. */
  readonly limit: number;
}

/** The console's rows between their bars, and where in them the cursor stands. */
export function drawConsole(state: WorkspaceState, parts: WorkspaceParts): DrawnConsole {
  const { layout, line, scrollback, clearedRow, focus } = parts;
  const height = layout.consoleHeight;
  const total = scrollback.length + line.rows.length;
  const { top, back, limit } = consoleWindow(total, height, state.consoleBack, clearedRow);
  const thumb = thumbRows(total, height, top);
  const rows = Array.from({ length: height }, (_, index) => {
    const at = top + index;
    const content = at < scrollback.length ? scrollback[at] : line.rows[at - scrollback.length];
    return between(
      [{ text: ' ' }, ...fitRow(content ?? EMPTY_ROW, layout.consoleWidth)],
      layout.columns,
      back > 0 ? scrollBar(thumb, index, focus === 'console') : bar(),
    );
  });
  const cursorRow = scrollback.length + line.cursor.row - top;
  const isSeen = focus === 'console' && cursorRow >= 0 && cursorRow < height;
  const above = back === 0 ? Math.max(0, top - Math.max(clearedRow, parts.lastCommandRow)) : 0;
  return {
    rows,
    above,
    limit,
    cursor: isSeen ? { row: cursorRow, column: line.cursor.column + 2 } : undefined,
  };
}

/** The rule between the parts and the console; it says what of the console is out of sight. */
export function middleRule(
  { layout, focus }: WorkspaceParts,
  state: WorkspaceState,
  { above }: DrawnConsole,
): Row {
  const { columns, isWide, tasksWidth } = layout;
  const title =
    focus === 'console' ? EMPTY_ROW : titleRow('console').map((span) => ({ ...span, style: style.muted }));
  const end =
    state.consoleBack > 0
      ? row([style.warn, ` ${rowsIn(state.consoleBack)} below, pgdn `])
      : above > 0
        ? row([style.muted, ` ${rowsIn(above)} above, pgup `])
        : EMPTY_ROW;
  const line = rule('├', '┤', columns, title, end);
  return isWide ? joint(line, tasksWidth + 3, '┴') : line;
}

const rowsIn = (count: number) => `${count} row${count === 1 ? '' : 's'}`;
