/** The certificates and security policies of HTTPS and TLS listeners (R-ELB-21). */
import type {
  AddListenerCertificatesInput,
  AddListenerCertificatesOutput,
  Certificate,
  DescribeListenerCertificatesInput,
  DescribeListenerCertificatesOutput,
  RemoveListenerCertificatesInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { findUsableCertificate } from '../../acm/certificate/find.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { operationNotPermitted, validationError } from '../errors.ts';
import { pageOf } from '../pages.ts';
import { isSecure, type ListenerItem, requireListener } from './listener.ts';
import { findSslPolicy, STANDARD_POLICY } from './ssl-policies.ts';

/** R-ELB-14: besides the default one. */
const EXTRA_CERTIFICATES = 25;

/** What a request to create or change a listener says of its certificate and policy. */
interface Security {
  readonly Protocol: ListenerItem['Protocol'];
  readonly Certificates?: readonly Certificate[] | undefined;
  readonly SslPolicy?: string | undefined;
}

/** The default certificate and the policy; nothing where the protocol has neither. */
export function readSecurity(
  { Protocol, Certificates, SslPolicy }: Security,
  context: Context,
): { certificate: string; policy: string } | undefined {
  if (!isSecure({ Protocol })) {
    if (Certificates?.length) {
      throw validationError(`Certificates cannot be specified for ${Protocol} listeners`);
    }
    if (SslPolicy !== undefined)
      throw validationError(`An SSL policy cannot be specified for ${Protocol} listeners`);
    return undefined;
  }
  const [first, second] = Certificates ?? [];
  if (first?.CertificateArn === undefined) {
    throw validationError(`A certificate must be specified for ${Protocol} listeners`);
  }
  if (second) throw validationError('Exactly one certificate must be specified as the default of a listener');
  const policy = SslPolicy ?? STANDARD_POLICY;
  findSslPolicy(policy);
  return { certificate: requireCertificate(first.CertificateArn, context), policy };
}

function requireCertificate(arn: string, context: Context): string {
  if (!findUsableCertificate(context.snapshot, arn, context.region)) {
    throw new AwsError('CertificateNotFound', `Certificate '${arn}' not found`);
  }
  return arn;
}

export function addListenerCertificates(
  input: AddListenerCertificatesInput,
  context: Context,
): AddListenerCertificatesOutput {
  const item = requireListener(input.ListenerArn, context);
  if (!isSecure(item))
    throw validationError(`Certificates cannot be specified for ${item.Protocol} listeners`);
  const arns = (input.Certificates ?? []).map(({ CertificateArn = '' }) =>
    requireCertificate(CertificateArn, context),
  );
  item.CertificateArns = [...new Set([...item.CertificateArns, ...arns])];
  if (item.CertificateArns.length > 1 + EXTRA_CERTIFICATES) {
    throw new AwsError('TooManyCertificates', 'The maximum number of certificates has been reached');
  }
  return { Certificates: arns.map((CertificateArn) => ({ CertificateArn, IsDefault: false })) };
}

export function removeListenerCertificates(input: RemoveListenerCertificatesInput, context: Context): object {
  const item = requireListener(input.ListenerArn, context);
  const arns = (input.Certificates ?? []).map(({ CertificateArn }) => CertificateArn);
  if (arns.includes(item.CertificateArns[0])) {
    throw operationNotPermitted('Default certificate cannot be removed');
  }
  item.CertificateArns = item.CertificateArns.filter((arn) => !arns.includes(arn));
  return {};
}

export function describeListenerCertificates(
  input: DescribeListenerCertificatesInput,
  context: Context,
): DescribeListenerCertificatesOutput {
  const { CertificateArns } = requireListener(input.ListenerArn, context);
  const all = CertificateArns.map((CertificateArn, index) => ({ CertificateArn, IsDefault: index === 0 }));
  const { items, marker } = pageOf(all, input);
  return { Certificates: [...items], ...(marker !== undefined && { NextMarker: marker }) };
}
