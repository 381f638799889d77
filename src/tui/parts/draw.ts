/** Tasks and panes side by side, or behind tabs where there is no room for both. */
import { bar, between, rule, scrollBar, thumbRows } from '../frame/box.ts';
import { EMPTY_ROW, fitRow, type Row, row, rowWidth, type Span } from '../text/row.ts';
import { sanitize } from '../text/sanitize.ts';
import { style } from '../theme.ts';
import type { PartsLayout } from './layout.ts';
import type { Focus } from './state.ts';
import type { Tab } from './tabs.ts';

/** What a part shows, and from which row on. */
export interface PartRows {
  readonly rows: readonly Row[];
  readonly top: number;
}

/** The upper part: tasks and panes. */
export interface UpperParts {
  readonly title: string;
  readonly layout: PartsLayout;
  readonly focus: Focus;
  readonly tabs: readonly Tab[];
  readonly tab: Tab;
  readonly tasks: PartRows;
  readonly pane: PartRows;
}

/** Narrower, and the lab's title needs the room. */
const BRAND_COLUMNS = 76;
const BRAND = row([style.brand, ' netlab '], [style.border, '─']);
/** Corners, and a dash beside each title and between them. */
const RULE_ENDS = 5;

export function drawUpper({ title, layout, focus, tabs, tab, tasks, pane }: UpperParts): Row[] {
  const { columns, upperHeight, isWide, tasksWidth, paneWidth } = layout;
  const hasFocus = focus === 'pane' || (!isWide && focus === 'tasks');
  const close = tabsRow(tabs, tab, hasFocus, '');
  const heading = titleOf(title, focus === 'tasks' && isWide);
  const branded = [...BRAND, ...heading];
  const fits = isWide ? rowWidth(branded) <= tasksWidth + 1 : fitsBeside(branded, close, columns);
  const brand = columns >= BRAND_COLUMNS && fits ? branded : heading;
  const spaced = tabsRow(tabs, tab, hasFocus, ' ');
  const isSpaced = isWide ? rowWidth(spaced) <= paneWidth - 3 : fitsBeside(brand, spaced, columns);
  const names = isSpaced ? spaced : close;
  if (upperHeight === 0) return [rule('╭', '╮', columns, brand, row([style.muted, ' console ']))];
  if (!isWide) {
    const part = tab.id === 'tasks' ? tasks : pane;
    return [
      rule('╭', '╮', columns, brand, names),
      ...windowRows(part, upperHeight, columns, focus !== 'console'),
    ];
  }
  const left = tasksWidth + 3;
  const top: Row = [...rule('╭', '┬', left + 1, brand), ...rule('', '╮', columns - left + 1, names).slice(1)];
  const thumb = thumbRows(pane.rows.length, upperHeight, pane.top);
  const leftThumb = thumbRows(tasks.rows.length, upperHeight, tasks.top);
  const rows = Array.from({ length: upperHeight }, (_, index): Row => {
    return [
      bar(),
      { text: ' ' },
      ...fitRow(tasks.rows[tasks.top + index] ?? EMPTY_ROW, tasksWidth),
      { text: ' ' },
      scrollBar(leftThumb, index, focus === 'tasks'),
      { text: ' ' },
      ...fitRow(pane.rows[pane.top + index] ?? EMPTY_ROW, paneWidth),
      { text: ' ' },
      scrollBar(thumb, index, focus === 'pane'),
    ];
  });
  return [top, ...rows];
}

function titleOf(title: string, hasFocus: boolean): Row {
  return row([hasFocus ? style.focus : style.title, ` ${hasFocus ? '▸ ' : ''}${sanitize(title)} `]);
}

function fitsBeside(left: Row, right: Row, columns: number): boolean {
  return rowWidth(left) + rowWidth(right) + RULE_ENDS <= columns;
}

/** The rows that a window of `height` rows shows, between bars. */
export function windowRows(part: PartRows, height: number, columns: number, hasFocus: boolean): Row[] {
  const thumb = thumbRows(part.rows.length, height, part.top);
  return Array.from({ length: height }, (_, index) => {
    const content: Row = [
      { text: ' ' },
      ...fitRow(part.rows[part.top + index] ?? EMPTY_ROW, columns - 4),
      { text: ' ' },
    ];
    return between(content, columns, scrollBar(thumb, index, hasFocus));
  });
}

/** `Map ─ Reach ─ [Trace]`: the tab that shows stands out by more than its colour. */
function tabsRow(tabs: readonly Tab[], current: Tab, hasFocus: boolean, margin: '' | ' '): Row {
  return tabs.flatMap((tab, index): Span[] => [
    ...(index > 0 ? [{ text: '─', style: style.border }] : []),
    tab === current
      ? {
          text: hasFocus ? `▸${tab.title} ` : ` ${tab.title} `,
          style: { ...(hasFocus ? style.focus : style.title), inverse: true },
        }
      : { text: `${margin}${tab.title}${margin}`, style: style.muted },
  ]);
}
