/** `traceroute`: who shows up on the way (see `visible-hops.ts`). */
import { type ConsoleCommand, fail } from '../command.ts';
import { completeHosts } from '../completion/hosts.ts';
import { EXPLAIN_HINT, ICMP, roundTripMs, send, TCP, UDP } from '../flows.ts';
import { ownAddress } from '../own-address.ts';
import { visibleHops, whoKnowsNoWay } from '../visible-hops.ts';

/** The first port that traceroute probes. */
const PROBE_PORT = 33_434;
const SILENT_HOPS = 5;
const WITH_VALUE = new Set(['-p', '-s', '-i']);

export const traceroute: ConsoleCommand = {
  name: 'traceroute',
  summary: 'the way to a host, hop by hop',
  usage: 'traceroute [-I | -T [-p PORT]] [-n] [-s ADDRESS | -i INTERFACE] HOST',
  async run(args, io) {
    const port = Number(args[args.indexOf('-p') + 1]);
    const host = args.find((word, index) => !word.startsWith('-') && !WITH_VALUE.has(args[index - 1] ?? ''));
    if (host === undefined) return fail('Usage: traceroute [-I | -T [-p port]] host', 2);
    const tcp = args.includes('-T');
    const at = args.findIndex((word) => word === '-s' || word === '-i');
    const source = at < 0 ? undefined : ownAddress(io, args[at + 1] ?? '');
    if (at >= 0 && source === undefined)
      return fail(
        `bind: Cannot assign requested address\ntraceroute: ${args[at + 1] ?? ''} is not of this host`,
        1,
      );
    const under = source === undefined ? {} : { source };
    const sent = args.includes('-I')
      ? send(io, host, ICMP, undefined, under)
      : send(
          io,
          host,
          tcp ? TCP : UDP,
          args.includes('-p') && port > 0 && port < 65536 ? port : tcp ? 80 : PROBE_PORT,
          under,
        );
    if (sent.outcome === 'unknown')
      return fail(
        `${host}: ${sent.text}\nCannot handle "host" cmdline arg \`${host}' on position 1 (argc 1)`,
        2,
      );
    const { trace, address, outcome } = sent;
    const time = `${roundTripMs(trace).toFixed(3)} ms`;
    const hops = visibleHops(io.sim, trace).map((hop) => `${hop}  ${time}  ${time}  ${time}`);
    const teller = outcome === 'silence' ? whoKnowsNoWay(io.sim, trace) : undefined;
    if (teller !== undefined) hops.splice(-1, 1, `${teller}  ${time} !N  ${time} !N  ${time} !N`);
    else if (outcome === 'silence') hops.push(...Array.from({ length: SILENT_HOPS }, () => '* * *'));
    else hops.push(`${host} (${address})  ${time}  ${time}  ${time}`);
    const lines = [`traceroute to ${host} (${address}), 30 hops max, 60 byte packets`];
    for (const [index, hop] of hops.entries()) lines.push(`${String(index + 1).padStart(2)}  ${hop}`);
    const silent = outcome === 'silence';
    return { stdout: `${lines.join('\n')}\n`, stderr: silent ? EXPLAIN_HINT : '', exitCode: 0 };
  },
  complete: (words, index, sim) => completeHosts(words, index, sim),
};
