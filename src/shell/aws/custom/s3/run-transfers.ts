/** Carries transfers out one by one and prints as the CLI does; one that fails doesn't keep the others back. */
import type { CommandOutput } from '../../../command.ts';
import type { GivenOptions } from '../../argument-parser.ts';
import type { AwsIo } from '../../aws-io.ts';
import { CliFailure } from '../../failure.ts';
import type { S3Client } from './client.ts';
import { contentParams } from './content-options.ts';
import { carryOut, describe, type HowToTransfer, type Transfer } from './transfer.ts';

export async function runTransfers(
  plan: () => Promise<readonly Transfer[]>,
  given: GivenOptions,
  io: AwsIo,
  client: S3Client,
): Promise<CommandOutput> {
  let transfers: readonly Transfer[];
  try {
    transfers = await plan();
  } catch (error) {
    if (!(error instanceof CliFailure) || error.withUsage) throw error;
    return { stdout: '', stderr: given.has('quiet') ? '' : `fatal error: ${error.message}\n`, exitCode: 1 };
  }
  const how: HowToTransfer = {
    io,
    client,
    content: contentParams(given),
    guesses: given.get('guess-mime-type')?.argument.name !== 'no-guess-mime-type',
    directive: given.get('metadata-directive')?.value as string | undefined,
  };
  const isDry = given.has('dryrun');
  const shows = !given.has('quiet') && !given.has('only-show-errors');
  let stdout = '';
  let stderr = '';
  let failed = false;
  for (const transfer of transfers) {
    const line = describe(transfer);
    try {
      if (!isDry) await carryOut(transfer, how);
      if (shows) stdout += `${isDry ? '(dryrun) ' : ''}${line}\n`;
    } catch (error) {
      if (!(error instanceof CliFailure)) throw error;
      failed = true;
      if (!given.has('quiet')) stderr += `${line.replace(':', ' failed:')} ${error.message}\n`;
    }
  }
  return { stdout, stderr, exitCode: failed ? 1 : 0 };
}
