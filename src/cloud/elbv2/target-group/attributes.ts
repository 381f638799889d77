/** Attributes of target groups (R-ELB-36, R-ELB-39, R-ELB-40, R-ELB-43, R-ELB-44). */
import type {
  DescribeTargetGroupAttributesInput,
  DescribeTargetGroupAttributesOutput,
  ModifyTargetGroupAttributesInput,
  ModifyTargetGroupAttributesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import { type AttributeRule, attributeValue, readAttributes, showAttributes } from '../attributes.ts';
import { invalidConfiguration } from '../errors.ts';
import { isForHttp, requireTargetGroup, type TargetGroupItem } from './target-group.ts';

/** What the attributes of a group are depends on these. */
type Kind = Pick<TargetGroupItem, 'Protocol' | 'TargetType'>;

const HEALTH: readonly AttributeRule[] = [
  { key: 'target_group_health.dns_failover.minimum_healthy_targets.count', standard: '1', allowed: 'text' },
  {
    key: 'target_group_health.dns_failover.minimum_healthy_targets.percentage',
    standard: 'off',
    allowed: 'text',
  },
  {
    key: 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count',
    standard: '1',
    allowed: 'text',
  },
  {
    key: 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage',
    standard: 'off',
    allowed: 'text',
  },
];

const COMMON: readonly AttributeRule[] = [
  { key: 'deregistration_delay.timeout_seconds', standard: '300', allowed: { least: 0, most: 3600 } },
  { key: 'stickiness.enabled', standard: 'false', allowed: 'boolean' },
  {
    key: 'load_balancing.cross_zone.enabled',
    standard: 'use_load_balancer_configuration',
    allowed: ['true', 'false', 'use_load_balancer_configuration'],
  },
  ...HEALTH,
];

const FOR_HTTP: readonly AttributeRule[] = [
  ...COMMON,
  { key: 'stickiness.type', standard: 'lb_cookie', allowed: ['lb_cookie', 'app_cookie'] },
  { key: 'stickiness.lb_cookie.duration_seconds', standard: '86400', allowed: { least: 1, most: 604_800 } },
  { key: 'stickiness.app_cookie.cookie_name', standard: '', allowed: 'text' },
  { key: 'stickiness.app_cookie.duration_seconds', standard: '86400', allowed: { least: 1, most: 604_800 } },
  { key: 'slow_start.duration_seconds', standard: '0', allowed: { least: 0, most: 900 } },
  {
    key: 'load_balancing.algorithm.type',
    standard: 'round_robin',
    allowed: ['round_robin', 'least_outstanding_requests', 'weighted_random'],
  },
  { key: 'load_balancing.algorithm.anomaly_mitigation', standard: 'off', allowed: ['on', 'off'] },
];

const FOR_PACKETS: readonly AttributeRule[] = [
  ...COMMON,
  { key: 'stickiness.type', standard: 'source_ip', allowed: ['source_ip'] },
  { key: 'proxy_protocol_v2.enabled', standard: 'false', allowed: 'boolean' },
  { key: 'deregistration_delay.connection_termination.enabled', standard: 'false', allowed: 'boolean' },
  {
    key: 'target_health_state.unhealthy.connection_termination.enabled',
    standard: 'true',
    allowed: 'boolean',
  },
  {
    key: 'target_health_state.unhealthy.draining_interval_seconds',
    standard: '0',
    allowed: { least: 0, most: 360_000 },
  },
];

const KEEPS_CLIENT = 'preserve_client_ip.enabled';

function rulesFor(kind: Kind): readonly AttributeRule[] {
  if (isForHttp(kind)) return FOR_HTTP;
  return [...FOR_PACKETS, { key: KEEPS_CLIENT, standard: String(keepsByDefault(kind)), allowed: 'boolean' }];
}

/** R-ELB-43. */
function keepsByDefault({ Protocol, TargetType }: Kind): boolean {
  return TargetType !== 'ip' || Protocol === 'UDP' || Protocol === 'TCP_UDP';
}

/** Whether targets see the addresses of clients. */
export function keepsClientAddress(item: Kind & Pick<TargetGroupItem, 'Attributes'>): boolean {
  return targetGroupAttribute(item, KEEPS_CLIENT) === 'true';
}

export function targetGroupAttribute(
  item: Kind & Pick<TargetGroupItem, 'Attributes'>,
  key: string,
): string | undefined {
  return attributeValue(item.Attributes, rulesFor(item), key);
}

export function describeTargetGroupAttributes(
  input: DescribeTargetGroupAttributesInput,
  context: Context,
): DescribeTargetGroupAttributesOutput {
  const item = requireTargetGroup(input.TargetGroupArn, context);
  return { Attributes: showAttributes(item.Attributes, rulesFor(item)) };
}

export function modifyTargetGroupAttributes(
  input: ModifyTargetGroupAttributesInput,
  context: Context,
): ModifyTargetGroupAttributesOutput {
  const item = requireTargetGroup(input.TargetGroupArn, context);
  const read = readAttributes(input.Attributes ?? [], rulesFor(item), 'Target group');
  const fixed = item.TargetType === 'alb' || item.Protocol === 'UDP' || item.Protocol === 'TCP_UDP';
  if (fixed && read[KEEPS_CLIENT] === 'false') {
    const what = item.TargetType === 'alb' ? "target type 'alb'" : `protocol '${item.Protocol}'`;
    throw invalidConfiguration(`Client IP preservation cannot be disabled for target groups with ${what}`);
  }
  if (read['stickiness.enabled'] === 'true' && item.Protocol === 'TLS') {
    throw invalidConfiguration("Stickiness is not supported for target groups with protocol 'TLS'");
  }
  Object.assign(item.Attributes, read);
  return { Attributes: showAttributes(item.Attributes, rulesFor(item)) };
}
