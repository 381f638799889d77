/** What lies over the workspace at the line: the completion menu. */

import { box } from '../../frame/box.ts';
import type { Menu } from '../../line-editor/state.ts';
import { EMPTY_ROW, fitRow, fitText, highlight, type Row, row } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { textWidth } from '../../text/width.ts';
import { style } from '../../theme.ts';

const MENU_ROWS = 8;

export interface Placed {
  readonly rows: readonly Row[];
  readonly top: number;
  readonly left: number;
}

/** The completion menu below the cursor, or above it where there is more room. */
export function placeMenu(
  menu: Menu,
  cursor: { row: number; column: number },
  columns: number,
  lastRow: number,
): Placed {
  const { items } = menu.completion;
  const shown = Math.min(
    MENU_ROWS,
    items.length,
    Math.max(1, Math.max(cursor.row - 1, lastRow - cursor.row) - 2),
  );
  const first = Math.max(0, Math.min(menu.selected - Math.floor(shown / 2), items.length - shown));
  const visible = items.slice(first, first + shown);
  const valueWidth = Math.min(
    Math.floor(columns / 2),
    Math.max(...items.map((item) => textWidth(sanitize(item.value)))),
  );
  const textWide = Math.max(0, ...items.map((item) => textWidth(sanitize(item.description ?? ''))));
  const width = Math.min(columns - 2, valueWidth + 6 + (textWide > 0 ? textWide + 2 : 0));
  const lines = visible.map((item, index): Row => {
    const isSelected = first + index === menu.selected;
    const value = fitText(sanitize(item.value), valueWidth);
    const gap = textWide > 0 ? ' '.repeat(valueWidth - textWidth(value) + 2) : '';
    const line = row(isSelected ? '▸ ' : '  ', value, gap, [style.muted, sanitize(item.description ?? '')]);
    return isSelected ? highlight(fitRow(line, width - 4), style.selected) : line;
  });
  const count =
    items.length > shown ? row([style.muted, ` ${menu.selected + 1}/${items.length} `]) : EMPTY_ROW;
  const rows = box(EMPTY_ROW, lines, width, count);
  const below = cursor.row + 1 + rows.length <= lastRow + 1;
  return {
    rows,
    top: below ? cursor.row + 1 : Math.max(0, cursor.row - rows.length),
    left: Math.max(0, Math.min(cursor.column - 2, columns - width - 1)),
  };
}
