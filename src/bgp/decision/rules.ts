/** How a router decides, switch by switch: `bgp bestpath …`, `bgp always-compare-med`, `maximum-paths`. */

/** In the order in which they are asked: RFC 4271 §9.1.2.2, with weight and local origin as FRR and Cisco have them. */
export const STEPS = [
  'weight',
  'local-preference',
  'local-origin',
  'as-path-length',
  'origin',
  'med',
  'external',
  'metric',
  'oldest',
  'router-id',
  'cluster-list',
  'neighbor-address',
] as const;

export type Step = (typeof STEPS)[number];

export interface DecisionRules {
  /** Steps that are passed over. `oldest` is, unless asked for: without it the outcome doesn't depend on what came first. */
  readonly skip: readonly Step[];
  /** MED between different neighbouring systems, too. */
  readonly alwaysCompareMed: boolean;
  /** MED group by group, so that the order of arrival doesn't matter. Without it: from the newest to the oldest, as they came. */
  readonly deterministicMed: boolean;
  /** No MED counts as the worst, instead of as 0 (the best). */
  readonly medMissingAsWorst: boolean;
  /** Several paths through different neighbouring systems may be used together, if their AS paths are equally long. */
  readonly multipathRelax: boolean;
  /** How many paths may be used together; 1: no multipath. */
  readonly maximumPaths: { readonly external: number; readonly internal: number };
}

export const DEFAULT_RULES: DecisionRules = {
  skip: ['oldest'],
  alwaysCompareMed: false,
  deterministicMed: true,
  medMissingAsWorst: false,
  multipathRelax: false,
  maximumPaths: { external: 1, internal: 1 },
};
