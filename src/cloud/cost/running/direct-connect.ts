/**
 * Direct Connect by the hour: ports from the day on which they are charged (R-DX-13), hosted connections, SiteLink
 * (R-PRICE-40, R-PRICE-41, R-PRICE-44). LAGs, virtual interfaces and gateways cost nothing (R-PRICE-45). What goes out over
 * the lines is not metered (R-PRICE-42).
 */
import {
  type ConnectionItem,
  connection,
  isGone,
  isHosted,
} from '../../directconnect/connection/connection.ts';
import { findLocation } from '../../directconnect/location/locations.ts';
import { virtualInterface } from '../../directconnect/virtual-interface/virtual-interface.ts';
import type { RunningKind } from './running-kind.ts';
import { perItem, together } from './tables.ts';

const portsRunning: RunningKind = perItem(connection, (item) =>
  item.activeAt !== undefined && !isGone(item) ? [{ price: priceOf(item), resource: item.connectionId }] : [],
);

function priceOf(item: ConnectionItem): string {
  if (isHosted(item)) return `dx-hosted/${item.bandwidth}`;
  const isJapanese = findLocation(item.location)?.name.endsWith(', JP');
  return `${isJapanese ? 'dx-port-japan' : 'dx-port'}/${item.bandwidth}`;
}

const siteLinkRunning: RunningKind = perItem(virtualInterface, (item) =>
  item.siteLinkEnabled && !['deleting', 'deleted', 'rejected'].includes(item.virtualInterfaceState)
    ? [{ price: 'dx-sitelink', resource: item.virtualInterfaceId }]
    : [],
);

export const directConnectRunning: RunningKind = together(portsRunning, siteLinkRunning);
