/** CreateTransitGateway, with its default tables (R-TGW-1, R-TGW-2, R-TGW-6, R-TGW-8). */
import type {
  CreateTransitGatewayRequest,
  CreateTransitGatewayResult,
  TransitGatewayOptions,
  TransitGatewayRequestOptions,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterValue } from '../../kernel/errors.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { requestTags } from '../../kernel/tags.ts';
import { addTable } from '../transit-gateway-route-table/add.ts';
import { changedBlocks } from './cidr-blocks.ts';
import { type TransitGatewayItem, transitGateway } from './transit-gateway.ts';

const PROVISION_MS = 90_000;
const GATEWAYS_PER_REGION = 5;

export const DEFAULT_ASN = 64_512;
const ASNS: readonly (readonly [number, number])[] = [
  [64_512, 65_534],
  [4_200_000_000, 4_294_967_294],
];

export function createTransitGateway(
  input: CreateTransitGatewayRequest,
  context: Context,
): Plain<CreateTransitGatewayResult> {
  const tags = requestTags(transitGateway.kind, input.TagSpecifications);
  const options = readOptions(input.Options ?? {});
  const others = context.list(transitGateway).filter(({ State }) => State !== 'deleted');
  if (others.length >= GATEWAYS_PER_REGION) {
    throw new AwsError(
      'TransitGatewayLimitExceeded',
      'The maximum number of transit gateways has been reached.',
    );
  }
  const id = context.newId(transitGateway.prefix);
  const created = context.add<TransitGatewayItem>(transitGateway, {
    TransitGatewayId: id,
    TransitGatewayArn: context.arn('ec2', `transit-gateway/${id}`),
    State: 'pending',
    OwnerId: context.account,
    Description: input.Description ?? '',
    CreationTime: timestamp(context.now),
    Options: options,
    Tags: tags,
  });
  addDefaultTables(created, context);
  context.later(PROVISION_MS, transitGateway, id, 'settle');
  return { TransitGateway: created };
}

function readOptions(asked: TransitGatewayRequestOptions): Plain<TransitGatewayOptions> {
  if (asked.MulticastSupport === 'enable') refuseOptions(asked, ['MulticastSupport']);
  return {
    AmazonSideAsn: requireAsn(asked.AmazonSideAsn ?? DEFAULT_ASN),
    AutoAcceptSharedAttachments: asked.AutoAcceptSharedAttachments ?? 'disable',
    DefaultRouteTableAssociation: asked.DefaultRouteTableAssociation ?? 'enable',
    DefaultRouteTablePropagation: asked.DefaultRouteTablePropagation ?? 'enable',
    VpnEcmpSupport: asked.VpnEcmpSupport ?? 'enable',
    DnsSupport: asked.DnsSupport ?? 'enable',
    SecurityGroupReferencingSupport: asked.SecurityGroupReferencingSupport ?? 'disable',
    MulticastSupport: 'disable',
    ...(asked.TransitGatewayCidrBlocks?.length && {
      TransitGatewayCidrBlocks: changedBlocks({ Options: {} }, asked.TransitGatewayCidrBlocks, []),
    }),
  };
}

export function requireAsn(asn: number): number {
  if (ASNS.some(([first, last]) => asn >= first && asn <= last)) return asn;
  throw invalidParameterValue(
    asn,
    'amazonSideAsn',
    'Expecting a private ASN: 64512 to 65534, or 4200000000 to 4294967294.',
  );
}

/** One table serves both purposes; none is made where neither is wanted (R-TGW-8). */
export function addDefaultTables(item: TransitGatewayItem, context: Context): void {
  const { Options } = item;
  const associates = Options.DefaultRouteTableAssociation === 'enable';
  const propagates = Options.DefaultRouteTablePropagation === 'enable';
  const wanted =
    (associates && Options.AssociationDefaultRouteTableId === undefined) ||
    (propagates && Options.PropagationDefaultRouteTableId === undefined);
  if (!wanted) return;
  const table = addTable(item.TransitGatewayId, [], context);
  if (associates && Options.AssociationDefaultRouteTableId === undefined) {
    table.DefaultAssociationRouteTable = true;
    Options.AssociationDefaultRouteTableId = table.TransitGatewayRouteTableId;
  }
  if (propagates && Options.PropagationDefaultRouteTableId === undefined) {
    table.DefaultPropagationRouteTable = true;
    Options.PropagationDefaultRouteTableId = table.TransitGatewayRouteTableId;
  }
}
