/** DescribeAccountLimits: the quotas (R-ELB-14) that netlab keeps to as well. */
import type {
  DescribeAccountLimitsInput,
  DescribeAccountLimitsOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { pageOf } from './pages.ts';

const LIMITS: Readonly<Record<string, number>> = {
  'application-load-balancers': 50,
  'target-groups': 3000,
  'targets-per-application-load-balancer': 1000,
  'listeners-per-application-load-balancer': 50,
  'rules-per-application-load-balancer': 100,
  'network-load-balancers': 50,
  'targets-per-network-load-balancer': 3000,
  'targets-per-availability-zone-per-network-load-balancer': 500,
  'listeners-per-network-load-balancer': 50,
  'condition-values-per-alb-rule': 5,
  'condition-wildcards-per-alb-rule': 5,
  'target-groups-per-application-load-balancer': 100,
  'target-groups-per-action-on-application-load-balancer': 5,
  'target-groups-per-action-on-network-load-balancer': 1,
  'certificates-per-application-load-balancer': 25,
  'certificates-per-network-load-balancer': 25,
};

export function describeAccountLimits(input: DescribeAccountLimitsInput): DescribeAccountLimitsOutput {
  const all = Object.entries(LIMITS).map(([Name, max]) => ({ Name, Max: String(max) }));
  const { items, marker } = pageOf(all, input);
  return { Limits: [...items], ...(marker !== undefined && { NextMarker: marker }) };
}
