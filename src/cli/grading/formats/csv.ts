/** One row a student, one column a lab: for spreadsheets. */
import type { Gradebook } from '../../../lab/classroom/gradebook.ts';
import { printable } from '../../../shell/printable.ts';
import { csvText } from '../cells.ts';
import { findingsOf } from './findings.ts';

export function gradeCsv({ students, strays }: Gradebook): string {
  const labs = students[0]?.labs.map(({ lab }) => lab) ?? [];
  const header = [
    'student',
    'name',
    'score',
    'earned',
    'days late',
    ...labs,
    'submitted',
    'attempts',
    'file',
    'findings',
  ];
  const rows = students.map((grade) => [
    ...[grade.student, grade.name ?? '', grade.score.toFixed(2), grade.earned.toFixed(2)],
    String(grade.daysLate),
    ...grade.labs.map(({ state, score }) => (state === 'graded' ? score.toFixed(2) : state)),
    ...[grade.submitted ?? '', String(grade.attempts), grade.file ?? ''],
    findingsOf(grade).join(' '),
  ]);
  const lost = strays.map(({ file, student, submitted, findings }) => [
    ...[student ?? '', '', '', '', '', ...labs.map(() => ''), submitted ?? '', '', file],
    ['Not of this class.', ...findings.map(({ text }) => text)].join(' '),
  ]);
  return csvText([header, ...rows, ...lost].map((row) => row.map(printable)));
}
