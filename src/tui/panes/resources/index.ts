import type { Pane } from '../pane.ts';
import { drawResources } from './draw.ts';
import { selectResources } from './select.ts';

export const resources: Pane = {
  id: 'resources',
  title: 'Resources',
  about: 'everything in the region by kind, and what the account has everywhere',
  rows: ({ sim, width }) => drawResources(selectResources(sim), width),
};
