/**
 * What a customer asks a partner for: a share of the partner's port, with a VLAN, and a line to the customer's router
 * (R-DX-5, R-DX-20, R-DX-21). AWS's API has this only from the partner's side.
 */
import { workingDaysLater } from '../../../kit/business-days.ts';
import type { Context } from '../../kernel/context.ts';
import { HOSTED_BANDWIDTHS, mbpsOf, spelled } from '../connection/bandwidth.ts';
import { connection } from '../connection/connection.ts';
import type { CrossConnectItem } from '../cross-connect/cross-connect.ts';
import { destinationOf, providerNamed } from '../cross-connect/destination.ts';
import { addCable, between } from '../cross-connect/order.ts';
import { coloRefuses } from '../cross-connect/refusal.ts';
import { drawId } from '../ids.ts';
import { findLocation } from '../location/locations.ts';

export interface HostedOrder {
  provider: string;
  location: string;
  bandwidth: string;
  vlan: number;
  name: string;
  router: string;
}

/** Working days: the partner's equipment is there already. */
const DAYS: readonly [number, number] = [1, 3];
const HOUR = 11;

export function orderHosted(order: HostedOrder, context: Context): CrossConnectItem {
  const location = findLocation(order.location);
  if (!location) throw coloRefuses(`There is no Direct Connect location '${order.location}'.`);
  const provider = providerNamed(order.provider, location);
  const bandwidth = spelled(order.bandwidth);
  if (!HOSTED_BANDWIDTHS.includes(bandwidth))
    throw coloRefuses(`Hosted connections have ${HOSTED_BANDWIDTHS.join(', ')}, not '${order.bandwidth}'.`);
  if (mbpsOf(bandwidth) >= 1000 && !provider.hostsGigabits)
    throw coloRefuses(
      `${provider.name} may host connections of up to 500Mbps; more takes a partner that AWS has approved for it.`,
    );
  if (!Number.isInteger(order.vlan) || order.vlan < 1 || order.vlan > 4094)
    throw coloRefuses('A VLAN is a number from 1 to 4094.');
  if (order.name === '') throw coloRefuses('The connection needs a name.');
  const { router, port } = destinationOf(order.router, location, context);
  return addCable(
    {
      connectionId: drawId(connection.prefix, context.random),
      location: location.code,
      router,
      port,
      by: provider.name,
      carried: true,
      hosted: { name: order.name, bandwidth, vlan: order.vlan },
      dueAt: workingDaysLater(context.now, between(DAYS, context), HOUR),
    },
    'allocate',
    context,
  );
}
