/**
 * Direct Connect gateways (R-DX-70 … R-DX-80): global, so that they stand beside all regions and every region shows the
 * same ones; likewise what associates them with gateways of regions.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html
 */
import type { DirectConnectGateway } from '@aws-sdk/client-direct-connect';
import { nextHex, type RandomState } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { GLOBAL_REGION } from '../../kernel/dispatch.ts';
import type { Stored } from '../../kernel/plain.ts';
import { defineResource } from '../../kernel/resource.ts';
import type { World } from '../../kernel/world.ts';
import { clientException } from '../errors.ts';
import { type StoredTag, upperTags } from '../tag/tags.ts';

export type GatewayItem = Omit<
  Stored<
    DirectConnectGateway,
    | 'directConnectGatewayId'
    | 'directConnectGatewayName'
    | 'amazonSideAsn'
    | 'ownerAccount'
    | 'directConnectGatewayState'
  >,
  'tags'
> & { tags: StoredTag[] };

export const directConnectGateway = defineResource<GatewayItem>({
  kind: 'dx-gateway',
  prefix: 'dxgw',
  id: (item) => item.directConnectGatewayId,
  notFound: gatewayNotFound,
  malformed: gatewayNotFound,
  filters: {},
  tags: (item) => upperTags(item.tags),
});

function gatewayNotFound(id: string) {
  return clientException(`Direct Connect Gateway with ID ${id} does not exist`);
}

/** The same world, seen from where global objects stand. */
export function globally(context: Context): Context {
  return context.elsewhere(GLOBAL_REGION);
}

/** The same, where something is going to be added. */
export function globalPlace(context: Context): Context {
  (context.world as World).regions[GLOBAL_REGION] ??= {};
  return globally(context);
}

/** The gateway, which is not being deleted. */
export function requireGateway(id: string | undefined, context: Context): GatewayItem {
  const item = globally(context).get(directConnectGateway, id ?? '');
  if (item.directConnectGatewayState !== 'available')
    throw clientException(
      `Direct Connect Gateway ${id} is in state ${item.directConnectGatewayState} and cannot be used.`,
    );
  return item;
}

export function drawUuid(random: RandomState): string {
  const hex = nextHex(random, 32);
  return [0, 8, 12, 16, 20].map((start, index, all) => hex.slice(start, all[index + 1] ?? 32)).join('-');
}
