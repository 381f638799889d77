/** Virtual interfaces of all regions: a Direct Connect gateway has them from wherever. */
import type { Context } from '../../kernel/context.ts';
import { type VirtualInterfaceItem, virtualInterface } from './virtual-interface.ts';

export function allVifs(context: Context): readonly VirtualInterfaceItem[] {
  return Object.keys(context.world.regions).flatMap((region) =>
    context.elsewhere(region).peek(virtualInterface),
  );
}

export function vifsOfGateway(id: string, context: Context): readonly VirtualInterfaceItem[] {
  return allVifs(context).filter((item) => item.directConnectGatewayId === id);
}
