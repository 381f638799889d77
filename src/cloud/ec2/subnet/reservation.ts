/**
 * Subnet CIDR reservations (R-VPC-50): addresses that are kept from being assigned automatically.
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html
 */
import type { SubnetCidrReservation } from '@aws-sdk/client-ec2';
import type { Prefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { storedPrefix } from '../cidr.ts';
import { malformed, notFound } from '../errors.ts';

export type ReservationItem = Stored<
  SubnetCidrReservation,
  'SubnetCidrReservationId' | 'SubnetId' | 'Cidr' | 'ReservationType' | 'Tags'
>;

export const subnetCidrReservation: Resource<ReservationItem> = {
  kind: 'subnet-cidr-reservation',
  prefix: 'scr',
  id: (item) => item.SubnetCidrReservationId,
  notFound: notFound('InvalidSubnetCidrReservationID.NotFound', 'subnet-cidr-reservation ID'),
  malformed: malformed('InvalidSubnetCidrReservationID.Malformed', 'scr'),
  filters: {
    reservationType: (item) => item.ReservationType,
    'subnet-id': (item) => item.SubnetId,
  },
};

/** The blocks of the subnet that are not to be assigned automatically. */
export function reservedBlocks(subnetId: string, context: Context): Prefix[] {
  return reservationsOf(subnetId, context).map((item) => storedPrefix(item.Cidr));
}

export function reservationsOf(subnetId: string, context: Context): ReservationItem[] {
  return context.list(subnetCidrReservation).filter((item) => item.SubnetId === subnetId);
}

/** What goes with the subnet. */
export function dropReservations(subnetId: string, context: Context): void {
  for (const { SubnetCidrReservationId: id } of reservationsOf(subnetId, context)) {
    context.remove(subnetCidrReservation, id);
  }
}
