/**
 * How large IP packets may be on AWS's ways, in octets (R-VPC-180, R-VPC-147, R-VPC-100, R-TGW-6; docs.aws.amazon.com/AWSEC2/
 * latest/UserGuide/network_mtu.html). Instance types that know no jumbo frames are not told apart.
 */
export const VPC_MTU = 9001;
/** Over internet gateways; what is larger is fragmented, or dropped and its sender told. */
export const INTERNET_MTU = 1500;
export const NAT_GATEWAY_MTU = 8500;
/** Of peering connections between VPCs of two regions; within a region they are as wide as VPCs. */
export const DISTANT_PEERING_MTU = 8500;
/** Drops what is larger without a word, and has TCP send smaller segments. */
export const TRANSIT_GATEWAY = { mtu: 8500, mtuSilent: true, clampsMss: true } as const;
