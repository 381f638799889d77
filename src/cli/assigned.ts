/** A lab of an assignment, played: in the student's own variant, by the assignment's rules, into a journal of its own. */
import { type Assignment, seedFor } from '../lab/classroom/assignment.ts';
import { openJournalFile } from '../lab/files.ts';
import { type Lab, summarise, variantOf } from '../lab/lab.ts';
import type { Session } from '../lab/session.ts';
import { createBreathe } from './breathe.ts';
import { type CliIo, UsageError } from './command.ts';
import type { Home } from './home.ts';
import { knownLab, knownLabs } from './known-lab.ts';
import { version } from './version.ts';

export interface Assigned {
  readonly assignment: Assignment;
  readonly student: string;
  readonly slug: string;
  readonly home: Home;
  readonly io: CliIo;
  readonly plain: boolean;
  readonly screenReader: boolean;
  /** Paths of labs beside those that netlab knows anyway. */
  readonly labs: readonly string[];
}

export async function playAssigned(assigned: Assigned): Promise<number> {
  const lab = await assignedLab(assigned);
  if (assigned.plain) {
    const { playPlain } = await import('./plain.ts');
    return playPlain(await openAssigned(assigned, lab), assigned.io);
  }
  const { assignment, student, slug, io } = assigned;
  const { showApp } = await import('./screen.tsx');
  const seed = seedFor(assignment, student, slug);
  return showApp({
    catalogue: [{ ...summarise(lab), brief: variantOf(lab, seed).brief }],
    progress: {},
    openSession: () => openAssigned(assigned, lab),
    // What a submission is worth is told by grading; a learner's own list of finished labs is another matter.
    saveProgress: () => {},
    firstSlug: slug,
    screenReader: assigned.screenReader,
    colour: !io.env.NO_COLOR && io.env.TERM !== 'dumb',
  });
}

async function assignedLab({ assignment, slug, labs, io }: Assigned): Promise<Lab> {
  const lab = knownLab(slug, await knownLabs(io, labs));
  const wanted = assignment.labs.find((assigned) => assigned.lab === slug);
  if (wanted?.hash === lab.hash) return lab;
  throw new UsageError(
    `the assignment asks for another version of ${slug} (${wanted?.hash.slice(0, 8)}) than there is here (${lab.hash.slice(0, 8)}, netlab ${version}); use the version that your instructor names`,
  );
}

async function openAssigned({ assignment, student, slug, home }: Assigned, lab: Lab): Promise<Session> {
  const { openSession } = await import('../lab/session.ts');
  return openSession({
    ...{ lab, seed: seedFor(assignment, student, slug), version, breathe: createBreathe() },
    journal: openJournalFile(home.assignedJournalPath(assignment.id, student, slug)),
    ...(assignment.hints !== undefined && { hintsAllowed: assignment.hints }),
  });
}
