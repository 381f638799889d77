/** Which ports of a host speak HTTP, which HTTPS, and what certificate they show. */
import { WORLD_START } from '../kernel/world.ts';
import { type Certificate, inventCertificate } from './certificate.ts';
import type { CertificateSetting, HttpSetting } from './http-setting.ts';
import { renewedByMs } from './renewal.ts';
import type { WebServer } from './web-server.ts';

/** What well-known services speak that are no web servers. */
const NO_WEB_PORTS = new Set([
  21, 22, 23, 25, 53, 110, 143, 179, 389, 465, 587, 636, 993, 995, 1194, 1433, 1521, 2049, 3306, 3389, 5432,
  5672, 6379, 9092, 11_211, 27_017,
]);
const TLS_PORTS = [443, 8443];

export function spokenOn(port: number, { plain, tls }: HttpSetting): WebServer['speaks'] {
  if (tls?.includes(port)) return 'https';
  if (plain?.includes(port)) return 'http';
  if (tls === undefined && TLS_PORTS.includes(port)) return 'https';
  return plain === undefined && !NO_WEB_PORTS.has(port) ? 'http' : 'other';
}

const DAY_MS = 86_400_000;
/** Public authorities issue for 90 days to a year; a simulated world begins in the middle of that. */
const ISSUED_DAYS_BEFORE = 30;
const DEFAULT_DAYS = 300;

const ISSUERS = {
  public: "Let's Encrypt R12",
  private: 'Company Root CA',
} as const;

/** `now`: whoever says nothing of days renews in time. */
export function certificateFrom(
  setting: CertificateSetting,
  ownNames: readonly string[],
  now: number,
): Certificate {
  const names = (setting.names ?? ownNames).map((name) => name.toLowerCase());
  const renewed = setting.days === undefined ? renewedByMs(now) : 0;
  const notAfter = WORLD_START + renewed + (setting.days ?? DEFAULT_DAYS) * DAY_MS;
  const kind = setting.issuer;
  return inventCertificate(
    {
      names,
      keyType: 'RSA_2048',
      notBefore: Math.min(WORLD_START + renewed, notAfter) - ISSUED_DAYS_BEFORE * DAY_MS,
      notAfter,
      issuer: { kind, name: kind === 'self-signed' ? (names[0] ?? 'localhost') : ISSUERS[kind] },
    },
    names[0] ?? 'localhost',
  );
}
