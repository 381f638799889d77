/** Names of a site's parts in the packet graph. Links to elsewhere end at a router, with its `routes` as the table for what comes in. */
export const nodeIds = {
  /** `lisbon/edge`: also its name among BGP routers. */
  router: (site: string, router: string): string => `${site}/${router}`,
  /** `lisbon/edge/routes`. */
  routes: (router: string): string => `${router}/routes`,
  /** `lisbon/edge/routes-past-nat`: for what its translation has sent on. */
  routesPastNat: (router: string): string => `${router}/routes-past-nat`,
  /** The router as a host: it answers pings, speaks BGP and IPsec, and translates what goes out to the internet. */
  self: (router: string): string => `${router}/self`,
  /** Its own addresses but the public one, and that one. */
  ownSegment: (router: string): string => `${router}/own`,
  ownInterface: (router: string): string => `${router}/lo`,
  lineSegment: (router: string): string => `${router}/wan`,
  lineInterface: (router: string): string => `${router}/eth0`,
  /** `lisbon/edge/line`: the door to the internet. */
  line: (router: string): string => `${router}/line`,
  /** `lisbon/office`. */
  segment: (site: string, network: string): string => `${site}/${network}`,
  /** Stands in where no router serves a network. */
  noGateway: (segment: string): string => `${segment}/no-gateway`,
  /** From a router that is not the gateway of a network into it. */
  into: (segment: string, router: string): string => `${segment}/${router}`,
  /** From one router to another over a network that both serve: one ID for both directions. */
  between: (site: string, network: string, ...routers: [string, string]): string =>
    `${site}/${network}/${[...routers].sort().join('+')}`,
  /** `lisbon/desk`. */
  host: (site: string, host: string): string => `${site}/${host}`,
  /** `lisbon/desk/eth0`. */
  hostInterface: (host: string): string => `${host}/eth0`,
} as const;
