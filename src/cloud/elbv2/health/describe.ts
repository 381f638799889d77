/** DescribeTargetHealth: what is thought of each target, with AWS's reasons (R-ELB-33, R-ELB-34). */
import type {
  DescribeTargetHealthInput,
  DescribeTargetHealthOutput,
  TargetHealth,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import { requireTargetGroup, type TargetGroupItem, type TargetItem } from '../target-group/target-group.ts';
import { balancerOf } from '../target-group/users.ts';
import { nodesFor } from './nodes.ts';
import { checkPortOf } from './probe.ts';
import { idleReason } from './serving.ts';

/** How long a target is shown as being registered before it is shown as being checked. */
const REGISTERING_MS = 10_000;

export function describeTargetHealth(
  input: DescribeTargetHealthInput,
  context: Context,
): DescribeTargetHealthOutput {
  const group = requireTargetGroup(input.TargetGroupArn, context);
  const asked = input.Targets?.length
    ? input.Targets.map(({ Id = '', Port }) => ({ Id, Port: Port ?? group.Port }))
    : group.Targets;
  return {
    TargetHealthDescriptions: asked.map(({ Id, Port }) => {
      const target = group.Targets.find((one) => one.Id === Id && one.Port === Port);
      if (!target) return { Target: { Id, Port }, TargetHealth: NOT_REGISTERED };
      const { AvailabilityZone } = target;
      return {
        Target: { Id, Port, ...(AvailabilityZone !== undefined && { AvailabilityZone }) },
        HealthCheckPort: String(checkPortOf(target, group)),
        TargetHealth: healthOf(target, group, context),
      };
    }),
  };
}

const NOT_REGISTERED: TargetHealth = {
  State: 'unused',
  Reason: 'Target.NotRegistered',
  Description: 'Target is not registered to the target group',
};
const DRAINING: TargetHealth = {
  State: 'draining',
  Reason: 'Target.DeregistrationInProgress',
  Description: 'Target deregistration is in progress',
};
const NOT_IN_USE: TargetHealth = {
  State: 'unused',
  Reason: 'Target.NotInUse',
  Description: 'Target group is not configured to receive traffic from the load balancer',
};
const OTHER_ZONE: TargetHealth = {
  State: 'unused',
  Reason: 'Target.NotInUse',
  Description: 'Target is in an Availability Zone that is not enabled for the load balancer',
};
const REGISTERING: TargetHealth = {
  State: 'initial',
  Reason: 'Elb.RegistrationInProgress',
  Description: 'Target registration is in progress',
};
const CHECKING: TargetHealth = {
  State: 'initial',
  Reason: 'Elb.InitialHealthChecking',
  Description: 'Initial health checks in progress',
};

export function healthOf(target: TargetItem, group: TargetGroupItem, context: Context): TargetHealth {
  if (target.drainedAt !== undefined) return DRAINING;
  const balancer = balancerOf(group.TargetGroupArn, context);
  if (!balancer) return NOT_IN_USE;
  const idle = idleReason(target, group, context);
  if (idle) return { State: 'unused', Reason: idle.reason, Description: idle.text };
  const nodes = nodesFor(target, group, balancer, context);
  if (nodes.length === 0) return OTHER_ZONE;
  if (balancer.State.Code !== 'active') return REGISTERING;
  const opinions = nodes.filter(({ works }) => works).map(({ zone }) => target.opinions[zone]?.held);
  const bad = opinions.find((held) => held && !held.up);
  if (bad) return { State: 'unhealthy', Reason: bad.reason, Description: bad.text };
  if (opinions.includes(undefined)) {
    return context.now - target.registeredAt < REGISTERING_MS ? REGISTERING : CHECKING;
  }
  return { State: 'healthy' };
}
