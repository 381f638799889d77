/** Making a hosted zone: its name, its name servers, its first two records (R-R53-2…R-R53-5, R-R53-120). */
import type { CreateHostedZoneRequest, CreateHostedZoneResponse } from '@aws-sdk/client-route-53';
import { isWithin, labelsOf } from '../../../dns/index.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import {
  delegationSet,
  requireReusableSet,
  showDelegationSet,
  ZONES_PER_SET,
  zonesOf,
} from '../delegation-set/delegation-set.ts';
import { drawNameServers, PRIVATE_NAME_SERVERS } from '../delegation-set/name-servers.ts';
import { fatal, readName, showName } from '../domain-name.ts';
import { brokenConstraint, invalidDomainName, invalidInput } from '../errors.ts';
import { drawId } from '../ids.ts';
import { keyOf, type RecordSetItem } from '../record-set/record-set.ts';
import { type HostedZoneItem, hostedZone, showZone, submit, type ZoneVpc } from './hosted-zone.ts';
import { refuseTwin, requireVpc } from './vpcs.ts';

/** R-R53-12. */
export const ZONES_PER_ACCOUNT = 500;

const MAX_CALLER_REFERENCE = 128;

type Created = Omit<Plain<CreateHostedZoneResponse>, 'DelegationSet'> &
  Partial<Pick<Plain<CreateHostedZoneResponse>, 'DelegationSet'>>;

export function createHostedZone(input: CreateHostedZoneRequest, context: Context): Created {
  const name = requireZoneName(input.Name ?? '', input.VPC !== undefined);
  const reference = requireReference(input.CallerReference ?? '', context);
  if (context.peek(hostedZone).length >= ZONES_PER_ACCOUNT) {
    throw new AwsError(
      'TooManyHostedZones',
      'Limits Exceeded: MAX_HOSTED_ZONES_BY_OWNER - Cannot create more hosted zones.',
    );
  }
  const config = { ...input.HostedZoneConfig };
  if (config.PrivateZone && !input.VPC)
    throw invalidInput("When creating private hosted zones, the 'VPC' member is required.");
  const vpc = input.VPC && requireVpc(input.VPC, context);
  if (vpc && input.DelegationSetId !== undefined)
    throw invalidInput('A reusable delegation set cannot be associated with a private hosted zone.');
  if (vpc) refuseTwin(name, vpc, context);
  const { set, servers } = chooseServers(name, vpc, input.DelegationSetId, context);
  const item = context.add(hostedZone, {
    Id: drawId(context.random, 'Z'),
    Name: name,
    CallerReference: reference,
    Config: {
      ...(config.Comment !== undefined && { Comment: config.Comment }),
      PrivateZone: vpc !== undefined,
    },
    ...(set && { DelegationSetId: set.Id }),
    NameServers: servers,
    VPCs: vpc ? [vpc] : [],
    Authorizations: [],
    Tags: [],
    records: firstRecords(name, servers),
    served: {},
    servedVPCs: [],
    pending: [],
  });
  const effect = { puts: firstRecords(name, servers), removals: [], vpcs: vpc ? [vpc] : [] };
  return {
    HostedZone: showZone(item),
    ChangeInfo: submit(item, effect, context),
    ...(vpc ? { VPC: vpc as Plain<CreateHostedZoneResponse>['VPC'] } : {}),
    ...(!vpc && { DelegationSet: set ? showDelegationSet(set) : { NameServers: servers } }),
    Location: `https://route53.amazonaws.com/2013-04-01/hostedzone/${item.Id}`,
  };
}

/** R-R53-3. A private zone may stand for a whole made-up domain, such as `internal.`; a public one may not. */
function requireZoneName(text: string, isPrivate: boolean): string {
  const read = readName(text);
  if ('problem' in read) throw invalidDomainName(fatal(read.problem));
  const labels = labelsOf(read.name);
  if (labels.length === 0 || labels[0] === '*') throw invalidDomainName();
  if (labels.length === 1 && !isPrivate)
    throw invalidDomainName(`${showName(read.name)} is reserved by AWS!`);
  return read.name;
}

function requireReference(reference: string, context: Context): string {
  if (reference.length > MAX_CALLER_REFERENCE)
    throw brokenConstraint(reference, 'callerReference', 'have length less than or equal to 128');
  if (context.peek(hostedZone).some((item) => item.CallerReference === reference)) {
    throw new AwsError(
      'HostedZoneAlreadyExists',
      'A hosted zone has already been created with the specified caller reference.',
      409,
    );
  }
  return reference;
}

/** Zones of one name, or one within the other, never share a server: it could not tell which is meant (R-R53-13). */
function chooseServers(
  name: string,
  vpc: ZoneVpc | undefined,
  setId: string | undefined,
  context: Context,
): { set?: ReturnType<typeof requireReusableSet>; servers: string[] } {
  if (vpc) return { servers: [...PRIVATE_NAME_SERVERS] };
  const relatives = context
    .peek(hostedZone)
    .filter((item) => !item.Config.PrivateZone && (isWithin(item.Name, name) || isWithin(name, item.Name)));
  if (setId === undefined) {
    const taken = new Set([
      ...relatives.flatMap((item) => item.NameServers),
      ...context.peek(delegationSet).flatMap((item) => item.NameServers),
    ]);
    return { servers: drawNameServers(context.random, taken) };
  }
  const set = requireReusableSet(setId, context);
  if (relatives.some((item) => item.NameServers.some((server) => set.NameServers.includes(server)))) {
    throw new AwsError(
      'ConflictingDomainExists',
      `Cannot create hosted zone with DelegationSetId DelegationSetId:${set.Id} as the DNSName ${showName(name)} conflicts with existing ones sharing the delegation set`,
    );
  }
  if (zonesOf(set.Id, context).length >= ZONES_PER_SET) {
    throw new AwsError(
      'TooManyHostedZones',
      'Limits Exceeded: MAX_ZONES_BY_REUSABLE_DELEGATION_SET - Cannot create more hosted zones.',
    );
  }
  return { set, servers: [...set.NameServers] };
}

/** R-R53-5. */
function firstRecords(name: string, servers: readonly string[]): HostedZoneItem['records'] {
  const soa = `${servers[0]}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`;
  const sets: RecordSetItem[] = [
    {
      Name: name,
      Type: 'NS',
      TTL: 172_800,
      ResourceRecords: servers.map((server) => ({ Value: `${server}.` })),
    },
    { Name: name, Type: 'SOA', TTL: 900, ResourceRecords: [{ Value: soa }] },
  ];
  return Object.fromEntries(sets.map((set) => [keyOf(set), set]));
}
