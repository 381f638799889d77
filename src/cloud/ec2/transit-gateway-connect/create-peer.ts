/** CreateTransitGatewayConnectPeer and its end: outer addresses from the gateway's own blocks, an inside block of its own (R-TGW-24). */
import type {
  CreateTransitGatewayConnectPeerRequest,
  CreateTransitGatewayConnectPeerResult,
  DeleteTransitGatewayConnectPeerRequest,
  DeleteTransitGatewayConnectPeerResult,
} from '@aws-sdk/client-ec2';
import { addressPlus, formatAddress, parseAddress } from '../../../kit/address.ts';
import { type Prefix, prefixContains } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterValue } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import type { Transitions } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { storedPrefix } from '../cidr.ts';
import {
  invalidState,
  requireAvailable,
  type TransitGatewayItem,
} from '../transit-gateway/transit-gateway.ts';
import { attachmentsOf } from '../transit-gateway-attachment/attachment.ts';
import { type ConnectPeerItem, connectPeer, peersOf } from './connect-peer.ts';
import { requireConnect } from './create-connect.ts';
import { requireInsideBlock } from './inside-block.ts';
import { showPeer } from './show.ts';

const PROVISION_MS = 60_000;
const DELETE_MS = 45_000;
const SHOWN_MS = 2 * 3_600_000;
const PEERS = 4;
const MOST_ASN = 4_294_967_294;

export function createTransitGatewayConnectPeer(
  input: CreateTransitGatewayConnectPeerRequest,
  context: Context,
): Plain<CreateTransitGatewayConnectPeerResult> {
  const tags = requestTags(connectPeer.kind, input.TagSpecifications);
  const connect = requireConnect(input.TransitGatewayAttachmentId, context);
  const { TransitGatewayAttachmentId } = connect;
  const gateway = requireAvailable(connect.TransitGatewayId, context);
  const PeerAddress = requireOuter(required(input.PeerAddress, 'peerAddress'), 'peerAddress');
  const others = peersAt(gateway, context);
  const InsideCidrBlock = requireInsideBlock(
    required(input.InsideCidrBlocks, 'insideCidrBlocks'),
    others.map((one) => one.InsideCidrBlock),
  );
  if (peersOf(TransitGatewayAttachmentId, context).length >= PEERS) {
    throw new AwsError(
      'TransitGatewayConnectPeerLimitExceeded',
      `The maximum number of Transit Gateway Connect Peers of ${TransitGatewayAttachmentId} has been reached.`,
    );
  }
  const created = context.add<ConnectPeerItem>(connectPeer, {
    TransitGatewayConnectPeerId: context.newId(connectPeer.prefix),
    TransitGatewayAttachmentId,
    State: 'pending',
    CreationTime: timestamp(context.now),
    TransitGatewayAddress: outerOf(gateway, input.TransitGatewayAddress, PeerAddress, others),
    PeerAddress,
    InsideCidrBlock,
    PeerAsn: requireAsn(input.BgpOptions?.PeerAsn ?? gateway.Options.AmazonSideAsn ?? 0),
    Tags: tags,
  });
  context.later(PROVISION_MS, connectPeer, created.TransitGatewayConnectPeerId, 'provision');
  return { TransitGatewayConnectPeer: showPeer(created, context) };
}

function peersAt({ TransitGatewayId }: TransitGatewayItem, context: Context): readonly ConnectPeerItem[] {
  return attachmentsOf(TransitGatewayId, context).flatMap((one) =>
    peersOf(one.TransitGatewayAttachmentId, context),
  );
}

function requireOuter(text: string, parameter: string): string {
  const address = parseAddress(text);
  if (!address) throw invalidParameterValue(text, parameter, 'Expecting an IP address.');
  if (address.family === 4) return formatAddress(address);
  throw new AwsError(
    'NotSimulated',
    'netlab does not simulate this: GRE over IPv6. Give an IPv4 address.',
    501,
  );
}

/** The address asked for, or the first that no tunnel to the same appliance has. */
function outerOf(
  { TransitGatewayId, Options }: TransitGatewayItem,
  asked: string | undefined,
  peerAddress: string,
  others: readonly ConnectPeerItem[],
): string {
  const blocks = (Options.TransitGatewayCidrBlocks ?? []).map(storedPrefix).filter((one) => one.family === 4);
  const [block] = blocks;
  if (!block) {
    throw new AwsError(
      'InvalidRequest',
      `${TransitGatewayId} has no IPv4 CIDR block of its own, from which Connect peers take their address: add one with ModifyTransitGateway.`,
    );
  }
  const taken = new Set(
    others.filter((one) => one.PeerAddress === peerAddress).map((one) => one.TransitGatewayAddress),
  );
  if (asked !== undefined) return requireFree(requireOuter(asked, 'transitGatewayAddress'), blocks, taken);
  let step = 1;
  // Its peers are few, and its blocks have 256 addresses at least.
  const nth = () => formatAddress(addressPlus({ family: 4, value: block.first }, step));
  while (taken.has(nth())) step++;
  return nth();
}

function requireFree(text: string, blocks: readonly Prefix[], taken: ReadonlySet<string>): string {
  const refuse = (why: string) => invalidParameterValue(text, 'transitGatewayAddress', why);
  const address = parseAddress(text);
  if (!address || !blocks.some((block) => prefixContains(block, address)))
    throw refuse('Expecting an address from the CIDR blocks of the transit gateway.');
  if (taken.has(text)) throw refuse('Another Connect peer has a tunnel from it to the same peer address.');
  return text;
}

function requireAsn(asn: number): number {
  if (Number.isInteger(asn) && asn >= 1 && asn <= MOST_ASN) return asn;
  throw invalidParameterValue(asn, 'peerAsn', `Expecting a number from 1 to ${MOST_ASN}.`);
}

export function deleteTransitGatewayConnectPeer(
  input: DeleteTransitGatewayConnectPeerRequest,
  context: Context,
): Plain<DeleteTransitGatewayConnectPeerResult> {
  const id = required(input.TransitGatewayConnectPeerId, 'transitGatewayConnectPeerId');
  const item = context.get(connectPeer, id);
  if (item.State === 'deleted') throw connectPeer.notFound(id);
  if (item.State !== 'available') throw invalidState(id);
  item.State = 'deleting';
  context.later(DELETE_MS, connectPeer, id, 'finish-delete');
  return { TransitGatewayConnectPeer: showPeer(item, context) };
}

export const connectPeerTransitions: Transitions<ConnectPeerItem> = {
  provision: (item) => {
    if (item.State === 'pending') item.State = 'available';
  },
  'finish-delete': (item, context) => {
    item.State = 'deleted';
    context.later(SHOWN_MS, connectPeer, item.TransitGatewayConnectPeerId, 'forget');
  },
  forget: (item, context) => context.remove(connectPeer, item.TransitGatewayConnectPeerId),
};
