/** What can be broken and mended: `az/us-east-1a`, `instance/web`, `nat/nat-0…`, any resource by its ID. */
export interface Fault {
  /** A place, a resource's ID, or `az/<zone>`. */
  readonly target: string;
}
