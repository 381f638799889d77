/**
 * Assessing one submission: each journal in it is held against the assignment's rules, then replayed in a fresh
 * simulator. Pure but for the time it takes: the same file and assignment give the same assessment, to the last byte,
 * on every machine.
 */
import { type Grade, grade } from '../grade.ts';
import { type Journal, readJournal } from '../journal.ts';
import type { Lab } from '../lab.ts';
import { type AssignedLab, type Assignment, seedFor } from './assignment.ts';
import { clockFindings } from './clock.ts';
import { type Finding, isRefusing } from './finding.ts';
import { type LabScore, missing, scoreOf } from './score.ts';
import { studentId } from './student.ts';
import { readSubmission, type Submission } from './submission.ts';

export interface Assessment {
  /** Absent where the file does not even say that. */
  readonly student?: string;
  /** By the student's own clock, as ISO 8601. */
  readonly submitted?: string;
  /** In the order of the assignment. */
  readonly labs: readonly LabScore[];
  /** About the file as a whole. */
  readonly findings: readonly Finding[];
}

export interface AssessOptions {
  readonly assignment: Assignment;
  readonly text: string;
  readonly findLab: (slug: string) => Lab | undefined;
  /** The grader's own version of netlab. */
  readonly version: string;
  /** IDs of the class, to tell whose variant a copied journal is of. */
  readonly students?: readonly string[];
  /** Keeps what was typed and answered. */
  readonly transcript?: boolean;
}

export async function assess(options: AssessOptions): Promise<Assessment> {
  const { assignment, text } = options;
  const read = readSubmission(text);
  if (!read.ok) return unreadable(assignment, read.header, read.reason);
  const { submission } = read;
  const journals = submission.journals.map((journal) => ({ text: journal, journal: readJournal(journal) }));
  const student = studentId(submission.student);
  if (student === undefined)
    return unreadable(assignment, undefined, 'its header names no student as IDs are written');
  const findings = fileFindings(submission, journals, options);
  const labs: LabScore[] = [];
  for (const assigned of assignment.labs)
    labs.push(
      findings.some(isRefusing)
        ? missing(assigned)
        : await assessLab(assigned, student, { ...submission, journals }, options),
    );
  return { student, submitted: submission.submitted, labs, findings };
}

function unreadable(
  { labs }: Assignment,
  header: { student: string; submitted: string } | undefined,
  reason: string,
): Assessment {
  const student = header && studentId(header.student);
  return {
    ...(student !== undefined && { student }),
    ...(header && { submitted: header.submitted }),
    labs: labs.map(missing),
    findings: [{ code: 'unreadable', text: `The file cannot be graded: ${reason}.` }],
  };
}

/** A journal read once: each reading follows its whole chain of hashes. */
interface HandedJournal {
  readonly text: string;
  readonly journal: Journal;
}

interface Handed extends Omit<Submission, 'journals'> {
  readonly journals: readonly HandedJournal[];
}

function fileFindings(
  submission: Submission,
  journals: readonly HandedJournal[],
  { assignment, version }: AssessOptions,
): Finding[] {
  const findings: Finding[] = [];
  if (submission.assignment !== assignment.id) {
    const text = `It is of the assignment '${submission.assignment}', not '${assignment.id}'.`;
    return [{ code: 'other-assignment', text }];
  }
  if (submission.rules !== assignment.hash) {
    const text = "The student's copy of the assignment is another one; graded by the rules given here.";
    findings.push({ code: 'other-rules', text });
  }
  if (submission.version !== version) {
    const text = `Made with netlab ${submission.version}, graded with ${version}.`;
    findings.push({ code: 'other-netlab', text });
  }
  for (const { journal } of journals) {
    const slug = journal.header?.lab;
    if (slug !== undefined && !assignment.labs.some(({ lab }) => lab === slug))
      findings.push({
        code: 'other-rules',
        text: `It also holds a journal of ${slug}, which was not asked for.`,
      });
  }
  return findings;
}

async function assessLab(
  assigned: AssignedLab,
  student: string,
  submission: Handed,
  options: AssessOptions,
): Promise<LabScore> {
  const { assignment, findLab, transcript } = options;
  const journals = submission.journals.filter(({ journal }) => journal.header?.lab === assigned.lab);
  const [only, ...more] = journals;
  if (!only) return missing(assigned);
  const lab = findLab(assigned.lab);
  const refused = (finding: Finding) => scoreOf(assigned, undefined, [finding]);
  if (more.length > 0)
    return refused({ code: 'unreadable', text: `It holds ${journals.length} journals of this lab.` });
  if (!lab || lab.hash !== assigned.hash) return refused(notTheLab(assigned, lab));
  const seed = seedFor(assignment, student, assigned.lab);
  const refusal = journalRefusal(only.journal, assigned, seed, options);
  if (refusal) return refused(refusal);
  const clocks = clockFindings(only.journal.entries, submission, assignment);
  if (clocks.some(isRefusing)) return scoreOf(assigned, undefined, clocks);
  const result = await grade({
    ...{ lab, seed, submission: { journal: only.text } },
    ...(assignment.hints !== undefined && { hintsAllowed: assignment.hints }),
    ...(transcript && { transcript }),
  });
  const findings = [...clocks, ...replayFindings(result, submission, options)];
  return scoreOf(assigned, result, findings, only.journal.entries);
}

function notTheLab({ lab: slug, hash }: AssignedLab, lab: Lab | undefined): Finding {
  const here = lab ? `this netlab has ${lab.hash.slice(0, 8)}` : 'this netlab has none of that name';
  const text = `The assignment asks for ${slug} in version ${hash.slice(0, 8)}, and ${here}.`;
  return { code: 'other-lab-version', text };
}

function journalRefusal(
  { header, damaged, notes }: Journal,
  { hash }: AssignedLab,
  seed: string,
  { assignment, students = [] }: AssessOptions,
): Finding | undefined {
  if (!header || damaged) return { code: 'broken-chain', text: notes[0] ?? 'The journal is damaged.' };
  if (header.hash !== hash) {
    const versions = `version ${header.hash.slice(0, 8)} of the lab, not of ${hash.slice(0, 8)}`;
    return { code: 'other-lab-version', text: `The journal is of ${versions}.` };
  }
  if (header.seed === seed) return undefined;
  const owner = students.find((id) => seedFor(assignment, id, header.lab) === header.seed);
  const whose = owner === undefined ? 'a variant that is not this student’s' : `the variant of ${owner}`;
  return { code: 'other-student', text: `The journal is of ${whose}.` };
}

/** The same netlab comes to the same moments; where it does not, the journal was written by something else. */
function replayFindings(
  result: Grade,
  submission: Pick<Submission, 'version'>,
  { version }: AssessOptions,
): Finding[] {
  if (result.error !== undefined) return [{ code: 'failed', text: result.error }];
  if (!result.strayed || submission.version !== version) return [];
  const text = 'Replayed, its commands do not lead to the moments at which it says they were typed.';
  return [{ code: 'impossible-clock', text }];
}
