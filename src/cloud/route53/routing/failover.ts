/** Failover routing: the primary as long as it may be used, else the secondary (R-R53-88). */
import { ONE, ZERO } from './fraction.ts';
import type { Policy } from './policy.ts';

export const failover: Policy = ({ sets }) => {
  const winner = sets.find((set) => set.Failover === 'PRIMARY') ?? sets[0];
  return sets.map((set) => {
    if (set !== winner)
      return { set, share: ZERO, code: 'standby', text: 'secondary, and the primary is in use' };
    return set.Failover === 'PRIMARY'
      ? { set, share: ONE, code: 'primary', text: 'primary' }
      : { set, share: ONE, code: 'secondary', text: 'secondary, as the primary is not in use' };
  });
};
