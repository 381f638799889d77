/** The decision (RFC 4271 §9.1.2): the best of a prefix's paths, those used beside it, and why the others lost. */
import { formatAsPath } from '../attributes/as-path.ts';
import { compare, isBetter, isInternal, medGroup } from './compare.ts';
import { type Path, pathKey } from './path.ts';
import type { DecisionRules, Step } from './rules.ts';
import { whyLost } from './words.ts';

export interface Selection {
  readonly best: Path;
  /** The best and those used beside it (multipath), in order of their keys. */
  readonly used: readonly Path[];
}

export type Judgement =
  | { readonly path: Path; readonly verdict: 'best' }
  | { readonly path: Path; readonly verdict: 'multipath' }
  | { readonly path: Path; readonly verdict: 'unusable'; readonly text: string }
  | {
      readonly path: Path;
      readonly verdict: 'lost';
      /** To whom, where: with MED by groups that need not be the winner of all. */
      readonly to: Path;
      readonly step: Step | 'equal';
      readonly text: string;
    };

export const isUsable = ({ metric }: Path): boolean => metric !== undefined;

export function select(paths: readonly Path[], rules: DecisionRules): Selection | undefined {
  const usable = paths.filter(isUsable);
  const best = bestOf(usable, rules);
  if (!best) return undefined;
  return { best, used: usedBeside(best, usable, rules) };
}

function bestOf(paths: readonly Path[], rules: DecisionRules): Path | undefined {
  if (paths.length <= 1) return paths[0];
  if (!rules.deterministicMed || rules.alwaysCompareMed) return first(newestFirst(paths, rules), rules);
  return first(
    [...groups(paths).values()].map((group) => first(group, rules) as Path),
    rules,
  );
}

function first(paths: readonly Path[], rules: DecisionRules): Path | undefined {
  let best = paths[0];
  for (const path of paths) if (best && isBetter(path, best, rules)) best = path;
  return best;
}

/** Where the outcome may depend on the order, it is that of the tables of Cisco and FRR. */
function newestFirst(paths: readonly Path[], rules: DecisionRules): readonly Path[] {
  return rules.deterministicMed ? paths : [...paths].sort((left, right) => right.at - left.at);
}

function groups(paths: readonly Path[]): Map<number | undefined, Path[]> {
  const found = new Map<number | undefined, Path[]>();
  for (const path of paths) {
    const group = found.get(medGroup(path));
    if (group) group.push(path);
    else found.set(medGroup(path), [path]);
  }
  return found;
}

/** Equal up to the cost of the way; from the same neighbouring system, or the same AS path inside, unless relaxed. */
function usedBeside(best: Path, paths: readonly Path[], rules: DecisionRules): readonly Path[] {
  const limit = isInternal(best) ? rules.maximumPaths.internal : rules.maximumPaths.external;
  if (limit <= 1 || best.source.kind === 'local') return [best];
  const equals = paths
    .filter((path) => path !== best && isAsGood(path, best, rules))
    .sort((left, right) => (isBetter(left, right, rules) ? -1 : 1));
  return [best, ...equals.slice(0, limit - 1)].sort((left, right) =>
    pathKey(left) < pathKey(right) ? -1 : 1,
  );
}

function isAsGood(path: Path, best: Path, rules: DecisionRules): boolean {
  if (path.source.kind === 'local' || compare(path, best, rules, 'metric')) return false;
  if (rules.multipathRelax) return true;
  if (path.source.isInternal)
    return formatAsPath(path.attributes.asPath) === formatAsPath(best.attributes.asPath);
  return best.source.kind === 'peer' && path.source.asn === best.source.asn;
}

/** Every path's fate, in the order given. */
export function judge(paths: readonly Path[], rules: DecisionRules): readonly Judgement[] {
  const selection = select(paths, rules);
  return paths.map((path): Judgement => {
    if (!isUsable(path) || !selection) {
      return { path, verdict: 'unusable', text: `next hop ${path.attributes.nextHop} can't be reached` };
    }
    if (path === selection.best) return { path, verdict: 'best' };
    if (selection.used.includes(path)) return { path, verdict: 'multipath' };
    return lost(path, conqueror(path, paths, selection.best, rules), rules);
  });
}

/** With MED by groups, whoever isn't the first of its group lost there. */
function conqueror(path: Path, paths: readonly Path[], best: Path, rules: DecisionRules): Path {
  if (!rules.deterministicMed || rules.alwaysCompareMed) return best;
  const group = paths.filter((other) => isUsable(other) && medGroup(other) === medGroup(path));
  const leader = first(group, rules) as Path;
  return leader === path ? best : leader;
}

function lost(path: Path, to: Path, rules: DecisionRules): Judgement {
  const difference = compare(to, path, rules);
  // Without order in MED a path may lose to one that lost in its turn: a beats b, b beats c, c beats a.
  const isPlain = difference !== undefined && difference.sign < 0;
  const step = isPlain ? difference.step : 'equal';
  return { path, verdict: 'lost', to, step, text: whyLost(step, path, to, rules) };
}
