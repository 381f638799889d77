/**
 * Listeners (R-ELB-20, R-ELB-21). What one does by default is its last rule.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Listener.html
 */
import type { Listener } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource, Tag } from '../../kernel/resource.ts';
import { checkArn } from '../arn.ts';

export type ListenerItem = Stored<
  Omit<Listener, 'DefaultActions' | 'Certificates' | 'MutualAuthentication'>,
  'ListenerArn' | 'LoadBalancerArn' | 'Port' | 'Protocol'
> & {
  /** ARNs, the default one first; empty where the protocol needs none. */
  CertificateArns: string[];
  /** Those that are not as by default. */
  Attributes: Record<string, string>;
  Tags: Tag[];
};

const notFound = () => new AwsError('ListenerNotFound', 'One or more listeners not found');

export const listener: Resource<ListenerItem> = {
  kind: 'listener',
  prefix: 'arn',
  id: (item) => item.ListenerArn,
  notFound,
  malformed: notFound,
  filters: {},
  holds: (item) => item.CertificateArns,
};

export function requireListener(arn: string | undefined, context: Context): ListenerItem {
  checkArn(arn ?? '', 'listener', 'listener');
  const found = context.find(listener, arn);
  if (!found) throw notFound();
  return found;
}

/** Whether it needs a certificate. */
export function isSecure({ Protocol }: Pick<ListenerItem, 'Protocol'>): boolean {
  return Protocol === 'HTTPS' || Protocol === 'TLS';
}
