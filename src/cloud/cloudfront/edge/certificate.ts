/** What an edge shows to whoever opens a TLS connection (R-CF-110 … R-CF-114). */
import { findCertificate } from '../../acm/certificate/find.ts';
import { WORLD_START, type World } from '../../kernel/world.ts';
import { type Certificate, inventCertificate } from '../../web/certificate.ts';
import { distributionAt } from '../distribution/find.ts';
import type { Edge } from './locations.ts';

const MONTH_MS = 30 * 86_400_000;

/** CloudFront's own, for all names that it gives out. */
const OWN = inventCertificate(
  {
    names: ['cloudfront.net', '*.cloudfront.net'],
    keyType: 'RSA_2048',
    notBefore: WORLD_START - 3 * MONTH_MS,
    notAfter: WORLD_START + 120 * MONTH_MS,
    issuer: { kind: 'amazon', name: 'Amazon RSA 2048 M01' },
  },
  'cloudfront',
);

/** For a name that nobody claimed there is none: the edge breaks the handshake off. */
export function certificateAt(world: World, edge: Edge, serverName: string): Certificate | undefined {
  const name = serverName.toLowerCase();
  if (name.endsWith('.cloudfront.net')) return OWN;
  const arn = distributionAt(world, name, edge.pop)?.config.ViewerCertificate.ACMCertificateArn;
  return arn === undefined ? undefined : findCertificate(world, arn)?.certificate;
}
