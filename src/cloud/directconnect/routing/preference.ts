/**
 * Which way AWS chooses back to the customer (R-DX-53, R-DX-54, R-BGP-1): after the longest prefix the customer's
 * communities, then lines of the region that asks, then the AS path and what else BGP has, then all that is equal at once.
 *
 * AWS's numbers are its own; only their order is documented.
 */
import {
  DEFAULT_RULES,
  type DecisionRules,
  type Judgement,
  judge,
  type Path,
  type Selection,
  select,
} from '../../../bgp/index.ts';

export const LOCAL_PREFERENCE = { low: 100, medium: 200, high: 300 } as const;

/** Less than lies between two communities. */
const HOME_ADVANTAGE = 50;
const MOST_PATHS = 32;

/** Equal paths are used together, whoever announced them. */
export const DX_RULES: DecisionRules = {
  ...DEFAULT_RULES,
  multipathRelax: true,
  maximumPaths: { external: MOST_PATHS, internal: MOST_PATHS },
};

export interface Way {
  /** ID of the virtual interface that it came over. */
  readonly vif: string;
  /** Of the line's location. */
  readonly region: string;
  /** With SiteLink regions don't count (R-DX-61). */
  readonly siteLink: boolean;
  readonly path: Path;
}

export interface Choice {
  readonly best: Path;
  /** Ways that share the flows, in the order given. */
  readonly used: readonly Way[];
}

/** What a gateway of that region uses; undefined where none of them can be used. */
export function chooseFrom(ways: readonly Way[], region: string): Choice | undefined {
  const weighed = ways.map((way) => ({ way, path: weigh(way, region) }));
  const selection: Selection | undefined = select(
    weighed.map(({ path }) => path),
    DX_RULES,
  );
  if (!selection) return undefined;
  const used = weighed.filter(({ path }) => selection.used.includes(path)).map(({ way }) => way);
  return { best: selection.best, used };
}

export interface JudgedWay {
  readonly way: Way;
  /** With the local preference that the way has for the region; of losers, why they lost. */
  readonly judgement: Judgement;
}

/** Every way's fate at a gateway of that region, in the order given. */
export function judgeWays(ways: readonly Way[], region: string): readonly JudgedWay[] {
  const judgements = judge(
    ways.map((way) => weigh(way, region)),
    DX_RULES,
  );
  return ways.flatMap((way, index) => {
    const judgement = judgements[index];
    return judgement ? [{ way, judgement }] : [];
  });
}

function weigh({ path, siteLink, region: from }: Way, region: string): Path {
  const { attributes } = path;
  const given = attributes.localPreference ?? LOCAL_PREFERENCE.medium;
  const localPreference = given + (siteLink || from === region ? HOME_ADVANTAGE : 0);
  return { ...path, weight: 0, attributes: { ...attributes, localPreference } };
}
