/** BGP sessions of a router as an operator sees them: with whom, how they stand and since when, what came of them, what is wrong. */
import { bgpSummary, type SummaryRow } from '../../bgp/index.ts';
import type { World } from '../../cloud/kernel/world.ts';

export interface SessionView {
  /** The other end's address. */
  readonly neighbor: string;
  /** Its number, or the one that it should have. */
  readonly asn: number;
  /** What the session runs over, as its router has it described: a tunnel, a virtual interface. Empty: nothing said. */
  readonly over: string;
  /** As FRR words it: `Established`, `Idle (Admin)`. */
  readonly state: string;
  readonly isUp: boolean;
  /** Milliseconds for which it has been as it is. */
  readonly forMs: number;
  readonly prefixes: { readonly received: number; readonly sent: number };
  /** What keeps it down, or how it went down last: a sentence without a full stop. */
  readonly why?: string;
}

/** A router of the whole world's BGP, with what it says of itself. */
export interface Speaker {
  readonly name: string;
  readonly asn: number;
  readonly sessions: readonly SessionView[];
}

/** All routers that speak BGP, in the order of their names; those without any neighbor left out. */
export function speakersIn(world: World): readonly Speaker[] {
  return Object.keys(world.bgp.config.routers)
    .flatMap((name) => speakerCalled(world, name) ?? [])
    .filter(({ sessions }) => sessions.length > 0);
}

export function speakerCalled(world: World, name: string): Speaker | undefined {
  const config = Object.hasOwn(world.bgp.config.routers, name) ? world.bgp.config.routers[name] : undefined;
  return config && { name, asn: config.asn, sessions: sessionsOf(world, name) };
}

function sessionsOf(world: World, name: string): readonly SessionView[] {
  const network = { ...world.bgp, now: world.clock.now };
  const byNeighbor = new Map<string, SummaryRow[]>();
  for (const row of [...bgpSummary(network, name, 'ipv4'), ...bgpSummary(network, name, 'ipv6')]) {
    const { address } = row.neighbor;
    byNeighbor.set(address, [...(byNeighbor.get(address) ?? []), row]);
  }
  return [...byNeighbor.values()].flatMap((rows) => {
    const [row] = rows;
    return row ? [viewOf(world, name, row, rows)] : [];
  });
}

function viewOf(
  world: World,
  router: string,
  { neighbor, session, asn, state }: SummaryRow,
  families: readonly SummaryRow[],
): SessionView {
  const { address, description } = neighbor;
  const isUp = session.state === 'Established';
  const why = isUp ? undefined : (session.why ?? session.lastReset?.text);
  const sum = (of: 'received' | 'sent') => families.reduce((all, { prefixes }) => all + prefixes[of], 0);
  return {
    neighbor: address,
    asn,
    over: description ?? wayTo(world, router, address),
    state,
    isUp,
    forMs: world.clock.now - session.since,
    prefixes: { received: sum('received'), sent: sum('sent') },
    ...(why !== undefined && { why }),
  };
}

/** The way on which the other end has the address. */
function wayTo({ bgp }: World, router: string, address: string): string {
  const way = bgp.config.transports.find(
    ({ ends }) =>
      ends.some((end) => end.router === router) &&
      ends.some((end) => end.router !== router && end.addresses.includes(address)),
  );
  return way?.id ?? '';
}
