/**
 * The surroundings change: routers are configured, ways break and are mended. Compared with what held before, so that
 * only what is really different has consequences; equal configurations, though built anew, have none.
 */
import { FAMILIES, isShutdown, type NeighborConfig } from '../config/neighbor.ts';
import type { BgpConfig, RouterConfig } from '../config/router.ts';
import { administrativeShutdown, CONFIGURATION_CHANGE, PEER_UNCONFIGURED } from '../session/notification.ts';
import { newSession } from '../session/session.ts';
import { enter, IDLE_HOLD_MS, startIn } from './connect.ts';
import { drop } from './drop.ts';
import type { BgpEvent, BgpNetwork } from './network.ts';
import { rethink, rethinkOwn } from './rethink.ts';
import { settleWays } from './ways.ts';
import { Work } from './work.ts';

const EMPTY: BgpConfig = { routers: {}, transports: [] };

/** A network whose sessions start one second from now. */
export function createNetwork(config: BgpConfig, now: number): BgpNetwork {
  const empty: BgpNetwork = {
    config: EMPTY,
    now,
    routers: {},
    queue: [],
    nextSequence: 0,
    connections: 0,
    stalled: [],
  };
  return configure(empty, config).network;
}

/** Takes effect now; `advance` first, where time has passed. */
export function configure(
  network: BgpNetwork,
  config: BgpConfig,
): { readonly network: BgpNetwork; readonly events: readonly BgpEvent[] } {
  const before = network.config;
  if (before === config) return { network, events: [] };
  const work = new Work(network);
  // Those who take leave still know the way.
  for (const name of Object.keys(before.routers)) leave(work, before.routers[name] as RouterConfig, config);
  work.config = config;
  for (const [name, router] of Object.entries(config.routers)) {
    const old = before.routers[name];
    if (old === router) continue;
    for (const neighbor of router.neighbors) meet(work, router, neighbor, old);
    if (!old || differs(old, router, OWN_FACTS)) rethinkOwn(work, router);
    if (old && differs(old, router, POLICY_FACTS)) rethink(work, router, old);
  }
  settleWays(work, before);
  return { network: work.result(), events: work.events };
}

type Facts<T> = readonly (keyof T)[];

/** What changes nothing but the routes that a router brings in. */
const OWN_FACTS: Facts<RouterConfig> = [
  'networks',
  'redistribute',
  'aggregates',
  'table',
  'policies',
  'networkImportCheck',
];
const POLICY_FACTS: Facts<RouterConfig> = [
  'neighbors',
  'table',
  'aggregates',
  'policies',
  'decision',
  'defaultLocalPreference',
  'clusterId',
  'ebgpRequiresPolicy',
  'resolveViaDefault',
];
/** What can't change under an open session. */
const SESSION_FACTS: Facts<NeighborConfig> = ['remoteAs', 'password', 'ebgpMultihop', 'localAs'];

function differs<T>(old: T, now: T, facts: Facts<T>): boolean {
  return facts.some(
    (fact) => old[fact] !== now[fact] && JSON.stringify(old[fact]) !== JSON.stringify(now[fact]),
  );
}

function needsReset(
  old: RouterConfig,
  now: RouterConfig,
  before: NeighborConfig,
  after: NeighborConfig,
): boolean {
  const families = (one: NeighborConfig) => FAMILIES.filter((family) => one.families[family]).join();
  return (
    old.asn !== now.asn ||
    old.routerId !== now.routerId ||
    families(before) !== families(after) ||
    differs(before, after, SESSION_FACTS)
  );
}

const neighborIn = (router: RouterConfig | undefined, address: string) =>
  router?.neighbors.find((one) => one.address === address);

/** Sessions that end because of what one's own configuration says now. */
function leave(work: Work, old: RouterConfig, config: BgpConfig): void {
  const now = config.routers[old.name];
  if (now === old) return;
  // A router that is gone says nothing any more.
  if (!now) {
    work.removeRouter(old.name);
    return;
  }
  for (const before of old.neighbors) {
    const { address } = before;
    const after = neighborIn(now, address);
    if (!after) {
      drop(work, old.name, address, {
        notify: PEER_UNCONFIGURED,
        text: 'no neighbor any more',
        restartMs: 'never',
      });
      const { [address]: _gone, ...sessions } = work.router(old.name).sessions;
      work.setRouter(old.name, { sessions });
    } else if (isShutdown(after) && !isShutdown(before)) {
      const notify = administrativeShutdown(after.shutdown);
      drop(work, old.name, address, { notify, text: 'shut down', restartMs: 'never' });
    } else if (needsReset(old, now, before, after)) {
      drop(work, old.name, address, { notify: CONFIGURATION_CHANGE, text: 'its configuration changed' });
    }
  }
}

function meet(
  work: Work,
  router: RouterConfig,
  neighbor: NeighborConfig,
  old: RouterConfig | undefined,
): void {
  const { name } = router;
  const { address } = neighbor;
  const before = neighborIn(old, address);
  if (!work.session(name, address)) {
    work.setSession(name, address, newSession(work.now));
    if (isShutdown(neighbor)) enter(work, name, address, 'Idle', { why: 'shut down' });
    else startIn(work, name, address, IDLE_HOLD_MS);
    return;
  }
  if (before && isShutdown(before) && !isShutdown(neighbor)) {
    enter(work, name, address, 'Idle');
    startIn(work, name, address, IDLE_HOLD_MS);
  }
  if (before && JSON.stringify(before) !== JSON.stringify(neighbor)) forgive(work, router, neighbor);
  else if (old && (old.asn !== router.asn || old.routerId !== router.routerId))
    forgive(work, router, neighbor);
}

/** An OPEN that was refused may be accepted now: both ends try anew. */
function forgive(work: Work, router: RouterConfig, neighbor: NeighborConfig): void {
  const far = work.wire(router.name, neighbor.address)?.far;
  const ends = [[router.name, neighbor.address], ...(far ? [[far.router.name, far.neighbor.address]] : [])];
  for (const [name, address] of ends as [string, string][]) {
    const session = work.session(name, address);
    if (!session?.isRefused) continue;
    const { isRefused: _forgiven, ...rest } = session;
    work.setSession(name, address, rest);
    startIn(work, name, address, IDLE_HOLD_MS);
  }
}
