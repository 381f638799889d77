/** What is done with a certificate that is there: taken away, shown, renewed by hand, its options changed. */
import type {
  DeleteCertificateRequest,
  GetCertificateRequest,
  GetCertificateResponse,
  RenewCertificateRequest,
  ResendValidationEmailRequest,
  UpdateCertificateOptionsRequest,
} from '@aws-sdk/client-acm';
import type { Context } from '../../kernel/context.ts';
import {
  invalidDomainValidationOptions,
  invalidParameter,
  invalidState,
  noCertificateText,
  requestInProgress,
  resourceInUse,
  validationError,
} from '../errors.ts';
import { certificate, requireCertificate } from './certificate.ts';
import { usersOf } from './users.ts';

/** R-CF-115. */
export function deleteCertificate(
  { CertificateArn: arn }: DeleteCertificateRequest,
  context: Context,
): object {
  const item = requireCertificate(arn, context);
  if (usersOf(item.CertificateArn, context).length > 0)
    throw resourceInUse(item.CertificateArn, context.account);
  context.remove(certificate, item.CertificateArn);
  return {};
}

export function getCertificate(
  { CertificateArn: arn }: GetCertificateRequest,
  context: Context,
): GetCertificateResponse {
  const item = requireCertificate(arn, context);
  if (!item.certificate) throw requestInProgress(item.CertificateArn);
  if (!item.pem) throw noCertificateText(item.CertificateArn);
  const { certificate: text, chain } = item.pem;
  return { Certificate: text, ...(chain !== undefined && { CertificateChain: chain }) };
}

/** For certificates of a private authority, which netlab has none of. */
export function renewCertificate({ CertificateArn: arn }: RenewCertificateRequest, context: Context): never {
  const item = requireCertificate(arn, context);
  throw validationError(
    `Certificate ${item.CertificateArn} cannot be renewed by hand: only exported certificates of a private authority are; others are renewed by ACM, or imported again.`,
  );
}

/** Nobody reads mail in the simulated world: an e-mail is never answered. */
export function resendValidationEmail(
  { CertificateArn: arn, Domain, ValidationDomain = '' }: ResendValidationEmailRequest,
  context: Context,
): object {
  const item = requireCertificate(arn, context);
  const proof = item.domains.find(({ name }) => name === Domain?.toLowerCase());
  if (!proof)
    throw invalidDomainValidationOptions(`${Domain} is no domain of certificate ${item.CertificateArn}.`);
  if (proof.method !== 'EMAIL' || proof.status !== 'PENDING_VALIDATION')
    throw invalidState(`Certificate ${item.CertificateArn} does not wait for the answer to an e-mail.`);
  proof.validationDomain = ValidationDomain.toLowerCase();
  return {};
}

export function updateOptions(
  { CertificateArn: arn, Options }: UpdateCertificateOptionsRequest,
  context: Context,
): object {
  const item = requireCertificate(arn, context);
  if (item.Type === 'IMPORTED')
    throw invalidParameter(
      `The options of the imported certificate ${item.CertificateArn} cannot be changed.`,
    );
  if (Options?.Export === 'ENABLED') throw invalidParameter('netlab simulates no exportable certificates.');
  item.transparencyLogging = Options?.CertificateTransparencyLoggingPreference ?? item.transparencyLogging;
  return {};
}
