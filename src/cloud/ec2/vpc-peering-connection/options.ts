/** Whether public names of one side's VPC mean private addresses to the other side (R-VPC-146). */
import type {
  ModifyVpcPeeringConnectionOptionsRequest,
  ModifyVpcPeeringConnectionOptionsResult,
  PeeringConnectionOptionsRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import { hasPublicNames } from '../dns-names.ts';
import { vpcAt } from './blocks.ts';
import { showOptions } from './show.ts';
import { sidesOf } from './sides.ts';
import { isActive, type PeeringItem, vpcPeeringConnection } from './vpc-peering-connection.ts';

type Side = 'AccepterVpcInfo' | 'RequesterVpcInfo';

export function modifyVpcPeeringConnectionOptions(
  input: ModifyVpcPeeringConnectionOptionsRequest,
  context: Context,
): ModifyVpcPeeringConnectionOptionsResult {
  const item = context.get(
    vpcPeeringConnection,
    required(input.VpcPeeringConnectionId, 'vpcPeeringConnectionId'),
  );
  const { AccepterPeeringConnectionOptions: accepter, RequesterPeeringConnectionOptions: requester } = input;
  if (!accepter && !requester) throw invalidParameterCombination('No options specified.');
  if (!isActive(item)) {
    throw new AwsError(
      'OperationNotPermitted',
      `The options of ${item.VpcPeeringConnectionId} cannot be modified while it is in state ${item.Status.Code}; it must be active.`,
    );
  }
  if (accepter) change(item, 'AccepterVpcInfo', accepter, context);
  if (requester) change(item, 'RequesterVpcInfo', requester, context);
  return {
    ...(accepter && { AccepterPeeringConnectionOptions: showOptions(item.AccepterVpcInfo) }),
    ...(requester && { RequesterPeeringConnectionOptions: showOptions(item.RequesterVpcInfo) }),
  };
}

function change(
  item: PeeringItem,
  side: Side,
  options: PeeringConnectionOptionsRequest,
  context: Context,
): void {
  refuseOptions(options, [
    'AllowEgressFromLocalClassicLinkToRemoteVpc',
    'AllowEgressFromLocalVpcToRemoteClassicLink',
  ]);
  const { VpcPeeringConnectionId: id } = item;
  const { Region } = item[side];
  if (Region !== context.region) {
    throw new AwsError(
      'OperationNotPermitted',
      `Incorrect region (${context.region}) specified for this request. The options of this side of ${id} must be modified in region ${Region}`,
    );
  }
  const allowed = options.AllowDnsResolutionFromRemoteVpc ?? item[side].AllowDnsResolutionFromRemoteVpc;
  if (allowed) requireNames(item, context);
  for (const known of sidesOf(item, context)) known[side].AllowDnsResolutionFromRemoteVpc = allowed;
}

function requireNames(item: PeeringItem, context: Context): void {
  const silent = [item.RequesterVpcInfo, item.AccepterVpcInfo].find(
    (side) => !hasPublicNames(vpcAt(side, context)),
  );
  if (!silent) return;
  throw new AwsError(
    'InvalidVpcPeeringConnectionState.DnsHostnamesDisabled',
    `DNS resolution over ${item.VpcPeeringConnectionId} needs enableDnsSupport and enableDnsHostnames set to true for ${silent.VpcId}`,
  );
}
