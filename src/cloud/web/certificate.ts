/**
 * A server's certificate as a value: what a client that opens a TLS connection gets to see of it, and what it makes of
 * it (RFC 5280 §6 for dates and issuers, RFC 9525 §6 for names). Keys and signatures are not simulated: who may
 * present a certificate is decided by whoever stores it.
 */
import { parseAddress } from '../../kit/address.ts';
import { hash32 } from '../../kit/random.ts';

/** As ACM writes key algorithms; EC keys by the name of their curve. */
export type KeyType =
  | 'RSA_1024'
  | 'RSA_2048'
  | 'RSA_3072'
  | 'RSA_4096'
  | 'EC_prime256v1'
  | 'EC_secp384r1'
  | 'EC_secp521r1';

export interface Issuer {
  /** Browsers trust `amazon` and `public`; nobody trusts `self-signed` and `private` who wasn't told to. */
  readonly kind: 'amazon' | 'public' | 'private' | 'self-signed';
  /** For people: `Amazon RSA 2048 M02`. */
  readonly name: string;
}

export interface Certificate {
  /** Whom it speaks for: lower-case DNS names, wildcards among them, and addresses; the first is the common name. */
  readonly names: readonly string[];
  readonly keyType: KeyType;
  /** Milliseconds since the Unix epoch; both ends are within. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly issuer: Issuer;
  /** 16 octets in hexadecimal: `0a:1b:…`. */
  readonly serial: string;
  /** SHA-256's 32 octets in hexadecimal, as tools show them: `0A:1B:…`. Of invented certificates it is as invented. */
  readonly fingerprint: string;
}

/** With a serial number and a fingerprint that follow from the rest and from `origin`, which says which one it is. */
export function inventCertificate(
  parts: Omit<Certificate, 'serial' | 'fingerprint'>,
  origin: string,
): Certificate {
  const text = JSON.stringify([origin, parts]);
  return {
    ...parts,
    serial: octets(`serial/${text}`, 16),
    fingerprint: octets(`fingerprint/${text}`, 32).toUpperCase(),
  };
}

function octets(text: string, count: number): string {
  const each = Array.from({ length: count }, (_, index) => hash32(`${index}/${text}`) & 0xff);
  return each.map((octet) => octet.toString(16).padStart(2, '0')).join(':');
}

/** Whether a certificate that names `pattern` speaks for `name`: a wildcard is the whole leftmost label, and one label. */
export function nameMatches(pattern: string, name: string): boolean {
  const [presented, wanted] = [plain(pattern), plain(name)];
  if (presented === wanted) return true;
  if (!presented.startsWith('*.') || parseAddress(wanted)) return false;
  const above = presented.slice(2);
  const [first = '', ...rest] = wanted.split('.');
  return first !== '' && above.includes('.') && rest.join('.') === above;
}

export function coversName(certificate: Pick<Certificate, 'names'>, name: string): boolean {
  return certificate.names.some((pattern) => nameMatches(pattern, name));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

export type CertificateFaultCode =
  | 'untrusted-issuer'
  | 'wrong-name'
  | 'expired'
  | 'not-yet-valid'
  | 'weak-key';

export interface CertificateFault {
  readonly code: CertificateFaultCode;
  /** One sentence for people. */
  readonly text: string;
}

/** What a browser finds wrong, the worst first; nothing: it shows the padlock. `now` in milliseconds. */
export function verdictOf(certificate: Certificate, name: string, now: number): readonly CertificateFault[] {
  const { issuer, names, notBefore, notAfter, keyType } = certificate;
  const faults: CertificateFault[] = [];
  if (issuer.kind === 'self-signed')
    faults.push({ code: 'untrusted-issuer', text: 'The certificate is self-signed.' });
  if (issuer.kind === 'private')
    faults.push({
      code: 'untrusted-issuer',
      text: `Clients don't trust its issuer, the private authority ${issuer.name}.`,
    });
  if (!coversName(certificate, name))
    faults.push({ code: 'wrong-name', text: `The certificate is for ${names.join(', ')}, not for ${name}.` });
  if (now > notAfter) faults.push({ code: 'expired', text: `The certificate expired on ${day(notAfter)}.` });
  if (now < notBefore)
    faults.push({ code: 'not-yet-valid', text: `The certificate is valid from ${day(notBefore)} only.` });
  if (keyType === 'RSA_1024') faults.push({ code: 'weak-key', text: 'Its key of 1024 bits is too weak.' });
  return faults;
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
