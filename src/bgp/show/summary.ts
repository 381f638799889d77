/** `show bgp summary`, as rows and in FRR's look (8.4). */
import { type AddressFamily, familyOf, isShutdown, type NeighborConfig } from '../config/neighbor.ts';
import type { RouterConfig } from '../config/router.ts';
import { isInternalSession } from '../config/wiring.ts';
import type { BgpNetwork } from '../network/network.ts';
import { messagesOf } from '../session/keepalives.ts';
import type { Session } from '../session/session.ts';
import { inTableOrder, trieNodes } from './order.ts';

export interface SummaryRow {
  readonly neighbor: NeighborConfig;
  readonly session: Session;
  /** What the neighbor calls itself, or should. */
  readonly asn: number;
  readonly messages: { readonly received: number; readonly sent: number };
  /** Of this family; refused ones are not among the received. */
  readonly prefixes: { readonly received: number; readonly sent: number };
  /** FRR's words: `Established`, `Idle (Admin)`, `Idle (PfxCt)`, … */
  readonly state: string;
  /** Directions of an external session for which there is no policy, where one is required (RFC 8212). */
  readonly lacksPolicy: { readonly in: boolean; readonly out: boolean };
}

export function bgpSummary(
  network: BgpNetwork,
  router: string,
  family: AddressFamily,
): readonly SummaryRow[] {
  const state = network.routers[router];
  const config = network.config.routers[router];
  if (!state || !config) return [];
  return config.neighbors.flatMap((neighbor): readonly SummaryRow[] => {
    const { address, families } = neighbor;
    const session = state.sessions[address];
    if (!session || !families[family]) return [];
    const ofFamily = (table: Readonly<Record<string, unknown>> = {}) =>
      Object.keys(table).filter((prefix) => familyOf(prefix) === family);
    const received = state.received[address] ?? {};
    return [
      {
        neighbor,
        session,
        asn: session.agreement?.asn ?? configuredAsn(config, neighbor),
        messages: messagesOf(session, network.now),
        prefixes: {
          received: ofFamily(received).filter((prefix) => received[prefix]?.path).length,
          sent: ofFamily(state.sent[address]).length,
        },
        state: stateWords(session, neighbor),
        lacksPolicy: lacksPolicy(config, neighbor, family),
      },
    ];
  });
}

function configuredAsn({ asn }: RouterConfig, { remoteAs }: NeighborConfig): number {
  if (remoteAs === 'internal') return asn;
  return remoteAs === 'external' ? 0 : remoteAs;
}

export function stateWords({ state, isOverLimit }: Session, neighbor: NeighborConfig): string {
  if (state !== 'Idle') return state;
  if (isShutdown(neighbor)) return 'Idle (Admin)';
  return isOverLimit ? 'Idle (PfxCt)' : 'Idle';
}

function lacksPolicy(
  router: RouterConfig,
  neighbor: NeighborConfig,
  family: AddressFamily,
): SummaryRow['lacksPolicy'] {
  const isRequired = router.ebgpRequiresPolicy && !isInternalSession(router, neighbor);
  const policies = neighbor.families[family] ?? {};
  const isMissing = (...names: readonly (string | undefined)[]) =>
    isRequired && names.every((name) => name === undefined);
  return {
    in: isMissing(policies.prefixListIn, policies.routeMapIn, policies.asPathListIn),
    out: isMissing(policies.prefixListOut, policies.routeMapOut, policies.asPathListOut),
  };
}

const NAMES: Readonly<Record<AddressFamily, string>> = { ipv4: 'IPv4', ipv6: 'IPv6' };

export function showSummary(network: BgpNetwork, router: string, family: AddressFamily): string {
  const rows = bgpSummary(network, router, family);
  const config = network.config.routers[router];
  const state = network.routers[router];
  if (rows.length === 0 || !config || !state) return `% No BGP neighbors found in VRF default\n`;
  const tables = [state.own, ...Object.values(state.received)];
  const prefixes = new Set(tables.flatMap((table) => Object.keys(table)));
  const entries = trieNodes(inTableOrder(prefixes, family));
  const width = Math.max(15, ...rows.map(({ neighbor }) => neighbor.address.length));
  return [
    '',
    `${NAMES[family]} Unicast Summary (VRF default):`,
    `BGP router identifier ${config.routerId}, local AS number ${config.asn} vrf-id 0`,
    `BGP table version ${state.version}`,
    `RIB entries ${entries}, using ${entries * 192} bytes of memory`,
    `Peers ${rows.length}, using ${rows.length * 724} KiB of memory`,
    '',
    `${'Neighbor'.padEnd(width)} V         AS   MsgRcvd   MsgSent   TblVer  InQ OutQ  Up/Down State/PfxRcd   PfxSnt Desc`,
    ...rows.map((row) => summaryLine(row, width, network.now)),
    '',
    `Total number of neighbors ${rows.length}`,
    '',
  ].join('\n');
}

function summaryLine(row: SummaryRow, width: number, now: number): string {
  const { neighbor, session, asn, messages, prefixes, state, lacksPolicy } = row;
  const isUp = session.state === 'Established';
  const received = lacksPolicy.in ? '(Policy)' : String(prefixes.received);
  const sent = lacksPolicy.out ? '(Policy)' : String(prefixes.sent);
  return [
    neighbor.address.padEnd(width),
    '4',
    String(asn).padStart(10),
    String(messages.received).padStart(9),
    String(messages.sent).padStart(9),
    `${'0'.padStart(8)} ${'0'.padStart(4)} ${'0'.padStart(4)}`,
    upDown(session, now).padStart(8),
    (isUp ? received : state).padStart(12),
    (isUp ? sent : '0').padStart(8),
    neighbor.description ?? 'N/A',
  ].join(' ');
}

/** How long it has been up, or down: `00:12:09`, `3d04h05m`, `02w3d04h`, `never`. */
export function upDown({ state, since, timesEstablished, lastReset }: Session, now: number): string {
  if (timesEstablished === 0) return 'never';
  const from = state === 'Established' ? since : (lastReset?.at ?? since);
  const seconds = Math.floor((now - from) / 1000);
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  if (days === 0) return [hours, minutes, seconds % 60].map(two).join(':');
  return days < 7
    ? `${days}d${two(hours)}h${two(minutes)}m`
    : `${two(Math.floor(days / 7))}w${days % 7}d${two(hours)}h`;
}

const two = (number: number) => String(number).padStart(2, '0');
