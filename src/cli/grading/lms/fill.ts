/** Grades put into the rows of a learning platform's file; everything else in it stays as it was. */
import type { Gradebook, StudentGrade } from '../../../lab/classroom/gradebook.ts';
import { round } from '../../../lab/classroom/score.ts';
import { studentId } from '../../../lab/classroom/student.ts';
import type { Sheet } from './sheet.ts';

/** Where in a file what stands. */
export interface SheetPlan {
  readonly gradeAt: number;
  /** Columns that may hold the ID by which netlab knows a student, in the order in which they are tried. */
  readonly idsAt: readonly number[];
  /** Rows that are no students, or may not be changed. */
  readonly skips: (row: readonly string[]) => boolean;
  /** The points that stand for 100 percent in a row. */
  readonly maximum: (row: readonly string[]) => number;
  /** Where remarks go, if anywhere. */
  readonly remarksAt?: number;
  readonly remarks?: (grade: StudentGrade) => string;
}

export interface Change {
  readonly student: string;
  readonly before: string;
  readonly after: string;
}

export interface Filled {
  readonly sheet: Sheet;
  readonly changes: readonly Change[];
  /** Graded, and in no row. */
  readonly unmatched: readonly string[];
}

/** Whoever handed in nothing keeps what stands there: whether that is a zero is for people to say. */
export function fill(sheet: Sheet, plan: SheetPlan, { students }: Gradebook): Filled {
  const grades = new Map(
    students.filter(({ attempts }) => attempts > 0).map((grade) => [grade.student, grade]),
  );
  const matched = new Set<string>();
  const changes: Change[] = [];
  const rows = sheet.rows.map((row) => {
    const grade = plan.skips(row) ? undefined : gradeOf(row, plan, grades);
    if (!grade) return row;
    matched.add(grade.student);
    const after = round((grade.score * plan.maximum(row)) / 100).toFixed(2);
    const before = row[plan.gradeAt]?.trim() ?? '';
    if (Number(before || Number.NaN) !== Number(after))
      changes.push({ student: grade.student, before, after });
    return withCells(row, plan, grade, after);
  });
  const unmatched = [...grades.keys()].filter((student) => !matched.has(student));
  return { sheet: { ...sheet, rows }, changes, unmatched };
}

function gradeOf(
  row: readonly string[],
  { idsAt }: SheetPlan,
  grades: ReadonlyMap<string, StudentGrade>,
): StudentGrade | undefined {
  for (const at of idsAt) {
    const grade = grades.get(studentId(row[at] ?? '') ?? '');
    if (grade) return grade;
  }
  return undefined;
}

function withCells(
  row: readonly string[],
  { gradeAt, remarksAt, remarks }: SheetPlan,
  grade: StudentGrade,
  text: string,
): readonly string[] {
  const cells = [...row];
  while (cells.length <= gradeAt) cells.push('');
  cells[gradeAt] = text;
  if (remarksAt !== undefined && remarks) cells[remarksAt] = remarks(grade);
  return cells;
}
