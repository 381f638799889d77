/** A command of the CLI's own, which no single operation of the service stands behind. */
import type { CommandOutput } from '../../command.ts';
import type { ArgumentTable } from '../argument.ts';
import type { AwsIo } from '../aws-io.ts';

export interface CustomCommand {
  readonly service: string;
  readonly name: string;
  readonly options: ArgumentTable;
  readonly help: string;
  /**
   * `words` are those after the name; answers what goes to stdout, or all of how it ended. Throws `CliFailure`.
   */
  run(
    words: readonly string[],
    globals: ReadonlyMap<string, string>,
    io: AwsIo,
  ): Promise<string | CommandOutput>;
}
