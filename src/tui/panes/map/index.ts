import { linksIn } from '../../../sim/links/index.ts';
import { hasRouters, hasVpc, hasWeb } from '../../../sim/networks.ts';
import { premisesIn } from '../../../sim/premises.ts';
import { EMPTY_ROW, type Row } from '../../text/row.ts';
import type { Pane } from '../pane.ts';
import { drawMap } from './draw.ts';
import { drawLinks } from './links.ts';
import { selectMap } from './select.ts';
import { drawSite } from './sites.ts';

export const map: Pane = {
  id: 'map',
  title: 'Map',
  about: 'VPCs, subnets, hosts and gateways, sites on premises, and what joins them, as they are now',
  isUseful: (world) => hasVpc(world) || hasRouters(world) || !hasWeb(world),
  rows: ({ sim, width }) =>
    joined([
      drawMap(selectMap(sim), width),
      drawLinks(linksIn(sim.state), width),
      premisesIn(sim.state).flatMap((site) => drawSite(site, width)),
    ]),
};

/** Parts with nothing in them leave no gap. */
function joined(parts: readonly (readonly Row[])[]): readonly Row[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index > 0 ? [EMPTY_ROW, ...part] : part));
}
