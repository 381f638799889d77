/**
 * A session's journal: JSON lines, the first a header, then one a command. Each line carries the SHA-256 of the line
 * before, so that nothing can be changed, dropped or put in between unnoticed (except by writing it all anew, which is
 * why a grade comes from replaying, never from believing). Pure: `files.ts` brings it to disk.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod';

/** The format of the lines; raised when a reader of today could not read tomorrow's. */
export const JOURNAL_FORMAT = 1;
/** A learner's evening has a few hundred commands; a hostile file may have any number. */
export const MAX_JOURNAL_COMMANDS = 10_000;
export const MAX_JOURNAL_CHARACTERS = 16 * 1024 * 1024;

const headerSchema = z.strictObject({
  journal: z.literal(JOURNAL_FORMAT),
  lab: z.string().max(60),
  /** Of the lab's files. */
  hash: z.string().max(64),
  seed: z.string().min(1).max(100),
  /** netlab's own version. */
  version: z.string().max(40),
});

const entrySchema = z.strictObject({
  /** SHA-256 of the line before. */
  after: z.string().length(64),
  /** Virtual time before the command, in milliseconds since the epoch. */
  at: z.int(),
  /** What was typed; may span several lines. */
  line: z.string().max(1024 * 1024),
  /** By the learner's own clock, in milliseconds since the epoch: how long it took, if one believes it. */
  wall: z.int().min(0).optional(),
});

export type JournalHeader = Omit<z.infer<typeof headerSchema>, 'journal'>;

export interface JournalEntry {
  readonly at: number;
  readonly line: string;
  readonly wall?: number;
}

/** Where a journal's text lives. */
export interface JournalStore {
  /** What was there when it was opened. */
  readonly text: string;
  /** Appends, and returns once it would survive a power cut. */
  append(text: string): Promise<void>;
  /** Keeps only the first bytes (what comes after is set aside first). */
  keep(bytes: number): Promise<void>;
  close(): Promise<void>;
  /** The learner's own clock; absent: it is nobody's business. */
  wallClock?(): number;
}

export interface Journal {
  readonly header: JournalHeader | undefined;
  readonly entries: readonly JournalEntry[];
  /** How much of the text is sound, in bytes. */
  readonly soundBytes: number;
  /** Hash of the last sound line, which the next must carry. */
  readonly last: string;
  /** What was found wrong, for people. */
  readonly notes: readonly string[];
  /** Something other than a line torn by a crash is wrong. */
  readonly damaged: boolean;
}

function hashLine(line: string): string {
  return createHash('sha256').update(line).digest('hex');
}

/** Both return the line, with its end, and the hash that the next one must carry. */
export function headerLine(header: JournalHeader): { text: string; hash: string } {
  return sealed(JSON.stringify({ journal: JOURNAL_FORMAT, ...header }));
}

export function entryLine(entry: JournalEntry, after: string): { text: string; hash: string } {
  return sealed(JSON.stringify({ after, ...entry }));
}

function sealed(line: string): { text: string; hash: string } {
  return { text: `${line}\n`, hash: hashLine(line) };
}

/** Reads as far as the text is sound. A last line without its end was torn by a crash, and is left out. */
export function readJournal(text: string): Journal {
  const entries: JournalEntry[] = [];
  const notes: string[] = [];
  let header: JournalHeader | undefined;
  let damaged = false;
  let soundBytes = 0;
  let last = '';
  const damage = (line: number, reason: string) => {
    damaged = true;
    notes.push(`Line ${line} of the journal ${reason}; it and what follows are left out.`);
  };

  const lines = text.slice(0, MAX_JOURNAL_CHARACTERS).split('\n');
  const torn = lines.pop() ?? '';
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    if (entries.length >= MAX_JOURNAL_COMMANDS) {
      damage(number, `is past the limit of ${MAX_JOURNAL_COMMANDS} commands`);
      break;
    }
    const value = parse(line);
    if (!header) {
      const read = headerSchema.safeParse(value);
      if (!read.success) {
        damage(number, 'is no header of a netlab journal');
        break;
      }
      const { journal: _, ...rest } = read.data;
      header = rest;
    } else {
      const read = entrySchema.safeParse(value);
      if (!read.success) {
        damage(number, 'cannot be read');
        break;
      }
      if (read.data.after !== last) {
        damage(number, 'does not follow from the line before: the journal was changed');
        break;
      }
      const { at, line: typed, wall } = read.data;
      entries.push({ at, line: typed, ...(wall !== undefined && { wall }) });
    }
    last = hashLine(line);
    soundBytes += Buffer.byteLength(line) + 1;
  }
  if (!damaged && torn !== '')
    notes.push('The last line of the journal was cut short by a crash and is left out.');
  if (!damaged && text.length > MAX_JOURNAL_CHARACTERS) damage(lines.length + 1, 'is past the limit of size');
  return { header, entries, soundBytes, last, notes, damaged };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
