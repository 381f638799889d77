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
  /** Fills in, after that, what only the session knows. */
  readonly fill?: (params: Params, session: Session) => void | Promise<void>;
}

/** What some requests need of the session before they can be sent. */
export interface Session {
  /** Asks the same service something first. */
  call(operation: string, input: Params): Promise<Readonly<Record<string, unknown>>>;
  /** A text that no other request had: `cli-1767600000-123456`. */
  unique(prefix: string): string;
}
