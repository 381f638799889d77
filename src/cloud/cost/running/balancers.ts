/** Load balancers by the hour (R-PRICE-50, R-PRICE-51); their capacity units are not metered. */
import { loadBalancer } from '../../elbv2/load-balancer/load-balancer.ts';
import type { RunningKind } from './running-kind.ts';
import { perItem } from './tables.ts';

export const balancersRunning: RunningKind = perItem(
  loadBalancer,
  ({ Type, State, Gone, LoadBalancerArn }) =>
    State.Code === 'active' && !Gone ? [{ price: `${Type}-load-balancer`, resource: LoadBalancerArn }] : [],
);
