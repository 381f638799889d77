/**
 * Public keys as text: PEM (RFC 7468) around a SubjectPublicKeyInfo, 2048-bit RSA or ECDSA on P-256.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html
 */
import { createPublicKey, type KeyObject } from 'node:crypto';

/** The key; undefined for what CloudFront takes for none. */
export function readPublicKey(pem: string): KeyObject | undefined {
  if (!/^\s*-----BEGIN PUBLIC KEY-----[\s\S]+-----END PUBLIC KEY-----\s*$/.test(pem)) return undefined;
  try {
    const key = createPublicKey(pem);
    return isSupported(key) ? key : undefined;
  } catch {
    return undefined; // not base64, or no key inside
  }
}

function isSupported({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): boolean {
  if (type === 'rsa') return details?.modulusLength === 2048;
  return type === 'ec' && details?.namedCurve === 'prime256v1';
}
