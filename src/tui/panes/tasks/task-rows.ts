/** Tasks with their checks as they stand: the one in hand in full, the others as a line. */
import type { CheckResult } from '../../../lab/evaluate.ts';
import type { SessionView, TaskView } from '../../../lab/session-view.ts';
import { allTasks } from '../../console/check-changes.ts';
import { markdownRows } from '../../text/markdown.ts';
import { EMPTY_ROW, fitRow, highlight, type Row, row } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrapWords } from '../../text/wrap.ts';
import { style } from '../../theme.ts';
import { findingOf } from './finding.ts';

export interface TaskRows {
  readonly rows: readonly Row[];
  /** Where the selected check stands: first row, and one past its last. */
  readonly selection: { readonly from: number; readonly to: number } | undefined;
}

/** Index of the task in hand: the first that is not done, the last when all are. */
export function taskInHand(view: SessionView): number {
  return Math.min(view.current, allTasks(view).length - 1);
}

/** Rows of a finding before it is opened. */
const SHORT_FINDING = 2;

export function taskRows(
  view: SessionView,
  width: number,
  opened: number,
  selected: string | undefined,
): TaskRows {
  const rows: Row[] = [];
  let selection: TaskRows['selection'];
  const tasks = allTasks(view);
  for (const [index, task] of tasks.entries()) {
    const number = `${index + 1}/${tasks.length}`;
    rows.push(...headingRows(task, number, index === opened, width));
    if (index !== opened) continue;
    rows.push(...markdownRows(task.text, width), EMPTY_ROW);
    const idWidth = Math.min(18, Math.max(...task.checks.map((check) => check.id.length)));
    for (const check of task.checks) {
      const lines = checkRows(check, idWidth, width, check.id === selected);
      if (check.id === selected) selection = { from: rows.length, to: rows.length + lines.length };
      rows.push(...lines);
    }
    rows.push(...hintRows(task, width), EMPTY_ROW);
  }
  while (rows.at(-1) === EMPTY_ROW) rows.pop();
  return { rows, selection };
}

function headingRows(task: TaskView, number: string, isOpen: boolean, width: number): Row[] {
  const passed = task.checks.filter((check) => check.passed).length;
  const mark = task.done
    ? row([style.good, '✓ '])
    : row([isOpen ? style.focus : style.muted, isOpen ? '▸ ' : '· ']);
  const look = isOpen ? style.title : task.done ? undefined : style.muted;
  const count = task.done ? '' : `  ${passed}/${task.checks.length}`;
  return wrapWords(
    [...mark, ...row([style.muted, `${number} `], [look, sanitize(task.title)], [style.muted, count])],
    width,
    2,
  );
}

/** What is checked, and, where it fails, what was found: in short, unless the check is selected. */
function checkRows(check: CheckResult, idWidth: number, width: number, isSelected: boolean): Row[] {
  const hanging = idWidth + 5 < width / 2 ? idWidth + 5 : 5;
  const mark = check.passed ? row([style.good, ' ✓ ']) : row([style.bad, ' ✗ ']);
  const id = row([check.passed ? undefined : style.title, check.id.padEnd(idWidth + 2)]);
  const label = row([check.passed ? style.muted : undefined, sanitize(check.label)]);
  const lines = wrapWords([...mark, ...id, ...label], width, hanging);
  const finding = check.passed ? '' : findingOf(check);
  if (finding !== '') lines.push(...findingRows(finding, width, hanging, isSelected));
  return isSelected ? lines.map((line) => highlight(fitRow(line, width), style.selected)) : lines;
}

function findingRows(text: string, width: number, indent: number, isWhole: boolean): Row[] {
  const rows = wrapWords(row([style.muted, sanitize(text)]), width - indent);
  const shown = isWhole || rows.length <= SHORT_FINDING ? rows : rows.slice(0, SHORT_FINDING);
  return shown.map((line, index): Row => {
    const isCut = index === shown.length - 1 && shown.length < rows.length;
    return [
      { text: ' '.repeat(indent) },
      ...(isCut ? fitRow([...line, { text: ' …', style: style.muted }], width - indent) : line),
    ];
  });
}

function hintRows(task: TaskView, width: number): Row[] {
  return task.hintsShown.flatMap((hint, index) => [
    EMPTY_ROW,
    row([style.warn, ` Hint ${index + 1}`]),
    ...markdownRows(hint, width - 1).map((line): Row => [{ text: ' ' }, ...line]),
  ]);
}
