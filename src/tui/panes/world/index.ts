import { hasOwnZones } from '../../../sim/dns/own-names.ts';
import type { Pane } from '../pane.ts';
import { selectWorld } from './select.ts';
import { worldRows } from './world-rows.ts';

export const world: Pane = {
  id: 'world',
  title: 'World',
  about: 'clients and regions on a map, and who is answered with what when asking for a name',
  isUseful: hasOwnZones,
  rows: ({ sim, width, height, choice }) =>
    worldRows(selectWorld(sim, choice), { columns: width, rows: height }),
};
