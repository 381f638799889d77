import { describe, expect, it } from 'vitest';
import { EC_KEY, EC_LEAF, PUBLIC_LEAF, PUBLIC_ROOT, RSA_KEY, RSA_SELF_SIGNED } from '../acm/pem.ts';
import { type Scenery, scenery } from './scenery.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function imported(s: Scenery, text: string, key: string, chain?: string): string {
  return s.call('acm:ImportCertificate', {
    Certificate: bytes(text),
    PrivateKey: bytes(key),
    ...(chain !== undefined && { CertificateChain: bytes(chain) }),
  }).CertificateArn;
}

/** What a client in Lisbon meets who asks for a name at the load balancer's door. */
function open(s: Scenery, dnsName: string, serverName: string, insecure = false) {
  const request = { method: 'GET', scheme: 'https', host: serverName, path: '/', headers: [] } as const;
  const journey = s.sim.fetch('client/lisbon', request, { name: dnsName, serverName, insecure });
  const tls = journey.legs.find((leg) => leg.kind === 'tls' && leg.depth === 0);
  return {
    names: tls?.kind === 'tls' ? tls.certificate?.names : undefined,
    answer: journey.response?.body.text ?? journey.failure?.code,
  };
}

describe('an HTTPS listener', () => {
  it('shows the certificate that is asked for, else its default one (R-ELB-21)', () => {
    const s = scenery();
    const { LoadBalancerArn, DNSName } = s.balancer();
    const group = s.targets();
    s.register(group, s.instances.a, s.instances.b);
    s.allow(s.groups.web, 80, { group: s.groups.lb });
    s.allow(s.groups.lb, 443, { cidr: '0.0.0.0/0' });
    const [standard, extra] = [
      imported(s, RSA_SELF_SIGNED, RSA_KEY),
      imported(s, PUBLIC_LEAF, EC_KEY, PUBLIC_ROOT),
    ];
    const listener = s.listen(LoadBalancerArn, group, {
      Protocol: 'HTTPS',
      Port: 443,
      Certificates: [{ CertificateArn: standard }],
    });
    s.call('AddListenerCertificates', { ListenerArn: listener, Certificates: [{ CertificateArn: extra }] });
    s.advance(60);
    expect(open(s, DNSName, 'public.example.com').answer).toMatch(/^Hello from web-/);
    expect(open(s, DNSName, 'www.import.example.com')).toMatchObject({
      names: ['import.example.com', '*.import.example.com'],
      answer: 'certificate',
    });
    expect(open(s, DNSName, 'other.example.com', true).names).toContain('import.example.com');
    expect(s.call('DescribeListeners', { ListenerArns: [listener] }).Listeners[0]).toMatchObject({
      SslPolicy: 'ELBSecurityPolicy-2016-08',
      Certificates: [{ CertificateArn: standard }],
    });
    const remove = (CertificateArn: string) => ({
      ListenerArn: listener,
      Certificates: [{ CertificateArn }],
    });
    expect(s.error('RemoveListenerCertificates', remove(standard))).toBe(
      'OperationNotPermitted: Default certificate cannot be removed',
    );
    expect(s.error('acm:DeleteCertificate', { CertificateArn: extra })).toMatch(/^ResourceInUseException/);
    s.call('RemoveListenerCertificates', remove(extra));
    s.call('acm:DeleteCertificate', { CertificateArn: extra });
  });
});

describe('a TLS listener of a network load balancer', () => {
  it.each([
    ['TCP', 80, /^Hello from web-/],
    ['TLS', 443, /^Hello from web-/],
    ['TCP', 443, /^$/],
  ])('opens TLS and asks %s targets on port %i (R-ELB-25)', (Protocol, Port, answer) => {
    const s = scenery({ 'ami-web': { serves: ['tcp/80', 'tcp/443'] } });
    const { LoadBalancerArn, DNSName } = s.balancer({ Type: 'network', SecurityGroups: [] });
    const group = s.targets({ Protocol, Port });
    s.register(group, s.instances.a, s.instances.b);
    s.allow(s.groups.web, Port, { cidr: '0.0.0.0/0' });
    const CertificateArn = imported(s, EC_LEAF, EC_KEY);
    s.listen(LoadBalancerArn, group, { Protocol: 'TLS', Port: 443, Certificates: [{ CertificateArn }] });
    s.advance(60);
    const found = open(s, DNSName, 'leaf.example.com', true);
    expect(found.names).toContain('leaf.example.com');
    expect(found.answer).toMatch(answer);
  });
});
