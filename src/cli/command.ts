/** What a subcommand of `netlab` is: one file in `commands/`, one line in `main.ts`. */
export interface CliIo {
  stdout(text: string): void;
  stderr(text: string): void;
  /** Whether a person sits at both ends. */
  readonly isTTY: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface CliCommand {
  readonly name: string;
  readonly summary: string;
  /** Its synopsis and options, as `netlab help NAME` prints them. */
  readonly usage: string;
  /** Resolves to the exit code: 0 done, 1 the answer is no, 2 the command line is wrong. */
  run(args: readonly string[], io: CliIo): Promise<number>;
}

/** Wrong words on the command line; printed with the way to the usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
