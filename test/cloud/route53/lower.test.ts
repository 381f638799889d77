import { describe, expect, it } from 'vitest';
import { nameServerAddresses, privateZonesOf, route53Servers } from '../../../src/cloud/route53/lower.ts';
import { compileHostedZone } from '../../../src/cloud/route53/lower-zone.ts';
import { createServer, type Query, respond, type Zone } from '../../../src/dns/index.ts';
import { type Address, parseAddress } from '../../../src/kit/address.ts';
import { create, exampleZone, record, upsert } from './scenery.ts';

const RESOLVER = parseAddress('8.8.8.8') as Address;

function ask(
  zones: readonly Zone[],
  name: string,
  more: { chance?: number; place?: string; subnet?: string } = {},
) {
  const query: Query = {
    question: { name, type: 'A' },
    recursionDesired: false,
    ...(more.subnet !== undefined && { edns: { udpSize: 1232, clientSubnet: more.subnet } }),
  };
  const { chance = 0.5, place } = more;
  const context = {
    source: RESOLVER,
    chance,
    transport: 'udp' as const,
    ...(place !== undefined && { place }),
  };
  return respond(createServer(zones.map((zone) => compileHostedZone(zone))), query, context);
}

describe('Route 53’s name servers', () => {
  it.each([
    ['ns-0.awsdns-00.com', '205.251.192.0', '2600:9000:5300::1'],
    ['ns-973.awsdns-57.net', '205.251.195.205', '2600:9000:5303:cd00::1'],
    ['ns-2047.awsdns-63.co.uk', '205.251.199.255', '2600:9000:5307:ff00::1'],
  ])('%s has the addresses of its number', (name, ipv4, ipv6) => {
    expect(nameServerAddresses(name)).toEqual([ipv4, ipv6]);
  });

  it('are the four of a zone, and have it as long as nothing changes', () => {
    const account = exampleZone();
    const servers = route53Servers(account.world);
    const { NameServers } = account.call('route53:GetHostedZone', { Id: account.zoneId }).DelegationSet;
    expect(servers.map(({ name }) => name).sort()).toEqual(
      NameServers.map((name: string) => `${name}.`).sort(),
    );
    const [zone] = servers[0]?.zones ?? [];
    account.call('CreateVpc', { CidrBlock: '10.0.0.0/16' });
    expect(route53Servers(account.world)[0]?.zones[0]).toBe(zone);
    account.change(create(record('www.example.com', 'A', '192.0.2.1')));
    expect(route53Servers(account.world)[0]?.zones[0]).not.toBe(zone);
  });
});

describe('answers that depend on who asks', () => {
  const world = () => {
    const account = exampleZone({
      setting: { clients: { lisbon: { city: 'Lisbon', address: '85.240.1.10' } } },
    });
    const at = (id: string, extra: object) => ({
      ...record('www.example.com', 'A', `192.0.2.${id}`),
      SetIdentifier: id,
      ...extra,
    });
    account.change(
      create(at('1', { GeoLocation: { CountryCode: 'PT' } })),
      create(at('2', { GeoLocation: { CountryCode: '*' } })),
    );
    return route53Servers(account.world)[0]?.zones ?? [];
  };

  it('follow the place of the asker', () => {
    expect(ask(world(), 'www.example.com.', { place: 'Porto' }).answer[0]?.data).toBe('192.0.2.1');
    expect(ask(world(), 'www.example.com.', { place: 'Madrid' }).answer[0]?.data).toBe('192.0.2.2');
    expect(ask(world(), 'www.example.com.').answer[0]?.data).toBe('192.0.2.2');
  });

  it('follow the client’s network before the resolver’s place (R-R53-75)', () => {
    const response = ask(world(), 'www.example.com.', { place: 'Madrid', subnet: '85.240.1.0/24' });
    expect(response.answer[0]?.data).toBe('192.0.2.1');
    expect(response.edns?.scope).toBe(24);
  });

  it('fall by chance as the weights say', () => {
    const account = exampleZone();
    const at = (id: number, Weight: number) => ({
      ...record('www.example.com', 'A', `192.0.2.${id}`),
      SetIdentifier: `${id}`,
      Weight,
    });
    account.change(upsert(at(1, 1)), upsert(at(2, 3)));
    const zones = route53Servers(account.world)[0]?.zones ?? [];
    const data = [0, 0.24, 0.26, 0.99].map(
      (chance) => ask(zones, 'www.example.com.', { chance }).answer[0]?.data,
    );
    expect(data).toEqual(['192.0.2.1', '192.0.2.1', '192.0.2.2', '192.0.2.2']);
  });
});

describe('private zones', () => {
  it('are seen by the VPCs that they are associated with, once that is in sync (R-R53-124)', () => {
    const account = exampleZone();
    const vpcs = [1, 2].map(
      () => account.call('CreateVpc', { CidrBlock: '10.0.0.0/16' }).Vpc.VpcId as string,
    );
    const inVpc = (id: string | undefined) => ({ VPC: { VPCRegion: 'us-east-1', VPCId: id } });
    const { Id } = account.call('route53:CreateHostedZone', {
      Name: 'example.com',
      CallerReference: 'private',
      ...inVpc(vpcs[0]),
    }).HostedZone;
    const seen = () => vpcs.map((vpc) => privateZonesOf(account.world, vpc).map(({ apex }) => apex));
    expect(seen()).toEqual([[], []]);
    account.advance(61);
    account.call('route53:AssociateVPCWithHostedZone', { HostedZoneId: Id, ...inVpc(vpcs[1]) });
    expect(seen()).toEqual([['example.com.'], []]);
    account.advance(61);
    expect(seen()).toEqual([['example.com.'], ['example.com.']]);
    expect(route53Servers(account.world)).toHaveLength(4);
  });
});
