/** A connection as `describe-vpc-peering-connections` shows it: with the blocks of the VPCs, the accepter's once it said yes. */
import type { VpcPeeringConnection, VpcPeeringConnectionVpcInfo } from '@aws-sdk/client-ec2';
import { formatPrefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import { ipv4BlocksOf, ipv6BlocksOf } from '../vpc/vpc.ts';
import { vpcAt } from './blocks.ts';
import { isLive, type PeeringItem, type PeeringSide } from './vpc-peering-connection.ts';

export function showPeering(item: PeeringItem, context: Context): Plain<VpcPeeringConnection> {
  const accepted = isLive(item);
  return {
    ...item,
    AccepterVpcInfo: showSide(item.AccepterVpcInfo, accepted, accepted, context),
    RequesterVpcInfo: showSide(item.RequesterVpcInfo, true, accepted, context),
  };
}

function showSide(
  side: PeeringSide,
  withBlocks: boolean,
  withOptions: boolean,
  context: Context,
): Plain<VpcPeeringConnectionVpcInfo> {
  const { OwnerId, VpcId, Region } = side;
  const item = withBlocks ? vpcAt(side, context) : undefined;
  const ipv6 = item ? ipv6BlocksOf(item) : [];
  return {
    ...(item && {
      CidrBlock: item.CidrBlock,
      CidrBlockSet: ipv4BlocksOf(item).map((block) => ({ CidrBlock: formatPrefix(block) })),
    }),
    ...(ipv6.length > 0 && {
      Ipv6CidrBlockSet: ipv6.map((block) => ({ Ipv6CidrBlock: formatPrefix(block) })),
    }),
    OwnerId,
    ...(withOptions && { PeeringOptions: showOptions(side) }),
    VpcId,
    Region,
  };
}

/** ClassicLink is no more, but its options are still shown. */
export function showOptions({ AllowDnsResolutionFromRemoteVpc }: PeeringSide) {
  return {
    AllowDnsResolutionFromRemoteVpc,
    AllowEgressFromLocalClassicLinkToRemoteVpc: false,
    AllowEgressFromLocalVpcToRemoteClassicLink: false,
  };
}
