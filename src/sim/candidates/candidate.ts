/** A way that some router has for a prefix, and what became of it there. */

/** `local`: of a VPC itself. `kernel`: what the provider of a line gave. `allowed-prefix`: of an association. */
export const CANDIDATE_KINDS = [
  'local',
  'connected',
  'kernel',
  'static',
  'prefix-list',
  'propagated',
  'vpc',
  'allowed-prefix',
  'direct-connect',
  'connect',
  'vpn-static',
  'vpn-bgp',
  'bgp',
] as const;

export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

/** What carries packets away. */
export interface Leg {
  /** All that it may be called by: IDs, the neighbor's address, an interface. */
  readonly names: readonly string[];
  readonly label: string;
  /** Why nothing gets through there, though the route is in use. */
  readonly hindrance?: string;
}

/** What BGP said of it. */
export interface BgpFacts {
  readonly neighbor: string;
  /** As FRR writes it: `65001 65001`. */
  readonly asPath: string;
  readonly localPreference?: number;
  readonly med?: number;
  readonly communities: readonly string[];
  readonly nextHop: string;
}

export interface Candidate {
  readonly prefix: string;
  readonly kind: CandidateKind;
  /** How it is known: `static route`, `BGP from 169.254.10.2`. */
  readonly known: string;
  /** None: it swallows what it matches. */
  readonly legs: readonly Leg[];
  readonly bgp?: BgpFacts;
  /** `refused`: it never came to the decision. */
  readonly verdict: 'used' | 'lost' | 'refused';
  /** Of those not in use: a sentence without a full stop. */
  readonly why?: string;
}

export const used = (candidate: Omit<Candidate, 'verdict' | 'why'>): Candidate => ({
  ...candidate,
  verdict: 'used',
});

export const lost = (candidate: Omit<Candidate, 'verdict' | 'why'>, why: string): Candidate => ({
  ...candidate,
  verdict: 'lost',
  why,
});

/** In use where nothing speaks against it. */
export const unless = (why: string | undefined, candidate: Omit<Candidate, 'verdict' | 'why'>): Candidate =>
  why === undefined ? used(candidate) : lost(candidate, why);
