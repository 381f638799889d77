/** Which distribution a request means, by the host that it names, as an edge sees it (R-CF-112, R-CF-114). */
import { GLOBAL_REGION } from '../../kernel/dispatch.ts';
import type { Table, World } from '../../kernel/world.ts';
import type { Config } from './config/config.ts';
import { type DistributionItem, distribution } from './distribution.ts';
import { aliasesOf } from './parts.ts';
import { configurationAt } from './rollout.ts';

export interface FoundDistribution {
  readonly distribution: DistributionItem;
  /** By which this edge answers for it now. */
  readonly config: Config;
}

/** All of the account's. */
export function distributionsOf(world: World): readonly DistributionItem[] {
  return Object.values((world.regions[GLOBAL_REGION]?.[distribution.kind] ?? {}) as Table<DistributionItem>);
}

/**
 * The distribution that `edge` knows under a host name: its own `d….cloudfront.net`, or an alias, of which the most
 * specific counts. Undefined: to this edge the name means nothing, and it answers 403.
 */
export function distributionAt(world: World, host: string, edge: string): FoundDistribution | undefined {
  const name = host.toLowerCase();
  const now = world.clock.now;
  const items = distributionsOf(world);
  const own = items.find((item) => item.DomainName === name);
  if (own) return found(own, configurationAt(own, edge, now));
  let best: FoundDistribution | undefined;
  let most = 0;
  for (const item of items) {
    const config = configurationAt(item, edge, now);
    const specific = Math.max(
      0,
      ...(config ? aliasesOf(config) : []).map((alias) => specificity(alias, name)),
    );
    if (specific > most) {
      best = found(item, config);
      most = specific;
    }
  }
  return best;
}

function found(item: DistributionItem, config: Config | undefined): FoundDistribution | undefined {
  return config && { distribution: item, config };
}

/** 0: the alias doesn't mean this name. A name itself counts more than any wildcard, a longer wildcard more. */
export function specificity(alias: string, name: string): number {
  if (alias === name) return Number.MAX_SAFE_INTEGER;
  return alias.startsWith('*.') && name.endsWith(alias.slice(1)) ? alias.length : 0;
}
