/** Which gateways go together at one Direct Connect gateway (R-DX-71 … R-DX-74, R-DX-77). */
import type { Context } from '../../kernel/context.ts';
import { clientException } from '../errors.ts';
import type { GatewayItem } from '../gateway/gateway.ts';
import { vifsOfGateway } from '../virtual-interface/everywhere.ts';
import { type AssociationItem, allAssociations, associationsOf, isTransit } from './association.ts';
import { type Candidate, findCandidate } from './candidate.ts';
import { checkCount, overlapOf } from './prefixes.ts';

const MOST_VIRTUAL = 20;
const MOST_TRANSIT = 6;
const MOST_PER_TRANSIT_GATEWAY = 20;

export function checkCandidate(gateway: GatewayItem, candidate: Candidate, context: Context): void {
  const { directConnectGatewayId: id } = gateway;
  const others = associationsOf(id, context);
  if (others.some((other) => other.associatedGateway.id === candidate.id))
    throw clientException(`Gateway ${candidate.id} is already associated with Direct Connect Gateway ${id}.`);
  const isForTransit = candidate.type === 'transitGateway';
  if (others.some((other) => isTransit(other) !== isForTransit))
    throw clientException(
      `Direct Connect Gateway ${id} is associated with ${isForTransit ? 'Virtual Private Gateways' : 'Transit Gateways'}: it cannot have both kinds.`,
    );
  const stranger = vifsOfGateway(id, context).find((vif) => (vif.type === 'transit') !== isForTransit);
  if (stranger)
    throw clientException(
      `Direct Connect Gateway ${id} has ${stranger.type} Virtual Interface ${stranger.virtualInterfaceId} attached and cannot be associated with a ${isForTransit ? 'Transit' : 'Virtual Private'} Gateway.`,
    );
  if (isForTransit) checkTransit(gateway, candidate, others, context);
  else checkVirtual(candidate, others, context);
}

function checkVirtual(candidate: Candidate, others: readonly AssociationItem[], context: Context): void {
  const { id, blocks, isAttached } = candidate;
  if (!isAttached) throw clientException(`Virtual Private Gateway ${id} is not attached to a VPC.`);
  const earlier = allAssociations(context).find((other) => other.associatedGateway.id === id);
  if (earlier)
    throw clientException(
      `Virtual Private Gateway ${id} is already associated with Direct Connect Gateway ${earlier.directConnectGatewayId}.`,
    );
  if (others.length >= MOST_VIRTUAL) throw tooMany('Virtual Private', MOST_VIRTUAL);
  for (const other of others) {
    const rival = findCandidate(other.associatedGateway.id, context);
    const overlap = rival && overlapOf(blocks, rival.blocks);
    if (overlap)
      throw clientException(
        `VPC CIDR ${overlap[0]} of ${id} overlaps with ${overlap[1]} of ${rival.id}, which is associated with the same Direct Connect Gateway.`,
      );
  }
}

function checkTransit(
  gateway: GatewayItem,
  { id, asn, isAttached }: Candidate,
  others: readonly AssociationItem[],
  context: Context,
): void {
  if (!isAttached) throw clientException(`Transit Gateway ${id} is not available.`);
  if (asn === gateway.amazonSideAsn)
    throw clientException(
      `Transit Gateway ${id} and Direct Connect Gateway ${gateway.directConnectGatewayId} have the same ASN ${asn}: they must differ.`,
    );
  const rival = others.find((other) => findCandidate(other.associatedGateway.id, context)?.asn === asn);
  if (rival)
    throw clientException(
      `Transit Gateways ${id} and ${rival.associatedGateway.id} have the same ASN ${asn}: those of one Direct Connect Gateway must differ.`,
    );
  if (others.length >= MOST_TRANSIT) throw tooMany('Transit', MOST_TRANSIT);
  const count = allAssociations(context).filter((other) => other.associatedGateway.id === id).length;
  if (count >= MOST_PER_TRANSIT_GATEWAY)
    throw clientException(
      `The maximum number of Direct Connect Gateways (${MOST_PER_TRANSIT_GATEWAY}) of Transit Gateway ${id} has been reached.`,
    );
}

function tooMany(kind: string, most: number) {
  return clientException(
    `The maximum number of ${kind} Gateways (${most}) of a Direct Connect Gateway has been reached.`,
  );
}

/** What may be announced for a gateway beside what is for others. */
export function checkPrefixes(
  type: Candidate['type'],
  prefixes: readonly string[],
  others: readonly AssociationItem[],
): void {
  checkCount(prefixes);
  if (type !== 'transitGateway') return;
  if (prefixes.length === 0)
    throw clientException('At least one allowed prefix must be specified for a Transit Gateway.');
  for (const other of others) {
    const overlap = overlapOf(prefixes, other.nextPrefixes ?? other.allowedPrefixes);
    if (overlap)
      throw clientException(
        `Allowed prefix ${overlap[0]} overlaps with ${overlap[1]} of ${other.associatedGateway.id} on the same Direct Connect Gateway.`,
      );
  }
}
