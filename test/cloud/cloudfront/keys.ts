/** RSA and ECDSA keys for tests: real ones, made for nothing else. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';

interface PemPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

export const RSA = rsa(2048, 'pkcs1');
export const OTHER_RSA = rsa(2048, 'pkcs8');
export const SMALL_RSA = rsa(1024, 'pkcs1');
export const ECDSA = ecdsa('prime256v1');
export const WRONG_CURVE = ecdsa('secp384r1');

function rsa(modulusLength: number, type: 'pkcs1' | 'pkcs8'): PemPair {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength });
  return { publicKey: spki(publicKey), privateKey: privateKey.export({ type, format: 'pem' }).toString() };
}

function ecdsa(namedCurve: string): PemPair {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
  return {
    publicKey: spki(publicKey),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function spki(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}
