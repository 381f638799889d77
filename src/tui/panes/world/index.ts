import type { World } from '../../../cloud/kernel/world.ts';
import { hasOwnZones } from '../../../sim/dns/own-names.ts';
import { distributionHosts } from '../../../sim/edges.ts';
import { wayOf } from '../../../sim/fetch/way.ts';
import { hasSites } from '../../../sim/networks.ts';
import type { Sim } from '../../../sim/sim.ts';
import type { Pane } from '../pane.ts';
import { answersScene } from './answers-scene.ts';
import { linesScene } from './lines-scene.ts';
import { type Scene, sceneRows, spokenRows } from './scene.ts';
import { selectAnswers } from './select-answers.ts';
import { viewsOf } from './views.ts';
import { wayScene } from './way-scene.ts';

export const world: Pane = {
  id: 'world',
  title: 'World',
  about:
    'clients, regions, edges, sites and lines on a map: the way of the last request, and who is served from where',
  isUseful: (state: World) =>
    hasOwnZones(state) ||
    distributionHosts(state).length > 0 ||
    state.web.last !== undefined ||
    hasSites(state),
  rows({ sim, width, height, isSpoken, choice }) {
    const scene = sceneOf(sim, choice);
    return isSpoken ? spokenRows(scene, width) : sceneRows(scene, { columns: width, rows: height });
  },
};

function sceneOf(sim: Sim, choice: number): Scene {
  const views = viewsOf(sim);
  const count = views.length;
  const index = count === 0 ? 0 : choice % count;
  const view = views[index];
  if (view?.kind === 'request')
    return wayScene(view.journey, wayOf(sim.state, view.journey), { index, count });
  if (view?.kind === 'lines') return linesScene(sim.state, { index, count });
  return answersScene(selectAnswers(sim, view?.question), { index, count });
}
