/** From the routes in use to what a peer is told: RFC 4271 §9.1.3 and §5.1, RFC 1997, RFC 4456, in FRR's order. */
import { type Prefix, parsePrefix } from '../../kit/prefix.ts';
import { mapAsPath, prepend, removePrivateAs } from '../attributes/as-path.ts';
import { type PathAttributes, without } from '../attributes/path-attributes.ts';
import { type FamilyConfig, familyOf } from '../config/neighbor.ts';
import { isInternalSession, openAsn, type Wire } from '../config/wiring.ts';
import type { Path } from '../decision/path.ts';
import { applyRouteMap } from '../policy/route-map.ts';
import type { Agreement } from '../session/session.ts';
import { deniedByLists } from './lists.ts';

/** What is the same for all routes to a peer. */
export interface Outlet {
  readonly wire: Wire;
  readonly agreement: Agreement;
  readonly isInternal: boolean;
}

export function outletOf(wire: Wire, agreement: Agreement): Outlet {
  return { wire, agreement, isInternal: isInternalSession(wire.router, wire.neighbor) };
}

export type Export =
  | { readonly attributes: PathAttributes; readonly refused?: undefined }
  | { readonly refused: string; readonly attributes?: undefined };

export function exportRoute(outlet: Outlet, text: string, path: Path, family: FamilyConfig): Export {
  const refused = forbidden(outlet, path) ?? filtered(outlet, text, path, family);
  if (refused !== undefined) return { refused };
  const told = prepare(outlet, path, family);
  const nextHop = nextHopFor(outlet, text, path, family);
  const judged = throughRouteMap(outlet, text, path, told, family);
  if (typeof judged === 'string') return { refused: judged };
  const hasOwnNextHop = judged.nextHop !== told.nextHop;
  if (!hasOwnNextHop && nextHop === undefined) {
    return { refused: `this end has no ${familyOf(text)} address to name as next hop` };
  }
  return {
    attributes: sign(
      outlet,
      { ...judged, nextHop: hasOwnNextHop ? judged.nextHop : (nextHop as string) },
      family,
    ),
  };
}

/** Whom a route must not be told at all. An external peer gets its own back, as from FRR: it will see the loop. */
function forbidden(
  { wire, isInternal, agreement }: Outlet,
  { source, attributes }: Path,
): string | undefined {
  const { communities, originatorId } = attributes;
  if (communities.includes('no-advertise')) return 'its community no-advertise: tell nobody';
  const inside = ['no-export', 'local-AS'].find((name) => communities.includes(name));
  if (inside && !isInternal) return `its community ${inside}: not beyond this system`;
  if (source.kind === 'peer' && source.isInternal && isInternal) {
    if (source.neighbor === wire.neighbor.address) return 'it came from there';
    if (originatorId === agreement.routerId) return 'that router brought it in itself';
    const isReflected =
      source.isClient || Object.values(wire.neighbor.families).some((one) => one.routeReflectorClient);
    if (!isReflected) return 'it was learnt by iBGP, and iBGP does not pass it on';
  }
  return undefined;
}

function filtered(
  { wire: { router }, isInternal }: Outlet,
  text: string,
  { attributes: { asPath } }: Path,
  { prefixListOut, asPathListOut, routeMapOut }: FamilyConfig,
): string | undefined {
  const lists = { prefixList: prefixListOut, asPathList: asPathListOut, routeMap: routeMapOut };
  return deniedByLists(router, isInternal, lists, text, asPath);
}

/** What changes before policy is asked. */
function prepare(outlet: Outlet, { source, attributes }: Path, family: FamilyConfig): PathAttributes {
  const { wire, isInternal, agreement } = outlet;
  const { router } = wire;
  if (isInternal) {
    const localPreference = attributes.localPreference ?? router.defaultLocalPreference;
    if (source.kind !== 'peer' || !source.isInternal) return { ...attributes, localPreference };
    const clusterList = [router.clusterId ?? router.routerId, ...(attributes.clusterList ?? [])];
    return {
      ...attributes,
      localPreference,
      clusterList,
      originatorId: attributes.originatorId ?? source.routerId,
    };
  }
  const bare = without(attributes, 'localPreference', 'originatorId', 'clusterList');
  // Another system's opinion of its exits is not for a third one (§5.1.4).
  const told = source.kind === 'peer' ? without(bare, 'med') : bare;
  const own = openAsn(router, wire.neighbor);
  const asPath = family.removePrivateAs
    ? removePrivateAs(told.asPath, family.removePrivateAs, own, agreement.asn)
    : told.asPath;
  const isOverridden = family.asOverride && agreement.asn !== router.asn;
  return {
    ...told,
    asPath: isOverridden ? mapAsPath(asPath, (asn) => (asn === agreement.asn ? own : asn)) : asPath,
  };
}

/** Undefined: this end has no address that could be named. */
function nextHopFor(
  { wire, isInternal }: Outlet,
  text: string,
  { source, attributes }: Path,
  { nextHopSelf }: FamilyConfig,
): string | undefined {
  const self = wire.addresses.find((address) => familyOf(address) === familyOf(text));
  const isBornHere = attributes.nextHop === '0.0.0.0' || attributes.nextHop === '::';
  const isReflected = source.kind === 'peer' && source.isInternal;
  if (!isInternal || isBornHere) return self;
  return nextHopSelf && !isReflected ? self : attributes.nextHop;
}

function throughRouteMap(
  { wire, agreement }: Outlet,
  text: string,
  { source, weight }: Path,
  attributes: PathAttributes,
  { routeMapOut }: FamilyConfig,
): PathAttributes | string {
  if (routeMapOut === undefined) return attributes;
  const subject = {
    prefix: parsePrefix(text) as Prefix,
    attributes,
    weight,
    peer: { address: wire.neighbor.address, asn: agreement.asn },
    ownAddress: wire.localAddress,
    source: source.kind === 'peer' ? 'bgp' : source.how,
  };
  const verdict = applyRouteMap(routeMapOut, subject, wire.router.policies);
  return verdict.action === 'permit' ? verdict.subject.attributes : `denied by ${verdict.by}`;
}

/** One's own number in front, and no more communities than wished. */
export function sign(
  outlet: Outlet,
  attributes: PathAttributes,
  { sendCommunity }: FamilyConfig,
): PathAttributes {
  const { wire, isInternal } = outlet;
  const { asn } = wire.router;
  const { localAs } = wire.neighbor;
  const front = localAs && !localAs.replaceAs ? [localAs.asn, asn] : [localAs?.asn ?? asn];
  const { communities, largeCommunities, asPath } = attributes;
  return {
    ...attributes,
    asPath: isInternal ? asPath : prepend(asPath, ...front),
    communities: sendCommunity === undefined || sendCommunity === 'standard' ? communities : [],
    largeCommunities: sendCommunity === undefined || sendCommunity === 'large' ? largeCommunities : [],
  };
}
