/**
 * Why an `aws` command line ended without an answer, with the exit status that AWS CLI v2 gives it.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-returncodes.html
 */
export const EXIT = {
  /** The command line couldn't be parsed, or parameters don't validate. */
  usage: 252,
  /** Configuration is missing or invalid. */
  configuration: 253,
  /** The service answered with an error. */
  service: 254,
  /** Anything else. */
  general: 255,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** Thrown inside `src/shell/aws` only; the `aws` command turns it into stderr and an exit status. */
export class CliFailure extends Error {
  readonly status: ExitStatus;
  /** Whether the usage text goes before the message, as it does for what the argument parser refuses. */
  readonly withUsage: boolean;

  constructor(status: ExitStatus, message: string, withUsage = false) {
    super(message);
    this.status = status;
    this.withUsage = withUsage;
  }
}

/** `Error parsing parameter '--filters': …` */
export function parameterError(option: string, reason: string): CliFailure {
  return new CliFailure(EXIT.usage, `Error parsing parameter '${option}': ${reason}`);
}

/** What the argument parser refuses: usage first, then `aws: error: …`. */
export function usageError(message: string): CliFailure {
  return new CliFailure(EXIT.usage, `aws: error: ${message}`, true);
}

export const USAGE = `usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help
`;

/** The text on stderr: an empty line first, as the CLI writes it. */
export function failureText(failure: CliFailure): string {
  return failure.withUsage ? `\n${USAGE}\n${failure.message}\n` : `\n${failure.message}\n`;
}
