/** The versions of TLS that edges and other servers take, and what becomes of clients who speak none of them. */
import { describe, expect, it } from 'vitest';
import type { TlsRange } from '../../../src/cloud/web/tls-version.ts';
import { EC_KEY, PUBLIC_LEAF, PUBLIC_ROOT } from '../../cloud/acm/pem.ts';
import { EdgeStage, MINUTE } from './stage.ts';

const NAME = 'public.example.com';
const OLD: TlsRange = { least: '1.0', most: '1.1' };
const bytes = (text: string) => new TextEncoder().encode(text);

/** What a client meets at an edge, of a distribution with a certificate of its own and this security policy. */
function handshake(policy: string, tls: TlsRange) {
  const stage = new EdgeStage();
  const { CertificateArn } = stage.call('acm', 'ImportCertificate', {
    Certificate: bytes(PUBLIC_LEAF),
    PrivateKey: bytes(EC_KEY),
    CertificateChain: bytes(PUBLIC_ROOT),
  });
  stage.withBucket({
    Aliases: { Quantity: 1, Items: [NAME] },
    ViewerCertificate: {
      ACMCertificateArn: CertificateArn,
      SSLSupportMethod: 'sni-only',
      MinimumProtocolVersion: policy,
    },
  });
  const request = { method: 'GET', scheme: 'https', host: NAME, path: '/', headers: [] } as const;
  const journey = stage.sim.fetch('client/lisbon', request, { name: stage.host, serverName: NAME, tls });
  const leg = journey.legs.find(({ kind }) => kind === 'tls');
  return { failure: journey.failure?.code, ...(leg?.kind === 'tls' && { version: leg.version }) };
}

describe('R-CF-113 the least version of TLS', () => {
  it.each([
    ['TLSv1', OLD, { version: '1.1' }],
    ['TLSv1.1_2016', { least: '1.0', most: '1.0' }, { failure: 'tls-version' }],
    ['TLSv1.2_2021', OLD, { failure: 'tls-version' }],
    ['TLSv1.2_2021', { least: '1.0', most: '1.2' }, { version: '1.2' }],
    ['TLSv1.2_2021', { least: '1.2', most: '1.3' }, { version: '1.3' }],
    ['TLSv1.3_2025', { least: '1.2', most: '1.2' }, { failure: 'tls-version' }],
  ] as const)('%s with a client who speaks %o', (policy, tls, met) => {
    expect(handshake(policy, tls)).toEqual({ failure: undefined, version: undefined, ...met });
  });

  it('is 1.0 for CloudFront’s own certificate, and 1.2 for servers elsewhere', () => {
    const stage = new EdgeStage({ 'www.example.net': { city: 'Oslo' } }).withBucket();
    const ask = (host: string) => {
      const request = { method: 'GET', scheme: 'https', host, path: '/', headers: [] } as const;
      return stage.sim.fetch('client/lisbon', request, { tls: OLD }).failure?.code;
    };
    expect(ask(stage.host)).toBeUndefined();
    expect(ask('www.example.net')).toBe('tls-version');
  });
});

it('renews its own certificate for as long as the world lasts', () => {
  const stage = new EdgeStage().withBucket();
  stage.put('a', 'hello');
  for (let year = 0; year < 15; year++) {
    stage.sim.advance(365 * 24 * 60 * MINUTE);
    expect(stage.get('/a').status).toBe(200);
  }
});
