/**
 * One choice among the sets of a name and type (R-R53-91): by policy among the healthy ones; where that leaves nobody,
 * all count as healthy and the policy chooses once more.
 */
import { type PolicyKind, policyOf } from '../record-set/policy.ts';
import type { RecordSetItem } from '../record-set/record-set.ts';
import { isZero, ZERO } from './fraction.ts';
import { MOST_VALUES } from './multivalue.ts';
import { POLICIES } from './policies.ts';
import type { Mark, PolicyInput } from './policy.ts';

export interface SetHealth {
  readonly healthy: boolean;
  /** Why, for people: `health check … is unhealthy`, `no health check`. */
  readonly text: string;
}

export interface Verdict extends Mark {
  readonly health: SetHealth;
}

export interface Selection {
  readonly policy: PolicyKind;
  /** One for each set, in the order of the sets: its share of the answers, and why. */
  readonly verdicts: readonly Verdict[];
  /** How many sets an answer holds: more than one only with multivalue. */
  readonly perAnswer: number;
  /** None was healthy, so health was left out of account. */
  readonly lastResort: boolean;
}

export function select(
  sets: readonly RecordSetItem[],
  healthOf: (set: RecordSetItem) => SetHealth,
  input: Omit<PolicyInput, 'sets' | 'lastResort'>,
): Selection {
  const policy = policyOf(sets[0] ?? {});
  const health = new Map(sets.map((set) => [set, healthOf(set)]));
  const healthy = sets.filter((set) => health.get(set)?.healthy);
  const run = (usable: readonly RecordSetItem[], lastResort: boolean) =>
    POLICIES[policy]({ ...input, sets: usable, lastResort });
  const first = run(healthy, false);
  const lastResort = healthy.length < sets.length && first.every(({ share }) => isZero(share));
  const marks = new Map((lastResort ? run(sets, true) : first).map((mark) => [mark.set, mark]));
  const verdicts = sets.map((set): Verdict => {
    const state = health.get(set) as SetHealth;
    const mark = marks.get(set) ?? { set, share: ZERO, code: 'unhealthy' as const, text: state.text };
    return { ...mark, health: state };
  });
  const chosen = verdicts.filter(({ share }) => !isZero(share)).length;
  return {
    policy,
    verdicts,
    perAnswer: policy === 'multivalue' ? Math.min(MOST_VALUES, chosen) : 1,
    lastResort,
  };
}
