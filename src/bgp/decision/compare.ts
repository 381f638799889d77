/** Two paths, step by step, until one is better. */
import { compareAddresses, parseAddress } from '../../kit/address.ts';
import { asPathLength, neighborAs } from '../attributes/as-path.ts';
import type { Origin } from '../attributes/path-attributes.ts';
import { isLocal, type Path, pathKey } from './path.ts';
import { type DecisionRules, STEPS, type Step } from './rules.ts';

const ORIGIN_RANK: Readonly<Record<Origin, number>> = { igp: 0, egp: 1, incomplete: 2 };
const WORST_MED = 0xffffffff;
const DEFAULT_LOCAL_PREFERENCE = 100;

/** Below zero: the left one is better. */
type Comparison = (left: Path, right: Path, rules: DecisionRules) => number;

const COMPARISONS: Readonly<Record<Step, Comparison>> = {
  weight: (left, right) => right.weight - left.weight,
  'local-preference': (left, right) => localPreferenceOf(right) - localPreferenceOf(left),
  'local-origin': (left, right) => Number(isLocal(right)) - Number(isLocal(left)),
  'as-path-length': (left, right) =>
    asPathLength(left.attributes.asPath) - asPathLength(right.attributes.asPath),
  origin: (left, right) => ORIGIN_RANK[left.attributes.origin] - ORIGIN_RANK[right.attributes.origin],
  med: (left, right, rules) =>
    areMedsComparable(left, right, rules) ? medOf(left, rules) - medOf(right, rules) : 0,
  external: (left, right) => Number(isInternal(left)) - Number(isInternal(right)),
  metric: (left, right) => (left.metric ?? 0) - (right.metric ?? 0),
  oldest: (left, right) => (isInternal(left) || isInternal(right) ? 0 : left.at - right.at),
  'router-id': (left, right) => compareTexts(routerIdOf(left), routerIdOf(right)),
  'cluster-list': (left, right) => clustersOf(left) - clustersOf(right),
  'neighbor-address': (left, right) => compareTexts(pathKey(left), pathKey(right)),
};

export const localPreferenceOf = ({ attributes }: Path): number =>
  attributes.localPreference ?? DEFAULT_LOCAL_PREFERENCE;

export function medOf({ attributes }: Path, rules: DecisionRules): number {
  return attributes.med ?? (rules.medMissingAsWorst ? WORST_MED : 0);
}

/** Only a system's own exits can be compared by what it says of them (§9.1.2.2 c). */
function areMedsComparable(left: Path, right: Path, rules: DecisionRules): boolean {
  return rules.alwaysCompareMed || medGroup(left) === medGroup(right);
}

/** The neighbouring system that a path came from; what was born in this one is a group of its own. */
export function medGroup({ attributes }: Path): number | undefined {
  return neighborAs(attributes.asPath);
}

export function isInternal({ source }: Path): boolean {
  return source.kind === 'peer' && source.isInternal;
}

/** A reflected route competes under the name of whoever brought it into the system (RFC 4456 §9). */
export function routerIdOf({ source, attributes }: Path): string {
  return attributes.originatorId ?? (source.kind === 'peer' ? source.routerId : '0.0.0.0');
}

export const clustersOf = ({ attributes }: Path): number => attributes.clusterList?.length ?? 0;

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  const [one, other] = [parseAddress(left), parseAddress(right)];
  if (one && other) return compareAddresses(one, other);
  return left < right ? -1 : 1;
}

/** The step that tells them apart and which way, or undefined: nothing does. */
export function compare(
  left: Path,
  right: Path,
  rules: DecisionRules,
  until?: Step,
): { readonly step: Step; readonly sign: number } | undefined {
  for (const step of STEPS) {
    if (!rules.skip.includes(step)) {
      const sign = COMPARISONS[step](left, right, rules);
      if (sign !== 0) return { step, sign };
    }
    if (step === until) return undefined;
  }
  return undefined;
}

export function isBetter(left: Path, right: Path, rules: DecisionRules): boolean {
  return (compare(left, right, rules)?.sign ?? 0) < 0;
}
