/** AWS's own names, as clients in different places are told them. */
import { beforeEach, describe, expect, test } from 'vitest';
import { edgeAt } from '../../../src/cloud/cloudfront/edge/addresses.ts';
import { s3RegionAt } from '../../../src/cloud/public-names/s3.ts';
import type { Question, RecordType } from '../../../src/dns/index.ts';
import { type DnsWorld, dnsWorld } from './world.ts';

const CITIES = { lisbon: 'Lisbon', tokyo: 'Tokyo', sydney: 'Sydney', johannesburg: 'Johannesburg' };

let world: DnsWorld;
beforeEach(async () => {
  const clients = Object.entries(CITIES).map(([name, city], index) => [
    name,
    { city, address: `198.51.10${index}.10` },
  ]);
  world = await dnsWorld({ clients: Object.fromEntries(clients) });
});

const of = (name: string, type: RecordType): Question => ({ name, type });

function addresses(client: string, name: string, type: RecordType = 'A', options = {}): readonly string[] {
  const { answer } = world.sim.peek(`client/${client}`, of(name, type), { fresh: true, ...options });
  return answer.filter((record) => record.type === type).map(({ data }) => data);
}

/** The one city that all these addresses are in. */
function cityOf(found: readonly string[]): string {
  const cities = new Set(found.map((address) => edgeAt(address)?.city));
  expect(cities.size).toBe(1);
  return [...cities][0] ?? 'nowhere';
}

/** Its ID is in `$D`, its name is what comes back. */
async function distribute(changes: object = {}): Promise<string> {
  const config = JSON.stringify({
    CallerReference: 'one',
    Comment: '',
    Enabled: true,
    Origins: { Quantity: 1, Items: [{ Id: 'o', DomainName: 'www.old.com', CustomOriginConfig: ORIGIN }] },
    DefaultCacheBehavior: {
      TargetOriginId: 'o',
      ViewerProtocolPolicy: 'allow-all',
      CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    },
    ...changes,
  });
  await world.say(`aws cloudfront create-distribution --distribution-config '${config}' > d.json`);
  await world.say('D=$(jq -r .Distribution.Id d.json)');
  return `${(await world.say('jq -r .Distribution.DomainName d.json')).trim()}.`;
}

const ORIGIN = { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'http-only' };

describe('a distribution (R-CF-20)', () => {
  test('is at the edge nearest to whoever asks', async () => {
    const name = await distribute();
    for (const [client, city] of Object.entries(CITIES)) {
      const found = addresses(client, name);
      expect(found).toHaveLength(4);
      expect(cityOf(found)).toBe(city);
    }
    expect(world.sim.peek('client/lisbon', of(name, 'A')).answer[0]?.ttl).toBe(60);
  });

  test('is as near as the price class allows (R-CF-23)', async () => {
    const name = await distribute({ PriceClass: 'PriceClass_100' });
    expect(cityOf(addresses('lisbon', name))).toBe('Lisbon');
    expect(cityOf(addresses('tokyo', name))).toBe('Vancouver');
    expect(cityOf(addresses('johannesburg', name))).toBe('Tel Aviv');
  });

  test('is near the client, not the resolver, where the resolver says for whom it asks', async () => {
    const name = await distribute();
    expect(cityOf(addresses('lisbon', name, 'A', { server: 'resolver-tokyo' }))).toBe('Tokyo');
    const told = { server: '8.8.8.8', clientSubnet: '198.51.100.0/24' };
    expect(cityOf(addresses('sydney', name, 'A', told))).toBe('Lisbon');
  });

  test.each([
    ['with IPv6', true, 8],
    ['without', false, 0],
  ])('%s has its AAAA records (R-CF-10)', async (_what, IsIPV6Enabled, count) => {
    const name = await distribute({ IsIPV6Enabled });
    const { rcode } = world.sim.peek('client/lisbon', of(name, 'AAAA'));
    expect(rcode).toBe('NOERROR');
    expect(addresses('lisbon', name, 'AAAA')).toHaveLength(count);
  });

  test('keeps its name while it is disabled (R-CF-9); others have none', async () => {
    const name = await distribute({ Enabled: false });
    expect(addresses('lisbon', name)).toHaveLength(4);
    expect(world.sim.peek('client/lisbon', of('d111111abcdef8.cloudfront.net.', 'A')).rcode).toBe('NXDOMAIN');
  });

  test('for RTMP has a name as well, in its time (R-CF-12)', async () => {
    world = await dnsWorld({ era: 2017 });
    const result = world.sim.call({
      service: 'cloudfront',
      operation: 'CreateStreamingDistribution',
      region: 'us-east-1',
      input: {
        StreamingDistributionConfig: {
          CallerReference: 'films',
          S3Origin: { DomainName: 'films.s3.us-east-1.amazonaws.com', OriginAccessIdentity: '' },
          Comment: '',
          TrustedSigners: { Enabled: false, Quantity: 0 },
          PriceClass: 'PriceClass_All',
          Enabled: true,
        },
      },
    });
    if (!result.ok) throw result.error;
    const { DomainName } = result.output.StreamingDistribution as { DomainName: string };
    expect(cityOf(addresses('tokyo', `${DomainName}.`))).toBe('Tokyo');
  });

  test('has edges whose addresses have names', async () => {
    const name = await distribute();
    const [address = ''] = addresses('lisbon', name);
    const reverse = `${address.split('.').reverse().join('.')}.in-addr.arpa.`;
    const [server = ''] = addresses('lisbon', reverse, 'PTR');
    expect(server).toBe(`server-${address.replaceAll('.', '-')}.lis50.r.cloudfront.net.`);
    expect(addresses('tokyo', server)).toEqual([address]);
  });
});

describe('S3', () => {
  test.each([
    ['s3.us-east-1.amazonaws.com.', 'us-east-1'],
    ['s3.eu-west-1.amazonaws.com.', 'eu-west-1'],
    ['films.s3.eu-central-1.amazonaws.com.', 'eu-central-1'],
    ['my.films.s3.ap-southeast-2.amazonaws.com.', 'ap-southeast-2'],
    ['films.s3.dualstack.sa-east-1.amazonaws.com.', 'sa-east-1'],
    ['s3.amazonaws.com.', 'us-east-1'],
    ['nobodys.s3.amazonaws.com.', 'us-east-1'],
    ['films.s3-us-west-2.amazonaws.com.', 'us-west-2'],
    ['films.s3-website-us-east-1.amazonaws.com.', 'us-east-1'],
    ['films.s3-website.eu-central-1.amazonaws.com.', 'eu-central-1'],
    ['s3-website-eu-west-1.amazonaws.com.', 'eu-west-1'],
  ])('%s is in %s, for everybody', (name, region) => {
    const found = addresses('lisbon', name);
    expect(found.length).toBeGreaterThan(0);
    expect([...new Set(found.map(s3RegionAt))]).toEqual([region]);
    expect([...addresses('tokyo', name)].sort()).toEqual([...found].sort());
  });

  test('a known bucket is in its region under the name that says none', async () => {
    world.sim.call({
      service: 's3',
      operation: 'CreateBucket',
      region: 'eu-west-1',
      input: { Bucket: 'films-lisbon', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } },
    });
    expect(s3RegionAt(addresses('lisbon', 'films-lisbon.s3.amazonaws.com.')[0] ?? '')).toBe('eu-west-1');
  });

  test('has AAAA records under the dualstack names alone', () => {
    expect(addresses('lisbon', 's3.us-east-1.amazonaws.com.', 'AAAA')).toEqual([]);
    const found = addresses('lisbon', 's3.dualstack.us-east-1.amazonaws.com.', 'AAAA');
    expect([...new Set(found.map(s3RegionAt))]).toEqual(['us-east-1']);
  });

  test('the hyphen is for the older regions’ websites', () => {
    const name = 's3-website-eu-central-1.amazonaws.com.';
    expect(addresses('lisbon', name).map(s3RegionAt)).not.toContain('eu-central-1');
  });
});

test('endpoints of services, and where ACM’s records point', () => {
  expect(addresses('lisbon', 'ec2.eu-west-1.amazonaws.com.')).toHaveLength(1);
  expect(addresses('lisbon', 'sts.amazonaws.com.')).toHaveLength(1);
  const { rcode, steps } = world.sim.peek('client/lisbon', of('_x.acm-validations.aws.', 'CNAME'));
  expect(rcode).toBe('NXDOMAIN');
  expect(
    steps.filter(({ kind, depth }) => kind === 'ask' && depth === 0).map(({ server }) => server?.zone),
  ).toEqual(['.', 'aws.', 'acm-validations.aws.']);
});
