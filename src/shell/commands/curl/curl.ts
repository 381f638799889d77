/**
 * `curl`: an HTTP request from where the learner stands, through the simulated world. Options, output and exit codes
 * are those of curl 8.5 (Ubuntu 24.04's); what curl can do and netlab doesn't simulate is refused in plain words.
 * URLs are taken as they are: braces and brackets in them mean nothing.
 */
import type { CommandIo, CommandOutput, ConsoleCommand } from '../../command.ts';
import { completeHosts } from '../../completion/hosts.ts';
import { EXPLAIN_HINT } from '../../flows.ts';
import { readAddressing } from './addressing.ts';
import { type CurlArguments, isSet, lastOf, millisecondsOf, readArguments, TRY_HELP } from './arguments.ts';
import { type Payload, payloadOf } from './body.ts';
import { CookieJar } from './cookies.ts';
import type { CurlFailure } from './failure.ts';
import { headerIn } from './message.ts';
import { OPTION_WORDS } from './option-table.ts';
import { Printed } from './printed.ts';
import { progressMeter } from './progress.ts';
import { CURL_VERSION, ownHeaders } from './request.ts';
import { type Setup, type Transferred, transfer } from './transfer.ts';
import { type CurlUrl, readUrl } from './url.ts';
import { writeOut } from './write-out.ts';

const USAGE =
  'curl [-sSvIikL] [-X METHOD] [-H HEADER] [-d DATA] [-T FILE] [-o FILE] [-w FORMAT] [-m SECONDS]\n     [--resolve HOST:PORT:ADDRESS] URL…';

const VERSION = `curl ${CURL_VERSION} (x86_64-pc-linux-gnu) libcurl/${CURL_VERSION} OpenSSL/3.0.13
Release-Date: 2023-12-06
Protocols: http https
Features: HTTP2 HTTPS IPv6 SSL
`;

export const curl: ConsoleCommand = {
  name: 'curl',
  summary: 'ask a web server, and see all that it says',
  usage: `${USAGE}
The request leaves from where you stand. \`explain\` afterwards tells its journey: DNS, connection, TLS, answer.`,
  async run(args, io) {
    const given = readArguments(args);
    if ('complaint' in given) return told(given.complaint, 2);
    if (isSet(given, 'version')) return { stdout: VERSION, stderr: '', exitCode: 0 };
    if (isSet(given, 'help')) return { stdout: `Usage: ${USAGE}\n`, stderr: '', exitCode: 0 };
    if (given.urls.length === 0)
      return told(args.length === 0 ? `${TRY_HELP}\n` : `curl: (2) no URL specified\n${TRY_HELP}\n`, 2);
    const clash = methodClash(given);
    if (clash !== undefined) return told(isSet(given, 'silent') ? '' : clash, 2);
    return new Curl(given, io).run();
  },
  complete: (words, index, sim) =>
    words[index]?.startsWith('--')
      ? OPTION_WORDS.map((value) => ({ value }))
      : completeHosts(words, index, sim),
};

function told(stderr: string, exitCode: number): CommandOutput {
  return { stdout: '', stderr, exitCode };
}

function methodClash(given: CurlArguments): string | undefined {
  const posts = given.data.length > 0 && !isSet(given, 'get');
  const clash = (first: string, second: string) =>
    `Warning: You can only select one HTTP request method! You asked for both ${first} \nWarning: ${second}\n`;
  if (posts && isSet(given, 'head')) return clash('POST', '(-d, --data) and HEAD (-I, --head).');
  if (posts && lastOf(given, 'upload-file') !== undefined)
    return clash('PUT', '(-T, --upload-file) and POST (-d, --data).');
  return undefined;
}

/** Where an answer goes. */
interface Destination {
  /** Undefined: stdout. */
  readonly file?: string;
  readonly failure?: CurlFailure;
}

const RETRIED = new Set([408, 429, 500, 502, 503, 504]);
const MAX_RETRIES = 100;

class Curl {
  readonly #given: CurlArguments;
  readonly #io: CommandIo;
  readonly #printed = new Printed();
  readonly #silent: boolean;

  constructor(given: CurlArguments, io: CommandIo) {
    this.#given = given;
    this.#io = io;
    this.#silent = isSet(given, 'silent');
  }

  async run(): Promise<CommandOutput> {
    const given = this.#given;
    const addressing = readAddressing(given);
    if ('problem' in addressing) return this.#stop({ exitCode: 49, text: addressing.problem });
    if (isSet(given, 'verbose'))
      for (const entry of addressing.added) this.#printed.err(`* Added ${entry} to DNS cache\n`);
    const posted = await payloadOf(given, this.#io);
    this.#warn(posted?.warnings ?? '');
    const own = ownHeaders(await this.#headerLines());
    const { jar, cookies } = await this.#cookies();
    const setup: Setup = {
      given,
      own,
      addressing,
      connections: new Map(),
      numbers: new Map(),
      io: this.#io,
      printed: this.#printed,
      ...(posted && !isSet(given, 'get') && { payload: posted }),
      ...(jar && { jar }),
      ...(cookies !== undefined && { cookies }),
    };
    let exitCode = 0;
    for (const [number, typed] of given.urls.entries()) {
      await this.#io.pause();
      exitCode = await this.#one(number, typed, setup, posted);
      if (exitCode !== 0 && isSet(given, 'fail-early')) break;
    }
    const jarFile = lastOf(given, 'cookie-jar');
    if (jar && jarFile !== undefined) await this.#save(jarFile, jar.toFile());
    return this.#printed.output(exitCode);
  }

  async #one(number: number, typed: string, setup: Setup, posted: Payload | undefined): Promise<number> {
    const read = readUrl(typed, isSet(this.#given, 'path-as-is'));
    if ('exitCode' in read) return this.#complain(read);
    const upload = await this.#upload(number, read);
    if ('exitCode' in upload) return this.#complain(upload);
    const query = isSet(this.#given, 'get') && posted ? posted.text : undefined;
    const url = query === undefined ? upload.url : withQuery(upload.url, query);
    const destination = this.#destination(number, url);
    if (destination.failure) return this.#complain(destination.failure);
    const { file } = destination;
    const full: Setup = { ...setup, ...(upload.payload && { payload: upload.payload }) };
    const transferred = await this.#withRetries(url, full, file !== undefined);
    const failure = await this.#deliver(transferred, file);
    if (failure) this.#complain(failure, isConnectionTrouble(failure, url));
    await this.#writeOut(transferred, typed, number, failure, file);
    return failure?.exitCode ?? 0;
  }

  async #withRetries(url: CurlUrl, setup: Setup, toFile: boolean): Promise<Transferred> {
    const given = this.#given;
    const retries = Math.min(Number(lastOf(given, 'retry') ?? 0), MAX_RETRIES);
    const fixed = millisecondsOf(given, 'retry-delay');
    const limit = millisecondsOf(given, 'retry-max-time') ?? Infinity;
    const started = this.#io.sim.state.clock.now;
    let delay = 1000;
    for (let left = retries; ; left--) {
      const transferred = transfer(url, setup, toFile);
      const trouble = left > 0 ? this.#passing(transferred) : undefined;
      const waiting = fixed ?? delay;
      if (trouble === undefined || this.#io.sim.state.clock.now - started + waiting > limit)
        return transferred;
      const body = bodyText(transferred);
      if (!toFile && !transferred.failure) this.#printed.out(body);
      this.#warn(
        `Warning: Problem : ${trouble}. Will retry in ${waiting / 1000} seconds. ${left} retries left.\n`,
      );
      await this.#io.pause();
      this.#io.sim.advance(waiting);
      delay = Math.min(delay * 2, 600_000);
    }
  }

  /** What may have gone by the next time; undefined: nothing. */
  #passing({ failure, journeys }: Transferred): string | undefined {
    const status = journeys.at(-1)?.response?.status;
    if (status !== undefined && RETRIED.has(status)) return 'HTTP error';
    if (failure?.exitCode === 28) return 'timeout';
    if (failure?.exitCode === 7 && isSet(this.#given, 'retry-connrefused')) return 'connection refused';
    return failure && isSet(this.#given, 'retry-all-errors') ? '(retrying all errors)' : undefined;
  }

  /** Prints or saves the answer, with the progress meter and the last verbose lines. What failed in the end. */
  async #deliver(transferred: Transferred, file: string | undefined): Promise<CurlFailure | undefined> {
    const given = this.#given;
    const { response, heads, farewell, failure } = transferred;
    if (file !== undefined && !this.#silent && given.flags.get('progress-meter') !== false)
      this.#printed.err(this.#meter(transferred));
    const dump = lastOf(given, 'dump-header');
    if (dump !== undefined) await this.#save(dump, heads);
    const shown = isSet(given, 'include') || isSet(given, 'head') ? heads : '';
    const coding = response && headerIn(response, 'content-encoding');
    const isBinary = coding !== undefined && !isSet(given, 'compressed') && (response?.body.size ?? 0) > 0;
    if (isBinary && file === undefined && lastOutput(given) !== '-') {
      this.#printed.out(shown);
      this.#warn(BINARY_WARNING);
      return WRITE_FAILURE;
    }
    const text = `${shown}${bodyText(transferred)}`;
    if (file === undefined) this.#printed.out(text);
    else if ((!failure || text !== '') && !(await this.#save(file, text))) return WRITE_FAILURE;
    if (isSet(given, 'verbose')) this.#printed.err(farewell);
    return failure;
  }

  #meter({ sizes, journeys, response }: Transferred): string {
    const length = response && headerIn(response, 'content-length');
    return progressMeter({
      downloaded: sizes.download,
      uploaded: sizes.upload,
      totalMs: journeys.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0),
      ...(length !== undefined && { announced: Number(length) }),
    });
  }

  async #writeOut(
    transferred: Transferred,
    typedUrl: string,
    urlNumber: number,
    failure: CurlFailure | undefined,
    file: string | undefined,
  ): Promise<void> {
    let format = lastOf(this.#given, 'write-out');
    if (format === undefined) return;
    if (format.startsWith('@')) {
      const name = format.slice(1);
      format = name === '-' ? this.#io.stdin : ((await this.#io.readFile(name)) ?? '');
    }
    const written = writeOut(format, {
      ...transferred,
      typedUrl,
      urlNumber,
      exitCode: failure?.exitCode ?? 0,
      ...(failure && { error: failure.text }),
      ...(file !== undefined && { file }),
    });
    this.#printed.err(written.stderr);
    this.#printed.out(written.stdout);
  }

  /** The file of `-T` as the body; a URL that ends with `/` takes the file's name. */
  async #upload(
    number: number,
    url: CurlUrl,
  ): Promise<{ readonly url: CurlUrl; readonly payload?: Payload } | CurlFailure> {
    const name = this.#given.values.get('upload-file')?.[number];
    if (name === undefined) return { url };
    const text = name === '-' || name === '.' ? this.#io.stdin : await this.#io.readFile(name);
    if (text === undefined) {
      this.#printed.err(`curl: Can't open '${name}'!\n${TRY_HELP}\n`);
      return { exitCode: 26, text: 'Failed to open/read local data from file/application' };
    }
    const path = url.path.endsWith('/') && name !== '-' ? url.path + encodeName(name) : url.path;
    return { url: { ...url, path }, payload: { text, headers: [], warnings: '' } };
  }

  #destination(number: number, url: CurlUrl): Destination {
    const given = this.#given;
    const output = given.outputs[number] ?? (isSet(given, 'remote-name-all') ? 'remote-name' : undefined);
    if (output === undefined || (output !== 'remote-name' && output.name === '-')) return {};
    const name = output === 'remote-name' ? url.path.slice(url.path.lastIndexOf('/') + 1) : output.name;
    if (name === '') {
      this.#printed.err('curl: Remote file name has no length!\n');
      return { failure: { exitCode: 23, text: 'Failed writing received data to disk/application' } };
    }
    const folder = lastOf(given, 'output-dir');
    return { file: folder === undefined || name.startsWith('/') ? name : `${folder}/${name}` };
  }

  /** Whether that was possible. */
  async #save(file: string, text: string): Promise<boolean> {
    if (file === '-' || file === '/dev/stdout') this.#printed.out(text);
    else if (file === '/dev/stderr') this.#printed.err(text);
    else if (file !== '/dev/null') {
      try {
        await this.#io.writeFile(file, text);
      } catch {
        this.#warn(`Warning: Failed to open the file ${file}: No such file or directory\n`);
        return false;
      }
    }
    return true;
  }

  async #headerLines(): Promise<readonly string[]> {
    const lines: string[] = [];
    for (const line of this.#given.values.get('header') ?? []) {
      if (!line.startsWith('@')) lines.push(line);
      else {
        const text = await this.#io.readFile(line.slice(1));
        if (text === undefined) this.#warn(`Warning: Failed to open ${line.slice(1)}!\n`);
        lines.push(...(text ?? '').split(/\r?\n/));
      }
    }
    return lines;
  }

  /** `-b` with a `=` is a cookie, without one a file; a file, or `-c`, sets the cookie engine going. */
  async #cookies(): Promise<{ readonly jar?: CookieJar; readonly cookies?: string }> {
    const given = this.#given.values.get('cookie') ?? [];
    const cookies = given.filter((text) => text.includes('=')).join('; ');
    const files = given.filter((text) => !text.includes('='));
    const sent = cookies !== '' && { cookies };
    if (files.length === 0 && lastOf(this.#given, 'cookie-jar') === undefined) return { ...sent };
    const jar = new CookieJar();
    for (const file of files) jar.read(file === '' ? '' : ((await this.#io.readFile(file)) ?? ''));
    return { jar, ...sent };
  }

  #warn(text: string): void {
    if (!this.#silent) this.#printed.err(text);
  }

  #complain({ exitCode, text, more = '' }: CurlFailure, explained = false): number {
    const isTold = !this.#silent || isSet(this.#given, 'show-error');
    if (isTold) this.#printed.err(`curl: (${exitCode}) ${text}\n${more}`);
    if (explained) this.#printed.err(EXPLAIN_HINT);
    return exitCode;
  }

  #stop(failure: CurlFailure): CommandOutput {
    return this.#printed.output(this.#complain(failure));
  }
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
function bodyText({ response, lastUrl }: Transferred): string {
  const { size, text } = response?.body ?? { size: 0 };
  if (text !== undefined || size === 0) return text ?? '';
  return `(netlab: here are ${size} octets of ${lastUrl.path}; only their number is simulated)\n`;
}

/** Where the journey can tell more than curl does. */
function isConnectionTrouble({ exitCode }: CurlFailure, { name }: CurlUrl): boolean {
  return exitCode === 6 ? name.includes('.') : ![3, 22, 23, 47].includes(exitCode);
}

function withQuery(url: CurlUrl, query: string): CurlUrl {
  return { ...url, query: url.query === undefined ? query : `${url.query}&${query}` };
}

function encodeName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/[^\w.~-]/g, (character) =>
    encodeURIComponent(character.replace(/[\ud800-\udfff]/, '?')),
  );
}
