/** Hosted zones, health checks, addresses of Resolver endpoints (R-PRICE-60, R-PRICE-63, R-PRICE-65). */
import { type HealthCheckItem, healthCheck } from '../../route53/health-check/health-check.ts';
import { hostedZone } from '../../route53/hosted-zone/hosted-zone.ts';
import { resolverEndpoint } from '../../route53resolver/endpoint/endpoint.ts';
import type { Running } from './running-kind.ts';
import { perItem, together } from './tables.ts';

const zones = perItem(hostedZone, ({ Id }) => [{ price: 'hosted-zone', resource: Id }]);

const checks = perItem(healthCheck, chargesOf);

/** Endpoints in AWS are cheaper than others; HTTPS, string matching, fast intervals and latency graphs cost extra. */
function chargesOf({ Id, HealthCheckConfig: config }: HealthCheckItem): readonly Running[] {
  const where = isInAws(config.FullyQualifiedDomainName ?? '') ? 'aws' : 'other';
  const options = [
    config.Type?.startsWith('HTTPS'),
    config.Type?.endsWith('_STR_MATCH'),
    config.RequestInterval === 10,
    config.MeasureLatency,
  ].filter(Boolean).length;
  const own = { price: `health-check-${where}`, resource: Id };
  return options === 0
    ? [own]
    : [own, { price: `health-check-option-${where}`, resource: Id, units: options }];
}

function isInAws(name: string): boolean {
  return /\.(?:amazonaws\.com|cloudfront\.net)\.?$/.test(name);
}

const endpoints = perItem(resolverEndpoint, ({ Id, addresses }) => [
  { price: 'resolver-endpoint', resource: Id, units: addresses.length },
]);

export const dnsRunning = together(zones, checks, endpoints);
