/** Attributes of load balancers (R-ELB-40, R-ELB-45). Those that decide nothing here are kept and shown. */
import type {
  DescribeLoadBalancerAttributesInput,
  DescribeLoadBalancerAttributesOutput,
  ModifyLoadBalancerAttributesInput,
  ModifyLoadBalancerAttributesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import { type AttributeRule, attributeValue, readAttributes, showAttributes } from '../attributes.ts';
import { type BalancerType, type LoadBalancerItem, requireLoadBalancer } from './load-balancer.ts';

const COMMON: readonly AttributeRule[] = [
  { key: 'deletion_protection.enabled', standard: 'false', allowed: 'boolean' },
  { key: 'access_logs.s3.enabled', standard: 'false', allowed: 'boolean' },
  { key: 'access_logs.s3.bucket', standard: '', allowed: 'text' },
  { key: 'access_logs.s3.prefix', standard: '', allowed: 'text' },
  { key: 'zonal_shift.config.enabled', standard: 'false', allowed: 'boolean' },
];

const RULES: Readonly<Record<BalancerType, readonly AttributeRule[]>> = {
  application: [
    ...COMMON,
    { key: 'load_balancing.cross_zone.enabled', standard: 'true', allowed: ['true'] },
    { key: 'idle_timeout.timeout_seconds', standard: '60', allowed: { least: 1, most: 4000 } },
    { key: 'client_keep_alive.seconds', standard: '3600', allowed: { least: 60, most: 604_800 } },
    {
      key: 'routing.http.desync_mitigation_mode',
      standard: 'defensive',
      allowed: ['monitor', 'defensive', 'strictest'],
    },
    { key: 'routing.http.drop_invalid_header_fields.enabled', standard: 'false', allowed: 'boolean' },
    { key: 'routing.http.preserve_host_header.enabled', standard: 'false', allowed: 'boolean' },
    {
      key: 'routing.http.x_amzn_tls_version_and_cipher_suite.enabled',
      standard: 'false',
      allowed: 'boolean',
    },
    { key: 'routing.http.xff_client_port.enabled', standard: 'false', allowed: 'boolean' },
    {
      key: 'routing.http.xff_header_processing.mode',
      standard: 'append',
      allowed: ['append', 'preserve', 'remove'],
    },
    { key: 'routing.http2.enabled', standard: 'true', allowed: 'boolean' },
    { key: 'waf.fail_open.enabled', standard: 'false', allowed: 'boolean' },
    { key: 'connection_logs.s3.enabled', standard: 'false', allowed: 'boolean' },
    { key: 'connection_logs.s3.bucket', standard: '', allowed: 'text' },
    { key: 'connection_logs.s3.prefix', standard: '', allowed: 'text' },
  ],
  network: [
    ...COMMON,
    { key: 'load_balancing.cross_zone.enabled', standard: 'false', allowed: 'boolean' },
    {
      key: 'dns_record.client_routing_policy',
      standard: 'any_availability_zone',
      allowed: ['any_availability_zone', 'availability_zone_affinity', 'partial_availability_zone_affinity'],
    },
  ],
};

export function attributeOf({ Type, Attributes }: LoadBalancerItem, key: string): string | undefined {
  return attributeValue(Attributes, RULES[Type], key);
}

export function describeLoadBalancerAttributes(
  input: DescribeLoadBalancerAttributesInput,
  context: Context,
): DescribeLoadBalancerAttributesOutput {
  const { Type, Attributes } = requireLoadBalancer(input.LoadBalancerArn, context);
  return { Attributes: showAttributes(Attributes, RULES[Type]) };
}

export function modifyLoadBalancerAttributes(
  input: ModifyLoadBalancerAttributesInput,
  context: Context,
): ModifyLoadBalancerAttributesOutput {
  const item = requireLoadBalancer(input.LoadBalancerArn, context);
  Object.assign(item.Attributes, readAttributes(input.Attributes ?? [], RULES[item.Type], 'Load balancer'));
  return { Attributes: showAttributes(item.Attributes, RULES[item.Type]) };
}
