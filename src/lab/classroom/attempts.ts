/**
 * The attempts that a file holds, to be looked at: a submission's labs, or a single journal. Where something is wrong
 * with it, that is told, and what is sound of it is shown nevertheless; what it is worth, only grading says.
 */
import { type Journal, type JournalHeader, readJournal } from '../journal.ts';
import { isSeed, type Lab } from '../lab.ts';
import { readSubmission } from './submission.ts';

/** Of one file; an assignment has at most fifty labs. */
const MAX_ATTEMPTS = 50;

export interface SoundJournal extends Journal {
  readonly header: JournalHeader;
}

export interface Attempt {
  /** Of its lab; empty where the journal does not say that much. */
  readonly slug: string;
  readonly entries: Journal['entries'];
  /** What it is played in. */
  readonly stage?: { readonly lab: Lab; readonly journal: SoundJournal };
  /** Why it cannot be played, where there is no stage. */
  readonly refusal?: string;
  /** What is odd about it, for people. */
  readonly notes: readonly string[];
}

export interface Attempts {
  /** As the file says it. */
  readonly student?: string;
  /** By the student's own clock, as ISO 8601. */
  readonly submitted?: string;
  readonly attempts: readonly Attempt[];
  /** About the file as a whole. */
  readonly notes: readonly string[];
}

/** Undefined where the text is neither a submission nor a journal. */
export function readAttempts(text: string, findLab: (slug: string) => Lab | undefined): Attempts | undefined {
  const plain = text.replace(/^\ufeff/, '');
  const single = readJournal(plain);
  if (single.header) return { attempts: [attemptOf(single, findLab)], notes: [] };
  const read = readSubmission(plain);
  const header = read.ok ? read.submission : read.header;
  if (!header) return undefined;
  const texts = (read.ok ? read.submission.journals : read.journals) ?? [];
  const notes = read.ok ? [] : [`Something is wrong with this submission: ${read.reason}.`];
  if (texts.length > MAX_ATTEMPTS)
    notes.push(`It holds ${texts.length} journals; only the first ${MAX_ATTEMPTS} are shown.`);
  const { student, submitted } = header;
  const attempts = texts.slice(0, MAX_ATTEMPTS).map((journal) => attemptOf(readJournal(journal), findLab));
  return { student, submitted, attempts, notes };
}

function attemptOf(journal: Journal, findLab: (slug: string) => Lab | undefined): Attempt {
  const { header, entries, notes } = journal;
  if (!header) return { slug: '', entries, notes, refusal: 'This journal cannot be read.' };
  const { lab: slug, seed, hash } = header;
  const told = { slug, entries, notes };
  const lab = findLab(slug);
  if (!lab) return { ...told, refusal: `This netlab has no lab '${slug}'.` };
  if (!isSeed(seed)) return { ...told, refusal: 'Its seed is none that netlab draws.' };
  const stage = { lab, journal: { ...journal, header } };
  if (hash === lab.hash) return { ...told, stage };
  const versions = `version ${hash.slice(0, 8)} of the lab, and this netlab has ${lab.hash.slice(0, 8)}`;
  return { ...told, stage, notes: [...notes, `It was typed in ${versions}: it may go another way here.`] };
}
