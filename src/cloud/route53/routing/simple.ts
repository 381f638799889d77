/** Simple routing: one set, always (R-R53-80). */
import { fraction } from './fraction.ts';
import type { Policy } from './policy.ts';

export const simple: Policy = ({ sets }) =>
  sets.map((set) => ({
    set,
    share: fraction(1, sets.length),
    code: 'only-set',
    text: 'the only record of this name and type',
  }));
