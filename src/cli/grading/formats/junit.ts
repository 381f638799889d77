/** JUnit's XML, as CI services read it: a suite for each student, a case for each check. */
import type { Gradebook, StudentGrade } from '../../../lab/classroom/gradebook.ts';
import type { LabScore } from '../../../lab/classroom/score.ts';

interface Case {
  readonly name: string;
  readonly lab: string;
  /** Absent: it passed. */
  readonly failure?: string;
}

export function gradeJunit({ assignment, students }: Gradebook): string {
  const suites = students.map(suite);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escaped(assignment.title)}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(grade: StudentGrade): string {
  const cases = grade.labs.flatMap(casesOf);
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  return [
    `  <testsuite name="${escaped(grade.student)}" tests="${cases.length}" failures="${failures}">`,
    `    <properties><property name="score" value="${grade.score.toFixed(2)}"/></properties>`,
    ...cases.map(({ name, lab, failure }) => {
      const open = `    <testcase classname="${escaped(lab)}" name="${escaped(name)}"`;
      return failure === undefined
        ? `${open}/>`
        : `${open}><failure message="${escaped(failure)}"/></testcase>`;
    }),
    '  </testsuite>',
  ].join('\n');
}

function casesOf({ lab, state, grade, findings }: LabScore): readonly Case[] {
  if (state !== 'graded' || !grade) {
    const failure = findings[0]?.text ?? 'Nothing was handed in.';
    return [{ lab, name: 'submission', failure }];
  }
  return grade.tasks.flatMap(({ id, checks }) =>
    checks.map((check) => ({
      lab,
      name: `${id} / ${check.id}`,
      ...(!check.passed && { failure: check.text }),
    })),
  );
}

/** XML 1.0 §2.2 has no place at all for most controls; what else a terminal would obey stands as a reference. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')
    .replace(
      /[&<>"'\n\r\t\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
      (mark) => `&#${mark.charCodeAt(0)};`,
    );
}
