/** Web servers on instances: what the lab says of their image, else a greeting. */
import { imageSettingOf } from '../ec2/image/image.ts';
import { type InstanceItem, instance } from '../ec2/instance/instance.ts';
import { Context } from '../kernel/context.ts';
import { tagValue } from '../kernel/filters.ts';
import type { World } from '../kernel/world.ts';
import type { HttpSetting } from './http-setting.ts';
import { answerWithPage } from './pages.ts';
import { certificateFrom, spokenOn } from './ports.ts';
import type { Arrival, WebServer } from './web-server.ts';

const NOTHING_SAID: HttpSetting = {};

/** `arrival.host` is the ID of an instance; whether it listens on the port, the network has decided. */
export function instanceServer(world: World, { host, port }: Arrival): WebServer | undefined {
  if (!host.startsWith('i-')) return undefined;
  for (const region of Object.keys(world.regions)) {
    const context = new Context(world, region, []);
    const item = context.find(instance, host);
    if (!item) continue;
    const setting = imageSettingOf(item.ImageId ?? '', context)?.http ?? NOTHING_SAID;
    return serverOn(item, region, setting, port, world.clock.now);
  }
  return undefined;
}

function serverOn(
  item: InstanceItem,
  region: string,
  setting: HttpSetting,
  port: number,
  now: number,
): WebServer {
  const { InstanceId: resource } = item;
  const name = tagValue(item, 'Name') ?? resource;
  return {
    resource,
    label: name,
    place: region,
    speaks: spokenOn(port, setting),
    certificate: () =>
      certificateFrom(setting.certificate ?? { issuer: 'self-signed' }, [name.toLowerCase()], now),
    answer: (visit, errand) => answerWithPage({ resource, name, setting }, visit, errand),
  };
}
