/** What a router on premises was told in FRR's language: by its lab, and since then by its operator. */
import { newRunningConfig, type RunningConfig, readConfiguration } from '../../frr/index.ts';
import { memoise } from '../../kit/memoise.ts';
import { NO_NETWORK } from '../kernel/no-network.ts';
import type { World } from '../kernel/world.ts';
import type { PremisesRouter } from './sites.ts';

export function configurationOf(world: World, router: PremisesRouter): RunningConfig {
  return world.premises.configurations?.[router.id] ?? firstConfiguration(router).config;
}

/** As its lab has it, and what FRR refuses of that, by line (from 1). */
export const firstConfiguration = memoise(({ id, name, setting }: PremisesRouter) =>
  readConfiguration(setting.configuration ?? '', newRunningConfig(name), {
    name: id,
    network: NO_NETWORK,
    interfaces: [],
    routes: [],
  }),
);
