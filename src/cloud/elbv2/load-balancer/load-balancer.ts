/**
 * Application and network load balancers (R-ELB-1…R-ELB-15).
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancer.html
 */
import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource, Tag } from '../../kernel/resource.ts';
import { checkArn } from '../arn.ts';

export type BalancerType = 'application' | 'network';

/** Where it stands in one zone. */
export interface ZoneItem {
  ZoneName: string;
  SubnetId: string;
  /** Its network interface there. */
  InterfaceId: string;
  /** The Elastic IP address that was asked for. */
  AllocationId?: string;
  /** The private address that was asked for. */
  PrivateIPv4Address?: string;
}

/** As described, less what its interfaces tell; `AvailabilityZones` follow from `Zones`. */
export type LoadBalancerItem = Stored<
  Pick<
    LoadBalancer,
    'DNSName' | 'CanonicalHostedZoneId' | 'CreatedTime' | 'LoadBalancerName' | 'Scheme' | 'VpcId'
  >,
  'DNSName' | 'CanonicalHostedZoneId' | 'CreatedTime' | 'LoadBalancerName' | 'Scheme' | 'VpcId'
> & {
  LoadBalancerArn: string;
  State: { Code: 'provisioning' | 'active' };
  Type: BalancerType;
  IpAddressType: 'ipv4' | 'dualstack';
  /** Empty: a network load balancer without, which never gets any (R-ELB-9). */
  SecurityGroups: string[];
  Zones: ZoneItem[];
  /** Those that are not as by default. */
  Attributes: Record<string, string>;
  Tags: Tag[];
  /** Deleted, though its interfaces are still there for a while (R-ELB-12): nobody sees it any more. */
  Gone?: true;
};

const notFound = (arn: string) => new AwsError('LoadBalancerNotFound', `Load balancer '${arn}' not found`);

export const loadBalancer: Resource<LoadBalancerItem> = {
  kind: 'load-balancer',
  prefix: 'arn',
  id: (item) => item.LoadBalancerArn,
  notFound,
  malformed: notFound,
  filters: {},
};

export function loadBalancersIn(context: Context): LoadBalancerItem[] {
  return context.list(loadBalancer).filter(({ Gone }) => !Gone);
}

/** Throws where there is none, or no ARN at all. */
export function requireLoadBalancer(arn: string | undefined, context: Context): LoadBalancerItem {
  checkArn(arn ?? '', 'loadbalancer', 'load balancer');
  const found = context.find(loadBalancer, arn);
  if (!found || found.Gone) throw notFound(arn ?? '');
  return found;
}
