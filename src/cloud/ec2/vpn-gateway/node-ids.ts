/** Parts of a virtual private gateway in the packet graph; the gateway itself is a router under its own ID. */

/** The link between a gateway and its VPC: what a route to the gateway leads into. */
export function attachmentNodeOf(gatewayId: string): string {
  return `${gatewayId}/attachment`;
}

/** The table of what it has learnt. */
export function vgwTableOf(gatewayId: string): string {
  return `${gatewayId}/routes`;
}
