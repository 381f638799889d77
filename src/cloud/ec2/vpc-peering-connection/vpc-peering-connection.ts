/**
 * VPC peering connections (R-VPC-140…R-VPC-147, R-PCX-1…R-PCX-5). A connection stands in the region of either side, each
 * with its own tags, as AWS's regions know it; `sides.ts` keeps the two in step. Blocks are not stored: they follow from
 * the VPCs.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
import type {
  VpcPeeringConnection,
  VpcPeeringConnectionStateReasonCode,
  VpcPeeringConnectionVpcInfo,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import type { Filters, Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';

export type PeeringState = VpcPeeringConnectionStateReasonCode;

/** Whether names of the side's VPC stand for private addresses when the other side asks (R-VPC-146). */
export interface PeeringSide {
  OwnerId: string;
  VpcId: string;
  Region: string;
  AllowDnsResolutionFromRemoteVpc: boolean;
}

export type PeeringItem = Omit<
  Stored<VpcPeeringConnection, 'VpcPeeringConnectionId' | 'Tags'>,
  'AccepterVpcInfo' | 'RequesterVpcInfo' | 'Status'
> & {
  AccepterVpcInfo: PeeringSide;
  RequesterVpcInfo: PeeringSide;
  Status: { Code: PeeringState; Message: string };
};

type ShownSide = Plain<VpcPeeringConnectionVpcInfo>;

export const vpcPeeringConnection: Resource<PeeringItem> = {
  kind: 'vpc-peering-connection',
  prefix: 'pcx',
  id: (item) => item.VpcPeeringConnectionId,
  notFound: notFound('InvalidVpcPeeringConnectionID.NotFound', 'vpcPeeringConnection ID'),
  malformed: malformed('InvalidVpcPeeringConnectionId.Malformed', 'pcx'),
  filters: {
    ...filtersOfSide('accepter-vpc-info', (item) => item.AccepterVpcInfo),
    'expiration-time': (item) => item.ExpirationTime,
    ...filtersOfSide('requester-vpc-info', (item) => item.RequesterVpcInfo),
    'status-code': (item) => item.Status.Code,
    'status-message': (item) => item.Status.Message,
    'vpc-peering-connection-id': (item) => item.VpcPeeringConnectionId,
  },
  holds: (item) => [
    isAsked(item) || isLive(item) ? item.RequesterVpcInfo.VpcId : undefined,
    isLive(item) ? item.AccepterVpcInfo.VpcId : undefined,
  ],
};

/** Filters see a side as it is shown, with its blocks. */
function filtersOfSide(name: string, side: (item: PeeringItem) => PeeringSide): Filters<PeeringItem> {
  const shown = (item: PeeringItem): ShownSide => side(item);
  return {
    [`${name}.cidr-block`]: (item) => shown(item).CidrBlockSet?.map((block) => block.CidrBlock),
    [`${name}.owner-id`]: (item) => shown(item).OwnerId,
    [`${name}.vpc-id`]: (item) => shown(item).VpcId,
  };
}

/** Whether it was asked for, and nobody has answered yet. */
export function isAsked({ Status }: PeeringItem): boolean {
  return Status.Code === 'initiating-request' || Status.Code === 'pending-acceptance';
}

/** Whether it was accepted, and neither side has deleted it. */
export function isLive({ Status }: PeeringItem): boolean {
  return Status.Code === 'provisioning' || Status.Code === 'active';
}

export function isActive({ Status }: PeeringItem): boolean {
  return Status.Code === 'active';
}

/** Whether both sides are in one region: only then do their security groups know each other (R-VPC-147). */
export function isWithinRegion({ RequesterVpcInfo, AccepterVpcInfo }: PeeringItem): boolean {
  return RequesterVpcInfo.Region === AccepterVpcInfo.Region;
}

/** The other end, as a VPC sees it; undefined for a VPC that has no part in it. */
export function peerOf(
  { RequesterVpcInfo, AccepterVpcInfo }: PeeringItem,
  vpcId: string,
): PeeringSide | undefined {
  if (RequesterVpcInfo.VpcId === vpcId) return AccepterVpcInfo;
  return AccepterVpcInfo.VpcId === vpcId ? RequesterVpcInfo : undefined;
}

/** The connections of a VPC, whatever their state, as its own region knows them. */
export function peeringsOf(vpcId: string, context: Context): PeeringItem[] {
  return context.list(vpcPeeringConnection).filter((item) => peerOf(item, vpcId) !== undefined);
}
