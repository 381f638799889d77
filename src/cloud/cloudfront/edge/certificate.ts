/** What an edge shows to whoever opens a TLS connection (R-CF-110 … R-CF-114). */
import { findCertificate } from '../../acm/certificate/find.ts';
import { WORLD_START, type World } from '../../kernel/world.ts';
import { type Certificate, inventCertificate } from '../../web/certificate.ts';
import { renewedByMs } from '../../web/renewal.ts';
import type { TlsRange, TlsVersion } from '../../web/tls-version.ts';
import { distributionAt } from '../distribution/find.ts';
import type { Edge } from './locations.ts';

const DAY_MS = 86_400_000;

/** CloudFront's own, for all names that it gives out. */
function ownCertificate(now: number): Certificate {
  const renewed = renewedByMs(now);
  return inventCertificate(
    {
      names: ['cloudfront.net', '*.cloudfront.net'],
      keyType: 'RSA_2048',
      notBefore: WORLD_START + renewed - 90 * DAY_MS,
      notAfter: WORLD_START + renewed + 300 * DAY_MS,
      issuer: { kind: 'amazon', name: 'Amazon RSA 2048 M01' },
    },
    'cloudfront',
  );
}

/** For a name that nobody claimed there is none: the edge breaks the handshake off. */
export function certificateAt(world: World, edge: Edge, serverName: string): Certificate | undefined {
  const name = serverName.toLowerCase();
  if (name.endsWith('.cloudfront.net')) return ownCertificate(world.clock.now);
  const arn = distributionAt(world, name, edge.pop)?.config.ViewerCertificate.ACMCertificateArn;
  return arn === undefined ? undefined : findCertificate(world, arn)?.certificate;
}

/** By what security policies' names begin with; the older ones take all that there is (R-CF-113). */
const LEAST: readonly (readonly [policy: string, version: TlsVersion])[] = [
  ['TLSv1.3_', '1.3'],
  ['TLSv1.2_', '1.2'],
  ['TLSv1.1_', '1.1'],
];

/** The versions of TLS that the distribution of this name takes. */
export function tlsAt(world: World, edge: Edge, serverName: string): TlsRange {
  const config = distributionAt(world, serverName.toLowerCase(), edge.pop)?.config;
  const policy = config?.ViewerCertificate.MinimumProtocolVersion ?? '';
  const least = LEAST.find(([beginning]) => policy.startsWith(beginning))?.[1] ?? '1.0';
  return { least, most: '1.3' };
}
