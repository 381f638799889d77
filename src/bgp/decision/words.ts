/** Why a path lost, in words. */
import { asPathLength, formatAsPath } from '../attributes/as-path.ts';
import { clustersOf, localPreferenceOf, medOf, routerIdOf } from './compare.ts';
import { type Path, pathKey } from './path.ts';
import type { DecisionRules, Step } from './rules.ts';

type Words = (loser: Path, winner: Path, rules: DecisionRules) => string;

const hops = (path: Path) => {
  const length = asPathLength(path.attributes.asPath);
  const text = formatAsPath(path.attributes.asPath);
  return text === '' ? 'empty' : `${length} long (${text})`;
};

const WORDS: Readonly<Record<Step | 'equal', Words>> = {
  weight: (loser, winner) => `its weight is ${loser.weight}, and ${winner.weight} wins: the higher`,
  'local-preference': (loser, winner) =>
    `its local preference is ${localPreferenceOf(loser)}, and ${localPreferenceOf(winner)} wins: the higher`,
  'local-origin': () => 'it was learnt from a peer, and a route that this router originates itself wins',
  'as-path-length': (loser, winner) =>
    `its AS path is ${hops(loser)}, and one that is ${hops(winner)} wins: the shorter`,
  origin: (loser, winner) =>
    `its origin is ${loser.attributes.origin}, and ${winner.attributes.origin} wins: igp before egp before incomplete`,
  med: (loser, winner, rules) =>
    `its MED is ${medOf(loser, rules)}, and ${medOf(winner, rules)} wins: the lower${sameSystem(rules)}`,
  external: () => 'it was learnt inside this system (iBGP), and one from outside (eBGP) wins',
  metric: (loser, winner) =>
    `the way to its next hop costs ${loser.metric ?? 0}, and ${winner.metric ?? 0} wins: the nearer exit`,
  oldest: () => 'it came later, and the oldest of equals wins',
  'router-id': (loser, winner) =>
    `it comes from router ${routerIdOf(loser)}, and ${routerIdOf(winner)} wins: the lower`,
  'cluster-list': (loser, winner) =>
    `it came through ${clustersOf(loser)} clusters, and ${clustersOf(winner)} wins: the fewer`,
  'neighbor-address': (loser, winner) =>
    `its neighbor is ${pathKey(loser)}, and ${pathKey(winner)} wins: the lower address`,
  equal: (_loser, winner) =>
    `the path from ${pathKey(winner)} won: MED is compared between neighbors only, so here it depends on what came first`,
};

const sameSystem = ({ alwaysCompareMed }: DecisionRules) =>
  alwaysCompareMed ? '' : ' of those from the same neighboring AS';

export function whyLost(step: Step | 'equal', loser: Path, winner: Path, rules: DecisionRules): string {
  return WORDS[step](loser, winner, rules);
}
