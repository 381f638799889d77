import type { Pane } from '../pane.ts';
import { drawResources } from './draw.ts';
import { selectResources } from './select.ts';

const NO_REGION = {};

export const resources: Pane = {
  id: 'resources',
  title: 'Resources',
  about: 'everything in the region, by kind',
  rows: ({ snapshot: { world }, width }) =>
    drawResources(selectResources(world.regions[world.region] ?? NO_REGION), width),
};
