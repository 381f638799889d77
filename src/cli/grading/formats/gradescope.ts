/** Gradescope's `results.json` (its autograder's specification): one submission, a test for each check. */
import type { Gradebook } from '../../../lab/classroom/gradebook.ts';
import type { LabScore } from '../../../lab/classroom/score.ts';
import { printableJson } from '../../../shell/printable.ts';
import { UsageError } from '../../command.ts';
import { findingsOf } from './findings.ts';

interface GradescopeTest {
  readonly name: string;
  readonly status: 'passed' | 'failed';
  readonly output?: string;
}

/** The score is a percentage: give the assignment 100 points there. */
export function gradescopeResults({ students, strays }: Gradebook): string {
  const [grade, ...others] = students;
  if (!grade || others.length > 0) {
    const found = students.length + strays.length;
    throw new UsageError(`Gradescope's results are of one submission; there are ${found}`);
  }
  const remarks = findingsOf(grade);
  const results = {
    score: grade.score,
    output: remarks.length > 0 ? remarks.join('\n') : 'Replayed and graded by netlab.',
    output_format: 'text',
    tests: grade.labs.flatMap(testsOf),
    extra_data: { student: grade.student, earned: grade.earned, days_late: grade.daysLate },
  };
  return `${printableJson(results)}\n`;
}

function testsOf({ lab, state, grade, findings }: LabScore): readonly GradescopeTest[] {
  if (state !== 'graded' || !grade)
    return [{ name: lab, status: 'failed', output: findings[0]?.text ?? 'Nothing was handed in.' }];
  return grade.tasks.flatMap(({ title, checks }) =>
    checks.map(({ id, passed, text }) => ({
      name: `${lab} / ${title} / ${id}`,
      status: passed ? 'passed' : 'failed',
      output: text,
    })),
  );
}
