/**
 * Versions of TLS that two sides speak, and the one that they agree on: the highest of both (RFC 8446 §4.2.1). SSL is
 * spoken by nobody (RFC 7568).
 */
export const TLS_VERSIONS = ['1.0', '1.1', '1.2', '1.3'] as const;

export type TlsVersion = (typeof TLS_VERSIONS)[number];

export interface TlsRange {
  readonly least: TlsVersion;
  readonly most: TlsVersion;
}

/** What browsers have spoken since 2020, and what servers take that say nothing else. */
export const MODERN_TLS: TlsRange = { least: '1.2', most: '1.3' };

/** Undefined: they have none in common. */
export function agreedTls(one: TlsRange, other: TlsRange): TlsVersion | undefined {
  const speaks = ({ least, most }: TlsRange, version: TlsVersion) => version >= least && version <= most;
  return TLS_VERSIONS.findLast((version) => speaks(one, version) && speaks(other, version));
}
