/**
 * Security policies, by name and by the versions of TLS that they allow; which ciphers is left out. From the tables in
 * docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
import type {
  DescribeSSLPoliciesInput,
  DescribeSSLPoliciesOutput,
  SslPolicy,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../kernel/errors.ts';
import { pageOf } from '../pages.ts';

/** Which a listener gets that names none. */
export const STANDARD_POLICY = 'ELBSecurityPolicy-2016-08';

const OLD = ['TLSv1', 'TLSv1.1', 'TLSv1.2'];
const POLICIES: Readonly<Record<string, readonly string[]>> = {
  'ELBSecurityPolicy-2016-08': OLD,
  'ELBSecurityPolicy-2015-05': OLD,
  'ELBSecurityPolicy-TLS-1-0-2015-04': OLD,
  'ELBSecurityPolicy-TLS-1-1-2017-01': ['TLSv1.1', 'TLSv1.2'],
  'ELBSecurityPolicy-TLS-1-2-2017-01': ['TLSv1.2'],
  'ELBSecurityPolicy-TLS-1-2-Ext-2018-06': ['TLSv1.2'],
  'ELBSecurityPolicy-FS-2018-06': OLD,
  'ELBSecurityPolicy-FS-1-1-2019-08': ['TLSv1.1', 'TLSv1.2'],
  'ELBSecurityPolicy-FS-1-2-2019-08': ['TLSv1.2'],
  'ELBSecurityPolicy-FS-1-2-Res-2019-08': ['TLSv1.2'],
  'ELBSecurityPolicy-FS-1-2-Res-2020-10': ['TLSv1.2'],
  'ELBSecurityPolicy-TLS13-1-0-2021-06': [...OLD, 'TLSv1.3'],
  'ELBSecurityPolicy-TLS13-1-1-2021-06': ['TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
  'ELBSecurityPolicy-TLS13-1-2-2021-06': ['TLSv1.2', 'TLSv1.3'],
  'ELBSecurityPolicy-TLS13-1-2-Res-2021-06': ['TLSv1.2', 'TLSv1.3'],
  'ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06': ['TLSv1.2', 'TLSv1.3'],
  'ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06': ['TLSv1.2', 'TLSv1.3'],
  'ELBSecurityPolicy-TLS13-1-3-2021-06': ['TLSv1.3'],
};

/** Throws `SSLPolicyNotFound`. */
export function findSslPolicy(name: string): SslPolicy {
  const protocols = Object.hasOwn(POLICIES, name) ? POLICIES[name] : undefined;
  if (!protocols) throw new AwsError('SSLPolicyNotFound', `SSL policy '${name}' not found`);
  return { Name: name, SslProtocols: [...protocols], SupportedLoadBalancerTypes: ['application', 'network'] };
}

export function describeSslPolicies(input: DescribeSSLPoliciesInput): DescribeSSLPoliciesOutput {
  const names = input.Names?.length ? input.Names : Object.keys(POLICIES);
  const { items, marker } = pageOf(names.map(findSslPolicy), input);
  return { SslPolicies: [...items], ...(marker !== undefined && { NextMarker: marker }) };
}
