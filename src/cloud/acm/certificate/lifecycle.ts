/**
 * What becomes of a certificate in time: issued when all its names are proved, given up after three days, renewed
 * before it ends as long as somebody uses it and the CNAMEs are still there, and expired otherwise (R-CF-116).
 * https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html
 */
import type { Context } from '../../kernel/context.ts';
import type { Transitions } from '../../kernel/resource.ts';
import { inventCertificate } from '../../web/certificate.ts';
import { type CertificateItem, certificate, type DomainProof } from './certificate.ts';
import { usersOf } from './users.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const GIVEN_UP_AFTER_MS = 72 * HOUR_MS;
/** Thirteen months. */
const VALID_DAYS = 395;
const RENEWED_BEFORE_MS = 60 * DAY_MS;

export const certificateTransitions: Transitions<CertificateItem> = {
  prove,
  giveUp,
  renew,
  expire,
};

/** `part`: the name, and since when its CNAME must have been there. */
function prove(item: CertificateItem, context: Context, part: string): void {
  const proof = item.domains.find((one) => proofKey(one) === part);
  if (!proof || item.Status !== 'PENDING_VALIDATION') return;
  proof.status = 'SUCCESS';
  if (item.domains.every(({ status }) => status === 'SUCCESS')) issue(item, context);
}

export function proofKey({ name, seenAt }: DomainProof): string {
  return `${name} ${seenAt}`;
}

function giveUp(item: CertificateItem): void {
  if (item.Status !== 'PENDING_VALIDATION') return;
  item.Status = 'VALIDATION_TIMED_OUT';
  for (const proof of item.domains) if (proof.status === 'PENDING_VALIDATION') proof.status = 'FAILED';
}

function issue(item: CertificateItem, context: Context): void {
  const today = context.now - (context.now % DAY_MS);
  const { KeyAlgorithm: keyType, SubjectAlternativeNames: names } = item;
  item.Status = 'ISSUED';
  item.issuedAt ??= context.now;
  item.certificate = inventCertificate(
    {
      names: [...names],
      keyType,
      notBefore: today,
      notAfter: today + VALID_DAYS * DAY_MS - 1000,
      issuer: {
        kind: 'amazon',
        name: keyType.startsWith('EC') ? 'Amazon ECDSA 256 M02' : 'Amazon RSA 2048 M02',
      },
    },
    item.CertificateArn,
  );
  scheduleEnd(item, context);
}

/** Both events name the end that they are about: a renewal in between makes them void. */
export function scheduleEnd(item: CertificateItem, context: Context): void {
  const end = item.certificate?.notAfter ?? 0;
  const until = (at: number) => Math.max(0, at - context.now);
  context.later(until(end + 1), certificate, item.CertificateArn, 'expire', String(end));
  if (item.Type === 'AMAZON_ISSUED')
    context.later(until(end - RENEWED_BEFORE_MS), certificate, item.CertificateArn, 'renew', String(end));
}

/** Tried every day until it works or the certificate ends. */
function renew(item: CertificateItem, context: Context, end: string): void {
  if (item.Status !== 'ISSUED' || String(item.certificate?.notAfter) !== end) return;
  const proved = item.domains.every(({ method, seenAt }) => method === 'DNS' && seenAt !== undefined);
  if (proved && usersOf(item.CertificateArn, context).length > 0) {
    item.renewedAt = context.now;
    issue(item, context);
  } else if (context.now + DAY_MS < Number(end)) {
    context.later(DAY_MS, certificate, item.CertificateArn, 'renew', end);
  }
}

function expire(item: CertificateItem, _context: Context, end: string): void {
  if (item.Status === 'ISSUED' && String(item.certificate?.notAfter) === end) item.Status = 'EXPIRED';
}
