/** Hosts that network tools may name: instances by Name and ID, clients, hosts and routers on premises. */
import { premisesIn } from '../../sim/premises.ts';
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
  return [...items, ...premisesHosts(sim)];
}

/** By bare name where only one site has such a one. */
function premisesHosts(sim: Sim): readonly CompletionItem[] {
  const sites = premisesIn(sim.state);
  const everybody = sites.flatMap(({ name: site, hosts, routers }) => [
    ...hosts.map(({ id, name, address }) => ({ id, name, description: `${address} in ${site}` })),
    ...routers.map(({ id, name, line }) => ({
      id,
      name,
      description: `${line?.address ?? 'router'} in ${site}`,
    })),
  ]);
  return everybody.map(({ id, name, description }) => {
    const isAlone = everybody.filter((other) => other.name === name).length === 1;
    return { value: isAlone ? name : id, description };
  });
}
