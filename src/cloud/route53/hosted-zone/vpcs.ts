/** VPCs that see a private zone, and the permissions for other accounts' VPCs (R-R53-120…R-R53-122). */
import type {
  AssociateVPCWithHostedZoneRequest,
  AssociateVPCWithHostedZoneResponse,
  CreateVPCAssociationAuthorizationRequest,
  CreateVPCAssociationAuthorizationResponse,
  DeleteVPCAssociationAuthorizationRequest,
  DisassociateVPCFromHostedZoneRequest,
  DisassociateVPCFromHostedZoneResponse,
  ListVPCAssociationAuthorizationsRequest,
  ListVPCAssociationAuthorizationsResponse,
  VPC,
} from '@aws-sdk/client-route-53';
import { vpc as vpcResource } from '../../ec2/vpc/vpc.ts';
import { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { paginate } from '../../kernel/pagination.ts';
import type { Plain } from '../../kernel/plain.ts';
import { read, write } from '../../kernel/resource.ts';
import { limitsExceeded } from '../errors.ts';
import { type HostedZoneItem, hostedZone, requireZone, submit, type ZoneVpc } from './hosted-zone.ts';

/** R-R53-12. */
export const VPCS_PER_ZONE = 300;
const AUTHORIZATIONS_PER_ZONE = 1000;
const AUTHORIZATIONS_PER_PAGE = 50;

export const VPC_OPERATIONS = {
  AssociateVPCWithHostedZone: write<
    AssociateVPCWithHostedZoneRequest,
    Plain<AssociateVPCWithHostedZoneResponse>
  >(associate),
  DisassociateVPCFromHostedZone: write<
    DisassociateVPCFromHostedZoneRequest,
    Plain<DisassociateVPCFromHostedZoneResponse>
  >(disassociate),
  CreateVPCAssociationAuthorization: write<
    CreateVPCAssociationAuthorizationRequest,
    CreateVPCAssociationAuthorizationResponse
  >(authorize),
  DeleteVPCAssociationAuthorization: write<DeleteVPCAssociationAuthorizationRequest, object>(deauthorize),
  ListVPCAssociationAuthorizations: read<
    ListVPCAssociationAuthorizationsRequest,
    ListVPCAssociationAuthorizationsResponse
  >(listAuthorizations),
};

/** A VPC that exists, in a region that is in use. */
export function requireVpc(given: VPC, context: Context): ZoneVpc {
  const { VPCRegion: region = '', VPCId: id = '' } = given;
  const there = new Context(context.world, region, context.resources);
  if (!there.find(vpcResource, id)) throw new AwsError('InvalidVPCId', 'The VPC ID is invalid.');
  return { VPCRegion: region, VPCId: id };
}

/** A VPC can't see two private zones of one name. */
export function refuseTwin(name: string, { VPCId, VPCRegion }: ZoneVpc, context: Context): void {
  const twin = context
    .list(hostedZone)
    .find((item) => item.Name === name && item.VPCs.some((vpc) => vpc.VPCId === VPCId));
  if (!twin) return;
  throw new AwsError(
    'ConflictingDomainExists',
    `The VPC ${VPCId} in region ${VPCRegion} has already been associated with the hosted zone ${twin.Id} with the same domain name.`,
  );
}

function associate(
  input: AssociateVPCWithHostedZoneRequest,
  context: Context,
): Plain<AssociateVPCWithHostedZoneResponse> {
  const item = requireZone(input.HostedZoneId, context);
  requirePrivate(item);
  const vpc = requireVpc(input.VPC ?? {}, context);
  refuseTwin(item.Name, vpc, context);
  if (item.VPCs.length >= VPCS_PER_ZONE) {
    throw limitsExceeded('MAX_VPCS_ASSOCIATED_BY_ZONE', 'Cannot associate more VPCs.');
  }
  item.VPCs.push(vpc);
  return { ChangeInfo: submitVpcs(item, context, input.Comment) };
}

function disassociate(
  input: DisassociateVPCFromHostedZoneRequest,
  context: Context,
): Plain<DisassociateVPCFromHostedZoneResponse> {
  const item = requireZone(input.HostedZoneId, context);
  const { VPCId: id = '' } = input.VPC ?? {};
  const rest = item.VPCs.filter((vpc) => vpc.VPCId !== id);
  if (rest.length === item.VPCs.length) {
    throw new AwsError('VPCAssociationNotFound', `The VPC: ${id} is not associated.`, 404);
  }
  if (rest.length === 0) {
    throw new AwsError('LastVPCAssociation', 'Cannot remove last VPC association for the private zone');
  }
  item.VPCs = rest;
  return { ChangeInfo: submitVpcs(item, context, input.Comment) };
}

function submitVpcs(item: HostedZoneItem, context: Context, comment: string | undefined) {
  const vpcs = item.VPCs.map(({ VPCRegion, VPCId }) => ({ VPCRegion, VPCId }));
  return submit(item, { puts: {}, removals: [], vpcs }, context, comment);
}

function requirePrivate(item: HostedZoneItem): void {
  if (item.Config.PrivateZone) return;
  throw new AwsError(
    'PublicZoneVPCAssociation',
    `Cannot associate a VPC with the public hosted zone ${item.Id}.`,
  );
}

/** The VPC may be another account's, of which this world knows nothing: any ID will do. */
function authorize(
  input: CreateVPCAssociationAuthorizationRequest,
  context: Context,
): CreateVPCAssociationAuthorizationResponse {
  const item = requireZone(input.HostedZoneId, context);
  requirePrivate(item);
  const { VPCRegion = '', VPCId = '' } = input.VPC ?? {};
  if (!/^vpc-(?:[0-9a-f]{17}|[0-9a-f]{8})$/.test(VPCId)) {
    throw new AwsError('InvalidVPCId', 'The VPC ID is invalid.');
  }
  const known = item.Authorizations.some((vpc) => vpc.VPCId === VPCId);
  if (!known && item.Authorizations.length >= AUTHORIZATIONS_PER_ZONE) {
    throw new AwsError(
      'TooManyVPCAssociationAuthorizations',
      'Limits Exceeded: cannot create more VPC association authorizations for the hosted zone.',
    );
  }
  if (!known) item.Authorizations.push({ VPCRegion, VPCId });
  return { HostedZoneId: item.Id, VPC: { ...input.VPC } };
}

function deauthorize(input: DeleteVPCAssociationAuthorizationRequest, context: Context): object {
  const item = requireZone(input.HostedZoneId, context);
  const id = input.VPC?.VPCId ?? '';
  if (!item.Authorizations.some((vpc) => vpc.VPCId === id)) {
    throw new AwsError(
      'VPCAssociationAuthorizationNotFound',
      `The VPC: ${id} has not been authorized to be associated with the hosted zone.`,
      404,
    );
  }
  item.Authorizations = item.Authorizations.filter((vpc) => vpc.VPCId !== id);
  return {};
}

function listAuthorizations(
  input: ListVPCAssociationAuthorizationsRequest,
  context: Context,
): ListVPCAssociationAuthorizationsResponse {
  const item = requireZone(input.HostedZoneId, context);
  const { MaxResults = AUTHORIZATIONS_PER_PAGE, NextToken } = input;
  const limits = { least: 1, most: AUTHORIZATIONS_PER_PAGE };
  const page = paginate(item.Authorizations, { MaxResults: Number(MaxResults), NextToken }, limits);
  return {
    HostedZoneId: item.Id,
    VPCs: page.items as VPC[],
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}
