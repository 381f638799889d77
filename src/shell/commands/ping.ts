/**
 * `ping`: ICMP echo, in the words of iputils. Four packets unless told otherwise: nothing here runs forever. A host's kernel
 * remembers what it was told about the size of packets, here for as long as the command runs.
 */
import { formatAddress, parseAddress } from '../../kit/address.ts';
import type { TooBig } from '../../net/trace.ts';
import { type CommandIo, type ConsoleCommand, fail } from '../command.ts';
import { completeHosts } from '../completion/hosts.ts';
import { EXPLAIN_HINT, ICMP, roundTripMs, type Sent, send, type Unknown } from '../flows.ts';
import { ownAddress } from '../own-address.ts';
import { whoKnowsNoWay } from '../visible-hops.ts';

const DEFAULT_COUNT = 4;
const MAX_COUNT = 100;
const WITH_VALUE = new Set(['-i', '-W', '-w', '-t']);
/** Path MTU discovery: as iputils' `-M` names it, and whether its packets must not be fragmented. */
const STRATEGIES = ['do', 'want', 'dont', 'probe'] as const;
const DEFAULT_DATA = 56;
/** IPv4's and ICMP's headers; over IPv6 they are 20 octets longer. */
const HEADERS = 28;
const ICMP_HEADER = 8;
/** What an IP packet can hold (RFC 791). */
const MOST_DATA = 65_507;

interface Asked {
  readonly host: string | undefined;
  readonly count: number;
  readonly data: number;
  readonly strategy: string;
  /** An address, or an interface. */
  readonly source?: string;
  /** As it says so itself. */
  readonly under?: string;
}

function parse(args: readonly string[]): Asked {
  let [count, data, strategy] = [DEFAULT_COUNT, DEFAULT_DATA, 'want'];
  let host: string | undefined;
  let source: string | undefined;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] as string;
    const [, letter = '', attached = ''] = /^-([csMI])(.*)$/.exec(word) ?? [];
    const value = () => attached || (args[++index] ?? '');
    if (letter === 'c') count = Number(value());
    else if (letter === 's') data = Number(value());
    else if (letter === 'M') strategy = value();
    else if (letter === 'I') source = value();
    else if (WITH_VALUE.has(word)) index++;
    else if (!word.startsWith('-')) host = word;
  }
  return { host, count, data, strategy, ...(source !== undefined && { source }) };
}

function misread({ host, count, data, strategy }: Asked): string | undefined {
  if (host === undefined) return 'usage error: Destination address required';
  if (!Number.isInteger(count) || count < 1) return `invalid argument: '${count}': out of range`;
  if (!Number.isInteger(data) || data < 0) return `invalid argument: '${data}': out of range`;
  if (!STRATEGIES.some((one) => one === strategy)) return `invalid -M argument: ${strategy}`;
  return undefined;
}

export const ping: ConsoleCommand = {
  name: 'ping',
  summary: 'does a host answer? (ICMP echo)',
  usage: 'ping [-c COUNT] [-s SIZE] [-M do|want|dont] [-I ADDRESS|INTERFACE] HOST',
  async run(args, io) {
    const typed = parse(args);
    const complaint = misread(typed);
    if (complaint !== undefined) return fail(`ping: ${complaint}`, 2);
    const source = typed.source === undefined ? undefined : ownAddress(io, typed.source);
    if (typed.source !== undefined && source === undefined)
      return fail(
        parseAddress(typed.source)
          ? 'ping: bind: Cannot assign requested address'
          : `ping: unknown iface: ${typed.source}`,
        2,
      );
    const under = `from ${source} ${source === typed.source ? '' : typed.source}: `;
    const asked: Asked = source === undefined ? typed : { ...typed, source, under };
    const first = probe(io, asked, undefined);
    if (first.outcome === 'unknown') return fail(`ping: ${asked.host}: ${first.text}`, 2);
    return new Run(io, asked, first).output();
  },
  complete: (words, index, sim) => completeHosts(words, index, sim),
};

/** What becomes of one packet, for a sender that knows of this path MTU. */
function probe(
  io: CommandIo,
  { host = '', data, strategy, source }: Asked,
  known: number | undefined,
): Sent | Unknown {
  const under = source === undefined ? {} : { source };
  if (data === DEFAULT_DATA) return send(io, host, ICMP, undefined, under);
  const size = Math.min(data, MOST_DATA) + HEADERS;
  const tell = (dontFragment: boolean) => send(io, host, ICMP, undefined, { size, dontFragment, ...under });
  if (strategy === 'dont' || (strategy === 'want' && known !== undefined && size > known)) return tell(false);
  const sent = tell(true);
  const isOwn = sent.outcome !== 'unknown' && sent.trace.tooBig?.by === 'sender';
  return isOwn && strategy === 'want' ? tell(false) : sent;
}

/** One run: what each packet came to, in the order of their numbers. */
class Run {
  readonly #io: CommandIo;
  readonly #asked: Asked;
  readonly #first: Sent;
  readonly #chunks: { stream: 'stdout' | 'stderr'; text: string }[] = [];
  readonly #times: number[] = [];
  #errors = 0;

  constructor(io: CommandIo, asked: Asked, first: Sent) {
    this.#io = io;
    this.#asked = asked;
    this.#first = first;
  }

  output() {
    const { host, data, count, under = '' } = this.#asked;
    const { address } = this.#first;
    const total = Math.min(count, MAX_COUNT);
    this.#say(`PING ${host} (${address}) ${under}${data}(${data + HEADERS}) bytes of data.`);
    let [sent, known]: [Sent, number | undefined] = [this.#first, undefined];
    for (let number = 1; number <= total; number++) {
      const told = this.#packet(sent, number, known);
      if (told === known || told === undefined) continue;
      known = told;
      const next = probe(this.#io, this.#asked, known);
      if (next.outcome !== 'unknown') sent = next;
    }
    this.#say('', `--- ${host} ping statistics ---`, this.#summary(total));
    this.#say(this.#times.length > 0 ? statistics(this.#times) : '');
    const isSilent = this.#times.length === 0 && this.#errors === 0;
    if (isSilent) this.#complain(EXPLAIN_HINT.trimEnd());
    const streams = (stream: string) =>
      this.#chunks.filter((one) => one.stream === stream).map(({ text }) => text);
    return {
      stdout: streams('stdout').join(''),
      stderr: streams('stderr').join(''),
      exitCode: this.#times.length > 0 ? 0 : 1,
      chunks: this.#chunks,
    };
  }

  /** The path MTU that its sender learns from it, if any. */
  #packet({ trace, outcome, address }: Sent, number: number, known: number | undefined): number | undefined {
    const { data, strategy } = this.#asked;
    const { tooBig } = trace;
    if (data > MOST_DATA) return this.#fails('ping: sendmsg: Message too long');
    const isLocal = tooBig?.by === 'sender' || (known !== undefined && strategy === 'do');
    if (tooBig && isLocal && tooBig.direction === 'forward')
      return this.#fails(`ping: local error: message too long, mtu=${known ?? tooBig.mtu}`);
    if (tooBig?.told) {
      this.#errors++;
      this.#say(`From ${nameOf(tooBig, address)} icmp_seq=${number} ${words(tooBig, address)}`);
      return tooBig.mtu;
    }
    if (outcome !== 'answered') {
      const teller = whoKnowsNoWay(this.#io.sim, trace);
      if (teller === undefined) return undefined;
      this.#errors++;
      this.#say(`From ${teller} icmp_seq=${number} Destination Net Unreachable`);
      return undefined;
    }
    const time = roundTripMs(trace) + (((number - 1) * 37) % 11) / 100;
    this.#times.push(time);
    this.#say(
      `${data + ICMP_HEADER} bytes from ${address}: icmp_seq=${number} ttl=64 time=${time.toFixed(3)} ms`,
    );
    return undefined;
  }

  #fails(text: string): undefined {
    this.#errors++;
    this.#complain(text);
  }

  #say(...lines: readonly string[]): void {
    this.#chunks.push({ stream: 'stdout', text: lines.map((line) => `${line}\n`).join('') });
  }

  #complain(line: string): void {
    this.#chunks.push({ stream: 'stderr', text: `${line}\n` });
  }

  #summary(total: number): string {
    const received = this.#times.length;
    const errors = this.#errors > 0 ? ` +${this.#errors} errors,` : '';
    const loss = `${Math.floor(((total - received) * 100) / total)}%`;
    return `${total} packets transmitted, ${received} received,${errors} ${loss} packet loss, time ${(total - 1) * 1001}ms`;
  }
}

/** A router that has no address to speak under is taken for whoever was addressed. */
function nameOf({ from }: TooBig, address: string): string {
  return from ? formatAddress(from) : address;
}

function words({ mtu }: TooBig, address: string): string {
  return address.includes(':') ? `Packet too big: mtu=${mtu}` : `Frag needed and DF set (mtu = ${mtu})`;
}

function statistics(times: readonly number[]): string {
  const average = times.reduce((sum, time) => sum + time, 0) / times.length;
  const deviation = Math.sqrt(times.reduce((sum, time) => sum + (time - average) ** 2, 0) / times.length);
  const numbers = [Math.min(...times), average, Math.max(...times), deviation].map((value) =>
    value.toFixed(3),
  );
  return `rtt min/avg/max/mdev = ${numbers.join('/')} ms`;
}
