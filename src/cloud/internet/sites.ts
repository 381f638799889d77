/** Well-known sites, so that the simulated internet isn't empty: whoever asks for them is answered. */
import { type Name, type NameServer, type RecordSet, type Zone, zoneOfRecords } from '../../dns/index.ts';
import { addressRecords, apexRecords, type Hosted } from './name-tree.ts';

/** Of one web server for all of them: "some site on the internet". */
export const SITE_ADDRESSES = ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'];
/** Amazon's own, outside the ranges that instances get their addresses from. */
export const AMAZON_ADDRESSES = ['205.251.242.103'];

export const WELL_KNOWN_SITES = [
  'example.com',
  'example.net',
  'example.org',
  'wikipedia.org',
  'github.com',
  'google.com',
  'ubuntu.com',
  'debian.org',
  'kernel.org',
  'ifconfig.me',
  'ifconfig.io',
  'icanhazip.com',
  'ipify.org',
  'ipinfo.io',
];

const SITE_SERVERS: readonly NameServer[] = [
  { name: 'ns1.sites.example.', addresses: ['192.0.2.1'] },
  { name: 'ns2.sites.example.', addresses: ['192.0.2.2'] },
];
const AMAZON_SERVERS: readonly NameServer[] = [
  { name: 'r1.amazonaws.com.', addresses: ['205.251.192.27'] },
  { name: 'r2.amazonaws.com.', addresses: ['205.251.195.199'] },
];
const REVERSE_SERVERS: readonly NameServer[] = [
  { name: 'a.in-addr-servers.arpa.', addresses: ['199.180.182.53'] },
  { name: 'b.in-addr-servers.arpa.', addresses: ['199.253.183.183'] },
];

/** Zones that all of these servers have, delegated from above. */
function hosted(servers: readonly NameServer[], zones: readonly Zone[]): Hosted {
  return {
    servers: servers.map((server) => ({ ...server, zones })),
    delegations: zones.map(({ apex }) => ({ zone: apex, servers })),
  };
}

const namesOf = (servers: readonly NameServer[]): readonly Name[] => servers.map(({ name }) => name);

/** A site, and whatever is below its name. */
function siteZone(apex: Name, servers: readonly NameServer[], addresses: readonly string[]): Zone {
  const own = servers.filter(({ name }) => name.endsWith(`.${apex}`));
  return zoneOfRecords(apex, [
    ...apexRecords(apex, namesOf(servers)),
    ...addressRecords(apex, addresses),
    ...addressRecords(`*.${apex}`, addresses),
    ...own.flatMap((server) => addressRecords(server.name, server.addresses)),
  ]);
}

export function wellKnownSites(taken: ReadonlySet<Name>): Hosted {
  const names = WELL_KNOWN_SITES.map((site) => `${site}.`).filter((name) => !taken.has(name));
  return hosted(
    SITE_SERVERS,
    names.map((name) => siteZone(name, SITE_SERVERS, SITE_ADDRESSES)),
  );
}

/** AWS's own domains: endpoints of its services, and below them the names that EC2 gives out. */
export function amazonZones(ec2: readonly Zone[]): Hosted {
  const site = siteZone('amazon.com.', AMAZON_SERVERS, AMAZON_ADDRESSES);
  const { apex, sets } = siteZone('amazonaws.com.', AMAZON_SERVERS, AMAZON_ADDRESSES);
  const cuts = ec2.flatMap((zone) =>
    zone.sets.filter(({ name, type }) => name === zone.apex && type === 'NS'),
  );
  const own = hosted(AMAZON_SERVERS, [site, { apex, sets: [...sets, ...cuts] }]);
  return {
    ...own,
    servers: own.servers.map((server) => ({ ...server, zones: [...server.zones, ...ec2] })),
  };
}

/** What addresses are called: whoever has an address says so, and here that is AWS alone. */
export function reverseZones(pointers: readonly RecordSet[]): Hosted {
  const apex = 'in-addr.arpa.';
  const { sets } = zoneOfRecords(apex, apexRecords(apex, namesOf(REVERSE_SERVERS)));
  return hosted(REVERSE_SERVERS, [{ apex, sets: [...sets, ...pointers] }]);
}
