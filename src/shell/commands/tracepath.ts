/**
 * `tracepath`: the way to a host with its path MTU, in the words of iputils. It sends what its own line takes and must not be
 * fragmented, and smaller packets once somebody on the way says so; where nobody does, nobody replies.
 */
import { formatAddress } from '../../kit/address.ts';
import type { Sim } from '../../sim/sim.ts';
import { type ConsoleCommand, fail } from '../command.ts';
import { completeHosts } from '../completion/hosts.ts';
import { EXPLAIN_HINT, roundTripMs, type Sent, send, UDP } from '../flows.ts';
import { visibleHops } from '../visible-hops.ts';

/** The first port that tracepath probes. */
const PROBE_PORT = 44_444;
const LARGEST_PACKET = 65_535;
const MAX_HOPS = 30;
const LOCALHOST_COLUMN = 32;
const HOST_COLUMN = 52;

export const tracepath: ConsoleCommand = {
  name: 'tracepath',
  summary: 'the way to a host, and how large packets may be on it',
  usage: 'tracepath [-n] [-m MAX_HOPS] HOST',
  async run(args, io) {
    const host = args.find((word, index) => !word.startsWith('-') && args[index - 1] !== '-m');
    if (host === undefined) return fail('Usage: tracepath [-n] [-m max_hops] destination', 1);
    const most = Number(args[args.indexOf('-m') + 1]);
    const limit = args.includes('-m') && most > 0 ? Math.min(most, MAX_HOPS) : MAX_HOPS;
    const ask = (size: number) => send(io, host, UDP, PROBE_PORT, { size, dontFragment: true });
    let sent = ask(LARGEST_PACKET);
    if (sent.outcome === 'unknown') return fail(`tracepath: ${host}: ${sent.text}`, 2);
    const path = new Path(io.sim);
    for (let told = path.hear(sent); told !== undefined; told = path.hear(sent)) {
      const next = ask(told);
      if (next.outcome === 'unknown') break;
      sent = next;
    }
    const lines = path.conclude(sent, limit);
    const isLost = sent.outcome === 'silence';
    return { stdout: `${lines.join('\n')}\n`, stderr: isLost ? EXPLAIN_HINT : '', exitCode: 0 };
  },
  complete: (words, index, sim) => completeHosts(words, index, sim),
};

class Path {
  readonly #sim: Sim;
  readonly #lines: string[] = [];
  #mtu = LARGEST_PACKET;

  constructor(sim: Sim) {
    this.#sim = sim;
  }

  /** The smaller size that somebody asks for. */
  hear({ trace: { tooBig, forward }, trace }: Sent): number | undefined {
    if (tooBig?.direction !== 'forward' || tooBig.mtu >= this.#mtu) return undefined;
    if (tooBig.by === 'sender') {
      this.#lines.push(` 1?: ${'[LOCALHOST]'.padEnd(LOCALHOST_COLUMN)} pmtu ${tooBig.mtu}`);
    } else if (tooBig.told) {
      const to = forward.at(-1)?.packet.destination;
      const from = tooBig.from ?? to;
      const teller = from ? formatAddress(from) : '';
      const hops = visibleHops(this.#sim, trace);
      const hop = hops.includes(teller) ? hops.indexOf(teller) + 1 : hops.length + 1;
      this.#lines.push(`${line(hop, teller, roundTripMs(trace))}pmtu ${tooBig.mtu}`);
    } else return undefined;
    this.#mtu = tooBig.mtu;
    return tooBig.mtu;
  }

  conclude({ trace, address, outcome }: Sent, limit: number): readonly string[] {
    const hops = visibleHops(this.#sim, trace);
    const time = roundTripMs(trace);
    hops.forEach((hop, index) => {
      this.#lines.push(line(index + 1, hop, time).trimEnd());
    });
    const last = hops.length + 1;
    if (outcome !== 'silence' && last <= limit)
      return [
        ...this.#lines,
        `${line(last, address, time)}reached`,
        `     Resume: pmtu ${this.#mtu} hops ${last} back ${last} `,
      ];
    for (let hop = last; hop <= limit; hop++) this.#lines.push(`${String(hop).padStart(2)}:  no reply`);
    return [...this.#lines, `     Too many hops: pmtu ${this.#mtu}`, `     Resume: pmtu ${this.#mtu} `];
  }
}

/** `%2d:  `, the host in its column, `%3d.%03dms `. */
function line(hop: number, host: string, timeMs: number): string {
  const [whole = '', part] = timeMs.toFixed(3).split('.');
  return `${String(hop).padStart(2)}:  ${host.padEnd(HOST_COLUMN)}${whole.padStart(3)}.${part}ms `;
}
