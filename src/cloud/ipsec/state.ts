/** The tunnels of routers on premises, as their own configuration has them. */
import type { World } from '../kernel/world.ts';
import type { IpsecTunnel } from './tunnel.ts';

const NONE: readonly IpsecTunnel[] = Object.freeze([]);

/** `router` is like `lisbon/edge`. */
export function tunnelsOf({ premises }: World, router: string): readonly IpsecTunnel[] {
  return premises.tunnels?.[router] ?? NONE;
}

export function withTunnels(world: World, router: string, tunnels: readonly IpsecTunnel[]): World {
  return {
    ...world,
    premises: { ...world.premises, tunnels: { ...world.premises.tunnels, [router]: tunnels } },
  };
}
