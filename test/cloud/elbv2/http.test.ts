import { describe, expect, it } from 'vitest';
import { headerOf } from '../../../src/cdn/message.ts';
import { type Scenery, scenery } from './scenery.ts';

/** What a client in Lisbon gets for a URL of the load balancer's name. */
function get(s: Scenery, dnsName: string, path = '/', headers: [string, string][] = [], method = 'GET') {
  const [plain = '/', query] = path.split('?');
  const journey = s.sim.fetch('client/lisbon', {
    method,
    scheme: 'http',
    host: dnsName,
    path: plain,
    ...(query !== undefined && { query }),
    headers,
  });
  if (!journey.response) throw new Error(`no response: ${journey.failure?.text}`);
  return journey.response;
}

interface Site extends Scenery {
  readonly name: string;
  readonly group: string;
  readonly listener: string;
}

function site(images?: Record<string, object>): Site {
  const s = scenery(images);
  const { LoadBalancerArn, DNSName } = s.balancer();
  const group = s.targets();
  s.register(group, s.instances.a, s.instances.b);
  const listener = s.listen(LoadBalancerArn, group);
  s.allow(s.groups.web, 80, { group: s.groups.lb });
  s.advance(90);
  return { ...s, name: DNSName, group, listener };
}

const rule = (s: Site, Priority: number, condition: object, action: object) =>
  s.call('CreateRule', { ListenerArn: s.listener, Priority, Conditions: [condition], Actions: [action] });
const say = (MessageBody: string) => ({
  Type: 'fixed-response',
  FixedResponseConfig: { StatusCode: '200', ContentType: 'text/plain', MessageBody },
});

describe('an application load balancer over HTTP', () => {
  it('asks its targets in turns (R-ELB-39)', () => {
    const s = site();
    const bodies = [1, 2, 3, 4].map(() => get(s, s.name).body.text);
    expect([...new Set(bodies)].sort()).toEqual(['Hello from web-a.\n', 'Hello from web-b.\n']);
    expect(bodies.filter((text) => text?.includes('web-a'))).toHaveLength(2);
  });

  it('tells targets who asked (R-ELB-42)', () => {
    const pages = {
      '/*': {
        body: '{header:X-Forwarded-For}|{header:X-Forwarded-Proto}|{header:X-Forwarded-Port}|{header:X-Amzn-Trace-Id}|{host}',
      },
    };
    const s = site({ 'ami-web': { serves: ['tcp/80'], http: { pages } } });
    const told = get(s, s.name, '/', [['X-Forwarded-For', '192.0.2.7']]).body.text;
    expect(told).toMatch(/^192\.0\.2\.7, 85\.240\.0\.7\|http\|80\|Root=1-[0-9a-f]{8}-[0-9a-f]{24}\|web-\d+/);
  });

  it.each<[string, object, string, string, [string, string][]]>([
    ['path-pattern', { Field: 'path-pattern', Values: ['/img/*'] }, '/img/a.png', '/IMG/a.png', []],
    [
      'query-string',
      { Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'v', Value: 'b*' }] } },
      '/?v=beta',
      '/?w=beta',
      [],
    ],
    ['source-ip', { Field: 'source-ip', SourceIpConfig: { Values: ['85.240.0.0/16'] } }, '/', '', []],
  ])('takes the first rule that fits: %s (R-ELB-23)', (_, condition, fitting, other, headers) => {
    const s = site();
    rule(s, 10, condition, say('ruled'));
    expect(get(s, s.name, fitting, headers).body.text).toBe('ruled');
    if (other) expect(get(s, s.name, other, headers).body.text).toMatch(/^Hello/);
  });

  it('looks at hosts, headers and methods (R-ELB-23)', () => {
    const s = site();
    rule(
      s,
      30,
      { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-Beta', Values: ['y?s'] } },
      say('header'),
    );
    rule(
      s,
      20,
      { Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['PUT'] } },
      say('method'),
    );
    rule(s, 10, { Field: 'host-header', Values: ['*.ELB.amazonaws.com'] }, say('host'));
    expect(get(s, s.name).body.text).toBe('host');
    s.call('DeleteRule', { RuleArn: s.call('DescribeRules', { ListenerArn: s.listener }).Rules[0].RuleArn });
    expect(get(s, s.name, '/', [['x-beta', 'YES']]).body.text).toBe('header');
    expect(get(s, s.name, '/', [], 'PUT').body.text).toBe('method');
  });

  it('redirects, with the port in the address (R-ELB-24)', () => {
    const s = site();
    const RedirectConfig = { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' };
    rule(s, 10, { Field: 'path-pattern', Values: ['/old/*'] }, { Type: 'redirect', RedirectConfig });
    const response = get(s, s.name, '/old/a?b=c');
    expect(response.status).toBe(301);
    expect(headerOf(response.headers, 'Location')).toBe(`https://${s.name}:443/old/a?b=c`);
    expect(headerOf(response.headers, 'Server')).toBe('awselb/2.0');
  });

  it('spreads by weight between groups (R-ELB-24)', () => {
    const s = site();
    const canary = s.targets({ Name: 'canary' });
    s.register(canary, s.launch('pa', s.groups.web, 'canary'));
    s.call('ModifyListener', {
      ListenerArn: s.listener,
      DefaultActions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: [
              { TargetGroupArn: s.group, Weight: 80 },
              { TargetGroupArn: canary, Weight: 20 },
            ],
          },
        },
      ],
    });
    s.advance(90);
    const bodies = Array.from({ length: 100 }, () => get(s, s.name).body.text);
    const share = bodies.filter((text) => text?.includes('canary')).length;
    expect(share).toBeGreaterThan(8);
    expect(share).toBeLessThan(32);
  });

  it('lets clients stay with a target who bring its cookie (R-ELB-39)', () => {
    const s = site();
    s.call('ModifyTargetGroupAttributes', {
      TargetGroupArn: s.group,
      Attributes: [{ Key: 'stickiness.enabled', Value: 'true' }],
    });
    const first = get(s, s.name);
    const cookie = headerOf(first.headers, 'Set-Cookie')?.split(';')[0] ?? '';
    expect(cookie).toMatch(/^AWSALB=/);
    const later = [1, 2, 3].map(() => get(s, s.name, '/', [['Cookie', cookie]]).body.text);
    expect(new Set([first.body.text, ...later]).size).toBe(1);
  });

  it('answers 503 without targets, 502 where one refuses, 504 where one is silent (R-ELB-46, R-ELB-49)', () => {
    const s = site();
    const empty = s.targets({ Name: 'empty' });
    rule(s, 10, { Field: 'path-pattern', Values: ['/empty'] }, { Type: 'forward', TargetGroupArn: empty });
    const refusing = s.targets({ Name: 'refusing', Port: 81 });
    s.register(refusing, s.instances.a);
    rule(
      s,
      20,
      { Field: 'path-pattern', Values: ['/refusing'] },
      { Type: 'forward', TargetGroupArn: refusing },
    );
    s.allow(s.groups.web, 81, { group: s.groups.lb });
    const silent = s.targets({ Name: 'silent', Port: 82 });
    s.register(silent, s.instances.a);
    rule(s, 30, { Field: 'path-pattern', Values: ['/silent'] }, { Type: 'forward', TargetGroupArn: silent });
    s.advance(90);
    const response = get(s, s.name, '/empty');
    expect(response.status).toBe(503);
    expect(response.body.text).toContain('<center><h1>503 Service Temporarily Unavailable</h1></center>');
    expect(get(s, s.name, '/refusing').status).toBe(502);
    expect(get(s, s.name, '/silent').status).toBe(504);
    expect(s.health(refusing)).toEqual({ [s.instances.a]: 'unhealthy Target.FailedHealthChecks' });
    expect(s.health(silent)).toEqual({ [s.instances.a]: 'unhealthy Target.Timeout' });
  });

  it('refuses TRACE and long chains of addresses (R-ELB-46)', () => {
    const s = site();
    expect(get(s, s.name, '/', [], 'TRACE').status).toBe(405);
    const chain = Array.from({ length: 31 }, (_, index) => `192.0.2.${index}`).join(', ');
    expect(get(s, s.name, '/', [['X-Forwarded-For', chain]]).status).toBe(463);
  });

  it('passes by targets that do not answer as the health check wants (R-ELB-33)', () => {
    const s = site({
      'ami-web': {
        serves: ['tcp/80'],
        http: { pages: { '/*': { body: 'fine {instance}' }, '/up': { status: 500 } } },
      },
    });
    s.call('ModifyTargetGroup', { TargetGroupArn: s.group, HealthCheckPath: '/up' });
    s.advance(90);
    const { TargetHealthDescriptions } = s.call('DescribeTargetHealth', { TargetGroupArn: s.group });
    expect(TargetHealthDescriptions[0].TargetHealth).toEqual({
      State: 'unhealthy',
      Reason: 'Target.ResponseCodeMismatch',
      Description: 'Health checks failed with these codes: [500]',
    });
    // All are unhealthy, so all are asked (R-ELB-35).
    expect(get(s, s.name).body.text).toMatch(/^fine web-/);
  });
});
