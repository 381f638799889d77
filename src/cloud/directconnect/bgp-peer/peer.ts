/**
 * BGP peers of a virtual interface: one an address family (R-DX-35). Whether the session is up is BGP's to say.
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/API_BGPPeer.html
 */
import type { BGPPeer } from '@aws-sdk/client-direct-connect';
import type { Stored } from '../../kernel/plain.ts';

export interface PeerItem
  extends Omit<
    Stored<BGPPeer, 'bgpPeerId' | 'authKey' | 'addressFamily' | 'bgpPeerState'>,
    | 'asn'
    | 'asnLong'
    | 'bgpStatus'
    | 'amazonAddress'
    | 'customerAddress'
    | 'awsDeviceV2'
    | 'awsLogicalDeviceId'
  > {
  /** The customer's. */
  asnLong: number;
  /** With the length of the subnet: `169.254.7.1/30`. */
  amazonAddress: string;
  customerAddress: string;
}

/** `169.254.7.1` of `169.254.7.1/30`. */
export function hostOf(address: string): string {
  return address.split('/')[0] ?? address;
}

/** Whether AWS's router runs a session with it. */
export function isPeering({ bgpPeerState }: PeerItem): boolean {
  return bgpPeerState === 'available';
}
