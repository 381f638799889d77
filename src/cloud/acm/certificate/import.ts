/**
 * ImportCertificate: PEM texts are really read, and key and certificate must belong together. The private key is
 * checked and not kept. https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { ImportCertificateRequest, ImportCertificateResponse } from '@aws-sdk/client-acm';
import type { Context } from '../../kernel/context.ts';
import { drawUuid } from '../../route53/ids.ts';
import type { Certificate, Issuer, KeyType } from '../../web/certificate.ts';
import { invalidParameter, validationError } from '../errors.ts';
import { type CertificateItem, certificate, requireCertificate } from './certificate.ts';
import { scheduleEnd } from './lifecycle.ts';
import { checkedTags } from './tags.ts';

export function importCertificate(
  input: ImportCertificateRequest,
  context: Context,
): ImportCertificateResponse {
  const text = pemText(input.Certificate);
  const chain = input.CertificateChain === undefined ? undefined : pemText(input.CertificateChain);
  const read = readCertificate(text);
  checkKey(read, pemText(input.PrivateKey));
  const issuers = chain === undefined ? [] : readChain(chain);
  checkChain(read, issuers);
  const value = certificateOf(read, issuers);
  if (value.notAfter < context.now) throw validationError('The certificate has expired.');
  if (value.notBefore > context.now)
    throw validationError('The certificate is not in its validity period yet.');
  const item = input.CertificateArn === undefined ? fresh(context) : again(input, context);
  Object.assign(item, {
    Status: 'ISSUED',
    DomainName: value.names[0] ?? '',
    SubjectAlternativeNames: [...value.names],
    KeyAlgorithm: value.keyType,
    importedAt: context.now,
    certificate: value,
    pem: { certificate: text, ...(chain !== undefined && { chain }) },
    ...(input.CertificateArn === undefined && { Tags: checkedTags([], input.Tags ?? []) }),
  });
  scheduleEnd(item, context);
  return { CertificateArn: item.CertificateArn };
}

function fresh(context: Context): CertificateItem {
  return context.add(certificate, {
    CertificateArn: context.arn('acm', `certificate/${drawUuid(context.random)}`),
    Type: 'IMPORTED',
    Status: 'ISSUED',
    DomainName: '',
    SubjectAlternativeNames: [],
    KeyAlgorithm: 'RSA_2048',
    domains: [],
    transparencyLogging: 'DISABLED',
    Tags: [],
    createdAt: context.now,
  });
}

/** The same ARN, so that whoever uses it presents the new one. */
function again({ CertificateArn: arn, Tags }: ImportCertificateRequest, context: Context): CertificateItem {
  const item = requireCertificate(arn, context);
  if (item.Type !== 'IMPORTED')
    throw validationError(`Certificate ${arn} was not imported, so none can be imported in its place.`);
  if (Tags?.length) throw invalidParameter('Tags cannot be given when a certificate is imported again.');
  return item;
}

/** Bytes; from a console they come as the file's text, over the wire in base64. */
function pemText(value: Uint8Array | string | undefined): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return value ?? '';
}

const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

function readCertificate(text: string): X509Certificate {
  const blocks = text.match(BLOCK) ?? [];
  if (blocks.length > 1)
    throw validationError(
      'The certificate field contains more than one certificate. You can specify only one certificate in this field.',
    );
  return parse(
    blocks[0] ?? '',
    'The certificate is not valid: it must be one PEM-encoded X.509 certificate.',
  );
}

function readChain(text: string): readonly X509Certificate[] {
  const refusal = 'The certificate chain is not valid: it must hold PEM-encoded X.509 certificates.';
  const blocks = text.match(BLOCK);
  if (!blocks) throw validationError(refusal);
  return blocks.map((block) => parse(block, refusal));
}

function parse(block: string, refusal: string): X509Certificate {
  try {
    return new X509Certificate(block);
  } catch {
    throw validationError(refusal);
  }
}

function checkKey(read: X509Certificate, text: string): void {
  if (/ENCRYPTED/.test(text))
    throw validationError('The private key is encrypted. Remove its passphrase before you import it.');
  let key: KeyObject;
  try {
    key = createPrivateKey(text);
  } catch {
    throw validationError('The private key is not valid: it must be one PEM-encoded key.');
  }
  if (!read.checkPrivateKey(key)) throw validationError('The certificate and the private key do not match.');
}

/** Each must be issued by the next. */
function checkChain(leaf: X509Certificate, issuers: readonly X509Certificate[]): void {
  const all = [leaf, ...issuers];
  const broken = all
    .slice(0, -1)
    .findIndex((one, index) => !one.checkIssued(all[index + 1] as X509Certificate));
  if (broken >= 0) throw validationError('Can not validate the certificate with the certificate chain.');
}

function certificateOf(read: X509Certificate, issuers: readonly X509Certificate[]): Certificate {
  return {
    names: namesOf(read),
    keyType: keyTypeOf(read),
    notBefore: Date.parse(read.validFrom),
    notAfter: Date.parse(read.validTo),
    issuer: issuerOf(read, issuers),
    serial: pairs(read.serialNumber.toLowerCase()),
    fingerprint: read.fingerprint256,
  };
}

/** The common name counts for browsers only where there are no alternative names; ACM shows it first. */
function namesOf({ subject, subjectAltName = '' }: X509Certificate): readonly string[] {
  const alternative = [...subjectAltName.matchAll(/(?:DNS|IP Address):([^\s,]+)/g)].map(
    ([, name = '']) => name,
  );
  const common = /(?:^|\n)CN=(.+)/.exec(subject)?.[1];
  const names = alternative.length > 0 ? alternative : common === undefined ? [] : [common];
  return [...new Set(names.map((name) => name.toLowerCase()))];
}

function keyTypeOf({ publicKey }: X509Certificate): KeyType {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  const found = (['RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096'] as const).find(
    (type) => publicKey.asymmetricKeyType === 'rsa' && type === `RSA_${modulusLength}`,
  );
  const curve = (['EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'] as const).find(
    (type) => type === `EC_${namedCurve}`,
  );
  const type = found ?? curve;
  if (!type)
    throw validationError(
      'The private key is not supported: RSA keys of 1024, 2048, 3072 and 4096 bits and EC keys on the curves P-256, P-384 and P-521 are.',
    );
  return type;
}

/** Roots that browsers know, by the organisation that runs them. */
const PUBLIC_AUTHORITIES =
  /Let's Encrypt|Internet Security Research Group|DigiCert|GlobalSign|Sectigo|GoDaddy|Google Trust Services|Entrust|Amazon/i;

/** By the organisation's name alone: netlab has no list of roots, and nobody's signature but the chain's own is checked. */
function issuerOf(read: X509Certificate, issuers: readonly X509Certificate[]): Issuer {
  const name = /(?:^|\n)CN=(.+)/.exec(read.issuer)?.[1] ?? read.issuer;
  if (issuers.length === 0 && read.checkIssued(read)) return { kind: 'self-signed', name };
  const organisation = /(?:^|\n)O=(.+)/.exec((issuers.at(-1) ?? read).issuer)?.[1] ?? '';
  return { kind: PUBLIC_AUTHORITIES.test(organisation) ? 'public' : 'private', name };
}

function pairs(hex: string): string {
  return (hex.match(/../g) ?? []).join(':');
}
