/** What an alias record must find at its target (R-R53-61, R-R53-67, R-R53-68). */
import { isWithin } from '../../../dns/index.ts';
import type { AwsNames } from '../../public-names/aws-names.ts';
import { showName } from '../domain-name.ts';
import type { HostedZoneItem } from '../hosted-zone/hosted-zone.ts';
import { aliasService } from './alias-target.ts';
import { rrsetWords } from './change-words.ts';
import { keyOf, type RecordSetItem, type RecordSets, type RecordType, setsOf } from './record-set.ts';

/** Types that AWS services answer: the alias of a service can be nothing else. */
const SERVICE_TYPES: readonly RecordType[] = ['A', 'AAAA', 'HTTPS', 'SVCB'];

/** `records` are all sets that the zone would hold. */
export function aliasMessages(
  set: RecordSetItem,
  records: RecordSets,
  zone: HostedZoneItem,
  names: Pick<AwsNames, 'find'>,
): string[] {
  const target = set.AliasTarget;
  if (!target) return [];
  const { DNSName: name = '', HostedZoneId: zoneId = '' } = target;
  const tried = `Tried to create an alias that targets ${showName(name)}, type ${set.Type} in zone ${zoneId}`;
  const known = aliasService(name, zoneId);
  if (known?.service === 'Elastic Load Balancing' && !names.find(name))
    return [`${tried}, but that target was not found`];
  if (known) return serviceMessages(set, zone, known.service, tried);
  if (zoneId !== zone.Id || !isWithin(name, zone.Name)) {
    return [`${tried}, but the alias target name does not lie within the target zone`];
  }
  if (set.Type === 'NS' || set.Type === 'SOA')
    return [`${rrsetWords(set)} cannot be an alias: records of type ${set.Type} never are.`];
  const found = setsOf(records, name, set.Type).some((other) => keyOf(other) !== keyOf(set));
  return found ? [] : [`${tried}, but that target was not found`];
}

function serviceMessages(set: RecordSetItem, zone: HostedZoneItem, service: string, tried: string): string[] {
  if (!SERVICE_TYPES.includes(set.Type)) return [`${tried}, but that target was not found`];
  if (service !== 'CloudFront') return [];
  if (zone.Config.PrivateZone) {
    return [
      `${tried}, but a CloudFront distribution cannot be the target of an alias in a private hosted zone`,
    ];
  }
  if (set.AliasTarget?.EvaluateTargetHealth) {
    return ['EvaluateTargetHealth cannot be set to true when the alias target is a CloudFront distribution.'];
  }
  return [];
}
