/** ListResourceRecordSets: in the order of reversed names, from a name, type and set identifier on (R-R53-52). */
import type { ListResourceRecordSetsRequest, ListResourceRecordSetsResponse } from '@aws-sdk/client-route-53';
import type { Context } from '../../kernel/context.ts';
import { fatal, readName, showName } from '../domain-name.ts';
import { invalidDomainName, invalidInput, notInEnumeration } from '../errors.ts';
import { requireZone } from '../hosted-zone/hosted-zone.ts';
import { type Listed, pageFrom } from '../pages.ts';
import { compareSets, inOrder, RECORD_TYPES, type RecordSetItem } from './record-set.ts';

const SETS_PER_PAGE = 300;

export function listResourceRecordSets(
  input: ListResourceRecordSetsRequest,
  context: Context,
): Listed<ListResourceRecordSetsResponse> {
  const sets = inOrder(requireZone(input.HostedZoneId, context).records);
  const from = startOf(input);
  const found = from ? sets.findIndex((set) => compareSets(set, from) >= 0) : 0;
  const start = found < 0 ? sets.length : found;
  const { items, next } = pageFrom(sets, start, input.MaxItems, SETS_PER_PAGE);
  return {
    ResourceRecordSets: items.map(showSet),
    IsTruncated: next !== undefined,
    ...(next && { NextRecordName: showName(next.Name), NextRecordType: next.Type }),
    ...(next?.SetIdentifier !== undefined && { NextRecordIdentifier: next.SetIdentifier }),
    MaxItems: String(input.MaxItems ?? SETS_PER_PAGE),
  };
}

/** As AWS shows it: names escaped. */
export function showSet(set: RecordSetItem): RecordSetItem {
  const { AliasTarget: target } = set;
  return {
    ...set,
    Name: showName(set.Name),
    ...(target && { AliasTarget: { ...target, DNSName: showName(target.DNSName ?? '') } }),
  };
}

function startOf(input: ListResourceRecordSetsRequest): RecordSetItem | undefined {
  const { StartRecordName: name, StartRecordType: type, StartRecordIdentifier: identifier } = input;
  if (type !== undefined && !RECORD_TYPES.includes(type)) throw notInEnumeration(type, RECORD_TYPES);
  if (name === undefined) {
    if (type !== undefined)
      throw invalidInput('The type may only be specified when the name is specified as well.');
    return undefined;
  }
  if (identifier !== undefined && type === undefined)
    throw invalidInput('The identifier may only be specified when the type is specified as well.');
  const read = readName(name);
  if ('problem' in read) throw invalidDomainName(fatal(read.problem));
  return {
    Name: read.name,
    Type: (type ?? '') as RecordSetItem['Type'],
    ...(identifier !== undefined && { SetIdentifier: identifier }),
  };
}
