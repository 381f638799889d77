/** A world with clients in two cities, an instance that serves the web, and sites of others. */
import type { HttpSetting, SiteSetting } from '../../../src/cloud/web/http-setting.ts';
import type { Journey, Leg } from '../../../src/cloud/web/journey.ts';
import { createSim } from '../../../src/sim/create-sim.ts';
import type { FetchOptions } from '../../../src/sim/fetch/fetch.ts';
import type { Sim } from '../../../src/sim/sim.ts';

export const SITES: Readonly<Record<string, SiteSetting>> = {
  'www.partner.example': {
    city: 'Tokyo',
    pages: {
      '/': { body: 'Hello {client} {header:user-agent}\n' },
      '/x': { body: '0123456789', methods: ['GET', 'HEAD', 'POST', 'PUT'] },
      '/slow': { body: 'late', latencyMs: 5000 },
      '/film': { size: 3_000_000_000 },
      '/gone': { status: 404, body: 'nope' },
      '/busy': { status: 503, body: 'busy' },
      '/moved': { redirect: '/x' },
      '/round': { redirect: '/round' },
      '/secure': { redirect: 'https://{host}/x' },
      '/hangs': { fault: 'hangs' },
      '/closes': { fault: 'closes' },
      '/resets': { fault: 'resets' },
      '/gzip': { gzip: true, body: 'a'.repeat(1000) },
      '/private': { password: 'me:secret', body: 'in' },
      '/up/*': { stores: true, body: 'nothing yet' },
    },
  },
  'expired.example.net': { city: 'Paris', certificate: { issuer: 'public', days: -3 } },
  'self.example.net': { city: 'Paris', certificate: { issuer: 'self-signed' } },
  'private.example.net': { city: 'Paris', certificate: { issuer: 'private' } },
  'other.example.net': { city: 'Paris', certificate: { issuer: 'public', names: ['*.example.net.example'] } },
  'ending.example.net': { city: 'Paris', certificate: { issuer: 'public', days: 300 } },
  'wild.example.net': { city: 'Paris', certificate: { issuer: 'public', names: ['*.example.net'] } },
};

export interface WebWorld {
  readonly sim: Sim;
  get(url: string, options?: FetchOptions & { from?: string; method?: string; body?: string }): Journey;
}

export function webWorld(http?: HttpSetting, seed = 'web'): WebWorld {
  const sim = createSim({
    seed,
    setting: {
      images: { 'ami-web': { serves: ['tcp/80', 'tcp/443', 'tcp/3306'], ...(http && { http }) } },
      clients: {
        lisbon: { city: 'Lisbon', address: '198.51.100.10', ipv6Address: '2001:db8:c::a' },
        tokyo: { city: 'Tokyo', address: '198.51.101.10' },
      },
      sites: SITES,
    },
  });
  return {
    sim,
    get(text, { from = 'client/lisbon', method = 'GET', body, ...options } = {}) {
      const url = new URL(text);
      return sim.fetch(
        from,
        {
          method,
          scheme: url.protocol === 'https:' ? 'https' : 'http',
          host: url.host,
          path: url.pathname,
          ...(url.search !== '' && { query: url.search.slice(1) }),
          headers: [['User-Agent', 'test']],
          ...(body !== undefined && { body: { size: body.length, text: body } }),
        },
        options,
      );
    },
  };
}

/** The output of an operation that must succeed. */
export function called(sim: Sim, service: string, operation: string, input: object = {}) {
  const result = sim.call({ service, operation, input: { ...input } });
  if (!result.ok) throw new Error(`${operation}: ${result.error.code}`);
  return result.output;
}

/** An instance `web` in the default VPC, open on ports 80, 443 and 3306; its ID and public address. */
export function launchWeb(sim: Sim): { readonly id: string; readonly address: string } {
  const ec2 = (operation: string, input: object = {}) => called(sim, 'ec2', operation, input);
  const { GroupId } = ec2('CreateSecurityGroup', { GroupName: 'web', Description: 'web' }) as {
    GroupId: string;
  };
  for (const port of [80, 81, 443, 3306]) {
    ec2('AuthorizeSecurityGroupIngress', {
      GroupId,
      IpProtocol: 'tcp',
      FromPort: port,
      ToPort: port,
      CidrIp: '0.0.0.0/0',
    });
  }
  const launched = ec2('RunInstances', {
    ImageId: 'ami-web',
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    SecurityGroupIds: [GroupId],
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] }],
  }) as { Instances: { InstanceId: string }[] };
  sim.advance(120_000);
  const id = launched.Instances[0]?.InstanceId ?? '';
  const described = ec2('DescribeInstances', { InstanceIds: [id] }) as {
    Reservations: { Instances: { PublicIpAddress: string }[] }[];
  };
  return { id, address: described.Reservations[0]?.Instances[0]?.PublicIpAddress ?? '' };
}

export function kinds({ legs }: Journey): readonly Leg['kind'][] {
  return legs.map(({ kind }) => kind);
}
