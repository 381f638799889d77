/** RSA and ECDSA keys for tests: real ones, made for nothing else. */
import { generateKeyPairSync } from 'node:crypto';

const pem = { publicKeyEncoding: { type: 'spki', format: 'pem' } } as const;
const pkcs1 = { privateKeyEncoding: { type: 'pkcs1', format: 'pem' } } as const;
const pkcs8 = { privateKeyEncoding: { type: 'pkcs8', format: 'pem' } } as const;

export const RSA = generateKeyPairSync('rsa', { modulusLength: 2048, ...pem, ...pkcs1 });
export const OTHER_RSA = generateKeyPairSync('rsa', { modulusLength: 2048, ...pem, ...pkcs8 });
export const SMALL_RSA = generateKeyPairSync('rsa', { modulusLength: 1024, ...pem, ...pkcs1 });
export const ECDSA = generateKeyPairSync('ec', { namedCurve: 'prime256v1', ...pem, ...pkcs8 });
export const WRONG_CURVE = generateKeyPairSync('ec', { namedCurve: 'secp384r1', ...pem, ...pkcs8 });
