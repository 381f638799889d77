/**
 * The learner's own clock, as a journal tells it: whatever their machine said. It is told where it is odd, and refuses
 * only what was begun before the assignment opened. (Virtual time is another matter: replaying proves it.)
 */
import type { JournalEntry } from '../journal.ts';
import type { Assignment } from './assignment.ts';
import type { Finding } from './finding.ts';
import type { Submission } from './submission.ts';

/** What clocks of two machines may differ by. */
const TOLERANCE_MS = 10 * 60_000;
/** A longer silence is a break: a meal, a night. */
const BREAK_MS = 10 * 60_000;

export function clockFindings(
  entries: readonly JournalEntry[],
  { submitted }: Pick<Submission, 'submitted'>,
  { opens }: Assignment,
): readonly Finding[] {
  const walls = entries.flatMap(({ wall }) => (wall === undefined ? [] : [wall]));
  const first = walls[0];
  const last = walls.at(-1);
  const findings: Finding[] = [];
  if (walls.some((wall, index) => wall < (walls[index - 1] ?? wall) - TOLERANCE_MS))
    findings.push({ code: 'odd-clock', text: "The learner's clock was set back while they worked." });
  if (last !== undefined && last > Date.parse(submitted) + TOLERANCE_MS)
    findings.push({ code: 'odd-clock', text: 'Its last command is dated after it was submitted.' });
  if (opens !== undefined && first !== undefined && first < Date.parse(opens) - TOLERANCE_MS)
    findings.push({
      code: 'too-early',
      text: `Its first command is dated ${iso(first)}, before the opening at ${opens}.`,
    });
  return findings;
}

/** How long somebody worked, by their own clock, without breaks; whole minutes. Undefined where no clock was kept. */
export function minutesOfWork(entries: readonly JournalEntry[]): number | undefined {
  const walls = entries.flatMap(({ wall }) => (wall === undefined ? [] : [wall]));
  if (walls.length === 0) return undefined;
  let ms = 0;
  for (const [index, wall] of walls.entries()) {
    const pause = wall - (walls[index - 1] ?? wall);
    if (pause > 0 && pause <= BREAK_MS) ms += pause;
  }
  return Math.round(ms / 60_000);
}

const iso = (ms: number) => new Date(ms).toISOString();
