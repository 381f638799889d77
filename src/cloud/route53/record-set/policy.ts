/** Which routing policy a record set belongs to: told by the one member that only this policy has. */
import type { RecordSetItem, RecordType } from './record-set.ts';

export type PolicyKind =
  | 'simple'
  | 'weighted'
  | 'latency'
  | 'failover'
  | 'geolocation'
  | 'multivalue'
  | 'geoproximity'
  | 'ip-based';

/** In the order in which AWS names them. */
export const POLICY_MEMBERS = [
  ['Weight', 'weighted'],
  ['Region', 'latency'],
  ['Failover', 'failover'],
  ['GeoLocation', 'geolocation'],
  ['MultiValueAnswer', 'multivalue'],
  ['GeoProximityLocation', 'geoproximity'],
  ['CidrRoutingConfig', 'ip-based'],
] as const satisfies readonly (readonly [keyof RecordSetItem, PolicyKind])[];

/** `MultiValueAnswer: false` says nothing. */
export function policiesGiven(set: Partial<RecordSetItem>): PolicyKind[] {
  return POLICY_MEMBERS.filter(([member]) => set[member] !== undefined && set[member] !== false).map(
    ([, policy]) => policy,
  );
}

export function policyOf(set: Partial<RecordSetItem>): PolicyKind {
  return policiesGiven(set)[0] ?? 'simple';
}

/** R-R53-55. */
const NEVER_ROUTED: readonly RecordType[] = ['DS', 'NS', 'SOA'];

export function permitsPolicy(type: RecordType, policy: PolicyKind): boolean {
  if (policy === 'simple') return true;
  if (policy === 'multivalue' && type === 'CNAME') return false;
  return !NEVER_ROUTED.includes(type);
}

/** R-R53-57. */
export const SETS_PER_NAME: Readonly<Record<PolicyKind, number>> = {
  simple: 1,
  weighted: 100,
  latency: 100,
  failover: 2,
  geolocation: 100,
  multivalue: 100,
  geoproximity: 30,
  'ip-based': 100,
};
