/** RegisterTargets and DeregisterTargets (R-ELB-30, R-ELB-36). */
import type {
  DeregisterTargetsInput,
  RegisterTargetsInput,
  TargetDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { formatAddress, parseAddress } from '../../../kit/address.ts';
import { parsePrefix, prefixContains } from '../../../kit/prefix.ts';
import { instance } from '../../ec2/instance/instance.ts';
import { ipv4BlocksOf, vpc } from '../../ec2/vpc/vpc.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { outOfRange, validationError } from '../errors.ts';
import { listener } from '../listener/listener.ts';
import { requireLoadBalancer } from '../load-balancer/load-balancer.ts';
import { targetGroupAttribute } from './attributes.ts';
import {
  requireTargetGroup,
  type TargetGroupItem,
  type TargetItem,
  targetGroup,
  targetKey,
} from './target-group.ts';
import { isInUse } from './users.ts';

/** R-ELB-14. */
const TARGETS_PER_GROUP = 1000;

export function registerTargets(input: RegisterTargetsInput, context: Context): object {
  const group = requireTargetGroup(input.TargetGroupArn, context);
  const wanted = (input.Targets ?? []).map((target) => readTarget(target, group));
  checkTargets(wanted, group, context);
  for (const target of wanted) {
    const registered = group.Targets.find((other) => targetKey(other) === targetKey(target));
    if (registered) delete registered.drainedAt;
    else group.Targets.push({ ...target, registeredAt: context.now, opinions: {} });
  }
  if (group.Targets.length > (group.TargetType === 'alb' ? 1 : TARGETS_PER_GROUP)) {
    throw new AwsError('TooManyTargets', 'The maximum number of targets per target group has been reached');
  }
  return {};
}

type Wanted = Pick<TargetItem, 'Id' | 'Port' | 'AvailabilityZone'>;

function readTarget({ Id = '', Port, AvailabilityZone }: TargetDescription, group: TargetGroupItem): Wanted {
  const port = Port ?? group.Port;
  if (port < 1 || port > 65_535) throw outOfRange(port, 'targets.port', 1, 65_535);
  const address = group.TargetType === 'ip' ? parseAddress(Id) : undefined;
  return {
    Id: address ? formatAddress(address) : Id,
    Port: port,
    ...(AvailabilityZone !== undefined && { AvailabilityZone }),
  };
}

function checkTargets(wanted: readonly Wanted[], group: TargetGroupItem, context: Context): void {
  if (group.TargetType === 'instance') checkInstances(wanted, group, context);
  else
    for (const one of wanted) {
      if (group.TargetType === 'ip') checkAddress(one, group, context);
      else checkBalancer(one, group, context);
    }
}

function checkInstances(wanted: readonly Wanted[], group: TargetGroupItem, context: Context): void {
  const known = wanted.map(({ Id }) => ({ Id, item: context.find(instance, Id) }));
  for (const { Id } of known.filter(({ item }) => !item))
    throw validationError(`Instance ID '${Id}' is not valid`);
  const idle = known.filter(({ item }) => item?.State.Name !== 'running').map(({ Id }) => `'${Id}'`);
  if (idle.length > 0) {
    throw new AwsError(
      'InvalidTarget',
      `The following targets are not in a running state and cannot be registered: ${idle.join(', ')}`,
    );
  }
  const foreign = known.filter(({ item }) => item?.VpcId !== group.VpcId).map(({ Id }) => `'${Id}'`);
  if (foreign.length > 0) {
    throw new AwsError(
      'InvalidTarget',
      `The following targets are not in the target group VPC '${group.VpcId}': ${foreign.join(', ')}`,
    );
  }
}

/** Outside the VPC, these may be addressed over links (R-ELB-30). */
const REMOTE = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'].map(parsePrefix);

function checkAddress(
  { Id, AvailabilityZone: zone }: Wanted,
  group: TargetGroupItem,
  context: Context,
): void {
  const address = parseAddress(Id);
  if (address?.family !== 4) throw validationError(`The IP address '${Id}' is not a valid IPv4 address`);
  const blocks = ipv4BlocksOf(context.get(vpc, group.VpcId));
  const inside = blocks.some((block) => prefixContains(block, address));
  if (inside) {
    if (zone === 'all') {
      throw validationError(
        `You cannot specify 'all' as the Availability Zone for the IP address '${Id}', which is in the target group VPC`,
      );
    }
    return;
  }
  if (!REMOTE.some((block) => block && prefixContains(block, address))) {
    throw validationError(
      `The IP address '${Id}' is not within the IPv4 CIDR blocks of the target group VPC '${group.VpcId}' or the supported private ranges`,
    );
  }
  if (zone !== 'all') {
    throw validationError(
      `You must specify 'all' as the Availability Zone for the IP address '${Id}', which is outside the target group VPC`,
    );
  }
}

function checkBalancer({ Id, Port }: Wanted, group: TargetGroupItem, context: Context): void {
  const target = requireLoadBalancer(Id, context);
  if (target.Type !== 'application' || target.VpcId !== group.VpcId) {
    throw new AwsError(
      'InvalidTarget',
      `The target '${Id}' must be an Application Load Balancer in the VPC '${group.VpcId}'`,
    );
  }
  if (Port !== group.Port) {
    throw validationError(`The port of the target '${Id}' must match the port of the target group`);
  }
  const listens = context.list(listener).some((item) => item.LoadBalancerArn === Id && item.Port === Port);
  if (!listens) {
    throw new AwsError(
      'InvalidTarget',
      `The Application Load Balancer '${Id}' has no listener on port ${Port}`,
    );
  }
}

export function deregisterTargets(input: DeregisterTargetsInput, context: Context): object {
  const group = requireTargetGroup(input.TargetGroupArn, context);
  const leaving = (input.Targets ?? []).flatMap((target) => namedTargets(target, group));
  const delayMs = Number(targetGroupAttribute(group, 'deregistration_delay.timeout_seconds')) * 1000;
  const drains = delayMs > 0 && isInUse(group.TargetGroupArn, context);
  for (const target of leaving) {
    if (!drains) group.Targets = group.Targets.filter((other) => targetKey(other) !== targetKey(target));
    else if (target.drainedAt === undefined) {
      target.drainedAt = context.now + delayMs;
      const part = `${target.drainedAt} ${targetKey(target)}`;
      context.later(delayMs, targetGroup, group.TargetGroupArn, 'drained', part);
    }
  }
  return {};
}

/** Without a port: on whichever ports it is registered. */
function namedTargets({ Id = '', Port }: TargetDescription, group: TargetGroupItem): TargetItem[] {
  const found = group.Targets.filter((target) => target.Id === Id && (Port ?? target.Port) === target.Port);
  if (found.length > 0) return found;
  throw new AwsError('InvalidTarget', `The following targets are not registered: '${Id}'`);
}

/** A transition: it is gone, unless it was registered again. */
export function drained(group: TargetGroupItem, _: Context, part: string): void {
  group.Targets = group.Targets.filter(
    (target) => target.drainedAt === undefined || `${target.drainedAt} ${targetKey(target)}` !== part,
  );
}
