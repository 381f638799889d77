/** Listeners as `describe-listeners` shows them. */
import type {
  DescribeListenersInput,
  DescribeListenersOutput,
  Listener,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import { validationError } from '../errors.ts';
import { requireLoadBalancer } from '../load-balancer/load-balancer.ts';
import { pageOf } from '../pages.ts';
import { defaultRuleOf } from '../rule/rule.ts';
import { type ListenerItem, listener, requireListener } from './listener.ts';

export function showListener(item: ListenerItem, context: Context): Plain<Listener> {
  const { CertificateArns, Attributes: _attributes, Tags: _tags, ...shown } = item;
  const [standard] = CertificateArns;
  return {
    ...shown,
    ...(standard !== undefined && { Certificates: [{ CertificateArn: standard }] }),
    DefaultActions: defaultRuleOf(item.ListenerArn, context).Actions,
  };
}

export function describeListeners(
  input: DescribeListenersInput,
  context: Context,
): Plain<DescribeListenersOutput> {
  const { items, marker } = pageOf(chosen(input, context), input);
  return {
    Listeners: items.map((item) => showListener(item, context)),
    ...(marker !== undefined && { NextMarker: marker }),
  };
}

function chosen(input: DescribeListenersInput, context: Context): readonly ListenerItem[] {
  const { LoadBalancerArn: balancer, ListenerArns: arns = [] } = input;
  if (arns.length > 0 && balancer !== undefined) {
    throw validationError('A load balancer ARN and listener ARNs cannot be specified at the same time');
  }
  if (arns.length > 0) return arns.map((arn) => requireListener(arn, context));
  if (balancer === undefined) {
    throw validationError('You must specify either listener ARNs or a load balancer ARN');
  }
  const { LoadBalancerArn } = requireLoadBalancer(balancer, context);
  return context.list(listener).filter((item) => item.LoadBalancerArn === LoadBalancerArn);
}
