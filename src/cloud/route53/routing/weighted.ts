/** Weighted routing: each set gets its weight's share; weight 0 never, unless nothing else is there (R-R53-81, R-R53-82). */
import { fraction, ZERO } from './fraction.ts';
import type { Policy } from './policy.ts';

export const weighted: Policy = ({ sets }) => {
  const total = sets.reduce((sum, set) => sum + (set.Weight ?? 0), 0);
  return sets.map((set) => {
    const weight = set.Weight ?? 0;
    if (total === 0) {
      const text = 'weight 0, like all that are left: they share equally';
      return { set, share: fraction(1, sets.length), code: 'weight', text };
    }
    if (weight === 0) {
      return { set, share: ZERO, code: 'weight-zero', text: 'weight 0, and others have more' };
    }
    return { set, share: fraction(weight, total), code: 'weight', text: `weight ${weight} of ${total}` };
  });
};
