/** The panes of the workspace, in the order of their tabs. */
import { cost } from './cost/index.ts';
import { journey } from './journey/index.ts';
import { map } from './map/index.ts';
import type { Pane } from './pane.ts';
import { reach } from './reach/index.ts';
import { resources } from './resources/index.ts';
import { routes } from './routes/index.ts';
import { trace } from './trace/index.ts';
import { world } from './world/index.ts';

export const PANES: readonly Pane[] = [map, reach, trace, routes, resources, world, journey, cost];
