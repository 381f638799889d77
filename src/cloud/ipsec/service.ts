/**
 * IPsec on routers on premises. No API of AWS, so it has no model; the console's `ipsec` speaks to it. Whether tunnels
 * stand is told by both ends: see `ec2/vpn-connection/condition.ts`.
 */
import type { Context } from '../kernel/context.ts';
import { AwsError } from '../kernel/errors.ts';
import { type Operations, read, type Service, write } from '../kernel/resource.ts';
import { type PremisesRouter, routerNamed } from '../premises/sites.ts';
import { changeOf } from './change.ts';
import { readDocument } from './read-document.ts';
import { tunnelsOf, withTunnels } from './state.ts';
import { type TunnelStatus, tunnelStatuses } from './status.ts';
import type { IpsecTunnel } from './tunnel.ts';

interface AtRouter {
  /** `lisbon/edge`. */
  router: string;
}

const operations: Operations = {
  Apply: write(apply),
  Change: write(change),
  Delete: write(({ router, name }: AtRouter & { name: string }, context: Context) => {
    requireTunnel(router, name, context);
    keep(
      router,
      ofRouter(router, context).filter((one) => one.name !== name),
      context,
    );
    return {};
  }),
  Status: read(({ router }: AtRouter, context: Context): { tunnels: readonly TunnelStatus[] } => ({
    tunnels: tunnelStatuses(context.world, requireRouter(router, context)),
  })),
};

export const ipsec: Service = { name: 'ipsec', resources: [], operations };

function refuse(message: string): AwsError {
  return new AwsError('IpsecRefused', message);
}

function requireRouter(id: string, context: Context): PremisesRouter {
  const router = routerNamed(context.world, id);
  if (!router) throw refuse(`${id} is no router: tunnels end at routers on premises.`);
  return router;
}

function ofRouter(id: string, { snapshot }: Context): readonly IpsecTunnel[] {
  return tunnelsOf(snapshot, id);
}

function keep(router: string, tunnels: readonly IpsecTunnel[], context: Context): void {
  context.world.premises = withTunnels(context.snapshot, router, tunnels).premises;
}

/** A tunnel to an address that is known already is configured anew under its name; others get the next free names. */
function apply({ router, document }: AtRouter & { document: string }, context: Context) {
  const { id } = requireRouter(router, context);
  const read = readDocument(document);
  if (typeof read === 'string') throw refuse(read);
  const tunnels = [...ofRouter(id, context)];
  const names: string[] = [];
  for (const one of read) {
    const at = tunnels.findIndex(({ remote }) => remote === one.remote);
    const name = tunnels[at]?.name ?? freeName(tunnels);
    names.push(name);
    tunnels.splice(at < 0 ? tunnels.length : at, at < 0 ? 0 : 1, { ...one, name, isEnabled: true });
  }
  keep(id, tunnels, context);
  return { names };
}

function freeName(tunnels: readonly IpsecTunnel[]): string {
  for (let number = 1; ; number++) {
    if (!tunnels.some(({ name }) => name === `vti${number}`)) return `vti${number}`;
  }
}

function requireTunnel(router: string, name: string, context: Context): IpsecTunnel {
  const { id } = requireRouter(router, context);
  const own = ofRouter(id, context);
  const found = own.find((one) => one.name === name);
  if (found) return found;
  const known = own.map((one) => one.name).join(', ') || 'none yet';
  throw refuse(`There is no tunnel '${name}' on ${id}. Tunnels: ${known}.`);
}

/** One setting of a tunnel, as words. */
function change(
  { router, name, setting, value }: AtRouter & { name: string; setting: string; value: string },
  context: Context,
): object {
  const before = requireTunnel(router, name, context);
  const changed = changeOf(setting, value);
  if (typeof changed === 'string') throw refuse(changed);
  keep(
    router,
    ofRouter(router, context).map((one) => (one.name === name ? { ...before, ...changed } : one)),
    context,
  );
  return {};
}
