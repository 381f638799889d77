import { hasVpc, hasWeb } from '../../../sim/networks.ts';
import type { Pane } from '../pane.ts';
import { drawMap } from './draw.ts';
import { selectMap } from './select.ts';

export const map: Pane = {
  id: 'map',
  title: 'Map',
  about: 'VPCs, subnets, hosts and gateways, as they are now',
  isUseful: (world) => hasVpc(world) || !hasWeb(world),
  rows: ({ sim, width }) => drawMap(selectMap(sim), width),
};
