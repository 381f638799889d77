/** What costs by the hour while it is there, in the whole world: one line for each kind. */
import { addressesRunning } from './running/addresses.ts';
import { balancersRunning } from './running/balancers.ts';
import { computeRunning } from './running/compute.ts';
import { directConnectRunning } from './running/direct-connect.ts';
import { dnsRunning } from './running/dns.ts';
import { endpointsRunning } from './running/endpoints.ts';
import { storageRunning } from './running/storage.ts';
import { together } from './running/tables.ts';
import { transitRunning } from './running/transit.ts';
import { vpnRunning } from './running/vpn.ts';

/** The same list as long as nothing in it changed. */
export const runningIn = together(
  computeRunning,
  addressesRunning,
  balancersRunning,
  dnsRunning,
  storageRunning,
  transitRunning,
  endpointsRunning,
  vpnRunning,
  directConnectRunning,
);
