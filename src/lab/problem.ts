/**
 * What is wrong with a lab's files, told so that its author can mend it: the place first, then the reason and the way
 * out. Problems are collected, never thrown one at a time.
 */
import { printable } from '../shell/printable.ts';

/** Of one file; whoever has more has another kind of file. */
export const MAX_PROBLEMS = 500;

export interface Problem {
  /** File within the lab's folder: `lab.yaml`, `brief.md`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  readonly text: string;
  /** Of the part of lab.yaml that it is about, where `line` and `column` don't say so yet (`placed` finds them). */
  readonly path?: readonly (string | number)[];
}

/**
 * `build-a-vpc/lab.yaml:12:5: …`, the form that editors turn into a link. Fit for a terminal: the words of a lab that
 * is being checked are somebody else's.
 */
export function formatProblem(slug: string, { file, line, column, text }: Problem): string {
  return `${slug}/${file}:${line}:${column}: ${text}`.replace(/[^\n\t]+/g, printable);
}

/** Line and column of an offset in a text, both 1-based. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: offset - lastBreak };
}

export function inReadingOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(
    (left, right) =>
      left.file.localeCompare(right.file, 'en') || left.line - right.line || left.column - right.column,
  );
}
