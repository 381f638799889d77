/** What the accepter says, in its own region (R-VPC-144), and what either side may say later (R-VPC-145). */
import type {
  AcceptVpcPeeringConnectionRequest,
  AcceptVpcPeeringConnectionResult,
  DeleteVpcPeeringConnectionRequest,
  DeleteVpcPeeringConnectionResult,
  RejectVpcPeeringConnectionRequest,
  RejectVpcPeeringConnectionResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { canJoin } from './blocks.ts';
import { deleteLater, end, provisionLater } from './lifecycle.ts';
import { showPeering } from './show.ts';
import { changeState } from './sides.ts';
import {
  isLive,
  type PeeringItem,
  type PeeringState,
  peeringsOf,
  vpcPeeringConnection,
} from './vpc-peering-connection.ts';

const LIVE_PER_VPC = 50;

export function acceptVpcPeeringConnection(
  input: AcceptVpcPeeringConnectionRequest,
  context: Context,
): Plain<AcceptVpcPeeringConnectionResult> {
  const item = find(input.VpcPeeringConnectionId, context);
  requireAccepterRegion(item, 'accepted', context);
  if (item.Status.Code !== 'pending-acceptance') throw invalidTransition(item, 'provisioning');
  for (const { VpcId, Region } of [item.RequesterVpcInfo, item.AccepterVpcInfo])
    refuseTooMany(VpcId, context.elsewhere(Region));
  // A block that came since may have made the two overlap (R-VPC-22).
  if (canJoin(item, context)) {
    changeState(item, 'provisioning', context);
    provisionLater(item, context);
  } else {
    end(item, 'failed', context);
  }
  return { VpcPeeringConnection: showPeering(item, context) };
}

function refuseTooMany(vpcId: string, context: Context): void {
  if (peeringsOf(vpcId, context).filter(isLive).length < LIVE_PER_VPC) return;
  throw new AwsError(
    'ActiveVpcPeeringConnectionPerVpcLimitExceeded',
    `The maximum number of active VPC peering connections of ${vpcId} has been reached.`,
  );
}

export function rejectVpcPeeringConnection(
  input: RejectVpcPeeringConnectionRequest,
  context: Context,
): RejectVpcPeeringConnectionResult {
  const item = find(input.VpcPeeringConnectionId, context);
  requireAccepterRegion(item, 'rejected', context);
  if (item.Status.Code !== 'pending-acceptance') throw invalidTransition(item, 'rejected');
  end(item, 'rejected', context);
  return { Return: true };
}

export function deleteVpcPeeringConnection(
  input: DeleteVpcPeeringConnectionRequest,
  context: Context,
): DeleteVpcPeeringConnectionResult {
  const item = find(input.VpcPeeringConnectionId, context);
  if (!isLive(item) && item.Status.Code !== 'pending-acceptance') throw invalidTransition(item, 'deleting');
  changeState(item, 'deleting', context);
  deleteLater(item, context);
  return { Return: true };
}

function find(id: string | undefined, context: Context): PeeringItem {
  return context.get(vpcPeeringConnection, required(id, 'vpcPeeringConnectionId'));
}

function requireAccepterRegion(
  { VpcPeeringConnectionId: id, AccepterVpcInfo: { Region } }: PeeringItem,
  deed: string,
  context: Context,
): void {
  if (Region === context.region) return;
  throw new AwsError(
    'OperationNotPermitted',
    `Incorrect region (${context.region}) specified for this request. VPC peering connection ${id} must be ${deed} in region ${Region}`,
  );
}

function invalidTransition(
  { VpcPeeringConnectionId: id, Status: { Code } }: PeeringItem,
  wanted: PeeringState,
): AwsError {
  return new AwsError(
    'InvalidStateTransition',
    `Invalid state transition for ${id}, attempted to transition from ${Code} to ${wanted}`,
  );
}
