/**
 * Looks for the CNAMEs of requested certificates after every change of the world. Where one has appeared, the name is
 * proved some minutes later; where nothing changes, nothing is scheduled.
 */

import { canonicalName } from '../../../dns/index.ts';
import { hash32 } from '../../../kit/random.ts';
import { askPublicDns } from '../../internet/public-dns.ts';
import type { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import { type CertificateItem, certificate, type DomainProof } from '../certificate/certificate.ts';
import { proofKey } from '../certificate/lifecycle.ts';
import { amazonMayIssue } from './caa.ts';
import { challengeFor } from './challenge.ts';

/** From the appearance of the record to the proof: soon enough for `aws acm wait`, which gives up after four minutes. */
const LEAST_MS = 45_000;
const SPREAD_MS = 90_000;

/** A service's `settle`. */
export function observeCertificates(context: Context): void {
  const watched = context.peek(certificate).filter(isWatched);
  if (watched.length === 0) return;
  // One world for all: each snapshot of a draft is another one to whatever is derived from it.
  const world = context.snapshot;
  for (const item of watched) {
    const changed = item.domains.filter(
      (proof) => proof.method === 'DNS' && isThere(proof, world) !== isSeen(proof),
    );
    if (changed.length === 0) continue;
    note(context.find(certificate, item.CertificateArn) as CertificateItem, changed, world, context);
  }
}

/** Issued ones are renewed on the strength of the same records. */
function isWatched({ Type, Status }: CertificateItem): boolean {
  return Type === 'AMAZON_ISSUED' && (Status === 'PENDING_VALIDATION' || Status === 'ISSUED');
}

function isSeen({ seenAt }: DomainProof): boolean {
  return seenAt !== undefined;
}

function isThere({ name }: DomainProof, world: World): boolean {
  const challenge = challengeFor(world.account, name);
  const answer = askPublicDns(world, challenge.name, 'CNAME');
  return answer.some(({ type, data }) => type === 'CNAME' && canonicalName(data) === challenge.value);
}

function note(item: CertificateItem, changed: readonly DomainProof[], world: World, context: Context): void {
  for (const { name, seenAt } of changed) {
    const proof = item.domains.find((one) => one.name === name) as DomainProof;
    if (seenAt !== undefined) delete proof.seenAt;
    else if (item.Status === 'ISSUED' || amazonMayIssue(world, name)) see(item, proof, context);
    else refuse(item, proof);
  }
}

function see(item: CertificateItem, proof: DomainProof, context: Context): void {
  proof.seenAt = context.now;
  if (proof.status !== 'PENDING_VALIDATION') return;
  const delay = LEAST_MS + (hash32(`${item.CertificateArn}/${proof.name}`) % SPREAD_MS);
  context.later(delay, certificate, item.CertificateArn, 'prove', proofKey(proof));
}

function refuse(item: CertificateItem, proof: DomainProof): void {
  proof.status = 'FAILED';
  item.Status = 'FAILED';
  item.FailureReason = 'CAA_ERROR';
}
