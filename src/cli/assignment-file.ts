/** The assignment that a command line names. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Assignment, readAssignment } from '../lab/classroom/assignment.ts';
import { STUDENT_ID_RULE, studentId } from '../lab/classroom/student.ts';
import { printable } from '../shell/printable.ts';
import { UsageError } from './command.ts';

/** Throws a `UsageError` with all that is wrong with the file, each with its place. */
export function assignmentAt(path: string): Assignment {
  const read = readAssignment(basename(path), textOf(path));
  if (read.ok) return read.assignment;
  const problems = read.problems.map(({ line, column, text }) =>
    `  ${path}:${line}:${column}: ${text}`.replace(/[^\n\t]+/g, printable),
  );
  throw new UsageError(`this is no assignment:\n${problems.join('\n')}`);
}

/** Throws a `UsageError` that names the reason. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}

export function knownStudent(text: string | undefined): string {
  if (text === undefined) throw new UsageError('say who you are: --student ID, as your school writes it');
  const id = studentId(text);
  if (id === undefined) throw new UsageError(STUDENT_ID_RULE);
  return id;
}
