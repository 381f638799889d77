/** Web servers on premises: what the lab says of the host, else a greeting. */
import type { World } from '../kernel/world.ts';
import { sitesIn } from '../premises/sites.ts';
import type { HttpSetting } from './http-setting.ts';
import { answerWithPage } from './pages.ts';
import { certificateFrom, spokenOn } from './ports.ts';
import type { Arrival, WebServer } from './web-server.ts';

const NOTHING_SAID: HttpSetting = {};

/** `arrival.host` is like `lisbon/desk`; whether it listens on the port, the network has decided. */
export function premisesServer(world: World, { host, port }: Arrival): WebServer | undefined {
  for (const { hosts, setting: site } of sitesIn(world)) {
    const found = hosts.find(({ id }) => id === host);
    if (!found) continue;
    const { id: resource, name } = found;
    const setting = found.setting.http ?? NOTHING_SAID;
    return {
      resource,
      label: name,
      place: site.city,
      speaks: spokenOn(port, setting),
      certificate: () =>
        certificateFrom(setting.certificate ?? { issuer: 'self-signed' }, [name], world.clock.now),
      answer: (visit, errand) => answerWithPage({ resource, name, setting }, visit, errand),
    };
  }
  return undefined;
}
