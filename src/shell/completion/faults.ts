/** What `fail` can break. */
import { premisesIn } from '../../sim/premises.ts';
import type { Sim } from '../../sim/sim.ts';
import type { CompletionItem } from '../command.ts';
import { resources } from '../resources.ts';
import { hosts } from './hosts.ts';

const BREAKABLE = new Set(['nat-gateway', 'network-interface']);

export function completeFaults(sim: Sim): readonly CompletionItem[] {
  const zones = new Set<string>();
  const items: CompletionItem[] = [];
  for (const { id, kind, name, item } of resources(sim)) {
    if (typeof item.AvailabilityZone === 'string') zones.add(item.AvailabilityZone);
    if (BREAKABLE.has(kind)) items.push({ value: id, ...(name !== undefined && { description: name }) });
  }
  const clients = new Set(Object.keys(sim.state.setting.clients));
  return [
    ...[...zones].sort().map((zone) => ({ value: `az/${zone}`, description: 'Availability Zone' })),
    ...hosts(sim).filter(({ value }) => !clients.has(value)),
    ...items,
    ...linesOnPremises(sim),
  ];
}

function linesOnPremises(sim: Sim): readonly CompletionItem[] {
  return premisesIn(sim.state).flatMap(({ routers }) =>
    routers.flatMap(({ id, line }) =>
      line ? [{ value: `line/${id}`, description: 'its line to the internet' }] : [],
    ),
  );
}
