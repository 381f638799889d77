/** The messages of a TLS handshake as `curl -v` lists them: TLS 1.3 hides most of what the older versions say openly. */
import type { TlsVersion } from '../../../sim/messages.ts';

export interface Handshake {
  /** Up to the certificate. */
  readonly hello: readonly string[];
  /** From there to the keys, when the certificate will do. */
  readonly keys: readonly string[];
}

export function handshakeOf(version: TlsVersion, isEc: boolean): Handshake {
  return version === '1.3' ? modern(isEc) : older(version, isEc);
}

function modern(isEc: boolean): Handshake {
  return {
    hello: [
      '* TLSv1.3 (IN), TLS handshake, Server hello (2):',
      '* TLSv1.3 (IN), TLS handshake, Encrypted Extensions (8):',
      '* TLSv1.3 (IN), TLS handshake, Certificate (11):',
    ],
    keys: [
      '* TLSv1.3 (IN), TLS handshake, CERT verify (15):',
      '* TLSv1.3 (IN), TLS handshake, Finished (20):',
      '* TLSv1.3 (OUT), TLS change cipher, Change cipher spec (1):',
      '* TLSv1.3 (OUT), TLS handshake, Finished (20):',
      `* SSL connection using TLSv1.3 / TLS_AES_128_GCM_SHA256 / X25519 / ${isEc ? 'id-ecPublicKey' : 'RSASSA-PSS'}`,
    ],
  };
}

function older(version: TlsVersion, isEc: boolean): Handshake {
  const name = version === '1.0' ? 'TLSv1' : `TLSv${version}`;
  const says = (who: 'IN' | 'OUT', what: string) => `* ${name} (${who}), ${what}:`;
  const cipher = version === '1.2' ? 'AES128-GCM-SHA256' : 'AES128-SHA';
  return {
    hello: [says('IN', 'TLS handshake, Server hello (2)'), says('IN', 'TLS handshake, Certificate (11)')],
    keys: [
      says('IN', 'TLS handshake, Server key exchange (12)'),
      says('IN', 'TLS handshake, Server finished (14)'),
      says('OUT', 'TLS handshake, Client key exchange (16)'),
      says('OUT', 'TLS change cipher, Change cipher spec (1)'),
      says('OUT', 'TLS handshake, Finished (20)'),
      says('IN', 'TLS handshake, Finished (20)'),
      `* SSL connection using ${name} / ECDHE-${isEc ? 'ECDSA' : 'RSA'}-${cipher} / prime256v1 / ${isEc ? 'id-ecPublicKey' : 'rsaEncryption'}`,
    ],
  };
}
