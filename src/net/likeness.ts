/**
 * Which interfaces of a segment are alike: same filters, same behaviour behind them, so that only their addresses tell
 * them apart.
 */
import type { Address, Family } from '../kit/address.ts';
import { assert } from '../kit/assert.ts';
import { type Ranges, rangesOfValues } from '../kit/ranges.ts';
import type {
  AttachmentNode,
  BalancerNode,
  DynamicTranslatorNode,
  HostNode,
  InterfaceNode,
} from './graph.ts';

export type ByFamily = Readonly<Record<Family, Ranges>>;
export type Owner = HostNode | DynamicTranslatorNode | BalancerNode | AttachmentNode;

/** An interface or what is behind it. */
export type Owned = InterfaceNode | Owner | typeof NOBODY;

/** Stands for the owner of an interface that has none. */
export const NOBODY = { kind: 'nobody' } as const;

export interface Alike {
  readonly members: readonly InterfaceNode[];
  /** The first member, which stands for all. */
  readonly pattern: InterfaceNode;
  /** What is behind the first member, and, but for its name, behind all. */
  readonly owner: Owner | undefined;
  readonly addresses: ByFamily;
}

/** Takes interfaces and their owners in turns. */
export function groupAlike(owned: readonly Owned[]): readonly Alike[] {
  const pairs: { member: InterfaceNode; owner: Owner | undefined }[] = [];
  for (let index = 0; index < owned.length; index += 2) {
    const [member, owner] = [owned[index], owned[index + 1]];
    assert(
      member?.kind === 'interface' && owner && owner.kind !== 'interface',
      'interfaces and owners take turns',
    );
    pairs.push({ member, owner: owner.kind === 'nobody' ? undefined : owner });
  }
  return [...gather(pairs, ({ member, owner }) => likeness(member, owner)).values()].map((alike) => {
    const [first] = alike;
    assert(first, 'a group has members');
    const members = alike.map(({ member }) => member);
    const addresses = addressRanges(members.flatMap((member) => member.addresses));
    return { members, pattern: first.member, owner: first.owner, addresses };
  });
}

/** Two interfaces of a segment with the same text treat every packet alike, addresses aside. */
function likeness(node: InterfaceNode, owner: Owner | undefined): string {
  if (owner && owner.kind !== 'host') return node.id;
  if (owner?.forwards !== undefined || !node.checksAddresses) return node.id;
  const parts = [
    identity(node.inbound),
    identity(node.outbound),
    node.obstacle !== undefined,
    owner === undefined,
  ];
  if (!owner) return parts.join();
  const serves = owner.serves.map(({ protocol, port }) => `${protocol}/${port ?? '*'}`);
  return [...parts, owner.obstacle !== undefined, owner.answersPing, ...serves].join();
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

function identity(part: object | undefined): number {
  if (!part) return 0;
  const known = identities.get(part);
  if (known !== undefined) return known;
  identities.set(part, ++lastIdentity);
  return lastIdentity;
}

export function byFamily(compute: (family: Family) => Ranges): ByFamily {
  return { 4: compute(4), 6: compute(6) };
}

export function addressRanges(addresses: readonly Address[]): ByFamily {
  return byFamily((family) =>
    rangesOfValues(addresses.filter((address) => address.family === family).map(({ value }) => value)),
  );
}

/** The items by key, in the order in which keys turn up. */
export function gather<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
