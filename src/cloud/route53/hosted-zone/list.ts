/** Lists of hosted zones: all, by name from a place in the alphabet on, and those that a VPC sees. */
import type {
  ListHostedZonesByNameRequest,
  ListHostedZonesByNameResponse,
  ListHostedZonesByVPCRequest,
  ListHostedZonesByVPCResponse,
  ListHostedZonesRequest,
  ListHostedZonesResponse,
} from '@aws-sdk/client-route-53';
import type { Context } from '../../kernel/context.ts';
import { paginate } from '../../kernel/pagination.ts';
import { delegationSet } from '../delegation-set/delegation-set.ts';
import { compareNames, readName, showName } from '../domain-name.ts';
import { invalidDomainName, invalidInput, noSuchDelegationSet } from '../errors.ts';
import { bareId } from '../ids.ts';
import { type Listed, pageFrom, startAt } from '../pages.ts';
import { type HostedZoneItem, hostedZone, showZone } from './hosted-zone.ts';
import { requireVpc } from './vpcs.ts';

const ZONES_PER_PAGE = 100;

export function listHostedZones(
  input: ListHostedZonesRequest,
  context: Context,
): Listed<ListHostedZonesResponse> {
  const set = input.DelegationSetId;
  if (set !== undefined && !context.find(delegationSet, bareId(set))) throw noSuchDelegationSet(bareId(set));
  const wanted = (item: HostedZoneItem) =>
    (set === undefined || item.DelegationSetId === bareId(set)) &&
    (input.HostedZoneType === undefined || item.Config.PrivateZone);
  const items = context.list(hostedZone).filter(wanted);
  const start = startAt(items, input.Marker && bareId(input.Marker), (item) => item.Id);
  const { items: shown, next } = pageFrom(items, start, input.MaxItems, ZONES_PER_PAGE);
  return {
    HostedZones: shown.map(showZone),
    ...(input.Marker !== undefined && { Marker: input.Marker }),
    IsTruncated: next !== undefined,
    ...(next && { NextMarker: next.Id }),
    MaxItems: String(input.MaxItems ?? ZONES_PER_PAGE),
  } as Listed<ListHostedZonesResponse>;
}

/** The list starts at the name asked for, whether or not there is a zone of that name. */
export function listHostedZonesByName(
  input: ListHostedZonesByNameRequest,
  context: Context,
): Listed<ListHostedZonesByNameResponse> {
  const { DNSName, HostedZoneId } = input;
  if (HostedZoneId !== undefined && DNSName === undefined)
    throw invalidInput('HostedZoneId can be specified only if DNSName is specified as well.');
  const items = context.list(hostedZone).sort(byNameAndId);
  const name = DNSName === undefined ? undefined : requireName(DNSName);
  const found = items.findIndex(
    (item) =>
      name === undefined ||
      compareNames(item.Name, name) > 0 ||
      (item.Name === name && (HostedZoneId === undefined || item.Id >= bareId(HostedZoneId))),
  );
  const start = found < 0 ? items.length : found;
  const { items: shown, next } = pageFrom(items, start, input.MaxItems, ZONES_PER_PAGE);
  return {
    HostedZones: shown.map(showZone),
    ...(DNSName !== undefined && { DNSName }),
    ...(HostedZoneId !== undefined && { HostedZoneId }),
    IsTruncated: next !== undefined,
    ...(next && { NextDNSName: showName(next.Name), NextHostedZoneId: next.Id }),
    MaxItems: String(input.MaxItems ?? ZONES_PER_PAGE),
  };
}

export function listHostedZonesByVpc(
  input: ListHostedZonesByVPCRequest,
  context: Context,
): Listed<ListHostedZonesByVPCResponse> {
  const { VPCId } = requireVpc({ VPCId: input.VPCId, VPCRegion: input.VPCRegion }, context);
  const items = context.list(hostedZone).filter((item) => item.VPCs.some((vpc) => vpc.VPCId === VPCId));
  const most = Number(input.MaxItems ?? ZONES_PER_PAGE);
  const page = paginate(
    items,
    { MaxResults: most, NextToken: input.NextToken },
    { least: 1, most: ZONES_PER_PAGE },
  );
  return {
    HostedZoneSummaries: page.items.map(({ Id, Name }) => ({
      HostedZoneId: Id,
      Name: showName(Name),
      Owner: { OwningAccount: context.account },
    })),
    MaxItems: String(most),
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}

function byNameAndId(left: HostedZoneItem, right: HostedZoneItem): number {
  return compareNames(left.Name, right.Name) || (left.Id < right.Id ? -1 : 1);
}

function requireName(text: string): string {
  const read = readName(text);
  if ('problem' in read) throw invalidDomainName();
  return read.name;
}
