/** Web sites of others that a lab puts somewhere on the internet: their addresses, and who answers there. */
import { memoise } from '../../kit/memoise.ts';
import type { World } from '../kernel/world.ts';
import type { SiteSetting } from './http-setting.ts';
import { answerWithPage } from './pages.ts';
import { certificateFrom, spokenOn } from './ports.ts';
import type { Arrival, WebServer } from './web-server.ts';

export interface Site {
  readonly host: string;
  readonly address: string;
  readonly setting: SiteSetting;
}

/** Of RFC 5737's TEST-NET-1, past the name servers that stand in it. */
const OWN_ADDRESS = (index: number) => `192.0.2.${100 + index}`;

/** In the order in which the lab names them. */
export const sitesOf = memoise((settings: Readonly<Record<string, SiteSetting>>): readonly Site[] =>
  Object.entries(settings).map(([host, setting], index) => ({
    host: host.toLowerCase(),
    address: setting.address ?? OWN_ADDRESS(index),
    setting,
  })),
);

const NO_SITES: Readonly<Record<string, SiteSetting>> = Object.freeze({});

export function siteServer(world: World, { address, port, host }: Arrival): WebServer | undefined {
  if (host !== '') return undefined;
  const here = sitesOf(world.setting.sites ?? NO_SITES).filter((site) => site.address === address);
  const [first] = here;
  if (!first) return undefined;
  const siteFor = (name: string) => here.find((site) => site.host === bare(name)) ?? first;
  return {
    resource: first.host,
    label: first.host,
    place: first.setting.city,
    speaks: spokenOn(port, first.setting),
    alpn: ['h2', 'http/1.1'],
    certificate(serverName) {
      const site = siteFor(serverName);
      return certificateFrom(site.setting.certificate ?? { issuer: 'public' }, [site.host], world.clock.now);
    },
    answer(visit, errand) {
      const site = siteFor(visit.request.host);
      return answerWithPage({ resource: site.host, name: site.host, setting: site.setting }, visit, errand);
    },
  };
}

/** Without a port, and in lower case. */
function bare(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}
