/** All that joins the parts of a world, for those who draw it. A kind of link is a line here. */
import type { World } from '../../cloud/kernel/world.ts';
import { memoise } from '../../kit/memoise.ts';
import type { Link, LinkKind } from './link.ts';
import { associations, lines, virtualInterfaces, vpnConnections } from './sites.ts';
import { attachedGateways, endpoints, peerings, transitAttachments } from './vpcs.ts';

export type { Called, Link, LinkState } from './link.ts';

const KINDS: readonly LinkKind[] = [
  peerings,
  transitAttachments,
  endpoints,
  attachedGateways,
  associations,
  vpnConnections,
  lines,
  virtualInterfaces,
];

/** The identical list for the same world. */
export const linksIn = memoise((world: World): readonly Link[] => KINDS.flatMap((kind) => kind(world)));
