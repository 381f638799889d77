/** A class list: a CSV file with a column of IDs, and one of names where there is one. */
import { parse } from 'csv-parse/sync';
import type { RosterEntry } from '../../lab/classroom/gradebook.ts';
import { STUDENT_ID_RULE, studentId } from '../../lab/classroom/student.ts';
import { textOf } from '../assignment-file.ts';
import { UsageError } from '../command.ts';

/** As learning platforms call them, in the order in which they are looked for. */
const ID_COLUMNS = [
  'student',
  'student id',
  'sis user id',
  'sis login id',
  'id number',
  'username',
  'id',
  'email',
  'email address',
];
const NAME_COLUMNS = ['name', 'student name', 'full name'];
const MAX_STUDENTS = 20_000;

/** `column`: that of the IDs, where it is called otherwise. Throws a `UsageError` with line and reason. */
export function readRoster(path: string, column?: string): readonly RosterEntry[] {
  const rows = rowsOf(path);
  const header = (rows[0]?.record ?? []).map((cell) => cell.trim().toLowerCase());
  const wanted = column === undefined ? ID_COLUMNS : [column.trim().toLowerCase()];
  const idAt = header.indexOf(wanted.find((name) => header.includes(name)) ?? '');
  if (idAt < 0)
    throw new UsageError(
      `${path} has no column of student IDs (looked for: ${wanted.join(', ')}); name it with --roster-id`,
    );
  const nameAt = header.indexOf(NAME_COLUMNS.find((name) => header.includes(name)) ?? '');
  const entries = new Map<string, RosterEntry>();
  for (const { record, line } of rows.slice(1)) {
    const cell = record[idAt]?.trim() ?? '';
    // Platforms put rows of their own between the header and the students.
    if (cell === '') continue;
    const student = studentId(cell);
    if (student === undefined)
      throw new UsageError(`${path}:${line}: '${cell.slice(0, 40)}': ${STUDENT_ID_RULE}`);
    if (entries.has(student)) throw new UsageError(`${path}:${line}: ${student} is there twice`);
    const name = record[nameAt]?.trim();
    entries.set(student, { student, ...(name && { name }) });
    if (entries.size > MAX_STUDENTS) throw new UsageError(`${path} has more than ${MAX_STUDENTS} students`);
  }
  if (entries.size === 0) throw new UsageError(`${path} has no students`);
  return [...entries.values()];
}

function rowsOf(path: string): readonly { record: string[]; line: number }[] {
  try {
    const rows = parse(textOf(path), {
      bom: true,
      info: true,
      relax_column_count: true,
      max_record_size: 1e6,
    });
    return (rows as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      record,
      line: info.lines,
    }));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} is no sound CSV file: ${(error as Error).message}`);
  }
}
