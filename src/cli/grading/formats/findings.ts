/** All that was found about a student's submission, as sentences; about a lab with its name before. */
import type { StudentGrade } from '../../../lab/classroom/gradebook.ts';

export function findingsOf({ findings, labs }: StudentGrade): readonly string[] {
  return [
    ...findings.map(({ text }) => text),
    ...labs.flatMap(({ lab, findings: about }) => about.map(({ text }) => `${lab}: ${text}`)),
  ];
}
