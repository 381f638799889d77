/** What lies over the workspace: the completion menu at the line, dialogs in the middle. */

import { box, overMiddle } from '../../frame/box.ts';
import type { Menu } from '../../line-editor/state.ts';
import { EMPTY_ROW, fitRow, fitText, highlight, type Row, row, rowWidth } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { textWidth } from '../../text/width.ts';
import { style } from '../../theme.ts';
import type { DialogContent } from './dialogs/dialog.ts';
import type { Dialog } from './state.ts';

const MENU_ROWS = 8;
const DIALOG_WIDTH = 76;

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

/** With several choices the arrows choose among them. */
const scrollKeys = ({ choices }: DialogContent) => (choices.length > 1 ? 'pgup pgdn' : '↑↓');

const moreWords = (below: number) => (below > 0 ? `${below} more row${below === 1 ? '' : 's'}: ` : '');

/** A dialog over the middle of the screen. */
export function withDialog(
  screen: readonly Row[],
  dialog: Dialog,
  content: DialogContent,
  columns: number,
): Row[] {
  const widest = Math.min(columns - 4, DIALOG_WIDTH);
  const body = content.body(widest - 6);
  const needed = [
    ...body.map(rowWidth),
    ...content.choices.map(({ label }) => textWidth(label) + 2),
    textWidth(content.title),
  ];
  const width = Math.min(widest, Math.max(40, ...needed.map((columns) => columns + 6)));
  const choices = content.choices.map((choice, index): Row => {
    const isSelected = index === dialog.selected;
    const line = row(isSelected ? '▸ ' : '  ', choice.label);
    return isSelected ? highlight(fitRow(line, width - 6), style.selected) : line;
  });
  const gap = body.length > 0 && choices.length > 0 ? 1 : 0;
  const room = Math.max(1, screen.length - 6 - choices.length - gap);
  const top = Math.max(0, Math.min(dialog.scroll, body.length - room));
  const visible = body.slice(top, top + room);
  const more =
    body.length > room
      ? row([style.muted, ` ${moreWords(body.length - top - visible.length)}${scrollKeys(content)} `])
      : EMPTY_ROW;
  const lines = [EMPTY_ROW, ...visible, ...(gap ? [EMPTY_ROW] : []), ...choices, EMPTY_ROW].map(
    (line): Row => [{ text: ' ' }, ...line],
  );
  return overMiddle(
    screen,
    box(row([style.title, ` ${sanitize(content.title)} `]), lines, width, more),
    columns,
  );
}
