/** Where a request came from, as the service sees it. */

/** The VPC endpoint that it came through. */
export interface Passage {
  /** `vpce-…` */
  readonly endpoint: string;
  /** The endpoint's VPC. */
  readonly vpc: string;
  /** The endpoint's policy. */
  readonly policy: string;
}

export interface CallOrigin {
  readonly address: string;
  readonly through?: Passage;
}
