/** A tunnel as a router on premises has it configured: a virtual tunnel interface (VTI) with what protects it. */

export interface Proposal {
  /** As AWS names it: `AES128`, `AES256`, `AES128-GCM-16`, `AES256-GCM-16`. */
  readonly encryption: string;
  /** `SHA1`, `SHA2-256`, `SHA2-384`, `SHA2-512`. */
  readonly integrity: string;
  /** Diffie-Hellman group; of phase 2 for perfect forward secrecy. */
  readonly group: number;
}

export interface IpsecTunnel {
  /** `vti1`. */
  readonly name: string;
  /** The router's own address outside; the other end expects it. */
  readonly local: string;
  /** The other end's address outside. */
  readonly remote: string;
  /** Addresses inside, of a network of four. */
  readonly inside: { readonly local: string; readonly remote: string; readonly length: number };
  readonly preSharedKey: string;
  readonly ikeVersion: 'ikev1' | 'ikev2';
  /** IKE. */
  readonly phase1: Proposal;
  /** ESP. */
  readonly phase2: Proposal;
  /** Whether it is wanted: `ipsec down` takes it down. */
  readonly isEnabled: boolean;
  /** Of the interface, in bytes. */
  readonly mtu: number;
}

/** By router: `lisbon/edge`. */
export type IpsecState = Readonly<Record<string, readonly IpsecTunnel[]>>;
