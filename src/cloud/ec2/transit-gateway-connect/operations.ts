/** What can be done with Connect attachments and their peers. */
import type {
  CreateTransitGatewayConnectPeerRequest,
  CreateTransitGatewayConnectPeerResult,
  CreateTransitGatewayConnectRequest,
  CreateTransitGatewayConnectResult,
  DeleteTransitGatewayConnectPeerRequest,
  DeleteTransitGatewayConnectPeerResult,
  DeleteTransitGatewayConnectRequest,
  DeleteTransitGatewayConnectResult,
} from '@aws-sdk/client-ec2';
import { describe } from '../../kernel/describe.ts';
import type { Plain } from '../../kernel/plain.ts';
import { type Operations, type Resource, write } from '../../kernel/resource.ts';
import { type AttachmentItem, attachment } from '../transit-gateway-attachment/attachment.ts';
import { showConnect } from '../transit-gateway-attachment/show.ts';
import { type ConnectPeerItem, connectPeer } from './connect-peer.ts';
import { createTransitGatewayConnect, deleteTransitGatewayConnect } from './create-connect.ts';
import { createTransitGatewayConnectPeer, deleteTransitGatewayConnectPeer } from './create-peer.ts';
import { showPeer } from './show.ts';

/** As shown, with the filters of their own operation. */
const connectAttachment: Resource<AttachmentItem> = {
  ...attachment,
  filters: {
    'options.protocol': () => 'gre',
    state: (item) => item.State,
    'transit-gateway-attachment-id': (item) => item.TransitGatewayAttachmentId,
    'transit-gateway-id': (item) => item.TransitGatewayId,
    'transport-transit-gateway-attachment-id': (item, context) =>
      context.find(attachment, item.TransitGatewayAttachmentId)?.ResourceId,
  },
};

export const connectOperations: Operations = {
  CreateTransitGatewayConnect: write<
    CreateTransitGatewayConnectRequest,
    Plain<CreateTransitGatewayConnectResult>
  >(createTransitGatewayConnect),
  DeleteTransitGatewayConnect: write<
    DeleteTransitGatewayConnectRequest,
    Plain<DeleteTransitGatewayConnectResult>
  >(deleteTransitGatewayConnect),
  DescribeTransitGatewayConnects: describe(connectAttachment, {
    ids: 'TransitGatewayAttachmentIds',
    result: 'TransitGatewayConnects',
    items: (context) => context.list(attachment).filter(({ ResourceType }) => ResourceType === 'connect'),
    view: showConnect,
  }),
  CreateTransitGatewayConnectPeer: write<
    CreateTransitGatewayConnectPeerRequest,
    Plain<CreateTransitGatewayConnectPeerResult>
  >(createTransitGatewayConnectPeer),
  DeleteTransitGatewayConnectPeer: write<
    DeleteTransitGatewayConnectPeerRequest,
    Plain<DeleteTransitGatewayConnectPeerResult>
  >(deleteTransitGatewayConnectPeer),
  DescribeTransitGatewayConnectPeers: describe<ConnectPeerItem>(connectPeer, {
    ids: 'TransitGatewayConnectPeerIds',
    result: 'TransitGatewayConnectPeers',
    view: showPeer,
  }),
};
