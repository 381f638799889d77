/**
 * Target groups (R-ELB-30…R-ELB-39), their targets within them.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html
 */
import type { TargetGroup, TargetHealthReasonEnum } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource, Tag } from '../../kernel/resource.ts';
import { checkArn } from '../arn.ts';

/** What a node of a load balancer sees of a target. */
export interface Sight {
  up: boolean;
  /** In the words of `describe-target-health`; absent where it is up. */
  reason?: TargetHealthReasonEnum;
  text?: string;
}

/** What a node of a load balancer thinks of a target. */
export interface OpinionItem {
  /** Absent until it has made up its mind. */
  held?: Sight;
  /** What it sees now, where that is something else, and when it will believe it, in milliseconds. */
  seen?: Sight;
  dueAt?: number;
}

export interface TargetItem {
  Id: string;
  Port: number;
  AvailabilityZone?: string;
  /** Milliseconds since the Unix epoch. */
  registeredAt: number;
  /** While it is being deregistered: when that ends. */
  drainedAt?: number;
  /** By the zone of the load balancer's node. */
  opinions: Record<string, OpinionItem>;
}

/** As described, less what follows from listeners and rules. */
export type TargetGroupItem = Stored<
  Omit<TargetGroup, 'LoadBalancerArns' | 'TargetType'>,
  | 'TargetGroupArn'
  | 'TargetGroupName'
  | 'Protocol'
  | 'Port'
  | 'VpcId'
  | 'HealthCheckProtocol'
  | 'HealthCheckPort'
  | 'HealthCheckEnabled'
  | 'HealthCheckIntervalSeconds'
  | 'HealthCheckTimeoutSeconds'
  | 'HealthyThresholdCount'
  | 'UnhealthyThresholdCount'
> & {
  TargetType: 'instance' | 'ip' | 'alb';
  /** Those that are not as by default. */
  Attributes: Record<string, string>;
  Tags: Tag[];
  Targets: TargetItem[];
};

const notFound = () => new AwsError('TargetGroupNotFound', 'One or more target groups not found');

export const targetGroup: Resource<TargetGroupItem> = {
  kind: 'target-group',
  prefix: 'arn',
  id: (item) => item.TargetGroupArn,
  notFound,
  malformed: notFound,
  filters: {},
};

export function requireTargetGroup(arn: string | undefined, context: Context): TargetGroupItem {
  checkArn(arn ?? '', 'targetgroup', 'target group');
  const found = context.find(targetGroup, arn);
  if (!found) throw notFound();
  return found;
}

/** Whether it is for application load balancers, and not for network ones. */
export function isForHttp({ Protocol }: Pick<TargetGroupItem, 'Protocol'>): boolean {
  return Protocol === 'HTTP' || Protocol === 'HTTPS';
}

/** `i-0123…:80`: a target may be registered on several ports. */
export function targetKey({ Id, Port }: Pick<TargetItem, 'Id' | 'Port'>): string {
  return `${Id}:${Port}`;
}
