/** What latency and geoproximity share: the least of some measure wins; ties go to the set identifier that sorts first. */

import type { RecordSetItem } from '../record-set/record-set.ts';
import { ONE, ZERO } from './fraction.ts';
import type { Mark } from './policy.ts';

export interface Measured {
  readonly set: RecordSetItem;
  readonly measure: number;
  /** `38 ms`. */
  readonly words: string;
}

export function nearest(measured: readonly Measured[]): readonly Mark[] {
  const ordered = [...measured].sort(
    (left, right) =>
      left.measure - right.measure ||
      ((left.set.SetIdentifier ?? '') < (right.set.SetIdentifier ?? '') ? -1 : 1),
  );
  const [winner] = ordered;
  return measured.map((each) => {
    if (each === winner)
      return { set: each.set, share: ONE, code: 'nearest', text: `nearest: ${each.words}` };
    const tie = each.measure === winner?.measure ? ', a tie that the set identifier decides' : '';
    const text = `${each.words}, and ${winner?.set.SetIdentifier} has ${winner?.words}${tie}`;
    return { set: each.set, share: ZERO, code: 'farther', text };
  });
}
