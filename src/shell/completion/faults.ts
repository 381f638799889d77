/** What `fail` can break. */
import { premisesIn } from '../../sim/premises.ts';
import type { Sim } from '../../sim/sim.ts';
import { tunnelNames } from '../../sim/tunnels.ts';
import type { CompletionItem } from '../command.ts';
import { resources } from '../resources.ts';
import { hosts } from './hosts.ts';

const BREAKABLE = new Set(['nat-gateway', 'network-interface', 'dx-connection', 'dx-cross-connect']);

export function completeFaults(sim: Sim): readonly CompletionItem[] {
  const zones = new Set<string>();
  const items: CompletionItem[] = [];
  const directConnect = new Map<string, string>();
  for (const { id, kind, name, item } of resources(sim)) {
    if (typeof item.AvailabilityZone === 'string') zones.add(item.AvailabilityZone);
    for (const [target, description] of underConnection(kind, item)) directConnect.set(target, description);
    if (BREAKABLE.has(kind)) items.push({ value: id, ...(name !== undefined && { description: name }) });
  }
  const clients = new Set(Object.keys(sim.state.setting.clients));
  return [
    ...[...zones].sort().map((zone) => ({ value: `az/${zone}`, description: 'Availability Zone' })),
    ...hosts(sim).filter(({ value }) => !clients.has(value)),
    ...items,
    ...[...directConnect].map(([value, description]) => ({ value, description })),
    ...linesOnPremises(sim),
    ...tunnelNames(sim.state).map((value) => ({ value, description: 'VPN tunnel' })),
  ];
}

function linesOnPremises(sim: Sim): readonly CompletionItem[] {
  return premisesIn(sim.state).flatMap(({ routers }) =>
    routers.flatMap(({ id, line }) =>
      line ? [{ value: `line/${id}`, description: 'its line to the internet' }] : [],
    ),
  );
}

/** Where a Direct Connect connection ends at AWS. */
function underConnection(
  kind: string,
  { location, awsDeviceV2 }: Readonly<Record<string, unknown>>,
): readonly (readonly [target: string, description: string])[] {
  if (kind !== 'dx-connection') return [];
  return [
    [`dx-location/${location}`, 'Direct Connect location'],
    [`dx-device/${awsDeviceV2}`, "AWS's router there"],
  ];
}
