/**
 * Certificates of ACM, requested or imported (R-CF-111, R-CF-115, R-CF-116). They belong to a region: CloudFront looks
 * in us-east-1, a load balancer in its own. https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
 */
import type { CertificateStatus, FailureReason, ValidationMethod } from '@aws-sdk/client-acm';
import type { Context } from '../../kernel/context.ts';
import type { Resource, Tag } from '../../kernel/resource.ts';
import type { Certificate, KeyType } from '../../web/certificate.ts';
import { certificateNotFound, invalidArn, patternMismatch } from '../errors.ts';

/** One of the names, and how far the proof is that the account controls it. */
export interface DomainProof {
  /** As requested: `*.example.com`. */
  name: string;
  method: Extract<ValidationMethod, 'DNS' | 'EMAIL'>;
  status: 'PENDING_VALIDATION' | 'SUCCESS' | 'FAILED';
  /** Of EMAIL: whose five common addresses are written to. */
  validationDomain?: string;
  /** Since when ACM finds its CNAME, in milliseconds; absent: it does not. */
  seenAt?: number;
}

export interface CertificateItem {
  CertificateArn: string;
  Type: 'AMAZON_ISSUED' | 'IMPORTED';
  Status: CertificateStatus;
  FailureReason?: FailureReason;
  DomainName: string;
  /** With the domain name. */
  SubjectAlternativeNames: string[];
  KeyAlgorithm: KeyType;
  domains: DomainProof[];
  transparencyLogging: 'ENABLED' | 'DISABLED';
  Tags: Tag[];
  /** Milliseconds since the Unix epoch. */
  createdAt: number;
  issuedAt?: number;
  importedAt?: number;
  renewedAt?: number;
  /** What servers present; absent until it is issued. */
  certificate?: Certificate;
  /** Of imported ones. */
  pem?: { certificate: string; chain?: string };
  /** IdempotencyToken of the request. */
  token?: string;
}

export const certificate: Resource<CertificateItem> = {
  kind: 'acm-certificate',
  prefix: 'certificate',
  id: (item) => item.CertificateArn,
  notFound: certificateNotFound,
  malformed: invalidArn,
  filters: {},
};

const ARN = /^arn:[\w+=/,.@-]+:acm:([\w+=/,.@-]*):([0-9]+):[\w+=,.@-]+(?:\/[\w+=,.@-]+)*$/;
const ARN_PATTERN = 'arn:[\\w+=/,.@-]+:acm:[\\w+=/,.@-]*:[0-9]+:[\\w+=,.@-]+(/[\\w+=,.@-]+)*';

/** Throws where the text is no ARN, where it is another region's or account's, and where there is no such certificate. */
export function requireCertificate(arn: string | undefined, context: Context): CertificateItem {
  const parts = ARN.exec(arn ?? '');
  if (arn === undefined || !parts) throw patternMismatch(arn ?? '', 'certificateArn', ARN_PATTERN);
  if (parts[1] !== context.region || parts[2] !== context.account) throw invalidArn(arn);
  const item = context.find(certificate, arn);
  if (!item) throw certificateNotFound(arn);
  return item;
}
