/** Static routes and references to prefix lists (R-TGW-10, R-TGW-11). */
import type {
  CreateTransitGatewayPrefixListReferenceRequest,
  CreateTransitGatewayPrefixListReferenceResult,
  CreateTransitGatewayRouteRequest,
  CreateTransitGatewayRouteResult,
  DeleteTransitGatewayPrefixListReferenceRequest,
  DeleteTransitGatewayPrefixListReferenceResult,
  DeleteTransitGatewayRouteRequest,
  DeleteTransitGatewayRouteResult,
  ModifyTransitGatewayPrefixListReferenceRequest,
  ModifyTransitGatewayPrefixListReferenceResult,
  ReplaceTransitGatewayRouteRequest,
  ReplaceTransitGatewayRouteResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination, missingParameter } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { canonicalCidr } from '../cidr.ts';
import { prefixList } from '../prefix-list/prefix-list.ts';
import { type AttachmentItem, attachmentAt } from '../transit-gateway-attachment/attachment.ts';
import { requirePair } from './associations.ts';
import {
  type PrefixListReference,
  requireTable,
  type StaticRoute,
  type TransitRouteTableItem,
} from './route-table.ts';
import { showTarget } from './show.ts';

interface TargetInput {
  TransitGatewayRouteTableId?: string | undefined;
  TransitGatewayAttachmentId?: string | undefined;
  Blackhole?: boolean | undefined;
}

/** The attachment, or none for a blackhole: one of the two must be asked for. */
function readTarget(input: TargetInput, context: Context): { table: TransitRouteTableItem; to?: string } {
  if (input.Blackhole) {
    if (input.TransitGatewayAttachmentId !== undefined) {
      throw invalidParameterCombination(
        'The parameter transitGatewayAttachmentId cannot be used with the parameter blackhole',
      );
    }
    return { table: tableOf(input, context) };
  }
  if (input.TransitGatewayAttachmentId === undefined) {
    throw missingParameter('transitGatewayAttachmentId or blackhole');
  }
  const { table, item } = requirePair(input, context);
  if (LEARNT_ONLY.includes(item.ResourceType)) {
    throw new AwsError(
      'InvalidRequest',
      `Transit Gateway Attachment ${item.TransitGatewayAttachmentId} is of type ${item.ResourceType}, to which static routes cannot lead.`,
    );
  }
  return { table, to: item.TransitGatewayAttachmentId };
}

/** Where routes come by BGP alone (R-TGW-11, R-TGW-24). */
const LEARNT_ONLY: readonly AttachmentItem['ResourceType'][] = ['direct-connect-gateway', 'connect'];

function tableOf(input: TargetInput, context: Context): TransitRouteTableItem {
  return requireTable(required(input.TransitGatewayRouteTableId, 'transitGatewayRouteTableId'), context);
}

export function createTransitGatewayRoute(
  input: CreateTransitGatewayRouteRequest,
  context: Context,
): Plain<CreateTransitGatewayRouteResult> {
  const { table, to } = readTarget(input, context);
  const cidr = canonicalCidr(
    required(input.DestinationCidrBlock, 'destinationCidrBlock'),
    'destinationCidrBlock',
  );
  if (table.StaticRoutes.some((route) => route.DestinationCidrBlock === cidr)) {
    throw new AwsError(
      'RouteAlreadyExists',
      `Route ${cidr} already exists in Transit Gateway Route Table ${table.TransitGatewayRouteTableId}.`,
    );
  }
  const route: StaticRoute = { DestinationCidrBlock: cidr, ...(to !== undefined && { AttachmentId: to }) };
  table.StaticRoutes.push(route);
  return { Route: show(route, table, context) };
}

export function replaceTransitGatewayRoute(
  input: ReplaceTransitGatewayRouteRequest,
  context: Context,
): Plain<ReplaceTransitGatewayRouteResult> {
  const { table, to } = readTarget(input, context);
  const route = find(table, input.DestinationCidrBlock);
  if (to === undefined) delete route.AttachmentId;
  else route.AttachmentId = to;
  return { Route: show(route, table, context) };
}

export function deleteTransitGatewayRoute(
  input: DeleteTransitGatewayRouteRequest,
  context: Context,
): Plain<DeleteTransitGatewayRouteResult> {
  const table = tableOf(input, context);
  const route = find(table, input.DestinationCidrBlock);
  const shown = show(route, table, context);
  table.StaticRoutes = table.StaticRoutes.filter((other) => other !== route);
  return { Route: { ...shown, State: 'deleted' } };
}

/** Propagated routes are no concern of these operations. */
function find(table: TransitRouteTableItem, text: string | undefined): StaticRoute {
  const cidr = canonicalCidr(required(text, 'destinationCidrBlock'), 'destinationCidrBlock');
  const found = table.StaticRoutes.find((route) => route.DestinationCidrBlock === cidr);
  if (found) return found;
  throw new AwsError(
    'InvalidRoute.NotFound',
    `no static route with destination-cidr-block ${cidr} in Transit Gateway Route Table ${table.TransitGatewayRouteTableId}`,
  );
}

function show(
  { DestinationCidrBlock, AttachmentId }: StaticRoute,
  { TransitGatewayId }: TransitRouteTableItem,
  context: Context,
) {
  const to = attachmentAt(AttachmentId, TransitGatewayId, context);
  return {
    DestinationCidrBlock,
    ...(to && { TransitGatewayAttachments: [showTarget(to)] }),
    Type: 'static' as const,
    State: to ? ('active' as const) : ('blackhole' as const),
  };
}

export function createTransitGatewayPrefixListReference(
  input: CreateTransitGatewayPrefixListReferenceRequest,
  context: Context,
): Plain<CreateTransitGatewayPrefixListReferenceResult> {
  const { table, to } = readTarget(input, context);
  const { PrefixListId } = context.get(prefixList, required(input.PrefixListId, 'prefixListId'));
  if (table.References.some((other) => other.PrefixListId === PrefixListId)) {
    throw new AwsError(
      'PrefixListReferenceAlreadyExists',
      `Prefix list ${PrefixListId} is already referenced in ${table.TransitGatewayRouteTableId}.`,
    );
  }
  const reference: PrefixListReference = { PrefixListId, ...(to !== undefined && { AttachmentId: to }) };
  table.References.push(reference);
  return { TransitGatewayPrefixListReference: showReference(reference, table, context) };
}

export function modifyTransitGatewayPrefixListReference(
  input: ModifyTransitGatewayPrefixListReferenceRequest,
  context: Context,
): Plain<ModifyTransitGatewayPrefixListReferenceResult> {
  const { table, to } = readTarget(input, context);
  const reference = findReference(table, input.PrefixListId);
  if (to === undefined) delete reference.AttachmentId;
  else reference.AttachmentId = to;
  return { TransitGatewayPrefixListReference: showReference(reference, table, context) };
}

function findReference(table: TransitRouteTableItem, asked: string | undefined): PrefixListReference {
  const id = required(asked, 'prefixListId');
  const found = table.References.find((other) => other.PrefixListId === id);
  if (found) return found;
  throw prefixList.notFound(id);
}

export function deleteTransitGatewayPrefixListReference(
  input: DeleteTransitGatewayPrefixListReferenceRequest,
  context: Context,
): Plain<DeleteTransitGatewayPrefixListReferenceResult> {
  const table = tableOf(input, context);
  const reference = findReference(table, input.PrefixListId);
  const shown = showReference(reference, table, context);
  table.References = table.References.filter((other) => other !== reference);
  return { TransitGatewayPrefixListReference: { ...shown, State: 'deleting' } };
}

export function showReference(
  { PrefixListId, AttachmentId }: PrefixListReference,
  { TransitGatewayRouteTableId, TransitGatewayId }: TransitRouteTableItem,
  context: Context,
) {
  const to = attachmentAt(AttachmentId, TransitGatewayId, context);
  return {
    TransitGatewayRouteTableId,
    PrefixListId,
    PrefixListOwnerId: context.find(prefixList, PrefixListId)?.OwnerId ?? context.account,
    State: 'available' as const,
    Blackhole: AttachmentId === undefined,
    ...(to && { TransitGatewayAttachment: showTarget(to) }),
  };
}
