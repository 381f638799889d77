/** Tunnels as ways for BGP between a gateway and a router on premises: there where both ends have one. */
import type { Transport } from '../../../bgp/index.ts';
import { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import { linkSettingsOf } from '../../premises/link-settings.ts';
import { conditionOf } from './condition.ts';
import { tunnelsIn } from './tunnels.ts';

const DELAY_MS = 20;

export function tunnelTransports(world: World): readonly Transport[] {
  return tunnelsIn(world).flatMap(({ node, connection, index, item, region, gateway, inside }) => {
    if (connection.Options.StaticRoutesOnly) return [];
    const condition = conditionOf(connection, index, new Context(world, region, []));
    const { router, tunnel } = condition;
    if (!router || !tunnel) return [];
    const isDown = linkSettingsOf(world, router.id)[tunnel.name]?.isDown === true;
    return [
      {
        id: node,
        ends: [
          { router: gateway, addresses: [inside.aws] },
          { router: router.id, addresses: [tunnel.inside.local] },
        ] as const,
        up: condition.stands && item.Ike === 'up' && !isDown,
        // What ends without a word is noticed by the hold timer, or by dead peer detection.
        lossSeen: item.Ike === 'down',
        hops: 1,
        delayMs: DELAY_MS,
      },
    ];
  });
}
