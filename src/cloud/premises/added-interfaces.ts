/**
 * What `ip` made on a router: VLANs on its ports, as wide and as alive as the port that carries them, and GRE tunnels, whose
 * ends see nothing of what becomes of their packets.
 */
import { memoise } from '../../kit/memoise.ts';
import type { Interface } from './interface.ts';
import type { LinkSettings } from './link-settings.ts';

/** Of Ethernet, less GRE and the header around it: as Linux sets it. */
const GRE_MTU = 1476;

/** VLANs only where their port is there. */
export const addedInterfaces = memoise(
  (ports: readonly Interface[], settings: LinkSettings): readonly Interface[] =>
    Object.entries(settings).flatMap(([name, { vlan, gre }]): readonly Interface[] => {
      if (gre) return [{ name, kind: 'tunnel', addresses: [], mtu: GRE_MTU, up: true, gre }];
      const port = ports.find((one) => one.name === vlan?.parent);
      if (!vlan || !port) return [];
      const { mtu, up, name: parent } = port;
      return [{ name, kind: 'vlan', addresses: [], mtu, up, parent, vlan: vlan.id }];
    }),
);
