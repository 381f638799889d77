/** A dialog over the middle of a screen: a text that scrolls, and perhaps what can be chosen. */
import { EMPTY_ROW, fitRow, highlight, type Row, row, rowWidth } from '../text/row.ts';
import { sanitize } from '../text/sanitize.ts';
import { textWidth } from '../text/width.ts';
import { style } from '../theme.ts';
import { box, overMiddle } from './box.ts';

const DIALOG_WIDTH = 76;

export interface ShownDialog {
  readonly title: string;
  /** The text at a given width. */
  body(width: number): readonly Row[];
  readonly choices: readonly { readonly label: string }[];
}

/** With several choices the arrows choose among them. */
const scrollKeys = ({ choices }: ShownDialog) => (choices.length > 1 ? 'pgup pgdn' : '↑↓');

const moreWords = (below: number) => (below > 0 ? `${below} more row${below === 1 ? '' : 's'}: ` : '');

/** A dialog over the middle of the screen. */
export function withDialog(
  screen: readonly Row[],
  dialog: { readonly selected: number; readonly scroll: number },
  content: ShownDialog,
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
