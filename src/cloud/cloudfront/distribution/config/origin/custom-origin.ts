/** How CloudFront speaks to an origin that isn't a bucket: ports, protocol, patience (R-CF-34, R-CF-36, R-CF-37). */
import type { CustomOriginConfig, OriginProtocolPolicy, SslProtocol } from '@aws-sdk/client-cloudfront';
import { invalidArgument, notSimulatedHere } from '../../../errors.ts';
import { itemsOf, type Quantified, quantified } from '../../../quantities.ts';
import { distinct, oneOf, required } from '../check.ts';
import { completeKeepaliveTimeout, completeReadTimeout } from './timeouts.ts';

export interface CustomOrigin {
  HTTPPort: number;
  HTTPSPort: number;
  OriginProtocolPolicy: OriginProtocolPolicy;
  OriginSslProtocols: Quantified<SslProtocol>;
  /** Seconds between two packets of an answer. */
  OriginReadTimeout: number;
  /** Seconds for which an idle connection is kept. */
  OriginKeepaliveTimeout: number;
}

const POLICIES = ['http-only', 'match-viewer', 'https-only'] as const;
const PROTOCOLS = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'] as const;
/** What an origin gets whose protocols nobody named. */
const OLDEST_PROTOCOLS = ['SSLv3', 'TLSv1'] as const;

export function completeCustomOrigin(given: CustomOriginConfig): CustomOrigin {
  const place = 'distributionConfig.origins.items.customOriginConfig';
  if ((given.IpAddressType ?? 'ipv4') !== 'ipv4') {
    throw notSimulatedHere('origins over IPv6', 'Leave IpAddressType out.');
  }
  if (given.OriginMtlsConfig)
    throw notSimulatedHere(
      'mutual TLS with origins',
      'A custom header that only CloudFront knows proves who asks.',
    );
  return {
    HTTPPort: checkPort(required(given.HTTPPort, `${place}.hTTPPort`), 'HTTPPort'),
    HTTPSPort: checkPort(required(given.HTTPSPort, `${place}.hTTPSPort`), 'HTTPSPort'),
    OriginProtocolPolicy: oneOf(
      required(given.OriginProtocolPolicy, `${place}.originProtocolPolicy`),
      POLICIES,
      `${place}.originProtocolPolicy`,
    ),
    OriginSslProtocols: completeProtocols(given, place),
    OriginReadTimeout: completeReadTimeout(given.OriginReadTimeout),
    OriginKeepaliveTimeout: completeKeepaliveTimeout(given.OriginKeepaliveTimeout),
  };
}

function completeProtocols(
  { OriginSslProtocols: given }: CustomOriginConfig,
  place: string,
): Quantified<SslProtocol> {
  if (!given) return quantified<SslProtocol>(OLDEST_PROTOCOLS);
  const named = itemsOf(given).map((protocol) =>
    oneOf(protocol, PROTOCOLS, `${place}.originSslProtocols.items`),
  );
  if (named.length === 0) throw invalidArgument('The parameter OriginSslProtocols must name a protocol.');
  distinct(named, 'OriginSslProtocols');
  return quantified(PROTOCOLS.filter((protocol) => named.includes(protocol)));
}

function checkPort(port: number, parameter: string): number {
  const fine = port === 80 || port === 443 || (Number.isInteger(port) && port >= 1024 && port <= 65_535);
  if (fine) return port;
  throw invalidArgument(`The parameter ${parameter} must be 80, 443, or a port from 1024 to 65535.`);
}
