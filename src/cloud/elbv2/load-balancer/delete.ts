/** The end of a load balancer (R-ELB-12): gone at once, though its interfaces hold their subnets a while longer. */
import type { DeleteLoadBalancerInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { endpointService } from '../../ec2/vpc-endpoint-service/endpoint-service.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { checkArn } from '../arn.ts';
import { operationNotPermitted } from '../errors.ts';
import { listener } from '../listener/listener.ts';
import { removeListener } from '../listener/remove.ts';
import { attributeOf } from './attributes.ts';
import { leaveZone } from './interfaces.ts';
import { type LoadBalancerItem, loadBalancer } from './load-balancer.ts';

const INTERFACES_GO_MS = 120_000;

/** Deleting what isn't there is no error. */
export function deleteLoadBalancer(input: DeleteLoadBalancerInput, context: Context): object {
  const arn = input.LoadBalancerArn ?? '';
  checkArn(arn, 'loadbalancer', 'load balancer');
  const item = context.find(loadBalancer, arn);
  if (!item || item.Gone) return {};
  if (attributeOf(item, 'deletion_protection.enabled') === 'true') {
    throw operationNotPermitted(
      `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`,
    );
  }
  const isOffered = context
    .list(endpointService)
    .some(({ NetworkLoadBalancerArns }) => NetworkLoadBalancerArns.includes(arn));
  if (isOffered) {
    throw new AwsError(
      'ResourceInUse',
      `Load balancer '${arn}' cannot be deleted because it is currently associated with another service`,
    );
  }
  for (const one of context.list(listener)) if (one.LoadBalancerArn === arn) removeListener(one, context);
  item.Gone = true;
  context.later(INTERFACES_GO_MS, loadBalancer, arn, 'vanish');
  return {};
}

/** A transition. */
export function vanish(item: LoadBalancerItem, context: Context): void {
  for (const zone of item.Zones) leaveZone(zone, context);
  context.remove(loadBalancer, item.LoadBalancerArn);
}
