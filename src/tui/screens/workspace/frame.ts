/** Puts the parts of the workspace together, and lays menu and dialog over them. */
import { overAt } from '../../frame/box.ts';
import { withDialog } from '../../frame/dialog.ts';
import type { Frame } from '../../terminal/screen.tsx';
import type { Row } from '../../text/row.ts';
import type { DialogSubject } from './dialogs/dialog.ts';
import { dialogContent } from './dialogs/index.ts';
import { placeMenu } from './overlays.ts';
import { spokenWorkspace } from './spoken.ts';
import type { WorkspaceState } from './state.ts';
import { drawStatus } from './status.ts';
import { type DrawnConsole, middleRule, type WorkspaceParts } from './view.ts';

export function composeFrame(
  state: WorkspaceState,
  parts: WorkspaceParts,
  drawn: DrawnConsole,
  subject: DialogSubject,
): Frame {
  const { upper, layout } = parts;
  const { columns, upperHeight, consoleHeight } = layout;
  const isSplit = upperHeight > 0 && consoleHeight > 0;
  const rows: Row[] = [
    ...upper,
    ...(isSplit ? [middleRule(parts, state, drawn)] : []),
    ...drawn.rows,
    ...drawStatus(state, parts),
  ];
  const spoken = spokenWorkspace(state, parts, subject);
  if (state.dialog) {
    const content = dialogContent(state.dialog.id, subject);
    return { rows: withDialog(rows, state.dialog, content, columns), spoken };
  }
  const above = upper.length + (isSplit ? 1 : 0);
  const cursor = drawn.cursor && { row: above + drawn.cursor.row, column: drawn.cursor.column };
  if (!state.editor.menu || !cursor) return { rows, cursor, spoken };
  const placed = placeMenu(state.editor.menu, cursor, columns, above + consoleHeight - 1);
  return { rows: overAt(rows, placed.rows, placed.top, placed.left), cursor, spoken };
}
