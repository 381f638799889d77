/** A way between two routers on which TCP can pass: a cable, a VLAN, a tunnel, a path through the inside. */

export interface TransportEnd {
  readonly router: string;
  /** Its addresses on it, at most one of each family. Sessions are made between addresses of one family. */
  readonly addresses: readonly string[];
  /** As `lossSeen` of the transport, for this end alone: the other may have lost its light while this one has it still. */
  readonly lossSeen?: boolean;
}

export interface Transport {
  readonly id: string;
  readonly ends: readonly [TransportEnd, TransportEnd];
  /** Whether packets get through. */
  readonly up: boolean;
  /**
   * Whether the ends notice at once when it breaks (light is lost), or go on in good faith until the hold timer or BFD
   * says otherwise (a carrier's switch stands between).
   */
  readonly lossSeen: boolean;
  /** Why packets of BGP (TCP port 179) don't get through although others do: a filter. */
  readonly filtered?: string;
  /** Routers on the way, the last one included: an external session over more than one needs `ebgpMultihop`. */
  readonly hops: number;
  /** One way, in milliseconds. */
  readonly delayMs: number;
}
