/**
 * `curl`: opens a TCP connection and, where a host answers, prints what a small web server would say. netlab
 * simulates the way there, not the web: no TLS, no methods, no bodies but the server's greeting.
 */
import { formatAddress } from '../../kit/address.ts';
import { type CommandIo, type CommandOutput, type ConsoleCommand, fail } from '../command.ts';
import { completeHosts } from '../completion/hosts.ts';
import { arrivedAt, EXPLAIN_HINT, type Sent, send, TCP } from '../flows.ts';

const WITH_VALUE = new Set([
  '-o',
  '--output',
  '-w',
  '--write-out',
  '-m',
  '--max-time',
  '--connect-timeout',
  '-H',
  '--header',
  '-X',
  '--request',
  '-d',
  '--data',
  '-A',
  '-u',
  '--retry',
  '-e',
  '--resolve',
  '-b',
  '-c',
]);
/** How long the kernel tries to open a connection. */
const KERNEL_TIMEOUT_S = 130;
/** Sites that tell a caller its own address. */
const ECHO_SITES =
  /^(?:checkip\.amazonaws\.com|ifconfig\.me|ifconfig\.io|icanhazip\.com|api\.ipify\.org|ipinfo\.io)$/;

interface Options {
  readonly values: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
  readonly url: string | undefined;
}

function parse(args: readonly string[]): Options {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  let url: string | undefined;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] as string;
    if (WITH_VALUE.has(word)) values.set(word, args[++index] ?? '');
    else if (word.startsWith('--')) flags.add(word);
    else if (word.startsWith('-') && word.length > 1) index += short(word, args[index + 1], values, flags);
    else url = word;
  }
  return { values, flags, url };
}

/** `-sSm5`, `-so FILE`: letters in a row, the last of which may take a value. Returns how many words it took. */
function short(
  word: string,
  next: string | undefined,
  values: Map<string, string>,
  flags: Set<string>,
): number {
  for (let index = 1; index < word.length; index++) {
    const letter = `-${word[index]}`;
    if (!WITH_VALUE.has(letter)) {
      flags.add(letter);
      continue;
    }
    const attached = word.slice(index + 1);
    values.set(letter, attached || (next ?? ''));
    return attached ? 0 : 1;
  }
  return 0;
}

interface Target {
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
}

function parseUrl(url: string): Target | undefined {
  const match = /^(?:(https?):\/\/)?(?:[^@/]*@)?(\[[0-9a-f:.]+\]|[^:/?#]+)(?::(\d+))?(?:[/?#].*)?$/i.exec(
    url,
  );
  if (!match) return undefined;
  const scheme = (match[1] ?? 'http').toLowerCase();
  const port = match[3] === undefined ? (scheme === 'https' ? 443 : 80) : Number(match[3]);
  if (port > 65535) return undefined;
  return { scheme, host: (match[2] as string).replace(/^\[|\]$/g, ''), port };
}

export const curl: ConsoleCommand = {
  name: 'curl',
  summary: 'open a TCP connection to a web server',
  usage: 'curl [-sSIvk] [-m SECONDS] [-o FILE] [-w FORMAT] URL',
  async run(args, io) {
    const options = parse(args);
    if (options.url === undefined) return fail("curl: try 'curl --help' for more information", 2);
    const target = parseUrl(options.url);
    if (!target) return fail('curl: (3) URL rejected: Malformed input to a URL function', 3);
    const sent = send(io, target.host, TCP, target.port);
    if (sent.outcome === 'unknown')
      return failure(options, 6, `Could not resolve host: ${target.host}`, false);
    if (sent.outcome === 'refused') return failure(options, 7, connectFailure(target, 0), true);
    if (sent.outcome === 'silence') return failure(options, 28, timeoutText(options, target), true);
    return answer(io, options, target, sent);
  },
  complete: (words, index, sim) => completeHosts(words, index, sim),
};

function connectFailure({ host, port }: Target, afterMs: number): string {
  return `Failed to connect to ${host} port ${port} after ${afterMs} ms: Couldn't connect to server`;
}

function timeoutText({ values }: Options, target: Target): string {
  const limit = values.get('--connect-timeout') ?? values.get('-m') ?? values.get('--max-time');
  const seconds = Number(limit);
  if (limit === undefined || !Number.isFinite(seconds))
    return connectFailure(target, KERNEL_TIMEOUT_S * 1000 + 214);
  return `Connection timed out after ${Math.round(seconds * 1000) + 1} milliseconds`;
}

function failure({ flags, values }: Options, code: number, text: string, hint: boolean): CommandOutput {
  const silent = (flags.has('-s') || flags.has('--silent')) && !flags.has('-S') && !flags.has('--show-error');
  const stderr = `${silent ? '' : `curl: (${code}) ${text}\n`}${hint ? EXPLAIN_HINT : ''}`;
  return { stdout: writeOut(values, '000', ''), stderr, exitCode: code };
}

async function answer(io: CommandIo, options: Options, target: Target, sent: Sent): Promise<CommandOutput> {
  const { flags, values } = options;
  const body = bodyOf(io, target, sent);
  const headers = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\nConnection: keep-alive\r\n\r\n`;
  const headersOnly = flags.has('-I') || flags.has('--head');
  const content = headersOnly
    ? headers
    : `${flags.has('-i') || flags.has('--include') ? headers : ''}${body}`;
  const file = values.get('-o') ?? values.get('--output');
  if (file !== undefined && file !== '/dev/null') await io.writeFile(file, content);
  const verbose = flags.has('-v') || flags.has('--verbose');
  const talk = `*   Trying ${sent.address}:${target.port}...\n* Connected to ${target.host} (${sent.address}) port ${target.port}\n> GET / HTTP/1.1\n> Host: ${target.host}\n>\n< HTTP/1.1 200 OK\n<\n`;
  const stdout = `${file === undefined ? content : ''}${writeOut(values, '200', sent.address)}`;
  return { stdout, stderr: verbose ? talk : '', exitCode: 0 };
}

function bodyOf(io: CommandIo, { host }: Target, sent: Sent): string {
  const seenAs = sent.trace.forward.at(-1)?.packet.source;
  if (ECHO_SITES.test(host) && seenAs) return `${formatAddress(seenAs)}\n`;
  return `Hello from ${arrivedAt(io.sim, sent)?.name ?? host}.\n`;
}

/** `-w '%{http_code}'` and the few others that scripts use. */
function writeOut(values: ReadonlyMap<string, string>, status: string, address: string): string {
  const format = values.get('-w') ?? values.get('--write-out') ?? '';
  const known: Readonly<Record<string, string>> = {
    http_code: status,
    response_code: status,
    remote_ip: address,
  };
  return format
    .replace(/%\{(\w+)\}/g, (_, name: string) => (Object.hasOwn(known, name) ? (known[name] as string) : ''))
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t');
}
