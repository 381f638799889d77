/** The gradebook as a table of GitHub's Markdown: for summaries of CI runs. */
import type { Gradebook } from '../../../lab/classroom/gradebook.ts';
import { printable } from '../../../shell/printable.ts';
import { findingsOf } from './findings.ts';

export function gradeMarkdown({ assignment, students, strays }: Gradebook): string {
  const labs = students[0]?.labs.map(({ lab }) => lab) ?? [];
  const header = ['student', ...labs, 'late', 'score', 'remarks'];
  const rows = students.map((grade) => [
    grade.name === undefined ? grade.student : `${grade.name} (${grade.student})`,
    ...grade.labs.map(({ state, score }) => (state === 'graded' ? score.toFixed(2) : state)),
    grade.daysLate > 0 ? `${grade.daysLate} d` : '',
    `**${grade.score.toFixed(2)}**`,
    findingsOf(grade).join(' '),
  ]);
  const lines = [header, header.map((_, column) => (column === 0 ? '---' : '---:')), ...rows].map(
    (row, index) => `| ${row.map(index === 1 ? String : cell).join(' | ')} |`,
  );
  const lost = strays.map(({ file, findings }) =>
    cell(`- ${file}: ${findings[0]?.text ?? 'not of this class'}`),
  );
  return `${[`## ${cell(assignment.title)}`, '', ...lines, ...(lost.length > 0 ? ['', ...lost] : []), ''].join('\n')}`;
}

/** What others wrote must stay text: no markup, no HTML, no cells of its own. */
function cell(text: string): string {
  return printable(text)
    .replace(/[\\`_[\]<>|!]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/^#/, '&#35;');
}
