/**
 * A submission: one file with the journals of a student's labs, line for line as they were kept, between a header and a
 * seal. Readable by people, small, and whole or nothing: the seal tells a file that was cut or changed by accident (who
 * forges one can seal it anew; grading believes none of it).
 */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { MAX_JOURNAL_CHARACTERS } from '../journal.ts';

export const SUBMISSION_FORMAT = 1;
/** Of a file; more is nobody's evening. */
export const MAX_SUBMISSION_CHARACTERS = 4 * MAX_JOURNAL_CHARACTERS;

const headerSchema = z.strictObject({
  submission: z.literal(SUBMISSION_FORMAT),
  /** ID of the assignment. */
  assignment: z.string().min(1).max(60),
  /** Hash of the assignment's file as the student had it. */
  rules: z.string().length(64),
  student: z.string().min(1).max(100),
  /** By the student's own clock. */
  submitted: z.iso.datetime({ offset: true }),
  /** netlab's. */
  version: z.string().max(40),
});

const sealSchema = z.strictObject({
  /** SHA-256 of all lines before. */
  seal: z.string().length(64),
});

export interface SubmissionHeader extends Omit<z.infer<typeof headerSchema>, 'submission'> {}

export interface Submission extends SubmissionHeader {
  /** Texts of journals, in the order of the file. */
  readonly journals: readonly string[];
}

export type ReadSubmission =
  | { readonly ok: true; readonly submission: Submission }
  | {
      readonly ok: false;
      readonly reason: string;
      /** What its header says, where that much could be read. */
      readonly header?: SubmissionHeader;
      /** What follows it, for people to look at: nothing vouches for it. */
      readonly journals?: readonly string[];
    };

const JOURNAL_START = '{"journal":';

export function submissionText({ journals, ...header }: Submission): string {
  const text = [`${JSON.stringify({ submission: SUBMISSION_FORMAT, ...header })}\n`, ...journals].join('');
  return `${text}${JSON.stringify({ seal: hashOf(text) })}\n`;
}

export function readSubmission(text: string): ReadSubmission {
  if (text.length > MAX_SUBMISSION_CHARACTERS)
    return { ok: false, reason: `the file has more than ${MAX_SUBMISSION_CHARACTERS} characters` };
  const lines = text
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .split('\n');
  const first = headerSchema.safeParse(parse(lines[0] ?? ''));
  if (!first.success) return { ok: false, reason: 'this is no submission of netlab' };
  const { submission: _, ...header } = first.data;
  while (lines.at(-1) === '') lines.pop();
  const seal = sealSchema.safeParse(parse(lines.at(-1) ?? ''));
  const body = seal.success ? lines.slice(0, -1) : lines;
  const journals = journalsIn(body.slice(1));
  const refused = (reason: string): ReadSubmission => ({ ok: false, header, journals, reason });
  if (!seal.success) return refused('the file was cut short: its last line is missing');
  if (hashOf(`${body.join('\n')}\n`) !== seal.data.seal)
    return refused('the file was changed after it was written');
  return { ok: true, submission: { ...header, journals } };
}

function journalsIn(lines: readonly string[]): readonly string[] {
  const journals: string[][] = [];
  for (const line of lines) {
    if (line.startsWith(JOURNAL_START) || journals.length === 0) journals.push([]);
    journals.at(-1)?.push(`${line}\n`);
  }
  return journals.map((journal) => journal.join(''));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
