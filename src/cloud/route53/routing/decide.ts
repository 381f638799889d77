/**
 * Who is answered with what: the choice at a name, and on through alias records to the records at the end, with the
 * exact share of answers that each gets (R-R53-93). Nothing is drawn here.
 */
import type { Name } from '../../../dns/index.ts';
import { type AliasService, aliasService } from '../record-set/alias-target.ts';
import { type RecordSetItem, type RecordSets, type RecordType, setsOf } from '../record-set/record-set.ts';
import { type Fraction, isZero, multiply } from './fraction.ts';
import type { PolicyInput } from './policy.ts';
import { type Selection, type SetHealth, select } from './select.ts';

/** What routing looks at besides the records. */
export interface RoutingInput extends Omit<PolicyInput, 'sets' | 'lastResort'> {
  /** The state of a health check; one that is gone counts as healthy (R-R53-113). */
  readonly healthOf: (healthCheckId: string) => SetHealth;
}

/** A set that an answer comes from. */
export interface Leaf {
  readonly set: RecordSetItem;
  /** The alias records on the way to it, the first one first. */
  readonly via: readonly RecordSetItem[];
  readonly share: Fraction;
  /** Sets that stand in the same answer: more than one only with multivalue. */
  readonly perAnswer: number;
  /** Where an alias leads to an AWS service: what that is. */
  readonly service?: AliasService;
}

export interface Decision {
  readonly name: Name;
  readonly type: RecordType;
  readonly selection: Selection;
  /** The decisions behind the alias records that were chosen. */
  readonly branches: readonly { readonly set: RecordSetItem; readonly decision: Decision | undefined }[];
  /** Shares add up to one; to less, where some of the askers get no answer. */
  readonly leaves: readonly Leaf[];
}

/** No tree of aliases is deeper: a ring of aliases ends here. */
const MAX_DEPTH = 16;

/** Undefined where the zone has no set of this name and type. */
export function decide(
  records: RecordSets,
  name: Name,
  type: RecordType,
  input: RoutingInput,
  depth = 0,
): Decision | undefined {
  const sets = setsOf(records, name, type);
  if (sets.length === 0 || depth > MAX_DEPTH) return undefined;
  const selection = select(sets, (set) => healthOfSet(records, set, input, depth), input);
  const branches: { set: RecordSetItem; decision: Decision | undefined }[] = [];
  const leaves: Leaf[] = [];
  for (const { set, share } of selection.verdicts) {
    if (isZero(share)) continue;
    const target = targetOf(set);
    if (!target || target.service) {
      const { perAnswer } = selection;
      leaves.push({ set, via: [], share, perAnswer, ...(target?.service && { service: target.service }) });
      continue;
    }
    const decision = decide(records, target.name, set.Type, input, depth + 1);
    branches.push({ set, decision });
    for (const leaf of decision?.leaves ?? [])
      leaves.push({ ...leaf, via: [set, ...leaf.via], share: multiply(share, leaf.share) });
  }
  return { name, type, selection, branches, leaves };
}

/** A record's own health check, and with `EvaluateTargetHealth` that of what it points to (R-R53-92, R-R53-93). */
function healthOfSet(records: RecordSets, set: RecordSetItem, input: RoutingInput, depth: number): SetHealth {
  if (set.HealthCheckId !== undefined) {
    const own = input.healthOf(set.HealthCheckId);
    if (!own.healthy) return own;
  }
  const target = set.AliasTarget?.EvaluateTargetHealth ? targetOf(set) : undefined;
  if (target && !target.service) return healthOfTree(records, target.name, set.Type, input, depth + 1);
  if (set.HealthCheckId !== undefined)
    return { healthy: true, text: `health check ${set.HealthCheckId} is healthy` };
  return {
    healthy: true,
    text: set.AliasTarget ? 'the health of its target does not count' : 'no health check',
  };
}

function healthOfTree(
  records: RecordSets,
  name: Name,
  type: RecordType,
  input: RoutingInput,
  depth: number,
): SetHealth {
  const sets = depth > MAX_DEPTH ? [] : setsOf(records, name, type);
  const healthy = sets.some((set) => healthOfSet(records, set, input, depth).healthy);
  return healthy
    ? { healthy, text: `${name} has a healthy record` }
    : { healthy, text: `${name} has no healthy ${type} record` };
}

function targetOf({
  AliasTarget: target,
}: RecordSetItem): { name: Name; service?: AliasService } | undefined {
  if (!target) return undefined;
  const { DNSName: name = '', HostedZoneId: zone = '' } = target;
  const service = aliasService(name, zone)?.service;
  return { name, ...(service && { service }) };
}
