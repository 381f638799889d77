/** What can be done with CIDR reservations. */
import type {
  CreateSubnetCidrReservationRequest,
  CreateSubnetCidrReservationResult,
  DeleteSubnetCidrReservationRequest,
  DeleteSubnetCidrReservationResult,
  GetSubnetCidrReservationsRequest,
  GetSubnetCidrReservationsResult,
} from '@aws-sdk/client-ec2';
import { formatPrefix, prefixCovers, prefixesOverlap } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { invalidParameterValue } from '../../kernel/errors.ts';
import { applyFilters } from '../../kernel/filters.ts';
import { paginate } from '../../kernel/pagination.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Operations } from '../../kernel/resource.ts';
import { read, write } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { requireCidr, storedPrefix } from '../cidr.ts';
import { invalidValue } from '../errors.ts';
import { reservationsOf, reservedBlocks, subnetCidrReservation } from './reservation.ts';
import { blocksOfSubnet, subnet } from './subnet.ts';

export const subnetCidrReservationOperations: Operations = {
  CreateSubnetCidrReservation: write<
    CreateSubnetCidrReservationRequest,
    Plain<CreateSubnetCidrReservationResult>
  >(createReservation),
  GetSubnetCidrReservations: read<GetSubnetCidrReservationsRequest, Plain<GetSubnetCidrReservationsResult>>(
    getReservations,
  ),
  DeleteSubnetCidrReservation: write<
    DeleteSubnetCidrReservationRequest,
    Plain<DeleteSubnetCidrReservationResult>
  >(deleteReservation),
};

function createReservation(
  input: CreateSubnetCidrReservationRequest,
  context: Context,
): Plain<CreateSubnetCidrReservationResult> {
  const tags = requestTags(subnetCidrReservation.kind, input.TagSpecifications);
  const parent = context.get(subnet, required(input.SubnetId, 'subnetId'));
  const block = requireCidr(required(input.Cidr, 'cidr'), 'cidr');
  const type = required(input.ReservationType, 'reservationType');
  if (type !== 'prefix' && type !== 'explicit') {
    throw invalidParameterValue(type, 'reservationType', 'Expecting prefix or explicit.');
  }
  const wholes = blocksOfSubnet(parent).filter((whole) => whole.family === block.family);
  if (!wholes.some((whole) => prefixCovers(whole, block))) {
    const listed = wholes.map(formatPrefix).join(', ');
    throw invalidValue(`Reservation CIDR should be within subnet CIDR block (${listed})`);
  }
  const cidr = formatPrefix(block);
  if (reservedBlocks(parent.SubnetId, context).some((other) => prefixesOverlap(other, block))) {
    throw invalidValue(`Reservation CIDR ${cidr} has overlap with existing reserved CIDR block`);
  }
  const created = context.add(subnetCidrReservation, {
    SubnetCidrReservationId: context.newId(subnetCidrReservation.prefix),
    SubnetId: parent.SubnetId,
    Cidr: cidr,
    ReservationType: type,
    OwnerId: context.account,
    ...(input.Description !== undefined && { Description: input.Description }),
    Tags: tags,
  });
  return { SubnetCidrReservation: created };
}

function getReservations(
  input: GetSubnetCidrReservationsRequest,
  context: Context,
): Plain<GetSubnetCidrReservationsResult> {
  const { SubnetId } = context.get(subnet, required(input.SubnetId, 'subnetId'));
  const { filters } = subnetCidrReservation;
  const matching = applyFilters(reservationsOf(SubnetId, context), input.Filters, filters, context);
  const { items, nextToken } = paginate(matching, input);
  const ofFamily = (family: 4 | 6) => items.filter((item) => storedPrefix(item.Cidr).family === family);
  return {
    SubnetIpv4CidrReservations: ofFamily(4),
    SubnetIpv6CidrReservations: ofFamily(6),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}

function deleteReservation(
  input: DeleteSubnetCidrReservationRequest,
  context: Context,
): Plain<DeleteSubnetCidrReservationResult> {
  const id = required(input.SubnetCidrReservationId, 'subnetCidrReservationId');
  const DeletedSubnetCidrReservation = { ...context.get(subnetCidrReservation, id) };
  context.remove(subnetCidrReservation, id);
  return { DeletedSubnetCidrReservation };
}
