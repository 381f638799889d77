/** Well-known sites, so that the simulated internet isn't empty: whoever asks for them is answered. */
import { type Name, type NameServer, type RecordSet, type Zone, zoneOfRecords } from '../../dns/index.ts';
import { memoise, memoiseBy, memoiseWithText } from '../../kit/memoise.ts';
import type { AwsNames } from '../public-names/aws-names.ts';
import { nameServerAddresses } from '../route53/lower.ts';
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
  const free = WELL_KNOWN_SITES.map((site): Name => `${site}.`).filter((name) => !taken.has(name));
  return sitesNamed(SITE_SERVERS, free);
}

const sitesNamed = memoiseWithText(
  (_servers: readonly NameServer[], names: readonly Name[]) => names.join(' '),
  (servers: readonly NameServer[], names: readonly Name[]): Hosted =>
    hosted(
      servers,
      names.map((name) => siteZone(name, servers, SITE_ADDRESSES)),
    ),
);

/** AWS's own domains: `sets` are those of its services, `below` the zones beneath, which the same servers have. */
export const amazonZones = memoiseBy(
  (below: readonly Zone[], sets: readonly RecordSet[]): readonly object[] => [...below, sets],
  (below: readonly Zone[], sets: readonly RecordSet[]): Hosted => {
    const site = siteZone('amazon.com.', AMAZON_SERVERS, AMAZON_ADDRESSES);
    const services = siteZone('amazonaws.com.', AMAZON_SERVERS, AMAZON_ADDRESSES);
    const cuts = below.flatMap((zone) =>
      zone.sets.filter(({ name, type }) => name === zone.apex && type === 'NS'),
    );
    const own = hosted(AMAZON_SERVERS, [
      site,
      { apex: services.apex, sets: [...services.sets, ...sets, ...cuts] },
    ]);
    return {
      ...own,
      servers: own.servers.map((server) => ({ ...server, zones: [...server.zones, ...below] })),
    };
  },
);

/** Zones of AWS's services that are on Route 53 themselves. */
export const serviceZones = memoise((zones: AwsNames['zones']): Hosted => {
  const parts = zones.map(({ zone, servers }) =>
    hosted(
      servers.map((name) => ({ name: `${name}.`, addresses: nameServerAddresses(name) })),
      [zone],
    ),
  );
  return {
    servers: parts.flatMap((part) => part.servers),
    delegations: parts.flatMap((part) => part.delegations),
  };
});

/** What addresses are called: whoever has an address says so, and here that is AWS alone. */
export const reverseZones = memoise((...pointers: readonly (readonly RecordSet[])[]): Hosted => {
  const apex = 'in-addr.arpa.';
  const { sets } = zoneOfRecords(apex, apexRecords(apex, namesOf(REVERSE_SERVERS)));
  return hosted(REVERSE_SERVERS, [{ apex, sets: [...sets, ...pointers.flat()] }]);
});
