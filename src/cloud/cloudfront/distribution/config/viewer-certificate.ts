/**
 * What viewers get to see of TLS: the certificate, and the least protocol version (R-CF-110, R-CF-111, R-CF-113).
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ViewerCertificate.html
 */
import type { ViewerCertificate } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../../kernel/errors.ts';
import { type Certificate, verdictOf } from '../../../web/certificate.ts';
import { invalidArgument, notSimulatedHere } from '../../errors.ts';
import { oneOf } from './check.ts';
import type { CertificateSettings } from './config.ts';

const PLACE = 'distributionConfig.viewerCertificate';
const METHODS = ['sni-only', 'vip', 'static-ip'] as const;
/** With addresses of their own, in all distributions together. */
const MOST_DEDICATED = 2;
const SOURCES = ['cloudfront', 'iam', 'acm'] as const;
const VERSIONS = [
  'SSLv3',
  'TLSv1',
  'TLSv1_2016',
  'TLSv1.1_2016',
  'TLSv1.2_2018',
  'TLSv1.2_2019',
  'TLSv1.2_2021',
  'TLSv1.2_2025',
  'TLSv1.3_2025',
] as const;

/** `*.cloudfront.net`, and TLSv1 whatever was asked for. */
const OWN: CertificateSettings = {
  CloudFrontDefaultCertificate: true,
  SSLSupportMethod: 'vip',
  MinimumProtocolVersion: 'TLSv1',
  CertificateSource: 'cloudfront',
};

export function completeCertificate(given: ViewerCertificate | undefined): CertificateSettings {
  const arn = chosenCertificate(given);
  if (arn === undefined) return OWN;
  const method = given?.SSLSupportMethod;
  if (method === undefined) throw invalidArgument('The parameter SSLSupportMethod is required.');
  if (method === 'static-ip') throw notSimulatedHere('static IP addresses of distributions', 'Use sni-only.');
  const version = checkVersion(given?.MinimumProtocolVersion ?? 'TLSv1');
  if (version === 'SSLv3' && method === 'sni-only') {
    throw new AwsError(
      'InvalidProtocolSettings',
      'You cannot specify SSLv3 as the minimum protocol version if you only want to support only clients that support Server Name Indication (SNI).',
    );
  }
  return {
    CloudFrontDefaultCertificate: false,
    ACMCertificateArn: arn,
    SSLSupportMethod: oneOf(method, METHODS, `${PLACE}.sslSupportMethod`),
    MinimumProtocolVersion: version,
    Certificate: arn,
    CertificateSource: 'acm',
  };
}

/** The ARN of a certificate of ACM; undefined for CloudFront's own. Certificates of IAM don't exist here. */
function chosenCertificate(given: ViewerCertificate | undefined): string | undefined {
  const { CloudFrontDefaultCertificate: own, ACMCertificateArn: arn, IAMCertificateId: iam } = given ?? {};
  const source =
    given?.CertificateSource && oneOf(given.CertificateSource, SOURCES, `${PLACE}.certificateSource`);
  const older = source === 'acm' ? given?.Certificate : undefined;
  if (iam || (source === 'iam' && !arn)) throw unusableCertificate();
  const chosen = arn || older;
  if (own && chosen) {
    throw invalidArgument(
      'The parameter ViewerCertificate can have one of ACMCertificateArn, IAMCertificateId and CloudFrontDefaultCertificate.',
    );
  }
  return chosen || undefined;
}

function checkVersion(version: string): CertificateSettings['MinimumProtocolVersion'] {
  const found = VERSIONS.find((known) => known === version);
  if (found) return found;
  throw new AwsError('InvalidMinimumProtocolVersion', 'The minimum protocol version specified is not valid.');
}

/** R-CF-111. */
export function unusableCertificate(): AwsError {
  return new AwsError(
    'InvalidViewerCertificate',
    "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.",
  );
}

/** R-CF-113. `arns` are those of all distributions that have addresses of their own. */
export function checkDedicated(arns: readonly (string | undefined)[]): void {
  if (new Set(arns).size <= MOST_DEDICATED) return;
  throw new AwsError('TooManyCertificates', 'You cannot create anymore custom SSL/TLS certificates.');
}

const DETAILS =
  'For more details, see: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements';

/** Refuses an alias that the certificate gives no right to: it must name it, and be one that browsers trust (R-CF-110). */
export function checkCover(certificate: Certificate | undefined, alias: string, now: number): void {
  if (!certificate) {
    throw invalidCertificate(
      'To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted certificate that validates your authorization to use the domain name.',
    );
  }
  const faults = verdictOf(certificate, alias, now).map(({ code }) => code);
  if (faults.includes('untrusted-issuer')) {
    throw invalidCertificate(
      'The certificate that is attached to your distribution was not issued by a trusted Certificate Authority.',
    );
  }
  if (faults.includes('wrong-name')) {
    throw invalidCertificate(
      "The certificate that is attached to your distribution doesn't cover the alternate domain name (CNAME) that you're trying to add.",
    );
  }
  if (faults.includes('expired') || faults.includes('not-yet-valid')) throw unusableCertificate();
}

function invalidCertificate(reason: string): AwsError {
  return new AwsError('InvalidViewerCertificate', `${reason} ${DETAILS}`);
}
