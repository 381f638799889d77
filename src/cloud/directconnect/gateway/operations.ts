/** Direct Connect gateways and the virtual interfaces at them (R-DX-70, R-DX-75, R-DX-80). */
import type {
  CreateDirectConnectGatewayRequest,
  CreateDirectConnectGatewayResult,
  DeleteDirectConnectGatewayRequest,
  DeleteDirectConnectGatewayResult,
  DescribeDirectConnectGatewayAttachmentsRequest,
  DescribeDirectConnectGatewayAttachmentsResult,
  DescribeDirectConnectGatewaysRequest,
  DescribeDirectConnectGatewaysResult,
  DirectConnectGateway,
  DirectConnectGatewayAttachment,
  UpdateDirectConnectGatewayRequest,
  UpdateDirectConnectGatewayResponse,
} from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import { type Operations, read, type Transitions, write } from '../../kernel/resource.ts';
import { clientException } from '../errors.ts';
import { associationsOf } from '../gateway-association/association.ts';
import { pageOf } from '../pages.ts';
import { tagsFrom } from '../tag/tags.ts';
import { allVifs, vifsOfGateway } from '../virtual-interface/everywhere.ts';
import { ATTACHMENT_TYPES, type VirtualInterfaceItem } from '../virtual-interface/virtual-interface.ts';
import {
  directConnectGateway,
  drawUuid,
  type GatewayItem,
  globally,
  globalPlace,
  requireGateway,
} from './gateway.ts';

export const gatewayOperations: Operations = {
  CreateDirectConnectGateway: write(createGateway),
  DescribeDirectConnectGateways: read(describeGateways),
  UpdateDirectConnectGateway: write(updateGateway),
  DeleteDirectConnectGateway: write(deleteGateway),
  DescribeDirectConnectGatewayAttachments: read(describeAttachments),
};

export const gatewayTransitions: Transitions<GatewayItem> = {
  'finish-delete': (item, context) => context.remove(directConnectGateway, item.directConnectGatewayId),
};

const MOST_GATEWAYS = 200;
const DEFAULT_ASN = 64512;
const LONGEST_NAME = 100;
const DELETE_MS = 60_000;

function createGateway(
  { directConnectGatewayName, amazonSideAsn = DEFAULT_ASN, tags }: CreateDirectConnectGatewayRequest,
  context: Context,
): CreateDirectConnectGatewayResult {
  const name = checkName(directConnectGatewayName);
  checkAsn(amazonSideAsn);
  const place = globalPlace(context);
  if (place.list(directConnectGateway).length >= MOST_GATEWAYS)
    throw clientException(
      `The maximum number of Direct Connect Gateways (${MOST_GATEWAYS}) has been reached.`,
    );
  const item = place.add(directConnectGateway, {
    directConnectGatewayId: drawUuid(context.random),
    directConnectGatewayName: name,
    amazonSideAsn,
    ownerAccount: context.account,
    directConnectGatewayState: 'available',
    tags: tagsFrom(tags),
  });
  return { directConnectGateway: show(item) };
}

function checkName(name = ''): string {
  if (name === '' || name.length > LONGEST_NAME || !/^[\w -]+$/.test(name))
    throw clientException(
      `Direct Connect Gateway name '${name}' is invalid. It may have up to ${LONGEST_NAME} letters, digits and hyphens (-).`,
    );
  return name;
}

/** RFC 6996. */
function checkAsn(asn: number): void {
  const isPrivate = (asn >= 64512 && asn <= 65534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294);
  if (!isPrivate)
    throw clientException(
      `Amazon side ASN ${asn} is invalid. Valid values are 64512 to 65534 and 4200000000 to 4294967294.`,
    );
}

function show(item: GatewayItem): DirectConnectGateway {
  return { ...item, tags: [...item.tags] };
}

function describeGateways(
  input: DescribeDirectConnectGatewaysRequest,
  context: Context,
): DescribeDirectConnectGatewaysResult {
  const place = globally(context);
  const { directConnectGatewayId: id } = input;
  const known = id === undefined ? place.list(directConnectGateway) : [place.get(directConnectGateway, id)];
  const { items, rest } = pageOf(known, input);
  return { directConnectGateways: items.map(show), ...rest };
}

function updateGateway(
  { directConnectGatewayId, newDirectConnectGatewayName }: UpdateDirectConnectGatewayRequest,
  context: Context,
): UpdateDirectConnectGatewayResponse {
  const item = requireGateway(directConnectGatewayId, context);
  item.directConnectGatewayName = checkName(newDirectConnectGatewayName);
  return { directConnectGateway: show(item) };
}

function deleteGateway(
  { directConnectGatewayId: id = '' }: DeleteDirectConnectGatewayRequest,
  context: Context,
): DeleteDirectConnectGatewayResult {
  const item = globally(context).get(directConnectGateway, id);
  const vif = vifsOfGateway(id, context)[0];
  if (vif)
    throw clientException(
      `Direct Connect Gateway ${id} has Virtual Interface ${vif.virtualInterfaceId} attached: delete all Virtual Interfaces first.`,
    );
  const association = associationsOf(id, context)[0];
  if (association)
    throw clientException(
      `Direct Connect Gateway ${id} is associated with ${association.associatedGateway.id}: disassociate all gateways first.`,
    );
  if (item.directConnectGatewayState !== 'deleting') {
    item.directConnectGatewayState = 'deleting';
    globally(context).later(DELETE_MS, directConnectGateway, id, 'finish-delete');
  }
  return { directConnectGateway: show(item) };
}

function describeAttachments(
  input: DescribeDirectConnectGatewayAttachmentsRequest,
  context: Context,
): DescribeDirectConnectGatewayAttachmentsResult {
  const { directConnectGatewayId, virtualInterfaceId } = input;
  if (directConnectGatewayId === undefined && virtualInterfaceId === undefined)
    throw clientException('Either directConnectGatewayId or virtualInterfaceId must be specified.');
  if (directConnectGatewayId !== undefined)
    globally(context).get(directConnectGateway, directConnectGatewayId);
  const { items, rest } = pageOf(
    allVifs(context)
      .filter((item) => item.attachmentState !== undefined)
      .filter(
        (item) =>
          directConnectGatewayId === undefined || item.directConnectGatewayId === directConnectGatewayId,
      )
      .filter((item) => virtualInterfaceId === undefined || item.virtualInterfaceId === virtualInterfaceId),
    input,
  );
  return { directConnectGatewayAttachments: items.map(attachmentOf), ...rest };
}

function attachmentOf(item: VirtualInterfaceItem): DirectConnectGatewayAttachment {
  return {
    directConnectGatewayId: item.directConnectGatewayId,
    virtualInterfaceId: item.virtualInterfaceId,
    virtualInterfaceRegion: item.region,
    virtualInterfaceOwnerAccount: item.ownerAccount,
    attachmentState: item.attachmentState,
    attachmentType: ATTACHMENT_TYPES[item.type === 'transit' ? 'transit' : 'private'],
  };
}
