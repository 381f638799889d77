/**
 * Certificates for the names of the simulated world (RFC 5280, version 3): an authority that lives as long as serve does,
 * and what it signs for each name that a client asks for. Nobody trusts it who wasn't told to: `curl --cacert`.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  bitString,
  boolean,
  explicit,
  implicit,
  integer,
  namedBits,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  time,
  utf8,
} from './der.ts';

export interface KeyAndCertificate {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** Its own certificate, PEM. */
  readonly certificate: string;
  /** For a host's name. */
  issue(name: string): KeyAndCertificate;
}

const AUTHORITY_NAME = 'netlab serve, of the simulated world';
const DAY_MS = 86_400_000;
/** Browsers take no more than 398 days. */
const DAYS = 30;
const OID = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  serverAuthentication: '1.3.6.1.5.5.7.3.1',
  subjectAltName: '2.5.29.17',
  subjectKeyIdentifier: '2.5.29.14',
  authorityKeyIdentifier: '2.5.29.35',
} as const;
const DIGITAL_SIGNATURE = 0b1000_0000;
const CERTIFICATE_AND_LIST_SIGNING = 0b0000_0110;
/** RFC 5280, appendix A.1: ub-common-name. */
const LONGEST_COMMON_NAME = 64;

/** `now`: milliseconds since the Unix epoch by the clock on the wall. */
export function createAuthority(now: number): Authority {
  const own = newKey();
  const span = { from: now - DAY_MS, to: now + DAYS * DAY_MS };
  const certificate = signed({
    ...{ subject: AUTHORITY_NAME, subjectKey: own.publicKey, signer: own.privateKey, span },
    extensions: [
      extension(OID.basicConstraints, sequence(boolean(true)), true),
      extension(OID.keyUsage, namedBits(CERTIFICATE_AND_LIST_SIGNING), true),
      extension(OID.subjectKeyIdentifier, octetString(identifierOf(own.publicKey))),
    ],
  });
  return {
    certificate,
    issue(name) {
      const { publicKey, privateKey } = newKey();
      const isLong = name.length > LONGEST_COMMON_NAME;
      const cert = signed({
        ...{ subject: isLong ? undefined : name, subjectKey: publicKey, signer: own.privateKey, span },
        extensions: [
          extension(OID.basicConstraints, sequence(), true),
          extension(OID.keyUsage, namedBits(DIGITAL_SIGNATURE), true),
          extension(OID.extendedKeyUsage, sequence(objectIdentifier(OID.serverAuthentication))),
          extension(OID.authorityKeyIdentifier, sequence(implicit(0, identifierOf(own.publicKey)))),
          // It must be critical where there is no other name (section 4.2.1.6).
          extension(OID.subjectAltName, sequence(implicit(2, new TextEncoder().encode(name))), isLong),
        ],
      });
      return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, cert };
    },
  };
}

function newKey(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

interface Content {
  readonly subject: string | undefined;
  readonly subjectKey: KeyObject;
  readonly signer: KeyObject;
  /** Milliseconds since the Unix epoch. */
  readonly span: { readonly from: number; readonly to: number };
  readonly extensions: readonly Uint8Array[];
}

function signed({ subject, subjectKey, signer, span, extensions }: Content): string {
  const algorithm = sequence(objectIdentifier(OID.ecdsaWithSha256));
  const content = sequence(
    explicit(0, integer(Uint8Array.of(2))),
    integer(randomBytes(16)),
    algorithm,
    nameOf(AUTHORITY_NAME),
    sequence(time(span.from), time(span.to)),
    subject === undefined ? sequence() : nameOf(subject),
    subjectKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...extensions)),
  );
  const der = sequence(content, algorithm, bitString(sign('sha256', content, signer)));
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function nameOf(commonName: string): Uint8Array {
  return sequence(setOf(sequence(objectIdentifier(OID.commonName), utf8(commonName))));
}

function extension(oid: string, value: Uint8Array, isCritical = false): Uint8Array {
  const critical = isCritical ? [boolean(true)] : [];
  return sequence(objectIdentifier(oid), ...critical, octetString(value));
}

/** RFC 5280, section 4.2.1.2, as one may make it: any digest of the key will do. */
function identifierOf(key: KeyObject): Uint8Array {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 20);
}
