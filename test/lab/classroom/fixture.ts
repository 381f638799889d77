/** Submissions as students would make them: by playing labs into journals. */
import { builtInCatalogue } from '../../../src/lab/built-in.ts';
import { type Assignment, readAssignment, seedFor } from '../../../src/lab/classroom/assignment.ts';
import { type Submission, submissionText } from '../../../src/lab/classroom/submission.ts';
import type { JournalStore } from '../../../src/lab/journal.ts';
import type { Lab } from '../../../src/lab/lab.ts';
import { openSession } from '../../../src/lab/session.ts';

export const catalogue = builtInCatalogue();
export const findLab = (slug: string): Lab | undefined => catalogue.find(slug);

export function assignmentYaml(labs: readonly string[], more: readonly string[] = []): string {
  return [
    ...['assignment: 1', 'id: week-3', 'title: Week 3', 'seed: 0123456789abcdef', ...more, 'labs:'],
    ...labs.flatMap((slug) => [`  - lab: ${slug}`, `    hash: ${findLab(slug)?.hash}`]),
    '',
  ].join('\n');
}

export function assignmentOf(labs: readonly string[], more: readonly string[] = []): Assignment {
  const read = readAssignment('week-3.yaml', assignmentYaml(labs, more));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.assignment;
}

export interface Played {
  readonly slug: string;
  readonly script: string;
  readonly seed: string;
  /** When the first command was typed; each next one a minute later. */
  readonly wall?: number;
  readonly hintsAllowed?: number;
}

export async function play({ slug, script, seed, wall, hintsAllowed }: Played): Promise<string> {
  const lab = findLab(slug);
  if (!lab) throw new Error(`no lab ${slug}`);
  let text = '';
  let minutes = 0;
  const journal: JournalStore = {
    text: '',
    append: async (line) => {
      text += line;
    },
    keep: async () => {},
    close: async () => {},
    ...(wall !== undefined && { wallClock: () => wall + 60_000 * minutes++ }),
  };
  const session = await openSession({
    ...{ lab, seed, journal, version: '0.1.0' },
    ...(hintsAllowed !== undefined && { hintsAllowed }),
  });
  await session.run(script);
  await session.close();
  return text;
}

export const MONDAY = Date.parse('2026-11-23T09:00:00Z');

/** A right solution of each lab by one student, unless told otherwise. */
export async function submit(
  assignment: Assignment,
  student: string,
  changes: Partial<Submission> & { readonly script?: (slug: string) => string } = {},
): Promise<string> {
  const { script = (slug: string) => findLab(slug)?.solution ?? '', ...header } = changes;
  const journals = await Promise.all(
    assignment.labs.map(({ lab }) =>
      play({
        ...{ slug: lab, script: script(lab), seed: seedFor(assignment, student, lab), wall: MONDAY },
        ...(assignment.hints !== undefined && { hintsAllowed: assignment.hints }),
      }),
    ),
  );
  return submissionText({
    ...{ assignment: assignment.id, rules: assignment.hash, student, version: '0.1.0', journals },
    submitted: '2026-11-23T12:00:00Z',
    ...header,
  });
}
