/** All submissions of a class put together: each student's best of the attempts that count, and what was found. */
import type { Assessment } from './assess.ts';
import type { Assignment } from './assignment.ts';
import type { Finding } from './finding.ts';
import { type LabScore, missing, type TotalScore, totalOf } from './score.ts';

/** One submission, with the name of its file. */
export interface AssessedFile extends Assessment {
  readonly file: string;
}

export interface Attempt extends AssessedFile, TotalScore {}

export interface StudentGrade extends TotalScore {
  readonly student: string;
  /** As the roster writes it. */
  readonly name?: string;
  readonly labs: readonly LabScore[];
  readonly findings: readonly Finding[];
  /** The file that was graded; absent: nothing came. */
  readonly file?: string;
  readonly submitted?: string;
  /** How many submissions came. */
  readonly attempts: number;
}

export interface Gradebook {
  readonly assignment: Pick<Assignment, 'id' | 'title' | 'hash' | 'due'>;
  /** By the roster's order, then by ID. */
  readonly students: readonly StudentGrade[];
  /** Files of which nobody knows whose they are. */
  readonly strays: readonly AssessedFile[];
}

export interface RosterEntry {
  readonly student: string;
  readonly name?: string;
}

/** Without a roster everybody who submitted is in the class. */
export function gradebookOf(
  assignment: Assignment,
  files: readonly AssessedFile[],
  roster: readonly RosterEntry[] = [],
): Gradebook {
  const { id, title, hash, due } = assignment;
  const known = new Map(roster.map((entry) => [entry.student, entry]));
  const marked = withCopies(files);
  const byStudent = new Map<string, AssessedFile[]>(roster.map(({ student }) => [student, []]));
  const strays: AssessedFile[] = [];
  for (const file of marked) {
    const { student } = file;
    if (student === undefined || (roster.length > 0 && !known.has(student))) strays.push(file);
    else byStudent.set(student, [...(byStudent.get(student) ?? []), file]);
  }
  const unlisted = [...byStudent.keys()].filter((student) => !known.has(student)).sort();
  const students = [...known.keys(), ...unlisted];
  return {
    assignment: { id, title, hash, ...(due !== undefined && { due }) },
    students: students.map((student) =>
      gradeStudent(student, known.get(student)?.name, byStudent.get(student) ?? [], assignment),
    ),
    strays: [...strays].sort((left, right) => (left.file < right.file ? -1 : 1)),
  };
}

function gradeStudent(
  student: string,
  name: string | undefined,
  files: readonly AssessedFile[],
  assignment: Assignment,
): StudentGrade {
  const attempts = files
    .map((file): Attempt => ({ ...file, ...totalOf(file.labs, file.submitted, assignment) }))
    .sort(bySubmission);
  const counting = attempts.slice(0, assignment.attempts ?? attempts.length);
  // Of equally good ones the first.
  const best = counting.reduce<Attempt | undefined>(
    (found, attempt) => (!found || attempt.score > found.score ? attempt : found),
    undefined,
  );
  const dropped = attempts.length - counting.length;
  const nothing = { earned: 0, daysLate: 0, score: 0, labs: assignment.labs.map(missing), findings: [] };
  const { earned, daysLate, score, labs, findings, file, submitted } = best ?? {
    ...nothing,
    file: undefined,
    submitted: undefined,
  };
  return {
    ...{ student, earned, daysLate, score, labs, attempts: attempts.length },
    ...(name !== undefined && { name }),
    ...(file !== undefined && { file }),
    ...(submitted !== undefined && { submitted }),
    findings: [...findings, ...lateness(daysLate, submitted), ...surplus(dropped, assignment)],
  };
}

function bySubmission(left: Attempt, right: Attempt): number {
  const at = ({ submitted }: Attempt) => Date.parse(submitted ?? '') || 0;
  return at(left) - at(right) || (left.file < right.file ? -1 : 1);
}

function lateness(days: number, submitted: string | undefined): Finding[] {
  if (days === 0) return [];
  return [{ code: 'late', text: `Submitted ${submitted}, in the ${ordinal(days)} day after it was due.` }];
}

function surplus(dropped: number, { attempts = 0 }: Assignment): Finding[] {
  if (dropped === 0) return [];
  const text = `${dropped} more came after the ${ordinal(attempts)}, the last that counts.`;
  return [{ code: 'past-attempts', text }];
}

/** Marks labs whose commands are, one for one, those of another student: for a person to look at. */
function withCopies(files: readonly AssessedFile[]): readonly AssessedFile[] {
  const owners = new Map<string, Set<string>>();
  for (const { student, labs } of files) {
    for (const { lab, commands } of labs) {
      if (student === undefined || commands === undefined) continue;
      const key = `${lab} ${commands}`;
      owners.set(key, (owners.get(key) ?? new Set()).add(student));
    }
  }
  return files.map((file) => ({
    ...file,
    labs: file.labs.map((score) => {
      const others = [...(owners.get(`${score.lab} ${score.commands}`) ?? [])].filter(
        (student) => student !== file.student,
      );
      if (file.student === undefined || others.length === 0) return score;
      const text = `Its commands are, one for one, those of ${others.sort().slice(0, 5).join(', ')}.`;
      return { ...score, findings: [...score.findings, { code: 'same-commands' as const, text }] };
    }),
  }));
}

function ordinal(count: number): string {
  const rest = count % 100;
  const ending = rest > 10 && rest < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${ending}`;
}
