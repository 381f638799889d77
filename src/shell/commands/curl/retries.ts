/** `--retry`: again after a while, where the trouble may have passed; the virtual clock moves in between. */
import type { CommandIo } from '../../command.ts';
import { type CurlArguments, isSet, lastOf, millisecondsOf } from './arguments.ts';
import { bodyText } from './delivery.ts';
import { type Setup, type Transferred, transfer } from './transfer.ts';
import type { CurlUrl } from './url.ts';

const RETRIED = new Set([408, 429, 500, 502, 503, 504]);
const MAX_RETRIES = 100;
const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 600_000;

export async function transferWithRetries(url: CurlUrl, setup: Setup, toFile: boolean): Promise<Transferred> {
  const { given, printed, io } = setup;
  const retries = Math.min(Number(lastOf(given, 'retry') ?? 0), MAX_RETRIES);
  const fixed = millisecondsOf(given, 'retry-delay');
  const limit = millisecondsOf(given, 'retry-max-time') ?? Infinity;
  const started = io.sim.state.clock.now;
  let delay = FIRST_DELAY_MS;
  for (let left = retries; ; left--) {
    const transferred = transfer(url, setup, toFile);
    const trouble = left > 0 ? passingTrouble(transferred, given) : undefined;
    const waiting = fixed ?? delay;
    if (trouble === undefined || io.sim.state.clock.now - started + waiting > limit) return transferred;
    if (!toFile && !transferred.failure) printed.out(bodyText(transferred));
    printed.warn(
      `Warning: Problem : ${trouble}. Will retry in ${waiting / 1000} seconds. ${left} retries left.\n`,
    );
    await waitFor(waiting, io);
    delay = Math.min(delay * 2, LONGEST_DELAY_MS);
  }
}

async function waitFor(ms: number, io: CommandIo): Promise<void> {
  await io.pause();
  io.sim.advance(ms);
}

/** What may have gone by the next time; undefined: nothing. */
function passingTrouble({ failure, journeys }: Transferred, given: CurlArguments): string | undefined {
  const status = journeys.at(-1)?.response?.status;
  if (status !== undefined && RETRIED.has(status)) return 'HTTP error';
  if (failure?.exitCode === 28) return 'timeout';
  if (failure?.exitCode === 7 && isSet(given, 'retry-connrefused')) return 'connection refused';
  return failure && isSet(given, 'retry-all-errors') ? '(retrying all errors)' : undefined;
}
