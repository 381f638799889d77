/**
 * What a request says about rules, as `IpPermissions` or in the flat parameters of old, made into one rule a peer
 * (R-SG-15, R-SG-18).
 */
import type { IpPermission, UserIdGroupPair } from '@aws-sdk/client-ec2';
import { formatPrefix, parsePrefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination, missingParameter } from '../../kernel/errors.ts';
import { prefixList } from '../prefix-list/prefix-list.ts';
import { connectionTo } from './foreign.ts';
import { groupNamed } from './lookup.ts';
import { checkRuleDescription } from './name.ts';
import { readPorts, readProtocol } from './protocol.ts';
import type { RuleSpecification } from './rule.ts';
import { type SecurityGroupItem, securityGroup } from './security-group.ts';

export interface PermissionInput {
  IpPermissions?: IpPermission[] | undefined;
  IpProtocol?: string | undefined;
  FromPort?: number | undefined;
  ToPort?: number | undefined;
  CidrIp?: string | undefined;
  SourceSecurityGroupName?: string | undefined;
  SourceSecurityGroupOwnerId?: string | undefined;
}

export function readRules(
  input: PermissionInput,
  group: SecurityGroupItem,
  egress: boolean,
  context: Context,
): RuleSpecification[] {
  return permissionsOf(input).flatMap((permission) => readPermission(permission, group, egress, context));
}

function permissionsOf(input: PermissionInput): readonly IpPermission[] {
  const flat = [input.IpProtocol, input.FromPort, input.ToPort, input.CidrIp, input.SourceSecurityGroupName];
  if (flat.every((value) => value === undefined)) {
    if (input.IpPermissions?.length) return input.IpPermissions;
    throw missingParameter('ipPermissions');
  }
  if (input.IpPermissions?.length) {
    throw invalidParameterCombination(
      'The parameter ipPermissions may not be used with individual IP permission parameters',
    );
  }
  const { IpProtocol, FromPort, ToPort, CidrIp, SourceSecurityGroupName: GroupName } = input;
  return [
    {
      // Naming a source group alone has always meant all its traffic.
      IpProtocol: IpProtocol ?? (GroupName === undefined ? undefined : '-1'),
      FromPort,
      ToPort,
      IpRanges: CidrIp === undefined ? [] : [{ CidrIp }],
      UserIdGroupPairs:
        GroupName === undefined ? [] : [{ GroupName, UserId: input.SourceSecurityGroupOwnerId }],
    },
  ];
}

function readPermission(
  permission: IpPermission,
  group: SecurityGroupItem,
  egress: boolean,
  context: Context,
): RuleSpecification[] {
  const protocol = readProtocol(permission.IpProtocol);
  const common = {
    IsEgress: egress,
    IpProtocol: protocol,
    ...readPorts(protocol, permission.FromPort, permission.ToPort),
  };
  const peers = [
    ...(permission.IpRanges ?? []).map((range) => ({
      CidrIpv4: readCidr(range.CidrIp, 4),
      ...described(range),
    })),
    ...(permission.Ipv6Ranges ?? []).map((range) => ({
      CidrIpv6: readCidr(range.CidrIpv6, 6),
      ...described(range),
    })),
    ...(permission.PrefixListIds ?? []).map((list) => ({
      PrefixListId: readPrefixList(list.PrefixListId, context),
      ...described(list),
    })),
    ...(permission.UserIdGroupPairs ?? []).map((pair) => ({
      ReferencedGroupInfo: readGroup(pair, group, egress, context),
      ...described(pair),
    })),
  ];
  if (peers.length === 0) {
    throw new AwsError(
      'MissingParameter',
      'Missing source specification: include source security group or CIDR information',
    );
  }
  return peers.map((peer) => ({ ...common, ...peer }));
}

function described(peer: { Description?: string | undefined }): { Description?: string } {
  checkRuleDescription(peer.Description);
  return peer.Description ? { Description: peer.Description } : {};
}

export function readCidr(text: string | undefined, family: 4 | 6): string {
  const prefix = parsePrefix(text ?? '');
  if (prefix?.family === family) return formatPrefix(prefix);
  throw new AwsError('InvalidParameterValue', `CIDR block ${text} is malformed`);
}

export function readPrefixList(id: string | undefined, context: Context): string {
  if (id === undefined) throw missingParameter('prefixListId');
  return prefixList.id(context.get(prefixList, id));
}

/** A group of the same VPC, or of one that is connected with it (R-SG-18); or one that the group names already. */
export function readGroup(
  pair: UserIdGroupPair,
  group: SecurityGroupItem,
  egress: boolean,
  context: Context,
) {
  const owner = pair.UserId ?? context.account;
  // The console's and the documentation's `<account>/<group>` form.
  const id = pair.GroupId?.includes('/') ? pair.GroupId.slice(pair.GroupId.indexOf('/') + 1) : pair.GroupId;
  const known = group.Rules.find((rule) => id !== undefined && rule.ReferencedGroupInfo?.GroupId === id);
  if (known?.ReferencedGroupInfo) return { ...known.ReferencedGroupInfo };
  if (owner !== context.account) throw securityGroup.notFound(id ?? pair.GroupName ?? '');
  const found =
    id === undefined
      ? groupNamed(pair.GroupName ?? '', group.VpcId, context)
      : context.get(securityGroup, id);
  if (!found) throw securityGroup.notFound(pair.GroupName ?? '');
  const there = found.VpcId === group.VpcId ? {} : connectionTo(found.VpcId, group.VpcId, egress, context);
  if (!there) {
    throw new AwsError(
      'InvalidGroup.NotFound',
      'You have specified two resources that belong to different networks.',
    );
  }
  return { GroupId: found.GroupId, UserId: found.OwnerId, ...there };
}
