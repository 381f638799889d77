import { hasOwnZones } from '../../../sim/dns/own-names.ts';
import type { Pane } from '../pane.ts';
import { selectWorld } from './select.ts';
import { spokenRows, worldRows } from './world-rows.ts';

export const world: Pane = {
  id: 'world',
  title: 'World',
  about: 'clients and regions on a map, and who is answered with what when asking for a name',
  isUseful: hasOwnZones,
  rows({ sim, width, height, isSpoken, choice }) {
    const model = selectWorld(sim, choice);
    return isSpoken ? spokenRows(model, width) : worldRows(model, { columns: width, rows: height });
  },
};
