/**
 * Routers on premises on the way of a packet: they count hops down, and answer under the address of the interface by which
 * it came in, as Linux does. The address says whom somebody sees who counts.
 */
import type { World } from '../cloud/kernel/world.ts';
import { interfacesOf } from '../cloud/premises/interfaces.ts';
import { addressesOn, type Connected } from '../cloud/premises/next-hop.ts';
import { nodeIds } from '../cloud/premises/node-ids.ts';
import { type PremisesRouter, routersIn } from '../cloud/premises/sites.ts';
import { formatAddress, parseAddress, sameAddress } from '../kit/address.ts';
import { prefixContains } from '../kit/prefix.ts';
import type { Step } from '../net/trace.ts';

export interface RouterHop {
  /** Index of the step at which the packet came to it. */
  readonly at: number;
  readonly address: string;
}

/** In order, each once where it sends on what it has just translated. */
export function routerHops(world: World, forward: readonly Step[]): readonly RouterHop[] {
  const routers = new Map(routersIn(world).map((router) => [router.id, router]));
  const hops: RouterHop[] = [];
  for (const [at, step] of forward.entries()) {
    const router = routers.get(step.node);
    const before = forward[at - 1];
    if (!router || !before || (step.action !== 'routed' && step.action !== 'no-route')) continue;
    if (before.node === nodeIds.self(router.id) || before.node === router.id) continue;
    const own = addressesOn(interfacesOf(world, router));
    const address = passes(own, step) ? addressSeen(router, own, before) : undefined;
    if (address !== undefined) hops.push({ at, address });
  }
  return hops;
}

/** Not where it is the receiver, nor where both ends are in one network of its own: then the packet goes by it. */
function passes(own: readonly Connected[], { packet: { source, destination } }: Step): boolean {
  return !own.some(
    ({ address, prefix, interface: { kind } }) =>
      sameAddress(address, destination) ||
      (kind === 'lan' && prefixContains(prefix, source) && prefixContains(prefix, destination)),
  );
}

/** `before`: who sent it in. */
function addressSeen(
  { site, setting }: PremisesRouter,
  own: readonly Connected[],
  { node, origin, packet }: Step,
): string | undefined {
  const byLink = own.find((one) => one.interface.node === node);
  const network = origin.resource.startsWith(`${site}/`) ? origin.resource.slice(site.length + 1) : '';
  const inNetwork = parseAddress(setting.networks[network] ?? '');
  const found =
    byLink?.address ??
    inNetwork ??
    own.find(({ prefix }) => prefixContains(prefix, packet.source))?.address ??
    own[0]?.address;
  return found && formatAddress(found);
}
