/** What grading found about a submission besides its points: told as what it is, to whoever grades. */

/** Those that count nothing, whatever was solved. */
const REFUSING = {
  unreadable: 'cannot be read',
  'other-assignment': 'is of another assignment',
  'other-student': "is of another student's variant",
  'other-lab-version': 'is of another version of the lab',
  'broken-chain': 'was changed after it was written',
  'impossible-clock': 'tells of moments that cannot have been',
  'too-early': 'was begun before the assignment opened',
  'past-attempts': 'came after the last attempt that counts',
  'timed-out': 'took too long to replay',
  failed: 'could not be replayed',
} as const;

/** Those that only a person can judge. */
const TELLING = {
  'other-rules': 'was made with another version of the assignment',
  'other-netlab': 'was made with another version of netlab',
  late: 'came late',
  'odd-clock': "tells of a learner's clock that was set",
  'same-commands': "holds the very commands of another student's",
} as const;

export type FindingCode = keyof typeof REFUSING | keyof typeof TELLING;

export interface Finding {
  readonly code: FindingCode;
  /** A sentence: what was found, and where it helps, what to do. */
  readonly text: string;
}

export const isRefusing = ({ code }: Finding): boolean => Object.hasOwn(REFUSING, code);

/** In a few words, for tables. */
export const findingWords = (code: FindingCode): string => ({ ...REFUSING, ...TELLING })[code];
