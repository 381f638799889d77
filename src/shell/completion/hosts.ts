/** Hosts that network tools may name: instances by Name and ID, clients. */
import type { Sim } from '../../sim/sim.ts';
import type { CompletionItem } from '../command.ts';
import { resources, stateOf } from '../resources.ts';

/** For tools whose operands are hosts: nothing for what looks like an option. */
export function completeHosts(words: readonly string[], index: number, sim: Sim): readonly CompletionItem[] {
  return words[index]?.startsWith('-') ? [] : hosts(sim);
}

export function hosts(sim: Sim): readonly CompletionItem[] {
  const items: CompletionItem[] = [];
  for (const { id, kind, name, item } of resources(sim)) {
    const state = stateOf(item);
    if (kind !== 'instance' || state === 'terminated') continue;
    const address = typeof item.PrivateIpAddress === 'string' ? `${item.PrivateIpAddress} ` : '';
    if (name !== undefined) items.push({ value: name, description: `${address}${id}` });
    items.push({ value: id, description: `${address}${name ?? state ?? ''}`.trim() });
  }
  for (const [name, { city }] of Object.entries(sim.state.setting.clients))
    items.push({ value: name, description: city });
  return items;
}
