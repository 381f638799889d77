/** What a router knows of a prefix, what it uses, and why not the rest. Also what it told to whom, and why not. */
import { formatPrefix, parsePrefix } from '../../kit/prefix.ts';
import type { PathAttributes } from '../attributes/path-attributes.ts';
import { familyOf } from '../config/neighbor.ts';
import { wireKey, wiresOf } from '../config/wiring.ts';
import type { Path } from '../decision/path.ts';
import { type Judgement, judge } from '../decision/select.ts';
import { exportRoute, outletOf } from '../rib/export.ts';
import { hiddenBy } from './advertise.ts';
import { pathsFor } from './decide.ts';
import type { BgpNetwork } from './network.ts';

export interface RefusedRoute {
  readonly neighbor: string;
  readonly attributes: PathAttributes;
  /** Why import policy, or a loop, kept it out of the decision. */
  readonly text: string;
}

export interface PrefixExplanation {
  readonly prefix: string;
  /** In the order of the sessions, own routes first. */
  readonly candidates: readonly Judgement[];
  readonly refused: readonly RefusedRoute[];
  readonly best?: Path;
}

/** Undefined where the router doesn't exist, or knows nothing of the prefix. Host bits are cleared. */
export function explainPrefix(
  network: BgpNetwork,
  router: string,
  text: string,
): PrefixExplanation | undefined {
  const state = network.routers[router];
  const config = network.config.routers[router];
  const parsed = parsePrefix(text);
  if (!state || !config || !parsed) return undefined;
  const prefix = formatPrefix(parsed);
  const candidates = judge(pathsFor(state, prefix), config.decision);
  const refused = Object.entries(state.received).flatMap(([neighbor, table]): readonly RefusedRoute[] => {
    const entry = table[prefix];
    return entry?.refused === undefined
      ? []
      : [{ neighbor, attributes: entry.attributes, text: entry.refused }];
  });
  if (candidates.length === 0 && refused.length === 0) return undefined;
  const best = candidates.find(({ verdict }) => verdict === 'best')?.path;
  return { prefix, candidates, refused, ...(best ? { best } : {}) };
}

export type Told =
  | { readonly neighbor: string; readonly attributes: PathAttributes }
  | { readonly neighbor: string; readonly refused: string };

/** What each peer is told of a prefix, or why it isn't. Sessions that are down are left out. */
export function explainExport(network: BgpNetwork, router: string, prefix: string): readonly Told[] {
  const state = network.routers[router];
  const config = network.config.routers[router];
  if (!state || !config) return [];
  const best = state.selected[prefix]?.best;
  return config.neighbors.flatMap((neighbor): readonly Told[] => {
    const { address } = neighbor;
    const agreement = state.sessions[address]?.agreement;
    const wire = wiresOf(network.config).get(wireKey(router, address));
    if (!wire || !agreement || state.sessions[address]?.state !== 'Established') return [];
    const sent = state.sent[address]?.[prefix];
    if (sent) return [{ neighbor: address, attributes: sent }];
    const family = neighbor.families[familyOf(prefix)];
    if (!family || !agreement.families.includes(familyOf(prefix))) {
      return [{ neighbor: address, refused: `the session does not carry ${familyOf(prefix)}` }];
    }
    if (!best) return [{ neighbor: address, refused: 'there is no route in use' }];
    if (hiddenBy(state, config)(prefix))
      return [{ neighbor: address, refused: 'an aggregate stands for it' }];
    const told = exportRoute(outletOf(wire, agreement), prefix, best, family);
    return [{ neighbor: address, refused: told.refused ?? 'it waits to be sent' }];
  });
}
