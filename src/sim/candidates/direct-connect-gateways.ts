/**
 * Direct Connect gateways: what their interfaces were told, as each region that asks prefers it (R-DX-53), and what
 * associations allow.
 */

import type { GatewayItem } from '../../cloud/directconnect/gateway/gateway.ts';
import { explainGateway } from '../../cloud/directconnect/routing/learnt.ts';
import { originatedBy } from '../../cloud/directconnect/routing/originated.ts';
import { associationsIn, gatewaysIn, vifsIn } from '../../cloud/directconnect/tables.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { prefixesTold, refusedAt } from './bgp-facts.ts';
import { used } from './candidate.ts';
import { associationLeg, directConnectCandidate, vifLeg } from './direct-connect-ways.ts';
import type { KnownRouter } from './router.ts';

/** One for each region that asks: of its associations, or else the world's own. */
export function directConnectGatewaysIn(world: World): readonly KnownRouter[] {
  return gatewaysIn(world).flatMap((item) => {
    const asking = associationsIn(world)
      .filter((one) => one.directConnectGatewayId === item.directConnectGatewayId)
      .map(({ associatedGateway }) => associatedGateway.region);
    const regions = [...new Set(asking.length > 0 ? asking : [world.region])];
    return regions.map((region, index) => routerFor(world, item, region, index === 0));
  });
}

function routerFor(world: World, item: GatewayItem, region: string, isFirst: boolean): KnownRouter {
  const { directConnectGatewayId: id, directConnectGatewayName: name } = item;
  const own = [id, name].map((one) => `direct-connect-gateway/${one}`);
  const inRegion = own.map((ref) => `${ref}@${region}`);
  const associations = associationsIn(world).filter((one) => one.directConnectGatewayId === id);
  return {
    refs: isFirst ? [...own, ...inRegion] : inRegion,
    label: `Direct Connect gateway ${id} (${name}) for ${region}`,
    bgp: id,
    speaker: `Direct Connect gateway ${id} (${name})`,
    prefixes: () => [
      ...prefixesTold(world, id),
      ...associations.flatMap((association) => originatedBy(association, world)),
    ],
    routesTo: (prefix) => [
      ...associations
        .filter((association) => originatedBy(association, world).includes(prefix))
        .map(({ associatedGateway }) =>
          used({
            prefix,
            kind: 'allowed-prefix',
            known: `allowed prefix of ${associatedGateway.id}`,
            legs: [associationLeg(world, id, associatedGateway.id)],
          }),
        ),
      ...explainGateway(world, region, id, prefix).map((way) =>
        directConnectCandidate(world, prefix, way, undefined),
      ),
      ...refusedAt(world, id, prefix, (neighbor) => {
        const vif = vifsIn(world).find(
          ({ directConnectGatewayId, peers }) =>
            directConnectGatewayId === id &&
            peers.some(({ customerAddress }) => customerAddress.split('/')[0] === neighbor),
        );
        return (
          vif &&
          ({ kind: 'direct-connect', legs: [vifLeg(world, vif.virtualInterfaceId, neighbor)] } as const)
        );
      }),
    ],
  };
}
