/** Rules that hold between the sets of a zone, and between a set and what it refers to (R-R53-45…R-R53-57, R-R53-67). */
import type { Context } from '../../kernel/context.ts';
import { awsNamesOf } from '../../public-names/aws-names.ts';
import { cidrCollection } from '../cidr-collection/cidr-collection.ts';
import { showName } from '../domain-name.ts';
import { healthCheck } from '../health-check/health-check.ts';
import type { HostedZoneItem } from '../hosted-zone/hosted-zone.ts';
import { RECORD_SETS_PER_ZONE } from '../hosted-zone/limits.ts';
import { aliasMessages } from './alias-rules.ts';
import { rrsetWords } from './change-words.ts';
import { type PolicyKind, policyOf } from './policy.ts';
import { policyMessages } from './policy-rules.ts';
import { byName, keyOf, type RecordSetItem, type RecordSets } from './record-set.ts';

/** Messages about the sets that a batch has written, given all sets that the zone would hold. */
export function conflictsOf(
  written: readonly RecordSetItem[],
  records: RecordSets,
  zone: HostedZoneItem,
  context: Context,
): string[] {
  const index = byName(records);
  const messages = written.flatMap((set) => {
    const namesakes = (index.get(set.Name) ?? []).filter((other) => keyOf(other) !== keyOf(set));
    return [
      ...cnameMessages(set, namesakes, zone),
      ...policyMessages(
        set,
        namesakes.filter((other) => other.Type === set.Type),
      ),
      ...aliasMessages(set, records, zone, awsNamesOf(context.snapshot)),
      ...referenceMessages(set, context),
      ...privateMessages(set, zone, policyOf(set)),
    ];
  });
  return [...new Set(messages), ...requiredMessages(records, zone)];
}

/** R-R53-46, R-R53-47. A batch that writes both is told about both. */
function cnameMessages(
  set: RecordSetItem,
  namesakes: readonly RecordSetItem[],
  zone: HostedZoneItem,
): string[] {
  const name = showName(set.Name);
  const inZone = `in zone ${showName(zone.Name)}`;
  const others = namesakes.filter((other) => (other.Type === 'CNAME') !== (set.Type === 'CNAME'));
  if (others.length === 0) return [];
  return set.Type === 'CNAME'
    ? [
        `RRSet of type CNAME with DNS name ${name} is not permitted as it conflicts with other records with the same DNS name ${inZone}`,
      ]
    : [
        `RRSet of type ${set.Type} with DNS name ${name} is not permitted because a conflicting RRSet of type CNAME with the same DNS name already exists ${inZone}`,
      ];
}

function referenceMessages(set: RecordSetItem, context: Context): string[] {
  const { HealthCheckId: check, CidrRoutingConfig: routing } = set;
  const messages: string[] = [];
  if (check !== undefined && !context.find(healthCheck, check)) {
    messages.push(
      `${rrsetWords(set)} cannot be created because the specified health check ${check} does not exist.`,
    );
  }
  if (check !== undefined && policyOf(set) === 'simple' && !set.AliasTarget) {
    messages.push(`${rrsetWords(set)} cannot have a health check, as it is a simple record.`);
  }
  if (routing) {
    const { CollectionId: id = '', LocationName: location = '' } = routing;
    const collection = context.find(cidrCollection, id);
    if (!collection)
      messages.push(`${rrsetWords(set)} cannot be created because the CIDR collection ${id} does not exist.`);
    else if (location !== '*' && !Object.hasOwn(collection.locations, location)) {
      messages.push(
        `${rrsetWords(set)} cannot be created because the location ${location} does not exist in the CIDR collection ${id}.`,
      );
    }
  }
  return messages;
}

/** R-R53-94. */
function privateMessages(set: RecordSetItem, zone: HostedZoneItem, policy: PolicyKind): string[] {
  if (!zone.Config.PrivateZone || policy !== 'ip-based') return [];
  return [
    `${rrsetWords(set)} cannot be created because IP-based routing is not supported in private hosted zones.`,
  ];
}

/** R-R53-7. */
function requiredMessages(records: RecordSets, zone: HostedZoneItem): string[] {
  const apex = byName(records).get(zone.Name) ?? [];
  const messages: string[] = [];
  if (!apex.some(({ Type }) => Type === 'SOA'))
    messages.push('A HostedZone must contain exactly one SOA record.');
  if (!apex.some(({ Type }) => Type === 'NS'))
    messages.push('A HostedZone must contain at least one NS record for the zone itself.');
  if (Object.keys(records).length > RECORD_SETS_PER_ZONE)
    messages.push(`Number of resource record sets limit of ${RECORD_SETS_PER_ZONE} exceeded.`);
  return messages;
}
