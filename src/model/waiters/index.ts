/** The waiters of each service, a line a service. */
import type { ServiceModel } from '../model.ts';
import { acmWaiters } from './acm.ts';
import { cloudfrontWaiters } from './cloudfront.ts';
import { ec2Waiters } from './ec2.ts';
import { elbv2Waiters } from './elbv2.ts';
import { route53Waiters } from './route53.ts';
import { s3Waiters } from './s3.ts';
import type { Waiter } from './waiter.ts';

export { type Acceptor, type Attempt, judgeAttempt, type Verdict, type Waiter } from './waiter.ts';

const WAITERS: Readonly<Record<string, readonly Waiter[]>> = {
  acm: acmWaiters,
  cloudfront: cloudfrontWaiters,
  ec2: ec2Waiters,
  elbv2: elbv2Waiters,
  route53: route53Waiters,
  s3: s3Waiters,
};

/** The waiters of a service whose operation netlab simulates, sorted by name. */
export function waitersOf(model: ServiceModel): readonly Waiter[] {
  return (WAITERS[model.service] ?? []).filter(({ operation }) => Object.hasOwn(model.operations, operation));
}
