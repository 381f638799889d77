/** What becomes of an answer: onto the screen or into a file, with the progress meter and `-w`. */
import type { CommandIo } from '../../command.ts';
import { type CurlArguments, isSet, lastOf } from './arguments.ts';
import type { CurlFailure } from './failure.ts';
import { headerIn } from './message.ts';
import type { Printed } from './printed.ts';
import { progressMeter } from './progress.ts';
import type { Transferred } from './transfer.ts';
import type { CurlUrl } from './url.ts';
import { writeOut } from './write-out.ts';

/** Where an answer goes. */
export interface Destination {
  /** Undefined: stdout. */
  readonly file?: string;
  readonly failure?: CurlFailure;
}

export function destinationOf(
  given: CurlArguments,
  number: number,
  { path }: CurlUrl,
  printed: Printed,
): Destination {
  const output = given.outputs[number] ?? (isSet(given, 'remote-name-all') ? 'remote-name' : undefined);
  if (output === undefined || (output !== 'remote-name' && output.name === '-')) return {};
  const name = output === 'remote-name' ? path.slice(path.lastIndexOf('/') + 1) : output.name;
  if (name === '') {
    printed.err('curl: Remote file name has no length!\n');
    return { failure: { exitCode: 23, text: 'Failed writing received data to disk/application' } };
  }
  const folder = lastOf(given, 'output-dir');
  return { file: folder === undefined || name.startsWith('/') ? name : `${folder}/${name}` };
}

/** Prints or saves the answer, and the last verbose lines. What failed in the end. */
export async function deliver(
  transferred: Transferred,
  file: string | undefined,
  given: CurlArguments,
  printed: Printed,
  io: CommandIo,
): Promise<CurlFailure | undefined> {
  const { response, heads, farewell, failure } = transferred;
  if (file !== undefined && !printed.isSilent && given.flags.get('progress-meter') !== false)
    printed.err(meter(transferred));
  const dump = lastOf(given, 'dump-header');
  if (dump !== undefined) await printed.save(dump, heads, io);
  const shown = isSet(given, 'include') || isSet(given, 'head') ? heads : '';
  const coding = response && headerIn(response, 'content-encoding');
  const isBinary = coding !== undefined && !isSet(given, 'compressed') && (response?.body.size ?? 0) > 0;
  if (isBinary && file === undefined && lastOutput(given) !== '-') {
    printed.out(shown);
    printed.warn(BINARY_WARNING);
    return WRITE_FAILURE;
  }
  const text = `${shown}${bodyText(transferred)}`;
  if (file === undefined) printed.out(text);
  else if ((!failure || text !== '') && !(await printed.save(file, text, io))) return WRITE_FAILURE;
  if (isSet(given, 'verbose')) printed.err(farewell);
  return failure;
}

function meter({ sizes, journeys, response }: Transferred): string {
  const length = response && headerIn(response, 'content-length');
  return progressMeter({
    downloaded: sizes.download,
    uploaded: sizes.upload,
    totalMs: journeys.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0),
    ...(length !== undefined && { announced: Number(length) }),
  });
}

export interface Occasion {
  readonly typedUrl: string;
  /** Counted from 0. */
  readonly urlNumber: number;
  readonly failure?: CurlFailure;
  readonly file?: string;
}

/** `-w FORMAT`, `-w @FILE`. */
export async function tellAfterwards(
  transferred: Transferred,
  { typedUrl, urlNumber, failure, file }: Occasion,
  given: CurlArguments,
  printed: Printed,
  io: Pick<CommandIo, 'readFile' | 'stdin'>,
): Promise<void> {
  let format = lastOf(given, 'write-out');
  if (format === undefined) return;
  if (format.startsWith('@')) {
    const name = format.slice(1);
    format = name === '-' ? io.stdin : ((await io.readFile(name)) ?? '');
  }
  const written = writeOut(format, {
    ...transferred,
    typedUrl,
    urlNumber,
    exitCode: failure?.exitCode ?? 0,
    ...(failure && { error: failure.text }),
    ...(file !== undefined && { file }),
  });
  printed.err(written.stderr);
  printed.out(written.stdout);
}

const WRITE_FAILURE: CurlFailure = { exitCode: 23, text: 'Failure writing output to destination' };

const BINARY_WARNING = `Warning: Binary output can mess up your terminal. Use "--output -" to tell 
Warning: curl to output it to your terminal anyway, or consider "--output 
Warning: <FILE>" to save to a file.
`;

function lastOutput({ outputs }: CurlArguments): string | undefined {
  const output = outputs.at(-1);
  return output === undefined || output === 'remote-name' ? undefined : output.name;
}

/** Bodies of which only the size is simulated say so. */
export function bodyText({ response, lastUrl }: Transferred): string {
  const { size, text } = response?.body ?? { size: 0 };
  if (text !== undefined || size === 0) return text ?? '';
  return `(netlab: here are ${size} octets of ${lastUrl.path}; only their number is simulated)\n`;
}
