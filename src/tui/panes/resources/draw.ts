/** Resources as tables, a table a kind. */
import { EMPTY_ROW, fitText, type Row, row, type Span } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { textWidth } from '../../text/width.ts';
import { style } from '../../theme.ts';
import type { ResourceGroup } from './select.ts';

const GAP = 2;
/** A column that could show less of a longer text than this is left out. */
const LEAST = 8;

export function drawResources(groups: readonly ResourceGroup[], width: number): Row[] {
  const rows: Row[] = [];
  for (const group of groups) {
    if (rows.length > 0) rows.push(EMPTY_ROW);
    rows.push(row([style.title, group.title], [style.muted, ` ${group.items.length}`]));
    const lines = group.items.map((item) => [item.name, item.id, ...item.fields].map(oneLine));
    rows.push(...table([group.headings, ...lines], width));
  }
  if (rows.length === 0) rows.push(row([style.muted, 'There are no resources yet.']));
  return rows;
}

/** Names may have line ends and tabs in them. */
function oneLine(text: string): string {
  return sanitize(text).replace(/\s/g, ' ');
}

/** The first line is the heading. Columns that don't fit are left out from the right. */
function table(lines: readonly (readonly string[])[], width: number): Row[] {
  const columns = lines[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...lines.map((line) => textWidth(line[column] ?? ''))),
  );
  const isEmpty = (column: number) => lines.slice(1).every((line) => (line[column] ?? '') === '');
  let room = width - 1;
  const shown = widths.map((wanted, column) => {
    if (isEmpty(column) || room < Math.min(wanted, LEAST)) return 0;
    const given = Math.min(wanted, room);
    room -= given + GAP;
    return given;
  });
  const last = shown.findLastIndex((given) => given > 0);
  return lines.map((line, index) => {
    const spans: Span[] = [{ text: ' ' }];
    for (const [column, given] of shown.entries()) {
      if (given === 0) continue;
      const text = fitText(line[column] ?? '', given);
      const look =
        index === 0 ? style.muted : column === 0 ? style.title : column === 1 ? style.code : undefined;
      spans.push(
        { text, style: look },
        { text: ' '.repeat(given - textWidth(text) + (column === last ? 0 : GAP)) },
      );
    }
    return spans;
  });
}
