/**
 * Moodle: the grading worksheet of an assignment (docs.moodle.org, "Assignment settings", "Offline grading worksheet"), or
 * the gradebook as it exports it. The worksheet says the maximum for each row and whether it may be changed; the
 * gradebook's columns say `(Real)` or `(Percentage)`.
 */
import type { StudentGrade } from '../../../lab/classroom/gradebook.ts';
import { UsageError } from '../../command.ts';
import { findingsOf } from '../formats/findings.ts';
import type { SheetPlan } from './fill.ts';
import { columnOf, noColumn, type Sheet } from './sheet.ts';

const ID_COLUMNS = ['ID number', 'Username', 'Email address', 'Identifier'];

/** `maximum`: the points that stand for 100 percent, where the file does not say. */
export function moodlePlan(sheet: Sheet, title: string, column?: string, maximum = 100): SheetPlan {
  const idsAt = ID_COLUMNS.flatMap((name) => columnOf(sheet, [name]) ?? []);
  if (idsAt.length === 0)
    throw new UsageError(
      `${sheet.path} has none of the columns ${ID_COLUMNS.join(', ')}: is it Moodle's export?`,
    );
  const worksheet = columnOf(sheet, ['Identifier']);
  return worksheet === undefined
    ? gradebookPlan(sheet, idsAt, column ?? title, maximum)
    : worksheetPlan(sheet, idsAt, column ?? 'Grade', maximum);
}

function worksheetPlan(sheet: Sheet, idsAt: readonly number[], column: string, maximum: number): SheetPlan {
  const gradeAt = columnOf(sheet, [column]);
  if (gradeAt === undefined) throw noColumn(sheet, column, sheet.header);
  const maximumAt = columnOf(sheet, ['Maximum grade', 'Maximum Grade']);
  const changeableAt = columnOf(sheet, ['Grade can be changed']);
  const remarksAt = columnOf(sheet, ['Feedback comments']);
  return {
    gradeAt,
    idsAt,
    skips: (row) => changeableAt !== undefined && /^no$/i.test(row[changeableAt]?.trim() ?? ''),
    maximum: (row) => (maximumAt === undefined ? undefined : numberIn(row[maximumAt] ?? '')) ?? maximum,
    ...(remarksAt !== undefined && { remarksAt, remarks }),
  };
}

function gradebookPlan(sheet: Sheet, idsAt: readonly number[], wanted: string, maximum: number): SheetPlan {
  const columns = sheet.header.map((cell) =>
    /^(?:[^:]+:)?\s*(.*\S)\s*\((Real|Percentage)\)$/.exec(cell.trim()),
  );
  const gradeAt =
    columnOf(sheet, [wanted]) ??
    columns.findIndex((found) => found?.[1]?.toLowerCase() === wanted.toLowerCase());
  if (gradeAt < 0)
    throw noColumn(
      sheet,
      wanted,
      sheet.header.filter((_, at) => columns[at]),
    );
  const most = columns[gradeAt]?.[2] === 'Percentage' ? 100 : maximum;
  return { gradeAt, idsAt, skips: () => false, maximum: () => most };
}

function numberIn(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && value > 0 ? value : undefined;
}

function remarks(grade: StudentGrade): string {
  const labs = grade.labs.map(
    ({ lab, state, score }) => `${lab}: ${state === 'graded' ? `${score.toFixed(2)} %` : state}`,
  );
  return [...labs, ...findingsOf(grade)].join('; ');
}
