/** Whoever runs a web site has its name in the DNS: zones for the sites that a lab names without saying where. */
import { memoise } from '../../kit/memoise.ts';
import type { ZoneSetting } from '../kernel/world.ts';
import type { SiteSetting } from './http-setting.ts';
import { sitesOf } from './sites.ts';

type Zones = Readonly<Record<string, ZoneSetting>>;

/** Seconds. */
const TTL = 300;

/** The lab's own zones count: where one of them could hold a site's name, it says itself whether it does. */
export const withSiteZones = memoise((zones: Zones, sites: Readonly<Record<string, SiteSetting>>): Zones => {
  const all: Record<string, ZoneSetting> = { ...zones };
  const declared = Object.keys(zones).map((name) => name.toLowerCase().replace(/\.$/, ''));
  for (const { host, address } of sitesOf(sites)) {
    // `localhost`, which is in nobody's zone (RFC 6761, section 6.3).
    if (!host.includes('.')) continue;
    if (declared.some((zone) => host === zone || host.endsWith(`.${zone}`))) continue;
    const apex = host.split('.').slice(-2).join('.');
    const owner = host === apex ? '@' : host.slice(0, -apex.length - 1);
    const type = address.includes(':') ? 'AAAA' : 'A';
    const records = [...(all[apex]?.records ?? []), `${owner} ${TTL} ${type} ${address}`];
    all[apex] = { records };
  }
  return all;
});
