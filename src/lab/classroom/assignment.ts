/**
 * An assignment: which labs, from when to when, by what rules. A file that an instructor writes and everybody gets; with
 * a student's ID its seed gives that student's variants, so that a copied journal meets another network.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { explainIssue } from '../explain-issue.ts';
import { MAX_PROBLEMS, type Problem } from '../problem.ts';
import { parseYaml } from '../yaml-source.ts';

/** Raised when a reader of today could not read tomorrow's. */
export const ASSIGNMENT_FORMAT = 1;

const word = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be lowercase words joined by hyphens, at most 60 characters');
const moment = z.iso
  .datetime({ offset: true, error: 'must be a date, a time and an offset: 2026-11-30T23:59:00+01:00' })
  .describe('A moment: 2026-11-30T23:59:00+01:00.');

const assignedLabSchema = z.strictObject({
  lab: word.describe('Name of the lab, as `netlab list` shows it.'),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be the hash that `netlab assign init` wrote: 64 hexadecimal digits')
    .describe('Of the version of the lab that is meant; a journal of another version is told apart.'),
  weight: z.number().positive().max(1000).default(1).describe('Its share of the whole. Default: 1.'),
});

const assignmentSchema = z
  .strictObject({
    assignment: z.literal(ASSIGNMENT_FORMAT).describe('The format of this file: 1.'),
    id: word.describe('Stands in the names of submissions.'),
    title: z.string().trim().min(1).max(100).describe('What students read.'),
    seed: z
      .string()
      .regex(/^[\x21-\x7e]{8,100}$/, 'must be 8 to 100 printable characters without blanks')
      .describe("With a student's ID it gives that student's variants. Another seed, other variants."),
    opens: moment.optional().describe('Not before. Absent: at once.'),
    due: moment.optional().describe('Late after that. Absent: never late.'),
    late: z
      .strictObject({
        per_day: z.number().min(0).max(100).describe('Percent of the score that each day begun takes away.'),
        at_most: z.number().min(0).max(100).default(100).describe('Percent; never more. Default: 100.'),
      })
      .optional()
      .describe('What lateness costs. Absent: it is told, and costs nothing.'),
    attempts: z
      .int()
      .min(1)
      .max(100)
      .optional()
      .describe('How many submissions count, from the first; the best of them is graded. Absent: all.'),
    hints: z.int().min(0).max(5).optional().describe('Hints that may be taken, for each task. Absent: all.'),
    labs: z.array(assignedLabSchema).min(1).max(50).describe('What is to be solved.'),
  })
  .superRefine(({ labs, opens, due }, context) => {
    for (const [index, { lab }] of labs.entries()) {
      if (labs.findIndex((other) => other.lab === lab) < index)
        context.addIssue({ code: 'custom', path: ['labs', index, 'lab'], message: 'is named twice' });
    }
    if (opens && due && Date.parse(opens) >= Date.parse(due))
      context.addIssue({ code: 'custom', path: ['due'], message: 'must come after `opens`' });
  });

export type AssignedLab = z.infer<typeof assignedLabSchema>;

export interface Assignment extends z.infer<typeof assignmentSchema> {
  /** SHA-256 of the file's text: another hash, other rules. */
  readonly hash: string;
}

export type ReadAssignment =
  | { readonly ok: true; readonly assignment: Assignment }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** `file` is its name, for the places of problems. */
export function readAssignment(file: string, text: string): ReadAssignment {
  const parsed = parseYaml(file, text);
  if (!parsed.ok) return parsed;
  const { source } = parsed;
  const checked = assignmentSchema.safeParse(source.value);
  if (checked.success) {
    const hash = createHash('sha256').update(text).digest('hex');
    return { ok: true, assignment: { ...checked.data, hash } };
  }
  const explained = checked.error.issues.flatMap((issue) =>
    explainIssue(issue, source.value, assignmentJsonSchema),
  );
  const problems = explained.slice(0, MAX_PROBLEMS).map(({ path, atKey, text: reason }) => ({
    file,
    ...(atKey ? source.locateKey(path) : source.locate(path)),
    text: reason,
  }));
  return { ok: false, problems };
}

let jsonSchema: Readonly<Record<string, unknown>> | undefined;

/** Made once: it takes as long as reading an assignment. */
export function assignmentJsonSchema(): Readonly<Record<string, unknown>> {
  jsonSchema ??= { ...z.toJSONSchema(assignmentSchema, { io: 'input' }), title: 'netlab assignment' };
  return jsonSchema;
}

/** The variant of a lab that a student (see `studentId`) gets. */
export function seedFor({ seed }: Pick<Assignment, 'seed'>, student: string, lab: string): string {
  const hash = createHash('sha256');
  for (const part of [seed, student, lab]) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex').slice(0, 16);
}
