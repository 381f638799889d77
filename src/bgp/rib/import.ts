/** From what a peer announced to a path that takes part in the decision: RFC 4271 §9.1.1, in FRR's order. */
import { type Prefix, parsePrefix } from '../../kit/prefix.ts';
import { formatAsPath, prepend, timesInPath } from '../attributes/as-path.ts';
import type { PathAttributes } from '../attributes/path-attributes.ts';
import type { FamilyConfig } from '../config/neighbor.ts';
import type { BgpConfig } from '../config/router.ts';
import { isInternalSession, type Wire } from '../config/wiring.ts';
import type { Path, PathSource } from '../decision/path.ts';
import { applyRouteMap } from '../policy/route-map.ts';
import type { Agreement } from '../session/session.ts';
import { deniedByLists } from './lists.ts';
import { metricTo, ownAddresses } from './next-hop.ts';
import type { Received } from './received.ts';

/** What is the same for all routes of a session. */
export interface Inlet {
  readonly config: BgpConfig;
  readonly wire: Wire;
  readonly agreement: Agreement;
  readonly source: PathSource;
}

export function inletOf(config: BgpConfig, wire: Wire, agreement: Agreement, family: FamilyConfig): Inlet {
  const { neighbor, router } = wire;
  const source: PathSource = {
    kind: 'peer',
    neighbor: neighbor.address,
    asn: agreement.asn,
    routerId: agreement.routerId,
    isInternal: isInternalSession(router, neighbor),
    ...(family.routeReflectorClient ? { isClient: true as const } : {}),
  };
  return { config, wire, agreement, source };
}

export function importRoute(
  inlet: Inlet,
  text: string,
  attributes: PathAttributes,
  family: FamilyConfig,
  at: number,
): Received {
  const judged = judge(inlet, text, attributes, family, at);
  return typeof judged === 'string' ? { attributes, at, refused: judged } : { attributes, at, path: judged };
}

function judge(
  inlet: Inlet,
  text: string,
  attributes: PathAttributes,
  family: FamilyConfig,
  at: number,
): Path | string {
  const { wire, source, agreement } = inlet;
  const { router, neighbor } = wire;
  const own = loops(inlet, attributes, family) ?? filtered(inlet, text, attributes, family);
  if (own !== undefined) return own;
  let judged = { attributes: withLocalAs(attributes, wire), weight: family.weight ?? 0 };
  if (family.routeMapIn !== undefined) {
    const subject = {
      ...judged,
      prefix: parsePrefix(text) as Prefix,
      peer: { address: neighbor.address, asn: agreement.asn },
      source: 'bgp',
    };
    const verdict = applyRouteMap(family.routeMapIn, subject, router.policies);
    if (verdict.action === 'deny') return `denied by ${verdict.by}`;
    judged = { attributes: verdict.subject.attributes, weight: verdict.subject.weight };
  }
  const metric = metricOf(inlet, judged.attributes.nextHop);
  return { source, ...judged, at, ...(metric === undefined ? {} : { metric }) };
}

/** §9.1.2 for AS paths, RFC 4456 §8 for reflected routes, §5.1.3 for next hops. */
function loops(
  { config, wire }: Inlet,
  attributes: PathAttributes,
  { allowAsIn }: FamilyConfig,
): string | undefined {
  const { router, neighbor } = wire;
  const { asPath, originatorId, clusterList, nextHop } = attributes;
  for (const asn of [router.asn, neighbor.localAs?.asn ?? router.asn]) {
    if (timesInPath(asPath, asn) > (allowAsIn ?? 0)) {
      return `its AS path (${formatAsPath(asPath)}) has AS ${asn}, which is this router's own: a loop`;
    }
  }
  if (originatorId === router.routerId) return 'this router brought it in itself (originator ID)';
  const cluster = router.clusterId ?? router.routerId;
  if (clusterList?.includes(cluster)) return `it has been through this cluster (${cluster}) before`;
  if (ownAddresses(config).get(router.name)?.has(nextHop)) return `its next hop ${nextHop} is this router`;
  return undefined;
}

function filtered(
  { wire: { router }, source }: Inlet,
  text: string,
  { asPath }: PathAttributes,
  { prefixListIn, asPathListIn, routeMapIn }: FamilyConfig,
): string | undefined {
  const isInternal = source.kind === 'peer' && source.isInternal;
  const lists = { prefixList: prefixListIn, asPathList: asPathListIn, routeMap: routeMapIn };
  return deniedByLists(router, isInternal, lists, text, asPath);
}

/** `local-as` without `no-prepend`: what comes from there looks as if it had crossed that system. */
function withLocalAs(attributes: PathAttributes, { neighbor: { localAs } }: Wire): PathAttributes {
  if (!localAs || localAs.noPrepend) return attributes;
  return { ...attributes, asPath: prepend(attributes.asPath, localAs.asn) };
}

/** The neighbor itself, where it is next door, needs no looking up. */
function metricOf({ wire }: Inlet, nextHop: string): number | undefined {
  const { transport, router } = wire;
  const isNextDoor =
    transport.hops === 1 && transport.ends.some(({ addresses }) => addresses.includes(nextHop));
  return isNextDoor ? 0 : metricTo(router, nextHop);
}
