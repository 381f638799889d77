/** Where the CLI's grammar differs from the API's: one file each in this folder, one line each in `index.ts`. */
import type { ArgumentTable, Params } from '../argument.ts';

export interface Customization {
  readonly service: string;
  /** The operations that it changes; absent: all of the service. */
  readonly operations?: readonly string[];
  /** Adds, hides and renames options. */
  readonly arguments?: (table: ArgumentTable, operation: string) => void;
  /** Refuses options that don't go together, before values are read. Throws `CliFailure`. */
  readonly check?: (given: ReadonlySet<string>) => void;
  /** Rewrites the request, after all options were stored. */
  readonly finish?: (params: Params) => void;
}
