/** Certificates as DescribeCertificate and ListCertificates show them. */
import type {
  CertificateDetail,
  CertificateSummary,
  DescribeCertificateRequest,
  DescribeCertificateResponse,
  DomainValidation,
  KeyAlgorithm,
} from '@aws-sdk/client-acm';
import type { Context } from '../../kernel/context.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { CHALLENGE_AFTER_MS, challengeFor } from '../validation/challenge.ts';
import { type CertificateItem, type DomainProof, requireCertificate } from './certificate.ts';
import { usersOf } from './users.ts';

/** Who may say yes to an e-mail, before the `@` of the validation domain. */
const MAILBOXES = ['admin', 'administrator', 'hostmaster', 'postmaster', 'webmaster'];

export function describeCertificate(
  { CertificateArn: arn }: DescribeCertificateRequest,
  context: Context,
): Plain<DescribeCertificateResponse> {
  return { Certificate: detailOf(requireCertificate(arn, context), context) };
}

function detailOf(item: CertificateItem, context: Context): Plain<CertificateDetail> {
  const users = [...usersOf(item.CertificateArn, context)];
  const { certificate } = item;
  const requested = item.Type === 'AMAZON_ISSUED';
  const isEc = item.KeyAlgorithm.startsWith('EC');
  return {
    CertificateArn: item.CertificateArn,
    DomainName: item.DomainName,
    SubjectAlternativeNames: item.SubjectAlternativeNames,
    ...(requested && {
      DomainValidationOptions: item.domains.map((proof) => validationOf(proof, item, context)),
    }),
    ...(certificate && { Serial: certificate.serial }),
    Subject: `CN=${item.DomainName}`,
    Issuer: certificate && !requested ? certificate.issuer.name : 'Amazon',
    ...datesOf(item),
    Status: item.Status,
    KeyAlgorithm: shownKeyType(item),
    SignatureAlgorithm: isEc ? 'SHA256WITHECDSA' : 'SHA256WITHRSA',
    InUseBy: users,
    ...(item.FailureReason && { FailureReason: item.FailureReason }),
    Type: item.Type,
    ...(item.renewedAt !== undefined && {
      RenewalSummary: {
        RenewalStatus: 'SUCCESS' as const,
        DomainValidationOptions: item.domains.map((proof) => validationOf(proof, item, context)),
        UpdatedAt: timestamp(item.renewedAt),
      },
    }),
    ...(certificate && {
      KeyUsages: isEc
        ? [{ Name: 'DIGITAL_SIGNATURE' as const }]
        : [{ Name: 'DIGITAL_SIGNATURE' as const }, { Name: 'KEY_ENCIPHERMENT' as const }],
      ExtendedKeyUsages: [{ Name: 'TLS_WEB_SERVER_AUTHENTICATION' as const, OID: '1.3.6.1.5.5.7.3.1' }],
    }),
    RenewalEligibility: eligibility(item, users.length > 0),
    Options: { CertificateTransparencyLoggingPreference: item.transparencyLogging },
  };
}

/** The record that is wanted appears some seconds after the request. */
function validationOf(
  { name, method, status, validationDomain = '' }: DomainProof,
  { createdAt }: CertificateItem,
  context: Context,
): Plain<DomainValidation> {
  const shown = { DomainName: name, ValidationStatus: status, ValidationMethod: method };
  if (method === 'EMAIL')
    return {
      ...shown,
      ValidationEmails: MAILBOXES.map((mailbox) => `${mailbox}@${validationDomain}`),
      ValidationDomain: validationDomain,
    };
  const challenge = challengeFor(context.account, name);
  return {
    ...shown,
    ValidationDomain: name,
    ...(context.now - createdAt >= CHALLENGE_AFTER_MS && {
      ResourceRecord: { Name: challenge.name, Type: 'CNAME' as const, Value: challenge.value },
    }),
  };
}

/** Used, and neither imported nor at its end. */
function eligibility({ Type, Status }: CertificateItem, isUsed: boolean) {
  return Type === 'AMAZON_ISSUED' && Status === 'ISSUED' && isUsed ? 'ELIGIBLE' : 'INELIGIBLE';
}

/** ACM writes RSA's key types with a hyphen when it shows them, and takes them with an underscore. */
function shownKeyType({ KeyAlgorithm: keyType }: CertificateItem): KeyAlgorithm {
  return keyType.replace(/^RSA_/, 'RSA-') as KeyAlgorithm;
}

function datesOf(item: CertificateItem) {
  const { certificate, createdAt, issuedAt, importedAt } = item;
  return {
    CreatedAt: timestamp(createdAt),
    ...(issuedAt !== undefined && { IssuedAt: timestamp(issuedAt) }),
    ...(importedAt !== undefined && { ImportedAt: timestamp(importedAt) }),
    ...(certificate && {
      NotBefore: timestamp(certificate.notBefore),
      NotAfter: timestamp(certificate.notAfter),
    }),
  };
}

export function summaryOf(item: CertificateItem, context: Context): Plain<CertificateSummary> {
  const isUsed = usersOf(item.CertificateArn, context).length > 0;
  return {
    CertificateArn: item.CertificateArn,
    DomainName: item.DomainName,
    SubjectAlternativeNameSummaries: item.SubjectAlternativeNames,
    HasAdditionalSubjectAlternativeNames: false,
    Status: item.Status,
    Type: item.Type,
    KeyAlgorithm: shownKeyType(item),
    ...(item.certificate && {
      KeyUsages: item.KeyAlgorithm.startsWith('EC')
        ? ['DIGITAL_SIGNATURE' as const]
        : ['DIGITAL_SIGNATURE' as const, 'KEY_ENCIPHERMENT' as const],
      ExtendedKeyUsages: ['TLS_WEB_SERVER_AUTHENTICATION' as const],
    }),
    InUse: isUsed,
    RenewalEligibility: eligibility(item, isUsed),
    ...datesOf(item),
  };
}
