/** Certificates for those who serve with them: distributions and load balancers. */
import { GLOBAL_REGION } from '../../kernel/dispatch.ts';
import type { Table, World } from '../../kernel/world.ts';
import { type CertificateItem, certificate } from './certificate.ts';

/** CloudFront's certificates must be here (R-CF-111). */
export const CLOUDFRONT_CERTIFICATE_REGION = 'us-east-1';

/** By its ARN, wherever it is, in whatever state; it has a `certificate` to present once it was issued. */
export function findCertificate(world: World, arn: string): CertificateItem | undefined {
  const region = arn.split(':')[3] ?? GLOBAL_REGION;
  const table = world.regions[region]?.[certificate.kind] as Table<CertificateItem> | undefined;
  return table && Object.hasOwn(table, arn) ? table[arn] : undefined;
}

/** Only one that a service in this region would take: issued, and there. */
export function findUsableCertificate(
  world: World,
  arn: string,
  region: string = CLOUDFRONT_CERTIFICATE_REGION,
): CertificateItem | undefined {
  const item = findCertificate(world, arn);
  return item?.Status === 'ISSUED' && arn.split(':')[3] === region ? item : undefined;
}
