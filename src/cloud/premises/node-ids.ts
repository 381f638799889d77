/** Names of a site's parts in the packet graph. Links to elsewhere end at `router`, with `routes` as the table for what comes in. */
export const nodeIds = {
  /** `lisbon/edge`: also its name among BGP routers. */
  router: (site: string, router: string): string => `${site}/${router}`,
  /** `lisbon/edge/routes`. */
  routes: (router: string): string => `${router}/routes`,
  /** `lisbon/office`. */
  segment: (site: string, network: string): string => `${site}/${network}`,
  /** `lisbon/desk`. */
  host: (site: string, host: string): string => `${site}/${host}`,
  /** `lisbon/desk/eth0`: the interface of a host. */
  hostInterface: (host: string): string => `${host}/eth0`,
} as const;
