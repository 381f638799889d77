/**
 * The interfaces of routers on premises: networks of the site, the internet, what other services add, and what their
 * operators made of all that with `ip` and in FRR.
 */
import type { InterfaceConfig, Named } from '../../frr/running-config.ts';
import { memoise, memoiseWithText } from '../../kit/memoise.ts';
import { dxInterfaces } from '../directconnect/cross-connect/ports.ts';
import { vlanNode } from '../directconnect/virtual-interface/at-port.ts';
import { greNode } from '../ec2/transit-gateway-connect/peers.ts';
import { tunnelInterfaces } from '../ipsec/interfaces.ts';
import type { World } from '../kernel/world.ts';
import { addedInterfaces } from './added-interfaces.ts';
import { configurationOf } from './configuration.ts';
import type { Interface } from './interface.ts';
import { type LinkSetting, type LinkSettings, linkSettingsOf } from './link-settings.ts';
import { ownInterfaces } from './own-interfaces.ts';
import type { PremisesRouter } from './sites.ts';

/** One line a source. Each answers the identical list as long as nothing of its own changes; `router.id` is like `lisbon/edge`. */
const PORTS: readonly ((world: World, router: PremisesRouter) => readonly Interface[])[] = [
  ownInterfaces,
  dxInterfaces,
  tunnelInterfaces,
];

/** All of them, in order: the identical list as long as none changes. */
export function interfacesOf(world: World, router: PremisesRouter): readonly Interface[] {
  const ports = join(...PORTS.map((source) => source(world, router)));
  const settings = linkSettingsOf(world, router.id);
  return configured(
    join(ports, led(world, router.id, addedInterfaces(ports, settings))),
    settings,
    configurationOf(world, router).interfaces,
  );
}

/** With the nodes that they lead into. */
function led(world: World, router: string, added: readonly Interface[]): readonly Interface[] {
  const nodes = added.map(({ parent, vlan, gre }) => {
    if (gre) return greNode(world, gre);
    return parent === undefined || vlan === undefined ? undefined : vlanNode(world, router, parent, vlan);
  });
  return withNodes(added, nodes);
}

const withNodes = memoiseWithText(
  (_added: readonly Interface[], nodes: readonly (string | undefined)[]) => nodes.join(),
  (added: readonly Interface[], nodes: readonly (string | undefined)[]): readonly Interface[] =>
    added.map((one, index) => {
      const node = nodes[index];
      return node === undefined ? one : { ...one, node };
    }),
);

const join = memoise((...parts: readonly (readonly Interface[])[]): readonly Interface[] => parts.flat());

const configured = memoise(
  (
    interfaces: readonly Interface[],
    settings: LinkSettings,
    configuration: Named<InterfaceConfig>,
  ): readonly Interface[] => {
    const known = new Map<string, Interface>();
    for (const one of interfaces) {
      const isCarried = one.parent === undefined || known.get(one.parent)?.up === true;
      const mine = withSettings(one, settings[one.name] ?? {}, configuration[one.name]);
      known.set(one.name, { ...mine, up: mine.up && isCarried });
    }
    return [...known.values()];
  },
);

function withSettings(
  given: Interface,
  { mtu, isDown, addresses = [] }: LinkSetting,
  configuration: InterfaceConfig | undefined,
): Interface {
  return {
    ...given,
    mtu: mtu ?? given.mtu,
    up: given.up && !isDown && !configuration?.shutdown,
    addresses: [...new Set([...given.addresses, ...(configuration?.addresses ?? []), ...addresses])],
  };
}
