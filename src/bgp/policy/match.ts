/** The conditions of a route map's clause: `match …`. A list that isn't there matches nothing. */
import { parseAddress } from '../../kit/address.ts';
import { prefixOf } from '../../kit/prefix.ts';
import { asPathLength } from '../attributes/as-path.ts';
import type { Origin } from '../attributes/path-attributes.ts';
import { judgeAsPath } from './as-path-list.ts';
import { judgeCommunities } from './community-list.ts';
import { judgePrefix } from './prefix-list.ts';
import type { Policies, Subject } from './route-map.ts';

export type Match =
  /** `match ip|ipv6 address prefix-list NAME`: routes of the other family never match. */
  | { readonly kind: 'prefix-list'; readonly list: string; readonly family: 4 | 6 }
  | { readonly kind: 'next-hop-prefix-list'; readonly list: string; readonly family: 4 | 6 }
  | { readonly kind: 'prefix-length'; readonly length: number; readonly family: 4 | 6 }
  | { readonly kind: 'as-path'; readonly list: string }
  | { readonly kind: 'community'; readonly list: string; readonly exact?: boolean }
  | { readonly kind: 'large-community'; readonly list: string; readonly exact?: boolean }
  | { readonly kind: 'med'; readonly value: number }
  | { readonly kind: 'local-preference'; readonly value: number }
  | { readonly kind: 'origin'; readonly value: Origin }
  | { readonly kind: 'peer'; readonly address: string }
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'as-path-longer-than'; readonly length: number };

export function holds(match: Match, subject: Subject, policies: Policies): boolean {
  const { prefix, attributes } = subject;
  switch (match.kind) {
    case 'prefix-list': {
      const list = policies.prefixLists[match.list];
      return list !== undefined && prefix.family === match.family && judgePrefix(list, prefix) === 'permit';
    }
    case 'next-hop-prefix-list':
      return nextHopHolds(match.list, match.family, subject, policies);
    case 'prefix-length':
      return prefix.family === match.family && prefix.length === match.length;
    case 'as-path': {
      const list = policies.asPathLists[match.list];
      return list !== undefined && judgeAsPath(list, attributes.asPath) === 'permit';
    }
    case 'community': {
      const list = policies.communityLists[match.list];
      return list !== undefined && judgeCommunities(list, attributes.communities, match.exact) === 'permit';
    }
    case 'large-community': {
      const list = policies.largeCommunityLists[match.list];
      return (
        list !== undefined && judgeCommunities(list, attributes.largeCommunities, match.exact) === 'permit'
      );
    }
    case 'med':
      return (attributes.med ?? 0) === match.value;
    case 'local-preference':
      return attributes.localPreference === match.value;
    case 'origin':
      return attributes.origin === match.value;
    case 'peer':
      return subject.peer?.address === match.address;
    case 'source':
      return subject.source === match.source;
    case 'as-path-longer-than':
      return asPathLength(attributes.asPath) > match.length;
  }
}

function nextHopHolds(name: string, family: 4 | 6, { attributes }: Subject, policies: Policies): boolean {
  const list = policies.prefixLists[name];
  const address = parseAddress(attributes.nextHop);
  if (!list || address?.family !== family) return false;
  return judgePrefix(list, prefixOf(address, family === 4 ? 32 : 128)) === 'permit';
}
