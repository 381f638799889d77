/** Options that don't go together, refused in the words of the CLI's own customisations. */
import { CliFailure, EXIT } from '../failure.ts';

/** `others` in the CLI's own order: the first that was given is named. */
export function refuseBeside(given: ReadonlySet<string>, option: string, others: readonly string[]): void {
  const beside = others.find((other) => given.has(other));
  if (!given.has(option) || beside === undefined) return;
  throw new CliFailure(
    EXIT.general,
    `The key "${member(beside)}" cannot be specified when one of the following keys are also specified: ${member(option)}`,
  );
}

function member(option: string): string {
  return option.replaceAll('-', '_');
}
