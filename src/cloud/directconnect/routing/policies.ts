/**
 * AWS's policy towards customers on private and transit virtual interfaces, as route maps: communities set the local
 * preference on the way in and go no further (R-DX-54, R-DX-59); nobody learns of another interface's routes but with
 * SiteLink on both (R-DX-61, R-DX-78).
 */
import {
  type Match,
  NO_POLICIES,
  type Policies,
  type RouteMap,
  type RouteMapClause,
} from '../../../bgp/index.ts';
import { LOCAL_PREFERENCE } from './preference.ts';

/** What came over an interface with SiteLink carries this inside AWS. */
const SITE_LINK = '7224:0:1';
const LEARNT: Match = { kind: 'source', source: 'bgp' };
const NO_COMMUNITIES = [
  { kind: 'community', communities: [] },
  { kind: 'large-community', communities: [] },
] as const;

export const POLICY_NAMES = {
  in: 'dx-in',
  inWithSiteLink: 'dx-in-sitelink',
  out: 'dx-out',
  outWithSiteLink: 'dx-out-sitelink',
} as const;

/** The highest that a route asks for counts; without any it is medium. */
const COMMUNITIES = [
  ['7224:7300', LOCAL_PREFERENCE.high],
  ['7224:7200', LOCAL_PREFERENCE.medium],
  ['7224:7100', LOCAL_PREFERENCE.low],
] as const;

const listName = (community: string) => `dx-${community}`;

function inbound(name: string, withSiteLink: boolean): RouteMap {
  const mark: RouteMapClause['set'] = withSiteLink
    ? [
        { kind: 'community', communities: [] },
        { kind: 'large-community', communities: [SITE_LINK] },
      ]
    : NO_COMMUNITIES;
  const known = COMMUNITIES.map(
    ([community, to], index): RouteMapClause => ({
      sequence: (index + 1) * 10,
      action: 'permit',
      match: [{ kind: 'community', list: listName(community) }],
      set: [{ kind: 'local-preference', to }, ...mark],
    }),
  );
  const others: RouteMapClause = {
    sequence: 100,
    action: 'permit',
    match: [],
    set: [{ kind: 'local-preference', to: LOCAL_PREFERENCE.medium }, ...mark],
  };
  return { name, clauses: [...known, others] };
}

function outbound(name: string, withSiteLink: boolean): RouteMap {
  const passed: RouteMapClause = {
    sequence: 10,
    action: 'permit',
    match: [LEARNT, { kind: 'large-community', list: 'dx-sitelink' }],
    set: NO_COMMUNITIES,
  };
  return {
    name,
    clauses: [
      ...(withSiteLink ? [passed] : []),
      { sequence: 20, action: 'deny', match: [LEARNT], set: [] },
      { sequence: 30, action: 'permit', match: [], set: [] },
    ],
  };
}

/** At a virtual private gateway what VPNs and other interfaces say is passed on, as in CloudHub (R-VGW-7): no `out` there. */
export const CUSTOMER_POLICIES: Policies = {
  ...NO_POLICIES,
  communityLists: Object.fromEntries(
    COMMUNITIES.map(([community]) => [
      listName(community),
      {
        name: listName(community),
        entries: [{ sequence: 5, action: 'permit' as const, communities: [community] }],
      },
    ]),
  ),
  largeCommunityLists: {
    'dx-sitelink': {
      name: 'dx-sitelink',
      entries: [{ sequence: 5, action: 'permit', communities: [SITE_LINK] }],
    },
  },
  routeMaps: {
    [POLICY_NAMES.in]: inbound(POLICY_NAMES.in, false),
    [POLICY_NAMES.inWithSiteLink]: inbound(POLICY_NAMES.inWithSiteLink, true),
    [POLICY_NAMES.out]: outbound(POLICY_NAMES.out, false),
    [POLICY_NAMES.outWithSiteLink]: outbound(POLICY_NAMES.outWithSiteLink, true),
  },
};
