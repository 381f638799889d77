/** The gradebook for a terminal. */
import stringWidth from 'string-width';
import { findingWords } from '../../../lab/classroom/finding.ts';
import type { Gradebook, StudentGrade } from '../../../lab/classroom/gradebook.ts';
import type { LabScore } from '../../../lab/classroom/score.ts';
import { printable } from '../../../shell/printable.ts';

export function gradeTable({ students, strays, assignment }: Gradebook): string {
  const labs = students[0]?.labs.map(({ lab }) => lab) ?? [];
  const rows = [
    ['student', ...labs, 'late', 'score', ''],
    ...students.map((grade) => [
      grade.student,
      ...grade.labs.map(cell),
      grade.daysLate > 0 ? `${grade.daysLate} d` : '',
      grade.score.toFixed(2),
      remarks(grade),
    ]),
  ].map((row) => row.map(printable));
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const lines = rows.map((row) =>
    row.map((text, column) => pad(text, widths[column] ?? 0, column)).join('  '),
  );
  const lost = strays.map(
    ({ file, student, findings }) =>
      `? ${file}: ${student === undefined ? (findings[0]?.text ?? '') : `of ${student}, who is not in the class`}`,
  );
  return `${[printable(assignment.title), '', ...lines, '', ...lost.map(printable), summary(students)]
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}

function cell({ state, score }: LabScore): string {
  if (state === 'missing') return '–';
  return state === 'refused' ? 'refused' : score.toFixed(2);
}

function remarks({ findings, labs, attempts }: StudentGrade): string {
  const codes = [...findings, ...labs.flatMap((lab) => lab.findings)].map(({ code }) => code);
  const words = [...new Set(codes)].map(findingWords);
  return [...words, ...(attempts > 1 ? [`${attempts} submissions`] : [])].join('; ');
}

const pad = (text: string, width: number, column: number) => {
  const blank = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return column === 0 ? text + blank : blank + text;
};

function summary(students: readonly StudentGrade[]): string {
  const handed = students.filter(({ attempts }) => attempts > 0);
  const mean = handed.reduce((sum, { score }) => sum + score, 0) / Math.max(1, handed.length);
  return `${handed.length} of ${students.length} handed in; mean ${mean.toFixed(2)}.`;
}
