/** `show bgp neighbors`: what FRR (8.4) tells of a session, as far as there is something to tell here. */
import {
  type BgpNetwork,
  bgpSummary,
  messagesOf,
  type NeighborConfig,
  type RouterConfig,
  type Session,
  sayNotification,
  stateWords,
} from '../../bgp/index.ts';
import { agoOf } from './duration.ts';

export function neighborText(network: BgpNetwork, router: RouterConfig, neighbor: NeighborConfig): string {
  const session = network.routers[router.name]?.sessions[neighbor.address];
  if (!session) return '';
  return [
    ...headLines(router, neighbor, session),
    ...stateLines(network, router, neighbor, session),
    ...messageLines(network, session),
    ...(['ipv4', 'ipv6'] as const).flatMap((family) => familyLines(network, router, neighbor, family)),
    ...endLines(network, router, neighbor, session),
    '',
    '',
  ].join('\n');
}

function headLines(router: RouterConfig, neighbor: NeighborConfig, session: Session): readonly string[] {
  const { address, remoteAs, description, localAs } = neighbor;
  const local = localAs?.asn ?? router.asn;
  const isInternal = remoteAs === 'internal' || remoteAs === local;
  const asn = session.agreement?.asn ?? (typeof remoteAs === 'number' ? remoteAs : isInternal ? local : 0);
  return [
    `BGP neighbor is ${address}, remote AS ${asn}, local AS ${local}, ${isInternal ? 'internal' : 'external'} link`,
    ...(description === undefined ? [] : [` Description: ${description}`]),
  ];
}

function stateLines(
  { now }: BgpNetwork,
  router: RouterConfig,
  neighbor: NeighborConfig,
  session: Session,
): readonly string[] {
  const { agreement, state } = session;
  const up = state === 'Established' ? `, up for ${agoOf(session.since, now)}` : '';
  const hold = agreement ? agreement.holdMs / 1000 : neighbor.holdSeconds;
  const keepalive = agreement ? agreement.keepaliveMs / 1000 : neighbor.keepaliveSeconds;
  return [
    `  BGP version 4, remote router ID ${agreement?.routerId ?? '0.0.0.0'}, local router ID ${router.routerId}`,
    `  BGP state = ${stateWords(session, neighbor)}${up}`,
    // Not FRR's line: why nothing comes of it, which otherwise only a packet capture would tell.
    ...(session.why === undefined || state === 'Established' ? [] : [`  netlab: ${session.why}`]),
    `  Hold time is ${hold} seconds, keepalive interval is ${keepalive} seconds`,
    `  Configured hold time is ${neighbor.holdSeconds} seconds, keepalive interval is ${neighbor.keepaliveSeconds} seconds`,
    ...(neighbor.bfd
      ? [
          '  BFD: Type: single hop',
          `    Detect Multiplier: ${neighbor.bfd.multiplier}, Min Rx interval: ${neighbor.bfd.intervalMs}, Min Tx interval: ${neighbor.bfd.intervalMs}`,
        ]
      : []),
  ];
}

function messageLines({ now }: BgpNetwork, session: Session): readonly string[] {
  const totals = messagesOf(session, now);
  const { sent, received } = session;
  const rows: readonly (readonly [string, number, number])[] = [
    ['Opens:', sent.opens, received.opens],
    ['Notifications:', sent.notifications, received.notifications],
    ['Updates:', sent.updates, received.updates],
    ['Keepalives:', rest(totals.sent, sent), rest(totals.received, received)],
    ['Route Refresh:', sent.refreshes, received.refreshes],
    ['Total:', totals.sent, totals.received],
  ];
  return [
    '  Message statistics:',
    '                         Sent       Rcvd',
    ...rows.map(
      ([name, out, into]) => `    ${name.padEnd(15)}${String(out).padStart(10)} ${String(into).padStart(10)}`,
    ),
    `  Minimum time between advertisement runs is 0 seconds`,
  ];
}

const rest = (total: number, { opens, notifications, updates, refreshes }: Session['sent']) =>
  total - opens - notifications - updates - refreshes;

function familyLines(
  network: BgpNetwork,
  router: RouterConfig,
  { address, families }: NeighborConfig,
  family: 'ipv4' | 'ipv6',
): readonly string[] {
  const config = families[family];
  const row = bgpSummary(network, router.name, family).find((one) => one.neighbor.address === address);
  if (!config || !row) return [];
  const named = (text: string, name: string | undefined) => (name === undefined ? [] : [`  ${text} ${name}`]);
  return [
    '',
    ` For address family: ${family === 'ipv4' ? 'IPv4' : 'IPv6'} Unicast`,
    ...(config.routeReflectorClient ? ['  Route-Reflector Client'] : []),
    ...(config.softReconfiguration ? ['  Inbound soft reconfiguration allowed'] : []),
    ...(config.nextHopSelf ? ['  NEXT_HOP is always this router'] : []),
    ...(config.sendCommunity === undefined ? ['  Community attribute sent to this neighbor(all)'] : []),
    ...named('Incoming update prefix filter list is', config.prefixListIn),
    ...named('Outgoing update prefix filter list is', config.prefixListOut),
    ...named('Incoming update AS path filter list is', config.asPathListIn),
    ...named('Outgoing update AS path filter list is', config.asPathListOut),
    ...named('Route map for incoming advertisements is', config.routeMapIn),
    ...named('Route map for outgoing advertisements is', config.routeMapOut),
    ...(row.lacksPolicy.in ? ['  Inbound updates discarded due to missing policy'] : []),
    ...(row.lacksPolicy.out ? ['  Outbound updates discarded due to missing policy'] : []),
    `  ${row.prefixes.received} accepted prefixes`,
    ...(config.maximumPrefix ? [`  Maximum prefixes allowed ${config.maximumPrefix.count}`] : []),
  ];
}

function endLines(
  network: BgpNetwork,
  router: RouterConfig,
  neighbor: NeighborConfig,
  session: Session,
): readonly string[] {
  const { lastReset, timesEstablished, timesDropped } = session;
  const why = lastReset?.notification
    ? `Notification ${lastReset.direction} ${sayNotification(lastReset.notification)}`
    : (lastReset?.text ?? '');
  const isInternal = neighbor.remoteAs === 'internal' || neighbor.remoteAs === router.asn;
  const hops = isInternal
    ? []
    : [`  External BGP neighbor may be up to ${neighbor.ebgpMultihop ?? 1} hops away.`];
  return [
    '',
    `  Connections established ${timesEstablished}; dropped ${timesDropped}`,
    lastReset ? `  Last reset ${agoOf(lastReset.at, network.now)},  ${why}` : '  Last reset never',
    ...hops,
    `BGP Connect Retry Timer in Seconds: ${neighbor.connectRetrySeconds}`,
  ];
}
