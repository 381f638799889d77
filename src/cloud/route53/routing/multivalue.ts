/** Multivalue answers: up to eight of the sets, each as likely as the others (R-R53-89). */
import { fraction } from './fraction.ts';
import type { Policy } from './policy.ts';

export const MOST_VALUES = 8;

export const multivalue: Policy = ({ sets }) =>
  sets.map((set) => ({
    set,
    share: fraction(1, sets.length),
    code: 'multivalue',
    text: `one of ${Math.min(MOST_VALUES, sets.length)} out of ${sets.length}`,
  }));
