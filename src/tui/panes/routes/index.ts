import { hasRouters } from '../../../sim/networks.ts';
import type { Pane, PaneContext } from '../pane.ts';
import { selectRoutes } from './model.ts';
import { routeRows } from './rows.ts';

const shownOf = ({ snapshot, choice, cursor = 0, width }: PaneContext) =>
  routeRows(selectRoutes(snapshot.world, choice), cursor, width);

export const routes: Pane = {
  id: 'routes',
  title: 'Routes',
  about:
    'of each router all ways to a prefix, the one in use and why the others lost, and its BGP sessions; Enter: the next router, up and down: the next prefix',
  isUseful: hasRouters,
  rows: (context) => shownOf(context).rows,
  stops(context) {
    const { stops, chosen } = shownOf(context);
    return { count: stops, chosen };
  },
};
