/** Carries transfers out one by one and prints as the CLI does; one that fails doesn't keep the others back. */
import { formatDuration } from '../../../../kit/duration.ts';
import type { CommandOutput } from '../../../command.ts';
import type { GivenOptions } from '../../argument-parser.ts';
import type { AwsIo } from '../../aws-io.ts';
import { CliFailure } from '../../failure.ts';
import type { S3Client } from './client.ts';
import { contentParams } from './content-options.ts';
import { carryOut, describe, type HowToTransfer, leadsOut, type Transfer } from './transfer.ts';

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
  let skipped = false;
  const startedAt = io.sim.state.clock.now;
  for (const transfer of transfers) {
    if (leadsOut(transfer)) {
      skipped = true;
      const { name } = transfer.item;
      if (!given.has('quiet'))
        stderr += `warning: Skipping file ${name}. File references a parent directory.\n`;
      continue;
    }
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
  const { now } = io.sim.state.clock;
  if (now - startedAt >= LONG_MS && !given.has('quiet')) stderr += timeTaken(startedAt, now);
  return { stdout, stderr, exitCode: failed ? 1 : skipped ? 2 : 0 };
}

const LONG_MS = 3_600_000;
const DAY_MS = 24 * LONG_MS;

/** The real one would have shown its progress all the while. */
function timeTaken(startedAt: number, now: number): string {
  const time = new Date(now).toISOString().slice(0, 16).replace('T', ' ');
  return `netlab: that took ${inDays(now - startedAt)}; it is ${time} now. 'undo' takes it back.\n`;
}

/** Days rather than weeks: it is in days that people compute such things. */
function inDays(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  const rest = formatDuration(ms - days * DAY_MS);
  return days === 0 ? rest : `${days} ${days === 1 ? 'day' : 'days'} ${rest}`;
}
