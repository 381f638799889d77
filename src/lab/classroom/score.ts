/** What a lab of an assignment is worth, and all of them together: percent, with two decimals. */
import { createHash } from 'node:crypto';
import type { Grade } from '../grade.ts';
import type { JournalEntry } from '../journal.ts';
import type { AssignedLab, Assignment } from './assignment.ts';
import { minutesOfWork } from './clock.ts';
import { type Finding, isRefusing } from './finding.ts';

export interface LabScore {
  readonly lab: string;
  readonly weight: number;
  readonly state: 'graded' | 'refused' | 'missing';
  /** Percent of the lab's points. */
  readonly score: number;
  readonly findings: readonly Finding[];
  /** Absent where nothing was replayed. */
  readonly grade?: Grade;
  /** By the learner's own clock. */
  readonly minutes?: number;
  /** SHA-256 of what was typed, to see who typed the same. Absent where too little was to tell. */
  readonly commands?: string;
}

const DAY_MS = 86_400_000;

export const missing = ({ lab, weight }: AssignedLab): LabScore => ({
  ...{ lab, weight, state: 'missing', score: 0, findings: [] },
});

export function scoreOf(
  { lab, weight }: AssignedLab,
  grade: Grade | undefined,
  findings: readonly Finding[],
  entries?: readonly JournalEntry[],
): LabScore {
  const isRefused = grade === undefined || findings.some(isRefusing);
  const minutes = entries && minutesOfWork(entries);
  const commands = entries && fingerprint(entries);
  return {
    ...{ lab, weight, findings },
    state: isRefused ? 'refused' : 'graded',
    score: isRefused || grade.maxPoints === 0 ? 0 : round((100 * grade.points) / grade.maxPoints),
    ...(grade && { grade }),
    ...(minutes !== undefined && { minutes }),
    ...(commands !== undefined && { commands }),
  };
}

/** What few commands do, anybody types. */
const TELLING_COMMANDS = 5;

function fingerprint(entries: readonly JournalEntry[]): string | undefined {
  const lines = entries.map(({ line }) => line.trim());
  if (lines.length < TELLING_COMMANDS) return undefined;
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex');
}

export interface TotalScore {
  /** Percent, before lateness. */
  readonly earned: number;
  /** Days begun after the due time. */
  readonly daysLate: number;
  /** Percent, after it. */
  readonly score: number;
}

/** `submitted`: ISO 8601; absent: nothing came. */
export function totalOf(
  labs: readonly LabScore[],
  submitted: string | undefined,
  { due, late }: Pick<Assignment, 'due' | 'late'>,
): TotalScore {
  const weights = labs.reduce((sum, { weight }) => sum + weight, 0);
  const earned = labs.reduce((sum, { score, weight }) => sum + score * weight, 0) / weights;
  const lateMs = due && submitted ? Date.parse(submitted) - Date.parse(due) : 0;
  const daysLate = Math.max(0, Math.ceil(lateMs / DAY_MS));
  const penalty = late ? Math.min(late.at_most, late.per_day * daysLate) : 0;
  return { earned: round(earned), daysLate, score: round((earned * (100 - penalty)) / 100) };
}

/** Half up, at the second decimal; what floating point makes of 2.675 is not to decide. */
export function round(percent: number): number {
  return Math.round(Number((percent * 100).toFixed(6))) / 100;
}
