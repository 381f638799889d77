/** The changes of a route map's clause: `set …`. */
import { type AsPath, prepend } from '../attributes/as-path.ts';
import { communitySet, largeCommunitySet } from '../attributes/community.ts';
import { type Origin, type PathAttributes, without } from '../attributes/path-attributes.ts';
import { withoutListed } from './community-list.ts';
import type { Policies, Subject } from './route-map.ts';

/** `to` sets, `by` adds (`set metric +10`, `set local-preference -20`). */
type Amount = { readonly to: number } | { readonly by: number };

export type Change =
  | ({ readonly kind: 'local-preference' } & Amount)
  | ({ readonly kind: 'med' } & Amount)
  | { readonly kind: 'weight'; readonly to: number }
  | { readonly kind: 'origin'; readonly to: Origin }
  | { readonly kind: 'prepend'; readonly asns: readonly number[] }
  /** `set as-path prepend last-as N`: the nearest number, once more and more. */
  | { readonly kind: 'prepend-last'; readonly times: number }
  | { readonly kind: 'exclude'; readonly asns: readonly number[] }
  /** Without `additive` those that were there are gone; an empty list is `set community none`. */
  | { readonly kind: 'community'; readonly communities: readonly string[]; readonly additive?: boolean }
  | { readonly kind: 'large-community'; readonly communities: readonly string[]; readonly additive?: boolean }
  | { readonly kind: 'delete-communities'; readonly list: string }
  | { readonly kind: 'delete-large-communities'; readonly list: string }
  /** `peer`: the other end's address on the way in, this end's on the way out. */
  | { readonly kind: 'next-hop'; readonly to: string | 'peer' }
  | { readonly kind: 'atomic-aggregate' };

const LARGEST = 0xffffffff;

export function change(one: Change, subject: Subject, policies: Policies): Subject {
  if (one.kind === 'weight') return { ...subject, weight: Math.min(one.to, LARGEST) };
  return { ...subject, attributes: changed(one, subject, policies) };
}

function changed(
  one: Exclude<Change, { kind: 'weight' }>,
  subject: Subject,
  policies: Policies,
): PathAttributes {
  const { attributes } = subject;
  const { communities, largeCommunities, asPath } = attributes;
  switch (one.kind) {
    case 'local-preference':
      return { ...attributes, localPreference: amount(one, attributes.localPreference ?? 100) };
    case 'med':
      return { ...attributes, med: amount(one, attributes.med ?? 0) };
    case 'origin':
      return { ...attributes, origin: one.to };
    case 'prepend':
      return { ...attributes, asPath: prepend(asPath, ...one.asns) };
    case 'prepend-last':
      return { ...attributes, asPath: prepend(asPath, ...lastAs(subject, one.times)) };
    case 'exclude':
      return { ...attributes, asPath: excluding(asPath, one.asns) };
    case 'community':
      return {
        ...attributes,
        communities: communitySet([...(one.additive ? communities : []), ...one.communities]),
      };
    case 'large-community':
      return {
        ...attributes,
        largeCommunities: largeCommunitySet([...(one.additive ? largeCommunities : []), ...one.communities]),
      };
    case 'delete-communities': {
      const list = policies.communityLists[one.list];
      return list ? { ...attributes, communities: withoutListed(list, communities) } : attributes;
    }
    case 'delete-large-communities': {
      const list = policies.largeCommunityLists[one.list];
      return list ? { ...attributes, largeCommunities: withoutListed(list, largeCommunities) } : attributes;
    }
    case 'next-hop':
      return { ...attributes, nextHop: nextHopOf(one.to, subject) };
    case 'atomic-aggregate':
      return { ...without(attributes, 'atomicAggregate'), atomicAggregate: true };
  }
}

function amount(one: Amount, before: number): number {
  return 'to' in one ? Math.min(one.to, LARGEST) : Math.min(LARGEST, Math.max(0, before + one.by));
}

function lastAs({ attributes, peer }: Subject, times: number): readonly number[] {
  const nearest = attributes.asPath[0];
  const asn = typeof nearest === 'number' ? nearest : peer?.asn;
  return asn === undefined ? [] : new Array<number>(times).fill(asn);
}

function excluding(path: AsPath, asns: readonly number[]): AsPath {
  return path.flatMap((hop): AsPath => {
    if (typeof hop === 'number') return asns.includes(hop) ? [] : [hop];
    const kept = hop.filter((asn) => !asns.includes(asn));
    return kept.length > 0 ? [kept] : [];
  });
}

function nextHopOf(to: string, { attributes, peer, ownAddress }: Subject): string {
  if (to !== 'peer') return to;
  return (ownAddress ?? peer?.address) || attributes.nextHop;
}
