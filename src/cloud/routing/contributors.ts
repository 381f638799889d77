/** Who brings routers that speak BGP, and the ways between them, into the world: a line each. */
import { contributeDirectConnect } from '../directconnect/routing/contributor.ts';
import { contributeTransitGateways } from '../ec2/transit-gateway/bgp-router.ts';
import { contributeConnect } from '../ec2/transit-gateway-connect/transports.ts';
import { contributeVpn } from '../ec2/vpn-gateway/router.ts';
import { contributePremises } from '../premises/bgp.ts';
import type { Contributor } from './contribution.ts';

/** In this order; who comes first decides where a router can have only one of something. */
export const CONTRIBUTORS: readonly Contributor[] = [
  contributeVpn,
  contributeDirectConnect,
  contributeTransitGateways,
  contributeConnect,
  contributePremises,
];
