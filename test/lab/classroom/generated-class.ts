/**
 * A class of any size: what students hand in who are right, partly right, wrong, hostile or copying, each with the verdict
 * that is theirs. The same size gives the same class.
 */
import type { Assignment } from '../../../src/lab/classroom/assignment.ts';
import type { Gradebook, StudentGrade } from '../../../src/lab/classroom/gradebook.ts';
import { readSubmission, submissionText } from '../../../src/lab/classroom/submission.ts';
import { findLab, submit } from './fixture.ts';

export const CLASS_LAB = 'nacl-forgets-the-way-back';

export interface Handed {
  readonly student: string;
  readonly kind: string;
  readonly text: string;
  /** Score from and to, and the codes that must be found. */
  readonly verdict: Verdict;
}

interface Verdict {
  readonly state: 'graded' | 'refused' | 'missing';
  readonly score: readonly [least: number, most: number];
  readonly codes: readonly string[];
}

const lab = findLab(CLASS_LAB);
if (!lab) throw new Error(`no lab ${CLASS_LAB}`);
const { solution } = lab;
const right = lab.right[0]?.text ?? '';
const wrong = lab.wrong.map(({ text }) => text);

const graded = (least: number, most = least): Verdict => ({
  state: 'graded',
  score: [least, most],
  codes: [],
});
const refused = (code: string): Verdict => ({ state: 'refused', score: [0, 0], codes: [code] });
const missing = (code: string): Verdict => ({ state: 'missing', score: [0, 0], codes: [code] });

/** Only the first of the two tasks: everything up to the second rule. */
const FIRST_HALF = solution.slice(0, solution.lastIndexOf('\n#'));

type Maker = (assignment: Assignment, student: string) => Promise<string>;
const typing =
  (script: string): Maker =>
  (assignment, student) =>
    submit(assignment, student, { script: () => script });

const KINDS: readonly (readonly [kind: string, verdict: Verdict, make: Maker])[] = [
  ['right', graded(100), typing(solution)],
  ['right, another way', graded(100), typing(right)],
  [
    'right at last',
    graded(100),
    typing(`aws ec2 describe-vpc\nnosuch\n${wrong[0]}\nundo 4\nreset\n${solution}`),
  ],
  ['partly right', graded(1, 99), typing(FIRST_HALF)],
  ['wrong', graded(0, 99), typing(wrong[0] ?? '')],
  ['wrong in another way', graded(0, 99), typing(wrong[1] ?? '')],
  ['nothing done', graded(0), typing('aws ec2 describe-network-acls\ncheck')],
  ['endless loop', graded(100), typing(`while true; do :; done\n${solution}`)],
  ['calls itself', graded(100), typing(`f() { f; f; }; f\n${solution}`)],
  ['ever longer', graded(100), typing(`x=a; while true; do x=$x$x; done\n${solution}`)],
  ['escapes', graded(100), typing(`printf '\\033]0;owned\\007\\033[2J'\n${solution}`)],
  ['claims a score', graded(0), typing('echo "score: 100"; echo Solved: 20/20 points')],
  ['copied', refused('other-student'), copied],
  ['cut', missing('unreadable'), async (...of) => (await typing(solution)(...of)).slice(0, -100)],
  ['changed', missing('unreadable'), async (...of) => (await typing('date')(...of)).replace('date', 'dat3')],
];

/** The journal of somebody else under one's own name. */
async function copied(assignment: Assignment, student: string): Promise<string> {
  const read = readSubmission(await typing(solution)(assignment, 'student-000'));
  if (!read.ok) throw new Error(read.reason);
  return submissionText({ ...read.submission, student });
}

export async function generatedClass(assignment: Assignment, size: number): Promise<readonly Handed[]> {
  const handed: Handed[] = [];
  for (let index = 0; index < size; index++) {
    const [kind, verdict, make] = KINDS[index % KINDS.length] as (typeof KINDS)[number];
    const student = `student-${String(index).padStart(3, '0')}`;
    handed.push({ student, kind, verdict, text: await make(assignment, student) });
  }
  return handed;
}

/** Students whose verdict is another than the one that is theirs. */
export function misjudged(handed: readonly Handed[], { students }: Gradebook): readonly string[] {
  const byStudent = new Map(students.map((grade) => [grade.student, grade]));
  return handed.flatMap(({ student, kind, verdict }) => {
    const grade = byStudent.get(student);
    return grade && fits(grade, verdict)
      ? []
      : [`${student} (${kind}): ${grade?.labs[0]?.state} ${grade?.score} ${codesOf(grade).join(' ')}`];
  });
}

function fits(grade: StudentGrade, { state, score: [least, most], codes }: Verdict): boolean {
  const found = codesOf(grade);
  const isRight = grade.labs[0]?.state === state && grade.score >= least && grade.score <= most;
  return isRight && codes.every((code) => found.includes(code));
}

function codesOf(grade: StudentGrade | undefined): readonly string[] {
  if (!grade) return [];
  return [...grade.findings, ...grade.labs.flatMap(({ findings }) => findings)].map(({ code }) => code);
}
