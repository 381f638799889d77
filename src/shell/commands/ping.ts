/** `ping`: ICMP echo, in the words of iputils. Four packets unless told otherwise: nothing here runs forever. */
import { type ConsoleCommand, fail } from '../command.ts';
import { completeHosts } from '../completion/hosts.ts';
import { EXPLAIN_HINT, ICMP, roundTripMs, send } from '../flows.ts';

const DEFAULT_COUNT = 4;
const MAX_COUNT = 100;
const WITH_VALUE = new Set(['-i', '-W', '-w', '-s', '-t', '-I', '-M']);

function parse(args: readonly string[]): { host: string | undefined; count: number } {
  let count = DEFAULT_COUNT;
  let host: string | undefined;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] as string;
    if (word === '-c') count = Number(args[++index]);
    else if (/^-c\d+$/.test(word)) count = Number(word.slice(2));
    else if (WITH_VALUE.has(word)) index++;
    else if (!word.startsWith('-')) host = word;
  }
  return { host, count };
}

export const ping: ConsoleCommand = {
  name: 'ping',
  summary: 'does a host answer? (ICMP echo)',
  usage: 'ping [-c COUNT] HOST',
  async run(args, io) {
    const { host, count } = parse(args);
    if (host === undefined) return fail('ping: usage error: Destination address required', 2);
    if (!Number.isInteger(count) || count < 1)
      return fail(`ping: invalid argument: '${count}': out of range`, 2);
    const sent = send(io, host, ICMP);
    if (sent.outcome === 'unknown') return fail(`ping: ${host}: ${sent.text}`, 2);
    const { address, trace, outcome } = sent;
    const answered = outcome === 'answered';
    const total = Math.min(count, MAX_COUNT);
    const lines = [`PING ${host} (${address}) 56(84) bytes of data.`];
    const times = Array.from({ length: total }, (_, index) => roundTripMs(trace) + ((index * 37) % 11) / 100);
    if (answered) {
      for (const [index, time] of times.entries()) {
        lines.push(`64 bytes from ${address}: icmp_seq=${index + 1} ttl=64 time=${time.toFixed(3)} ms`);
      }
    }
    lines.push('', `--- ${host} ping statistics ---`, summary(total, answered));
    lines.push(answered ? statistics(times) : '');
    const stdout = `${lines.join('\n')}\n`;
    return { stdout, stderr: answered ? '' : EXPLAIN_HINT, exitCode: answered ? 0 : 1 };
  },
  complete: (words, index, sim) => completeHosts(words, index, sim),
};

function summary(total: number, answered: boolean): string {
  const loss = answered ? '0%' : '100%';
  return `${total} packets transmitted, ${answered ? total : 0} received, ${loss} packet loss, time ${(total - 1) * 1001}ms`;
}

function statistics(times: readonly number[]): string {
  const average = times.reduce((sum, time) => sum + time, 0) / times.length;
  const deviation = Math.sqrt(times.reduce((sum, time) => sum + (time - average) ** 2, 0) / times.length);
  const numbers = [Math.min(...times), average, Math.max(...times), deviation].map((value) =>
    value.toFixed(3),
  );
  return `rtt min/avg/max/mdev = ${numbers.join('/')} ms`;
}
