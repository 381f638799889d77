/** What `ip link` and `ip address` changed on routers on premises. It lasts: netlab's routers keep what they were told. */
import type { World } from '../kernel/world.ts';

export interface LinkSetting {
  /** Octets. */
  readonly mtu?: number;
  /** `ip link set … down`. */
  readonly isDown?: true;
  /** `ip address add`: besides those that it has from elsewhere, each with the length of the connected prefix. */
  readonly addresses?: readonly string[];
  /** It is a GRE tunnel (RFC 2784), which `ip tunnel add` made, between these addresses outside. */
  readonly gre?: { readonly local: string; readonly remote: string };
  /** It is a VLAN (IEEE 802.1Q) on that interface, which `ip link add` made. */
  readonly vlan?: { readonly parent: string; readonly id: number };
}

/** By the name of the interface. */
export type LinkSettings = Readonly<Record<string, LinkSetting>>;

const NO_SETTINGS: LinkSettings = {};

/** `router` is like `lisbon/edge`. */
export function linkSettingsOf(world: World, router: string): LinkSettings {
  return world.premises.links?.[router] ?? NO_SETTINGS;
}

/** Undefined takes the interface's settings away. */
export function withLinkSetting(
  world: World,
  router: string,
  name: string,
  setting: LinkSetting | undefined,
): World {
  const { [name]: _, ...others } = linkSettingsOf(world, router);
  const settings = setting ? { ...others, [name]: setting } : others;
  return {
    ...world,
    premises: { ...world.premises, links: { ...world.premises.links, [router]: settings } },
  };
}
