/** CreateVpcPeeringConnection: what is refused at once (R-VPC-143); overlapping blocks fail later (R-VPC-142). */
import type {
  CreateVpcPeeringConnectionRequest,
  CreateVpcPeeringConnectionResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterValue } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { REGIONS, regionInfo } from '../../kernel/regions.ts';
import { requestTags } from '../../kernel/tags.ts';
import { vpc } from '../vpc/vpc.ts';
import { initiateLater, OFFER_MS } from './lifecycle.ts';
import { showPeering } from './show.ts';
import { messageOf } from './sides.ts';
import {
  isAsked,
  isLive,
  type PeeringSide,
  peeringsOf,
  peerOf,
  vpcPeeringConnection,
} from './vpc-peering-connection.ts';

const OUTSTANDING_PER_VPC = 25;

export function createVpcPeeringConnection(
  input: CreateVpcPeeringConnectionRequest,
  context: Context,
): Plain<CreateVpcPeeringConnectionResult> {
  const tags = requestTags(vpcPeeringConnection.kind, input.TagSpecifications);
  const { VpcId: vpcId } = context.get(vpc, required(input.VpcId, 'vpcId'));
  const peerId = required(input.PeerVpcId, 'peerVpcId');
  const owner = requireOwnAccount(input.PeerOwnerId, context);
  const region = requireRegion(input.PeerRegion, context);
  // Another region's VPC is looked for later, and the request fails then.
  if (region === context.region) context.get(vpc, peerId);
  refuseSecond(vpcId, peerId, context);
  const side = (VpcId: string, Region: string): PeeringSide => ({
    OwnerId: owner,
    VpcId,
    Region,
    AllowDnsResolutionFromRemoteVpc: false,
  });
  const AccepterVpcInfo = side(peerId, region);
  const created = context.add(vpcPeeringConnection, {
    AccepterVpcInfo,
    ExpirationTime: timestamp(context.now + OFFER_MS),
    RequesterVpcInfo: side(vpcId, context.region),
    Status: {
      Code: 'initiating-request',
      Message: messageOf('initiating-request', { AccepterVpcInfo }),
    },
    Tags: tags,
    VpcPeeringConnectionId: context.newId(vpcPeeringConnection.prefix),
  });
  initiateLater(created, context);
  return { VpcPeeringConnection: showPeering(created, context) };
}

function requireOwnAccount(owner: string | undefined, context: Context): string {
  if (owner === undefined || owner === context.account) return context.account;
  throw new AwsError(
    'NotSimulated',
    `netlab simulates one account, ${context.account}: there is no VPC of account ${owner} to peer with`,
    501,
  );
}

function requireRegion(region: string | undefined, context: Context): string {
  if (region === undefined || regionInfo(region)) return region ?? context.region;
  throw invalidParameterValue(
    region,
    'peerRegion',
    `Expecting one of: ${REGIONS.map(({ name }) => name).join(', ')}.`,
  );
}

function refuseSecond(vpcId: string, peerId: string, context: Context): void {
  const own = peeringsOf(vpcId, context).filter((item) => isAsked(item) || isLive(item));
  const same = own.find((item) => peerOf(item, vpcId)?.VpcId === peerId);
  if (same) {
    throw new AwsError(
      'VpcPeeringConnectionAlreadyExists',
      `A VPC peering connection between ${vpcId} and ${peerId} already exists: ${same.VpcPeeringConnectionId}`,
    );
  }
  const asked = own.filter((item) => isAsked(item) && item.RequesterVpcInfo.VpcId === vpcId);
  if (asked.length >= OUTSTANDING_PER_VPC) {
    throw new AwsError(
      'OutstandingVpcPeeringConnectionLimitExceeded',
      'The maximum number of outstanding VPC peering connection requests has been reached.',
    );
  }
}
