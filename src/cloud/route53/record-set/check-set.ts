/** What is wrong with a set in itself and with its place in the zone: messages of `InvalidChangeBatch`. */
import { isWithin, labelsOf } from '../../../dns/index.ts';
import { fatal, showName } from '../domain-name.ts';
import type { HostedZoneItem } from '../hosted-zone/hosted-zone.ts';
import type { RecordSetItem } from './record-set.ts';
import { checkValue, SINGLE_VALUED } from './values/check-value.ts';

/** R-R53-12. */
const VALUES_PER_SET = 400;

export function checkSet(set: RecordSetItem, zone: HostedZoneItem): string[] {
  const name = showName(set.Name);
  const messages = valueMessages(set);
  if (!isWithin(set.Name, zone.Name)) {
    messages.push(`RRSet with DNS name ${name} is not permitted in zone ${showName(zone.Name)}`);
  } else if (set.Name === zone.Name) {
    if (set.Type === 'CNAME' || set.Type === 'DS') messages.push(apexMessage(set, zone));
  } else if (set.Type === 'SOA') {
    messages.push(
      `RRSet of type SOA with DNS name ${name} is only permitted at apex in zone ${showName(zone.Name)}`,
    );
  }
  if (set.Type === 'NS' && labelsOf(set.Name)[0] === '*')
    messages.push(`RRSet of type NS with DNS name ${name} is not permitted as a wildcard`);
  return messages;
}

/** R-R53-45, R-R53-63. */
function apexMessage(set: RecordSetItem, zone: HostedZoneItem): string {
  const zoneName = showName(zone.Name);
  return `RRSet of type ${set.Type} with DNS name ${zoneName} is not permitted at apex in zone ${zoneName}`;
}

function valueMessages({ ResourceRecords: records = [], Type: type }: RecordSetItem): string[] {
  if (records.length > VALUES_PER_SET) return [`Cannot have more than ${VALUES_PER_SET} records in a RRSet.`];
  const seen = new Set<string>();
  const messages: string[] = [];
  for (const { Value: value = '' } of records) {
    const problem = checkValue(type, value);
    if (problem) messages.push(`Invalid Resource Record: '${fatal(problem)}'`);
    else if (seen.has(value)) messages.push(`Duplicate Resource Record: '${value}'`);
    seen.add(value);
  }
  if (records.length > 1 && SINGLE_VALUED.includes(type))
    messages.push(`Cannot have more than 1 record in a RRSet of type ${type}.`);
  return messages;
}
