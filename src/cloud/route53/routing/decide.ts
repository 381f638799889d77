/**
 * Who is answered with what: the choice at a name, and on through alias records to the records at the end, with the
 * exact share of answers that each gets (R-R53-93). Nothing is drawn here.
 */
import type { Name } from '../../../dns/index.ts';
import { type AliasService, aliasService } from '../record-set/alias-target.ts';
import { type RecordSetItem, type RecordSets, type RecordType, setsOf } from '../record-set/record-set.ts';
import { add, type Fraction, isZero, multiply } from './fraction.ts';
import type { PolicyInput } from './policy.ts';
import { type Selection, type SetHealth, select } from './select.ts';

/** What routing looks at besides the records. */
export interface RoutingInput extends Omit<PolicyInput, 'sets' | 'lastResort'> {
  /** The state of a health check; one that is gone counts as healthy (R-R53-113). */
  readonly healthOf: (healthCheckId: string) => SetHealth;
  /** That of a resource of AWS behind an alias, where it has one that counts (R-R53-69). */
  readonly healthOfTarget: (name: Name) => SetHealth | undefined;
}

/** A set that an answer comes from. */
export interface Leaf {
  readonly set: RecordSetItem;
  /** The alias records on one way to it, the first one first. */
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

/** Undefined where the zone has no set of this name and type. */
export function decide(
  records: RecordSets,
  name: Name,
  type: RecordType,
  input: RoutingInput,
): Decision | undefined {
  return decideAt(name, { records, type, input, decisions: new Map(), health: new Map() });
}

/**
 * One question's way through the aliases. Each name is decided once, however many aliases lead to it; one that leads
 * back to itself has no answer there.
 */
interface Walk {
  readonly records: RecordSets;
  readonly type: RecordType;
  readonly input: RoutingInput;
  readonly decisions: Map<Name, Decision | undefined>;
  readonly health: Map<Name, SetHealth>;
}

function decideAt(name: Name, walk: Walk): Decision | undefined {
  if (walk.decisions.has(name)) return walk.decisions.get(name);
  walk.decisions.set(name, undefined);
  const sets = setsOf(walk.records, name, walk.type);
  if (sets.length === 0) return undefined;
  const selection = select(sets, (set) => healthOfSet(set, walk), walk.input);
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
    const decision = decideAt(target.name, walk);
    branches.push({ set, decision });
    for (const leaf of decision?.leaves ?? [])
      leaves.push({ ...leaf, via: [set, ...leaf.via], share: multiply(share, leaf.share) });
  }
  const decision = { name, type: walk.type, selection, branches, leaves: merged(leaves) };
  walk.decisions.set(name, decision);
  return decision;
}

/** A set that several ways lead to stands once, with all their shares and the first of the ways. */
function merged(leaves: readonly Leaf[]): readonly Leaf[] {
  const bySet = new Map<RecordSetItem, Leaf>();
  for (const leaf of leaves) {
    const known = bySet.get(leaf.set);
    bySet.set(leaf.set, known ? { ...known, share: add(known.share, leaf.share) } : leaf);
  }
  return [...bySet.values()];
}

/** A record's own health check, and with `EvaluateTargetHealth` that of what it points to (R-R53-92, R-R53-93). */
function healthOfSet(set: RecordSetItem, walk: Walk): SetHealth {
  const { HealthCheckId: check } = set;
  const own = check === undefined ? undefined : walk.input.healthOf(check);
  if (own && !own.healthy) return own;
  const target = set.AliasTarget?.EvaluateTargetHealth ? targetOf(set) : undefined;
  if (target && !target.service) return healthOfName(target.name, walk);
  const health = target && walk.input.healthOfTarget(target.name);
  if (health) return health;
  if (own) return own;
  return {
    healthy: true,
    text: set.AliasTarget ? 'the health of its target does not count' : 'no health check',
  };
}

function healthOfName(name: Name, walk: Walk): SetHealth {
  const known = walk.health.get(name);
  if (known) return known;
  const none = { healthy: false, text: `${name} has no healthy ${walk.type} record` };
  walk.health.set(name, none);
  const healthy = setsOf(walk.records, name, walk.type).some((set) => healthOfSet(set, walk).healthy);
  const found = healthy ? { healthy, text: `${name} has a healthy ${walk.type} record` } : none;
  walk.health.set(name, found);
  return found;
}

function targetOf({
  AliasTarget: target,
}: RecordSetItem): { name: Name; service?: AliasService } | undefined {
  if (!target) return undefined;
  const { DNSName: name = '', HostedZoneId: zone = '' } = target;
  const service = aliasService(name, zone)?.service;
  return { name, ...(service && { service }) };
}
