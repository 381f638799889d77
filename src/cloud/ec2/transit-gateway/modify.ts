/** ModifyTransitGateway: options, and which tables new attachments go to. What is attached already stays where it is. */
import type {
  ModifyTransitGatewayOptions,
  ModifyTransitGatewayRequest,
  ModifyTransitGatewayResult,
} from '@aws-sdk/client-ec2';
import { prefixContains } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { requireCidr, storedAddress } from '../cidr.ts';
import { invalidValue } from '../errors.ts';
import { connectPeersAt } from '../transit-gateway-connect/peers.ts';
import {
  requireTable,
  type TransitRouteTableItem,
  tablesOfGateway,
} from '../transit-gateway-route-table/route-table.ts';
import { changedBlocks } from './cidr-blocks.ts';
import { addDefaultTables, requireAsn } from './create.ts';
import { requireAvailable, type TransitGatewayItem, transitGateway } from './transit-gateway.ts';

const MODIFY_MS = 5000;

export function modifyTransitGateway(
  input: ModifyTransitGatewayRequest,
  context: Context,
): Plain<ModifyTransitGatewayResult> {
  const item = requireAvailable(required(input.TransitGatewayId, 'transitGatewayId'), context);
  const { Options: asked = {} } = input;
  refuseOptions(asked, ['EncryptionSupport']);
  if (input.Description !== undefined) item.Description = input.Description;
  if (asked.AmazonSideAsn !== undefined) item.Options.AmazonSideAsn = requireAsn(asked.AmazonSideAsn);
  Object.assign(
    item.Options,
    asked.VpnEcmpSupport && { VpnEcmpSupport: asked.VpnEcmpSupport },
    asked.DnsSupport && { DnsSupport: asked.DnsSupport },
    asked.SecurityGroupReferencingSupport && {
      SecurityGroupReferencingSupport: asked.SecurityGroupReferencingSupport,
    },
    asked.AutoAcceptSharedAttachments && { AutoAcceptSharedAttachments: asked.AutoAcceptSharedAttachments },
  );
  changeBlocks(item, asked, context);
  changeDefaults(item, asked, context);
  item.State = 'modifying';
  context.later(MODIFY_MS, transitGateway, item.TransitGatewayId, 'settle');
  return { TransitGateway: item };
}

function changeBlocks(
  item: TransitGatewayItem,
  {
    AddTransitGatewayCidrBlocks: added = [],
    RemoveTransitGatewayCidrBlocks: removed = [],
  }: ModifyTransitGatewayOptions,
  context: Context,
): void {
  if (added.length + removed.length === 0) return;
  refuseInUse(item, removed, context);
  const blocks = changedBlocks(item, added, removed);
  if (blocks.length > 0) item.Options.TransitGatewayCidrBlocks = blocks;
  else delete item.Options.TransitGatewayCidrBlocks;
}

/** A block stays while Connect peers have addresses of it. */
function refuseInUse(
  { TransitGatewayId }: TransitGatewayItem,
  removed: readonly string[],
  { snapshot }: Context,
): void {
  for (const { item } of connectPeersAt(snapshot, TransitGatewayId)) {
    const address = storedAddress(item.TransitGatewayAddress);
    const block = removed.find((text) => {
      const prefix = requireCidr(text, 'removeTransitGatewayCidrBlocks');
      return prefix.family === 4 && prefixContains(prefix, address);
    });
    if (block === undefined) continue;
    throw new AwsError(
      'IncorrectState',
      `The CIDR block ${block} of ${TransitGatewayId} is in use by Transit Gateway Connect Peer ${item.TransitGatewayConnectPeerId}.`,
    );
  }
}

function changeDefaults(
  item: TransitGatewayItem,
  asked: ModifyTransitGatewayOptions,
  context: Context,
): void {
  const { Options } = item;
  if (asked.DefaultRouteTableAssociation) {
    Options.DefaultRouteTableAssociation = asked.DefaultRouteTableAssociation;
    if (asked.DefaultRouteTableAssociation === 'disable') delete Options.AssociationDefaultRouteTableId;
  }
  if (asked.DefaultRouteTablePropagation) {
    Options.DefaultRouteTablePropagation = asked.DefaultRouteTablePropagation;
    if (asked.DefaultRouteTablePropagation === 'disable') delete Options.PropagationDefaultRouteTableId;
  }
  if (asked.AssociationDefaultRouteTableId !== undefined) {
    Options.AssociationDefaultRouteTableId = tableOf(item, asked.AssociationDefaultRouteTableId, context);
  }
  if (asked.PropagationDefaultRouteTableId !== undefined) {
    Options.PropagationDefaultRouteTableId = tableOf(item, asked.PropagationDefaultRouteTableId, context);
  }
  addDefaultTables(item, context);
  for (const table of tablesOfGateway(item.TransitGatewayId, context)) markDefault(table, item);
}

function tableOf({ TransitGatewayId }: TransitGatewayItem, id: string, context: Context): string {
  const table = requireTable(id, context);
  if (table.TransitGatewayId === TransitGatewayId) return id;
  throw invalidValue(
    `Transit Gateway Route Table ${id} does not belong to Transit Gateway ${TransitGatewayId}.`,
  );
}

function markDefault(table: TransitRouteTableItem, { Options }: TransitGatewayItem): void {
  const { TransitGatewayRouteTableId: id } = table;
  table.DefaultAssociationRouteTable = Options.AssociationDefaultRouteTableId === id;
  table.DefaultPropagationRouteTable = Options.PropagationDefaultRouteTableId === id;
}
