/** Ways over Direct Connect, as candidates at whichever gateway they lead to. */

import { associationNode } from '../../cloud/directconnect/routing/learnt.ts';
import type { JudgedWay } from '../../cloud/directconnect/routing/preference.ts';
import { vifsIn } from '../../cloud/directconnect/tables.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { factsOf, neighborOf } from './bgp-facts.ts';
import { type Candidate, type Leg, lost, unless } from './candidate.ts';
import { legBy } from './legs.ts';

/** @param beaten why none of them is used, where something else at the gateway wins */
export function directConnectCandidate(
  world: World,
  prefix: string,
  { way, judgement }: JudgedWay,
  beaten: string | undefined,
): Candidate {
  const neighbor = neighborOf(way.path);
  const candidate = {
    prefix,
    kind: 'direct-connect',
    known: `BGP from ${neighbor}`,
    legs: [vifLeg(world, way.vif, neighbor)],
    bgp: factsOf(judgement.path.attributes, neighbor),
  } as const;
  if (judgement.verdict === 'unusable') return { ...candidate, verdict: 'refused', why: judgement.text };
  if (judgement.verdict === 'lost') return lost(candidate, judgement.text);
  return unless(beaten, candidate);
}

/** Also by the names of the gateway and of the attachment through which it is reached. */
export function vifLeg(world: World, vif: string, neighbor: string): Leg {
  const gateway = gatewayOf(world, vif);
  return legBy(world, vif, [neighbor, gateway]);
}

export function gatewayOf(world: World, vif: string): string | undefined {
  return vifsIn(world).find(({ virtualInterfaceId }) => virtualInterfaceId === vif)?.directConnectGatewayId;
}

/** From a Direct Connect gateway to what it is associated with. */
export function associationLeg(world: World, directConnectGatewayId: string, gatewayId: string): Leg {
  return legBy(world, associationNode(directConnectGatewayId, gatewayId));
}
