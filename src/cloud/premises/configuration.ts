/** What a router on premises was told in FRR's language. */
import type { RunningConfig } from '../../frr/running-config.ts';
import type { World } from '../kernel/world.ts';
import type { PremisesRouter } from './sites.ts';

export function configurationOf(world: World, { id }: PremisesRouter): RunningConfig | undefined {
  return world.premises.configurations?.[id];
}
