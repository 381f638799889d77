/** RequestCertificate: what may be asked for, and what is then waited for. https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html */
import type { RequestCertificateRequest, RequestCertificateResponse } from '@aws-sdk/client-acm';
import type { Context } from '../../kernel/context.ts';
import { given, refuseOptions } from '../../kernel/parameters.ts';
import { drawUuid } from '../../route53/ids.ts';
import type { KeyType } from '../../web/certificate.ts';
import {
  invalidDomainValidationOptions,
  invalidParameter,
  limitExceeded,
  patternMismatch,
  validationError,
} from '../errors.ts';
import { type CertificateItem, certificate, type DomainProof } from './certificate.ts';
import { GIVEN_UP_AFTER_MS } from './lifecycle.ts';
import { checkedTags } from './tags.ts';

/** Quotas of a fresh account. */
const NAMES_PER_CERTIFICATE = 10;
const CERTIFICATES = 2500;
/** How long the same token means the same request. */
const TOKEN_MS = 3_600_000;

const DOMAIN = /^(?:\*\.)?(?:(?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9]\.)+(?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9]$/;
const DOMAIN_PATTERN =
  '(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])';

/** Of public certificates. */
const KEY_TYPES: readonly KeyType[] = ['RSA_2048', 'EC_prime256v1', 'EC_secp384r1'];

/** Top levels that no public authority certifies: they are nobody's, or everybody's. */
const PRIVATE_TOP_LEVELS = [
  'corp',
  'home',
  'internal',
  'invalid',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'onion',
];

export function requestCertificate(
  input: RequestCertificateRequest,
  context: Context,
): RequestCertificateResponse {
  refuseOptions(input, ['CertificateAuthorityArn', 'ManagedBy']);
  const names = namesOf(input);
  const known = repeated(input, names, context);
  if (known) return { CertificateArn: known.CertificateArn };
  if (context.peek(certificate).length >= CERTIFICATES)
    throw limitExceeded(`Error: you have reached your limit of ${CERTIFICATES} certificates.`);
  const keyType = (input.KeyAlgorithm ?? 'RSA_2048') as KeyType;
  if (!KEY_TYPES.includes(keyType))
    throw validationError(`Public certificates cannot be requested with the key algorithm ${keyType}.`);
  if (input.ValidationMethod === 'HTTP')
    throw invalidParameter('Only certificates that are managed by CloudFront can be validated over HTTP.');
  if (input.Options?.Export === 'ENABLED')
    throw invalidParameter('netlab simulates no exportable certificates.');
  const item = context.add(certificate, pending(input, names, keyType, context));
  if (item.Status === 'PENDING_VALIDATION')
    context.later(GIVEN_UP_AFTER_MS, certificate, item.CertificateArn, 'giveUp');
  return { CertificateArn: item.CertificateArn };
}

/** All names, lower-case, the domain name first, each once. */
function namesOf(input: RequestCertificateRequest): readonly string[] {
  const others = input.SubjectAlternativeNames ?? [];
  checkDomain(input.DomainName ?? '', 'domainName');
  for (const [index, name] of others.entries())
    checkDomain(name, `subjectAlternativeNames.${index + 1}.member`);
  const names = [...new Set([input.DomainName ?? '', ...others].map((name) => name.toLowerCase()))];
  if (names.length > NAMES_PER_CERTIFICATE) throw limitExceeded('Certificate has too many domains.');
  return names;
}

function checkDomain(name: string, member: string): void {
  if (!DOMAIN.test(name) || name.length > 253) throw patternMismatch(name, member, DOMAIN_PATTERN);
}

function repeated(
  { IdempotencyToken: token }: RequestCertificateRequest,
  names: readonly string[],
  context: Context,
): CertificateItem | undefined {
  if (token === undefined) return undefined;
  return context
    .list(certificate)
    .find(
      (item) =>
        item.token === token &&
        context.now - item.createdAt < TOKEN_MS &&
        item.SubjectAlternativeNames.join() === names.join(),
    );
}

function pending(
  input: RequestCertificateRequest,
  names: readonly string[],
  keyType: KeyType,
  context: Context,
): CertificateItem {
  const isPrivate = names.some((name) => PRIVATE_TOP_LEVELS.includes(name.split('.').at(-1) ?? ''));
  const [domainName = ''] = names;
  return {
    CertificateArn: context.arn('acm', `certificate/${drawUuid(context.random)}`),
    Type: 'AMAZON_ISSUED',
    Status: isPrivate ? 'FAILED' : 'PENDING_VALIDATION',
    ...(isPrivate && { FailureReason: 'INVALID_PUBLIC_DOMAIN' as const }),
    DomainName: domainName,
    SubjectAlternativeNames: [...names],
    KeyAlgorithm: keyType,
    domains: names.map((name) => proofOf(name, input, isPrivate)),
    transparencyLogging: input.Options?.CertificateTransparencyLoggingPreference ?? 'ENABLED',
    Tags: checkedTags([], input.Tags ?? []),
    createdAt: context.now,
    ...(given(input, ['IdempotencyToken']).length > 0 && { token: input.IdempotencyToken as string }),
  };
}

/** EMAIL is what a request without a method gets. */
function proofOf(name: string, input: RequestCertificateRequest, failed: boolean): DomainProof {
  const method = input.ValidationMethod === 'DNS' ? 'DNS' : 'EMAIL';
  const base = name.replace(/^\*\./, '');
  const option = input.DomainValidationOptions?.find(({ DomainName }) => DomainName?.toLowerCase() === name);
  const validationDomain = option?.ValidationDomain?.toLowerCase() ?? base;
  if (validationDomain !== base && !base.endsWith(`.${validationDomain}`))
    throw invalidDomainValidationOptions(
      `The validation domain ${validationDomain} is not a superdomain of ${name}.`,
    );
  const status = failed ? 'FAILED' : 'PENDING_VALIDATION';
  return { name, method, status, ...(method === 'EMAIL' && { validationDomain }) };
}
