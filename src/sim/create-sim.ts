/** The simulator: one world held, changed through the control plane and the clock, remembered for undo. */
import { ControlPlane } from '../cloud/kernel/dispatch.ts';
import { createWorld, type Setting, type World } from '../cloud/kernel/world.ts';
import { settleRouting, wakeRouting } from '../cloud/routing/settle.ts';
import { INNER_SERVICES, SERVICES } from '../cloud/services.ts';
import { wayToApi } from './api-call.ts';
import { lookUp, pastLookup } from './dns/look-up.ts';
import { breakTarget, mendTarget } from './faults.ts';
import { fetchFrom } from './fetch/fetch.ts';
import { History } from './history.ts';
import { reachBetween, sendFlow, traceFlow } from './network.ts';
import { passTime } from './pass-time.ts';
import type { Sim } from './sim.ts';
import { typeLine } from './vtysh.ts';

export interface SimOptions {
  /** Decides every random number, and so every ID and address. */
  readonly seed: string;
  /** Default `us-east-1`. */
  readonly region?: string;
  readonly setting?: Partial<Setting>;
}

const CONTROL_PLANE = new ControlPlane([...SERVICES, ...INNER_SERVICES], settleRouting);

export function createSim({ seed, region = 'us-east-1', setting = {} }: SimOptions): Sim {
  const world = createWorld(seed, region, { images: {}, clients: {}, defaultVpc: true, ...setting });
  return simulate(settleRouting(CONTROL_PLANE.openRegion(world, region)));
}

/** Less than this passing by itself is no step of its own: a command's own second. */
const COMMAND_MS = 1000;

function simulate(initial: World): Sim {
  let state = initial;
  let base = initial;
  /** Whether anything was done since the last checkpoint, other than looking. */
  let touched = false;
  const history = new History();
  const listeners = new Set<() => void>();

  const move = (next: World, deliberate: boolean): void => {
    if (next === state) return;
    state = next;
    touched ||= deliberate;
    for (const listener of listeners) listener();
  };
  const travel = (step: { label: string } | undefined, world: World | undefined) => {
    if (step && world) {
      move(world, false);
      base = world;
      touched = false;
    }
    return step && { label: step.label };
  };

  return {
    get state() {
      return state;
    },
    call(request) {
      const { service, operation, input, region = state.region } = request;
      const { world: before, origin, error } = wayToApi(state, request, region);
      if (error) {
        move(before, false);
        return { ok: false, error };
      }
      const call = { service, operation, region, input, ...(origin && { origin }) };
      const isRead = CONTROL_PLANE.isRead(service, operation);
      const { world, result } = CONTROL_PLANE.call(isRead ? before : wakeRouting(before), call);
      move(world, result.ok && !isRead);
      return result;
    },
    trace: (flow) => traceFlow(state, flow),
    send(flow) {
      const { world, trace } = sendFlow(state, flow);
      move(world, false);
      return trace;
    },
    reach: (from, to) => reachBetween(state, from, to),
    resolve(client, question, options) {
      const { world, lookup } = lookUp(state, client, question, options);
      const last = pastLookup(client, state.clock.now, question, lookup);
      move({ ...world, dns: { ...world.dns, last } }, false);
      return lookup;
    },
    peek: (client, question, options) => lookUp(state, client, question, options).lookup,
    fetch(client, request, options) {
      const { world, journey } = fetchFrom(state, client, request, options);
      // What somebody uploaded is their deed; what caches and counters remember is not.
      move(world, world.web.uploads !== state.web.uploads);
      return journey;
    },
    vtysh(router, line, mode) {
      const { world, answer } = typeLine(state, router, line, mode);
      if (world !== state) move(CONTROL_PLANE.settle(wakeRouting(world)), true);
      return answer;
    },
    advance(durationMs) {
      const { world, fired } = passTime(state, durationMs, CONTROL_PLANE);
      move(world, durationMs > COMMAND_MS);
      return fired;
    },
    fault({ target }) {
      const { world, text } = breakTarget(state, target);
      move(CONTROL_PLANE.settle(wakeRouting(world)), true);
      return text;
    },
    heal({ target }) {
      const { world, text } = mendTarget(state, target);
      move(CONTROL_PLANE.settle(wakeRouting(world)), true);
      return text;
    },
    fork: () => simulate(state),
    restore: (world) => move(world, true),
    checkpoint(label) {
      if (touched) history.record({ label, before: base, after: state });
      base = state;
      touched = false;
    },
    undo() {
      const step = history.undo();
      return travel(step, step?.before);
    },
    redo() {
      const step = history.redo();
      return travel(step, step?.after);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
