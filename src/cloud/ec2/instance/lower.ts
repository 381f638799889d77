/** Instances in the packet engine: hosts that serve what their image serves, while they run. */
import { memoise } from '../../../kit/memoise.ts';
import type { HostNode, Obstacle, Service } from '../../../net/graph.ts';
import { type Absent, present } from '../../kernel/absent.ts';
import type { ImageSetting } from '../../kernel/world.ts';
import { labelOf } from '../label.ts';
import { protocolNumber } from '../traffic.ts';
import type { InstanceItem } from './instance.ts';

export const lowerInstance = memoise(
  (item: InstanceItem, image: ImageSetting | Absent, fault: Obstacle | Absent): HostNode => {
    const { InstanceId: id } = item;
    const setting = present(image);
    const obstacle = present(fault) ?? stateObstacle(item);
    return {
      kind: 'host',
      id,
      origin: { resource: id, label: `instance ${labelOf(id, item)}` },
      interfaces: item.InterfaceIds,
      serves: (setting?.serves ?? []).map(parseService),
      answersPing: true,
      ...(setting?.forwards && { forwards: FORWARDING[setting.forwards] }),
      ...(obstacle && { obstacle }),
    };
  },
);

const FORWARDING = { route: 'route', nat: 'translate', inspect: 'inspect' } as const;

function stateObstacle(item: InstanceItem): Obstacle | undefined {
  const state = item.State?.Name ?? 'running';
  if (state === 'running') return undefined;
  const name = labelOf(item.InstanceId, item);
  const remedy =
    state === 'pending'
      ? 'wait until it runs'
      : state === 'stopped' || state === 'stopping'
        ? 'start it'
        : 'launch another';
  return { code: 'INSTANCE_NOT_RUNNING', text: `Instance ${name} is ${state}: ${remedy}.` };
}

/** `tcp/80`, `udp/53`, `tcp` for all ports. */
function parseService(text: string): Service {
  const [protocol = '', port] = text.split('/');
  return { protocol: protocolNumber(protocol), ...(port !== undefined && { port: Number(port) }) };
}
