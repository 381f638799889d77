/** What became of the resources while time passed: by the state that `describe-*` shows, before and after; and mails. */
import type { TimedEvent } from '../clock/clock.ts';
import { mailsIn } from '../sim/mails.ts';
import type { Sim } from '../sim/sim.ts';
import { resources, stateOf } from './resources.ts';

interface Standing {
  readonly name: string | undefined;
  readonly state: string;
}

/** By ID; what has no state is left out. */
export type States = ReadonlyMap<string, Standing>;

export interface StateChange {
  /** When it came to be so. */
  readonly at: number;
  /** `i-0ab… (web): pending → running` */
  readonly text: string;
}

export function statesOf(sim: Sim): States {
  const states = new Map<string, Standing>();
  for (const { id, name, item } of resources(sim)) {
    const state = stateOf(item);
    if (state !== undefined) states.set(id, { name, state });
  }
  return states;
}

/** In order of time. Of a resource that changed more than once, only what it is in the end. */
export function stateChanges(before: States, sim: Sim, events: readonly TimedEvent[]): StateChange[] {
  const after = statesOf(sim);
  const changedAt = new Map(events.map(({ at, payload }) => [payload.id, at]));
  const changes: StateChange[] = [];
  for (const [id, { name, state }] of before) {
    const at = changedAt.get(id);
    const now = after.get(id)?.state ?? 'no longer listed';
    if (at === undefined || now === state) continue;
    changes.push({ at, text: `${id}${name === undefined ? '' : ` (${name})`}: ${state} → ${now}` });
  }
  return changes.sort((one, other) => one.at - other.at);
}

/** Mails that came after a moment, in order of time. */
export function mailsSince(sim: Sim, since: number): StateChange[] {
  return mailsIn(sim.state)
    .filter(({ at }) => at > since)
    .map(({ at, from, text }) => ({ at, text: `mail from ${from}: ${text}` }));
}
