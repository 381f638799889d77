/** A command line of curl from its options to its exit status: URL by URL, what is read, asked, printed and saved. */
import type { CommandIo, CommandOutput } from '../../command.ts';
import { readAddressing } from './addressing.ts';
import { type CurlArguments, isSet, lastOf } from './arguments.ts';
import { type Payload, payloadOf } from './body.ts';
import { deliver, destinationOf, tellAfterwards } from './delivery.ts';
import type { CurlFailure } from './failure.ts';
import { cookiesOf, headerLines, uploadOf } from './inputs.ts';
import { Printed } from './printed.ts';
import { ownHeaders } from './request.ts';
import { transferWithRetries } from './retries.ts';
import type { Setup } from './transfer.ts';
import { type CurlUrl, readUrl } from './url.ts';

export async function runCurl(given: CurlArguments, io: CommandIo): Promise<CommandOutput> {
  const printed = new Printed(given);
  const addressing = readAddressing(given);
  if ('problem' in addressing)
    return printed.output(printed.complain({ exitCode: 49, text: addressing.problem }));
  if (isSet(given, 'verbose'))
    for (const entry of addressing.added) printed.err(`* Added ${entry} to DNS cache\n`);
  const posted = await payloadOf(given, io);
  printed.warn(posted?.warnings ?? '');
  const { jar, cookies } = await cookiesOf(given, io);
  const setup: Setup = {
    given,
    own: ownHeaders(await headerLines(given, io, printed)),
    addressing,
    connections: new Map(),
    numbers: new Map(),
    io,
    printed,
    ...(posted && !isSet(given, 'get') && { payload: posted }),
    ...(jar && { jar }),
    ...(cookies !== undefined && { cookies }),
  };
  let exitCode = 0;
  for (const [number, typed] of given.urls.entries()) {
    await io.pause();
    exitCode = await runOne(number, typed, setup, posted);
    if (exitCode !== 0 && isSet(given, 'fail-early')) break;
  }
  const jarFile = lastOf(given, 'cookie-jar');
  if (jar && jarFile !== undefined) await printed.save(jarFile, jar.toFile(), io);
  return printed.output(exitCode);
}

async function runOne(
  urlNumber: number,
  typedUrl: string,
  setup: Setup,
  posted: Payload | undefined,
): Promise<number> {
  const { given, printed, io } = setup;
  const read = readUrl(typedUrl, isSet(given, 'path-as-is'));
  if ('exitCode' in read) return printed.complain(read);
  const upload = await uploadOf(given.values.get('upload-file')?.[urlNumber], read, io, printed);
  if ('exitCode' in upload) return printed.complain(upload);
  const query = isSet(given, 'get') && posted ? posted.text : undefined;
  const url = query === undefined ? upload.url : withQuery(upload.url, query);
  const destination = destinationOf(given, urlNumber, url, printed);
  if (destination.failure) return printed.complain(destination.failure);
  const { file } = destination;
  const full: Setup = { ...setup, ...(upload.payload && { payload: upload.payload }) };
  const transferred = await transferWithRetries(url, full, file !== undefined);
  const failure = await deliver(transferred, file, given, printed, io);
  if (failure) printed.complain(failure, isConnectionTrouble(failure, url));
  const occasion = { typedUrl, urlNumber, ...(failure && { failure }), ...(file !== undefined && { file }) };
  await tellAfterwards(transferred, occasion, given, printed, io);
  return failure?.exitCode ?? 0;
}

/** Where the journey can tell more than curl does. */
function isConnectionTrouble({ exitCode }: CurlFailure, { name }: CurlUrl): boolean {
  return exitCode === 6 ? name.includes('.') : ![3, 22, 23, 47].includes(exitCode);
}

function withQuery(url: CurlUrl, query: string): CurlUrl {
  return { ...url, query: url.query === undefined ? query : `${url.query}&${query}` };
}
