/** The learning platforms whose own files can be filled: one line each. */
import type { Gradebook } from '../../../lab/classroom/gradebook.ts';
import { printable } from '../../../shell/printable.ts';
import { canvasPlan } from './canvas.ts';
import { type Filled, fill, type SheetPlan } from './fill.ts';
import { moodlePlan } from './moodle.ts';
import { readSheet, type Sheet } from './sheet.ts';

export interface SheetTarget {
  /** The file that the platform exported. */
  readonly path: string;
  readonly column?: string;
  /** The points that stand for 100 percent, where the file does not say. */
  readonly maximum?: number;
}

/** `title`: of the assignment, which the column is called by default. */
type Plan = (sheet: Sheet, title: string, column?: string, maximum?: number) => SheetPlan;

export const PLATFORMS: Readonly<Record<string, Plan>> = { canvas: canvasPlan, moodle: moodlePlan };

/** Reads the file, and throws a `UsageError` where it is not what it should be; answers with what fills it. */
export function openSheet(
  plan: Plan,
  title: string,
  { path, column, maximum }: SheetTarget,
): (book: Gradebook) => Filled {
  const sheet = readSheet(path);
  const places = plan(sheet, title, column, maximum);
  return (book) => fill(sheet, places, book);
}

/** What would change, for people. */
export function changesText({ changes, unmatched }: Filled): string {
  const lines = changes.map(
    ({ student, before, after }) => `${student}: ${before === '' ? 'nothing' : before} → ${after}`,
  );
  const lost = unmatched.map((student) => `${student}: graded, and in no row of the file`);
  return [...lines, ...lost, `${changes.length} grades change.`]
    .map((line) => `${printable(line)}\n`)
    .join('');
}
