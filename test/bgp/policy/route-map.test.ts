import { describe, expect, it } from 'vitest';
import type { Change, Match, PathAttributes, Policies, RouteMapClause } from '../../../src/bgp/index.ts';
import { applyRouteMap, type Subject } from '../../../src/bgp/policy/route-map.ts';
import type { Prefix } from '../../../src/kit/prefix.ts';
import { parsePrefix } from '../../../src/kit/prefix.ts';
import { attributes } from '../setting.ts';

const subject: Subject = {
  prefix: parsePrefix('10.1.0.0/24') as Prefix,
  attributes: attributes({
    asPath: [65002, 65003],
    med: 20,
    communities: ['65002:1', '65002:2'],
    origin: 'egp',
  }),
  weight: 0,
  peer: { address: '192.0.2.9', asn: 65002 },
  source: 'bgp',
};

const clause = (sequence: number, more: Partial<RouteMapClause> = {}): RouteMapClause => ({
  sequence,
  action: 'permit',
  match: [],
  set: [],
  ...more,
});

function policies(...clauses: readonly RouteMapClause[]): Policies {
  return {
    prefixLists: {
      TEN: { name: 'TEN', entries: [{ sequence: 5, action: 'permit', prefix: '10.0.0.0/8', le: 24 }] },
      HOPS: { name: 'HOPS', entries: [{ sequence: 5, action: 'permit', prefix: '192.0.2.0/24', le: 32 }] },
    },
    asPathLists: { THREE: { name: 'THREE', entries: [{ action: 'permit', expression: '_65003_' }] } },
    communityLists: { ONE: { name: 'ONE', entries: [{ action: 'permit', communities: ['65002:1'] }] } },
    largeCommunityLists: {},
    routeMaps: {
      MAP: { name: 'MAP', clauses },
      OTHER: { name: 'OTHER', clauses: [clause(10, { set: [{ kind: 'weight', to: 7 }] })] },
      NEVER: { name: 'NEVER', clauses: [clause(10, { action: 'deny' })] },
      ROUND: { name: 'ROUND', clauses: [clause(10, { call: 'ROUND' })] },
    },
  };
}

function run(...clauses: readonly RouteMapClause[]) {
  return applyRouteMap('MAP', subject, policies(...clauses));
}

describe('conditions', () => {
  it.each<readonly [Match, boolean]>([
    [{ kind: 'prefix-list', list: 'TEN', family: 4 }, true],
    [{ kind: 'prefix-list', list: 'TEN', family: 6 }, false],
    [{ kind: 'prefix-list', list: 'MISSING', family: 4 }, false],
    [{ kind: 'next-hop-prefix-list', list: 'HOPS', family: 4 }, true],
    [{ kind: 'next-hop-prefix-list', list: 'TEN', family: 4 }, false],
    [{ kind: 'prefix-length', length: 24, family: 4 }, true],
    [{ kind: 'as-path', list: 'THREE' }, true],
    [{ kind: 'community', list: 'ONE' }, true],
    [{ kind: 'community', list: 'ONE', exact: true }, false],
    [{ kind: 'large-community', list: 'ONE' }, false],
    [{ kind: 'med', value: 20 }, true],
    [{ kind: 'med', value: 0 }, false],
    [{ kind: 'local-preference', value: 100 }, false],
    [{ kind: 'origin', value: 'egp' }, true],
    [{ kind: 'peer', address: '192.0.2.9' }, true],
    [{ kind: 'source', source: 'static' }, false],
    [{ kind: 'as-path-longer-than', length: 1 }, true],
    [{ kind: 'as-path-longer-than', length: 2 }, false],
  ])('%j: %s', (match, expected) => {
    expect(run(clause(10, { match: [match] })).action).toBe(expected ? 'permit' : 'deny');
  });

  it('all of a clause must hold', () => {
    const both: Match[] = [
      { kind: 'as-path', list: 'THREE' },
      { kind: 'med', value: 1 },
    ];
    expect(run(clause(10, { match: both }))).toMatchObject({
      action: 'deny',
      by: 'route-map MAP, where no clause matches',
    });
  });
});

describe('changes', () => {
  it.each<readonly [Change, Partial<PathAttributes>]>([
    [{ kind: 'local-preference', to: 300 }, { localPreference: 300 }],
    [{ kind: 'local-preference', by: -20 }, { localPreference: 80 }],
    [{ kind: 'med', to: 5 }, { med: 5 }],
    [{ kind: 'med', by: 5 }, { med: 25 }],
    [{ kind: 'med', by: -50 }, { med: 0 }],
    [{ kind: 'origin', to: 'incomplete' }, { origin: 'incomplete' }],
    [{ kind: 'prepend', asns: [65001, 65001] }, { asPath: [65001, 65001, 65002, 65003] }],
    [{ kind: 'prepend-last', times: 2 }, { asPath: [65002, 65002, 65002, 65003] }],
    [{ kind: 'exclude', asns: [65002] }, { asPath: [65003] }],
    [{ kind: 'community', communities: ['7224:7300'] }, { communities: ['7224:7300'] }],
    [
      { kind: 'community', communities: ['7224:7300'], additive: true },
      { communities: ['7224:7300', '65002:1', '65002:2'] },
    ],
    [{ kind: 'community', communities: [] }, { communities: [] }],
    [{ kind: 'delete-communities', list: 'ONE' }, { communities: ['65002:2'] }],
    [{ kind: 'large-community', communities: ['1:2:3'] }, { largeCommunities: ['1:2:3'] }],
    [{ kind: 'next-hop', to: '198.51.100.1' }, { nextHop: '198.51.100.1' }],
    [{ kind: 'next-hop', to: 'peer' }, { nextHop: '192.0.2.9' }],
    [{ kind: 'atomic-aggregate' }, { atomicAggregate: true }],
  ])('%j', (change, expected) => {
    expect(run(clause(10, { set: [change] }))).toMatchObject({
      action: 'permit',
      subject: { attributes: { ...subject.attributes, ...expected } },
    });
  });
});

describe('clauses', () => {
  const weight = (to: number): Change[] => [{ kind: 'weight', to }];

  it('the first that matches decides, by sequence', () => {
    expect(run(clause(20, { set: weight(20) }), clause(10, { set: weight(10) }))).toMatchObject({
      subject: { weight: 10 },
    });
    expect(run(clause(20), clause(10, { action: 'deny' }))).toMatchObject({ by: 'route-map MAP deny 10' });
  });

  it('on-match next and goto go on, and keep what was changed', () => {
    const prepend = (asn: number): Change[] => [{ kind: 'prepend', asns: [asn] }];
    const on = run(
      clause(10, { set: prepend(1), onMatch: { goto: 30 } }),
      clause(20, { set: prepend(2) }),
      clause(30, { set: prepend(3), onMatch: 'next' }),
      clause(40, { match: [{ kind: 'med', value: 1 }], set: prepend(4) }),
    );
    expect(on).toMatchObject({ subject: { attributes: { asPath: [3, 1, 65002, 65003] } } });
    expect(run(clause(10, { onMatch: 'next' }), clause(20, { action: 'deny' })).action).toBe('deny');
  });

  it('calls another map, which must permit', () => {
    expect(run(clause(10, { call: 'OTHER' }))).toMatchObject({ action: 'permit', subject: { weight: 7 } });
    expect(run(clause(10, { call: 'NEVER' })).action).toBe('deny');
    expect(run(clause(10, { call: 'ROUND' }))).toMatchObject({ by: 'route-map ROUND, which calls itself' });
  });

  it('a map that is not there denies', () => {
    expect(applyRouteMap('GONE', subject, policies())).toMatchObject({
      by: 'route-map GONE, which does not exist',
    });
  });
});
