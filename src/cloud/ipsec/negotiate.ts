/**
 * Whether the two ends of a tunnel come to terms: IKE first (phase 1), then the keys of the tunnel itself (phase 2), each
 * from what one end proposes and the other permits (R-VPN-12, R-VPN-17). The refusals are those of RFC 7296 §3.10.1.
 */
import type { IpsecTunnel, Proposal } from './tunnel.ts';

/** What the answering end takes; empty lists take anything that AWS knows. */
export interface Permitted {
  readonly encryption: readonly string[];
  readonly integrity: readonly string[];
  readonly groups: readonly number[];
}

export interface Terms {
  readonly preSharedKey: string;
  readonly ikeVersions: readonly string[];
  readonly phase1: Permitted;
  readonly phase2: Permitted;
}

export type Negotiation =
  | { readonly isAgreed: true }
  | {
      readonly isAgreed: false;
      /** In which phase it ends. */
      readonly phase: 1 | 2;
      readonly code: 'NO_PROPOSAL_CHOSEN' | 'AUTHENTICATION_FAILED' | 'INVALID_MAJOR_VERSION';
      /** What differs, for people: a sentence without a full stop. */
      readonly text: string;
    };

const ENCRYPTION = ['AES128', 'AES256', 'AES128-GCM-16', 'AES256-GCM-16'];
const INTEGRITY = ['SHA1', 'SHA2-256', 'SHA2-384', 'SHA2-512'];
const GROUPS_FROM_14 = Array.from({ length: 11 }, (_, index) => 14 + index);

/** All that AWS takes where nothing is said (R-VPN-12). */
export const KNOWN: Readonly<Record<1 | 2, Permitted>> = {
  1: { encryption: ENCRYPTION, integrity: INTEGRITY, groups: [2, ...GROUPS_FROM_14] },
  2: { encryption: ENCRYPTION, integrity: INTEGRITY, groups: [2, 5, ...GROUPS_FROM_14] },
};
export const IKE_VERSIONS = ['ikev1', 'ikev2'];

export function negotiate(tunnel: IpsecTunnel, terms: Terms): Negotiation {
  const versions = terms.ikeVersions.length > 0 ? terms.ikeVersions : IKE_VERSIONS;
  if (!versions.includes(tunnel.ikeVersion)) {
    const text = `the router speaks ${tunnel.ikeVersion}, AWS takes ${versions.join(', ')}`;
    return { isAgreed: false, phase: 1, code: 'INVALID_MAJOR_VERSION', text };
  }
  const first = difference(1, tunnel.phase1, terms.phase1);
  if (first) return { isAgreed: false, phase: 1, code: 'NO_PROPOSAL_CHOSEN', text: first };
  if (tunnel.preSharedKey !== terms.preSharedKey) {
    const text = 'the pre-shared keys of the two ends differ';
    return { isAgreed: false, phase: 1, code: 'AUTHENTICATION_FAILED', text };
  }
  const second = difference(2, tunnel.phase2, terms.phase2);
  if (second) return { isAgreed: false, phase: 2, code: 'NO_PROPOSAL_CHOSEN', text: second };
  return { isAgreed: true };
}

function difference(phase: 1 | 2, proposal: Proposal, permitted: Permitted): string | undefined {
  const known = KNOWN[phase];
  const say = (what: string, proposed: string | number, takes: readonly (string | number)[]) =>
    takes.includes(proposed)
      ? undefined
      : `phase ${phase}: the router proposes ${what} ${proposed}, AWS takes ${takes.join(', ')}`;
  return (
    say('encryption', proposal.encryption, orAll(permitted.encryption, known.encryption)) ??
    (isAead(proposal)
      ? undefined
      : say('integrity', proposal.integrity, orAll(permitted.integrity, known.integrity))) ??
    say('Diffie-Hellman group', proposal.group, orAll(permitted.groups, known.groups))
  );
}

const orAll = <T>(list: readonly T[], all: readonly T[]): readonly T[] => (list.length > 0 ? list : all);

/** Encryption that proves integrity itself (RFC 4106). */
const isAead = ({ encryption }: Proposal): boolean => encryption.includes('GCM');

/** The largest packet that fits into the tunnel on a way of 1500 bytes, without NAT traversal (R-VPN-41). */
export function tunnelMtu(phase2: Proposal): number {
  if (isAead(phase2)) return 1446;
  return phase2.integrity === 'SHA1' || phase2.integrity === 'SHA2-256' ? 1438 : 1422;
}
