/** What turned with a command, as it stands below its output. */
import { row } from '../text/row.ts';
import { sanitize } from '../text/sanitize.ts';
import { style } from '../theme.ts';
import { type CheckChange, changeMarks } from './check-changes.ts';
import type { ConsoleItem } from './scrollback.ts';

export const changeStyles = {
  passed: style.good,
  failed: style.bad,
  done: style.good,
  solved: style.star,
} as const;

export function changeItem({ kind, text }: CheckChange): ConsoleItem {
  return { type: 'notice', row: row([changeStyles[kind], `${changeMarks[kind]} ${sanitize(text)}`]) };
}
