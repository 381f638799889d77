/** VLANs that `ip link add` made on ports of a router: as wide and as alive as the port that carries them. */
import { memoise } from '../../kit/memoise.ts';
import type { Interface } from './interface.ts';
import type { LinkSettings } from './link-settings.ts';

/** Those whose port is there. */
export const addedInterfaces = memoise(
  (ports: readonly Interface[], settings: LinkSettings): readonly Interface[] =>
    Object.entries(settings).flatMap(([name, { vlan }]): readonly Interface[] => {
      const port = ports.find((one) => one.name === vlan?.parent);
      if (!vlan || !port) return [];
      const { mtu, up, name: parent } = port;
      return [{ name, kind: 'vlan', addresses: [], mtu, up, parent, vlan: vlan.id }];
    }),
);
