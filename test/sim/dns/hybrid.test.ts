import { beforeAll, describe, expect, it } from 'vitest';
import type { Sim } from '../../../src/sim/sim.ts';
import { hybridWorld, INBOUND, OUTBOUND, play } from './hybrid.ts';
import { type DnsWorld, dnsWorld } from './world.ts';

const ask = (sim: Sim, from: string, name: string, options: object = {}) =>
  sim.peek(`instance/${from}`, { name: `${name}.`, type: 'A' }, { fresh: true, ...options });
const told = (sim: Sim, from: string, name: string, options: object = {}) =>
  ask(sim, from, name, options).answer.map(({ data }) => data);
const texts = (sim: Sim, from: string, name: string) =>
  ask(sim, from, name)
    .steps.map(({ text }) => text)
    .join('\n');

describe('names across the border', { timeout: 30_000 }, () => {
  let world: DnsWorld;
  beforeAll(async () => {
    world = await hybridWorld();
  }, 30_000);

  /** Plays more commands, and takes them back afterwards. */
  async function having<T>(script: string, look: (sim: Sim) => T | Promise<T>): Promise<T> {
    const before = world.sim.state;
    try {
      await play(world, script);
      return await look(world.sim);
    } finally {
      world.sim.restore(before);
    }
  }

  it('stay on their side without endpoints', () => {
    expect(told(world.sim, 'desk', 'files.corp.example')).toEqual(['10.90.0.80']);
    expect(told(world.sim, 'app', 'app.cloud.example')).toEqual(['10.20.1.10']);
    expect(ask(world.sim, 'app', 'files.corp.example').rcode).toBe('NXDOMAIN');
    expect(ask(world.sim, 'desk', 'app.cloud.example').rcode).toBe('SERVFAIL');
  });

  it('go out by a rule, through an endpoint in the VPC (R-R53-126, R-R53-129)', () =>
    having(OUTBOUND, (sim) => {
      expect(told(sim, 'app', 'files.corp.example')).toEqual(['10.90.0.80']);
      expect(texts(sim, 'app', 'files.corp.example')).toMatch(
        /By rule, names in corp\.example\. are forwarded to 10\.90\.0\.53/,
      );
      expect(told(sim, 'app', 'app.cloud.example')).toEqual(['10.20.1.10']);
    }));

  it('come in by an inbound endpoint, which knows the private zones (R-R53-125, R-R53-128)', () =>
    having(INBOUND, (sim) => {
      expect(told(sim, 'desk', 'app.cloud.example')).toEqual(['10.20.1.10']);
      expect(told(sim, 'desk', 'app.cloud.example', { server: '10.20.2.53' })).toEqual(['10.20.1.10']);
      expect(ask(sim, 'desk', 'nothing.cloud.example').rcode).toBe('NXDOMAIN');
      expect(told(sim, 'app', 'app.cloud.example', { server: '10.20.1.53' })).toEqual([]);
    }));

  it.each<readonly [string, string, string, RegExp]>([
    [
      'the security group of an inbound endpoint counts (R-R53-128)',
      `${INBOUND}\naws ec2 revoke-security-group-ingress --group-id $in --protocol udp --port 53 --cidr 10.90.0.0/16`,
      'desk',
      /does not answer within 800 ms.*in/,
    ],
    [
      'the security group of an outbound endpoint counts (R-R53-128)',
      `${OUTBOUND}\naws ec2 revoke-security-group-egress --group-id $out --protocol -1 --cidr 0.0.0.0/0`,
      'app',
      /does not answer within 800 ms/,
    ],
    [
      'a route has to lead to the targets (R-R53-128)',
      `${OUTBOUND}\naws ec2 delete-route --route-table-id $(aws ec2 describe-route-tables --filters Name=vpc-id,Values=$vpc --query RouteTables[0].RouteTableId --output text) --destination-cidr-block 10.90.0.0/16`,
      'app',
      /has no route to 10\.90\.0\.53/,
    ],
    [
      'an endpoint that is being created forwards nothing (R-R53-127)',
      OUTBOUND.replace('sleep 180', 'sleep 62'),
      'app',
      /is CREATING: wait until it is OPERATIONAL/,
    ],
    [
      'nobody is asked at a port on which no name server listens',
      `${OUTBOUND}\naws route53resolver update-resolver-rule --resolver-rule-id $rule --config 'TargetIps=[{Ip=10.90.0.53,Port=5353}]'`,
      'app',
      /nothing listens on udp\/5353 there/,
    ],
  ])('%s', (_what, script, from, reason) =>
    having(script, (sim) => {
      const name = from === 'app' ? 'files.corp.example' : 'app.cloud.example';
      expect(ask(sim, from, name).rcode).toBe('SERVFAIL');
      expect(texts(sim, from, name)).toMatch(reason);
    }),
  );

  it('go on when a zone fails in which an endpoint has one of its two addresses (R-R53-127)', () =>
    having(`${OUTBOUND}\n${INBOUND}\nfail az/us-east-1a`, (sim) => {
      expect(told(sim, 'desk', 'app.cloud.example')).toEqual(['10.20.1.10']);
    }));

  it('are not forwarded in a VPC without the rule (R-R53-129)', () =>
    having(
      `${OUTBOUND}\naws route53resolver disassociate-resolver-rule --resolver-rule-id $rule --vpc-id $vpc\nsleep 61`,
      (sim) => expect(ask(sim, 'app', 'files.corp.example').rcode).toBe('NXDOMAIN'),
    ));

  const forward = (domain: string) => `
    more=$(aws route53resolver create-resolver-rule --creator-request-id m-${domain} --rule-type FORWARD --domain-name ${domain} --resolver-endpoint-id $outbound --target-ips Ip=10.90.0.53 --query ResolverRule.Id --output text)
    aws route53resolver associate-resolver-rule --resolver-rule-id $more --vpc-id $vpc
    sleep 61`;
  const system = (domain: string) => `
    but=$(aws route53resolver create-resolver-rule --creator-request-id s-${domain} --rule-type SYSTEM --domain-name ${domain} --query ResolverRule.Id --output text)
    aws route53resolver associate-resolver-rule --resolver-rule-id $but --vpc-id $vpc
    sleep 61`;

  it.each<readonly [string, string, readonly string[]]>([
    ['a rule goes before a private zone of the same name', forward('cloud.example'), []],
    ['a private zone goes before a rule for less of its name', forward('example'), ['10.20.1.10']],
    ['a rule for the root leaves private zones alone', forward('.'), ['10.20.1.10']],
    [
      'a SYSTEM rule is an exception, also within a private zone',
      `${forward('app.cloud.example')}${system('app.cloud.example').replaceAll('app.cloud', 'x.app.cloud')}`,
      [],
    ],
  ])('%s (R-R53-126)', (_what, script, expected) =>
    having(`${OUTBOUND}\n${script}`, (sim) => {
      expect(told(sim, 'app', 'app.cloud.example')).toEqual(expected);
    }),
  );

  it('a SYSTEM rule carves a name out of what is forwarded (R-R53-126)', () =>
    having(`${OUTBOUND}\n${forward('example.com')}`, async (sim) => {
      expect(ask(sim, 'app', 'www.example.com').rcode).toBe('SERVFAIL');
      await play(world, system('www.example.com'));
      expect(told(sim, 'app', 'www.example.com')).toEqual(['93.184.215.14']);
      expect(ask(sim, 'app', 'example.com').rcode).toBe('SERVFAIL');
    }));

  it('a resolver on premises has a cache of its own, and is known by its name', async () => {
    await having('connect desk; dig +short www.corp.example', async () => {
      expect(await world.say('cache resolver-office')).toMatch(/www\.corp\.example/);
    });
  });
});

describe('a resolver that a company keeps out on the internet', () => {
  it('answers from its zones, forwards what it is told to, and finds the rest from the root down', async () => {
    const { sim } = await dnsWorld({
      clients: { ana: { city: 'Porto', address: '198.51.100.10', resolver: '192.0.2.200' } },
      resolvers: {
        branch: { address: '192.0.2.200', city: 'Porto', forwards: { 'partner.example': ['192.0.2.201'] } },
      },
      zones: {
        'old.com': { records: ['www 60 A 192.0.2.80'] },
        'branch.example': {
          records: ['files 60 A 192.0.2.81'],
          servers: { 'ns.branch.example': ['192.0.2.200'] },
          delegated: false,
        },
        'partner.example': {
          records: ['wiki 60 A 192.0.2.82'],
          servers: { 'ns.partner.example': ['192.0.2.201'] },
          delegated: false,
        },
      },
    });
    const data = (name: string) => {
      const { answer, resolver } = sim.peek('client/ana', { name, type: 'A' });
      return [resolver, ...answer.map((record) => record.data)];
    };
    expect(data('www.old.com.')).toEqual(['resolver-branch', '192.0.2.80']);
    expect(data('files.branch.example.')).toEqual(['resolver-branch', '192.0.2.81']);
    expect(data('wiki.partner.example.')).toEqual(['resolver-branch', '192.0.2.82']);
    expect(
      sim.peek('client/ana', { name: 'files.branch.example.', type: 'A' }, { server: '8.8.8.8' }).rcode,
    ).toBe('NXDOMAIN');
  });

  it('is an authority to those who find their own way', async () => {
    const { sim } = await dnsWorld({
      resolvers: { branch: { address: '192.0.2.200' } },
      zones: {
        'branch-example.com': {
          records: ['www 60 A 192.0.2.83'],
          servers: { 'ns.branch-example.com': ['192.0.2.200'] },
        },
      },
    });
    const { answer } = sim.peek('client/lisbon', { name: 'www.branch-example.com.', type: 'A' });
    expect(answer.map(({ data }) => data)).toEqual(['192.0.2.83']);
  });
});
