/** `nc -zv`: does a port answer? In the words of OpenBSD's netcat. */
import { type ConsoleCommand, fail } from '../command.ts';
import { completeHosts } from '../completion/hosts.ts';
import { EXPLAIN_HINT, send, TCP, UDP } from '../flows.ts';

const SERVICES: Readonly<Record<number, string>> = {
  22: 'ssh',
  25: 'smtp',
  53: 'domain',
  80: 'http',
  443: 'https',
  3306: 'mysql',
  5432: 'postgresql',
};
const MAX_PORTS = 100;

export const nc: ConsoleCommand = {
  name: 'nc',
  summary: 'does a port answer?',
  usage: 'nc -zv [-u] [-w SECONDS] HOST PORT[-PORT]',
  async run(args, io) {
    const words = args.filter((word, index) => !word.startsWith('-') && args[index - 1] !== '-w');
    const [host, range] = words;
    const ports = portsOf(range ?? '');
    if (host === undefined || !ports) return fail('usage: nc -zv [-u] [-w seconds] host port[-port]', 1);
    const udp = args.some((word) => /^-[a-z]*u/.test(word));
    const lines: string[] = [];
    let answered = 0;
    for (const port of ports) {
      await io.pause();
      const sent = send(io, host, udp ? UDP : TCP, port);
      if (sent.outcome === 'unknown')
        return fail(`nc: getaddrinfo for host "${host}" port ${port}: ${sent.text}`);
      const kind = udp ? 'udp' : 'tcp';
      if (sent.outcome === 'answered') {
        answered++;
        lines.push(
          `Connection to ${host} (${sent.address}) ${port} port [${kind}/${SERVICES[port] ?? '*'}] succeeded!`,
        );
      } else {
        const reason = sent.outcome === 'refused' ? 'Connection refused' : 'Connection timed out';
        lines.push(`nc: connect to ${host} (${sent.address}) port ${port} (${kind}) failed: ${reason}`);
      }
    }
    const hint = answered < ports.length ? EXPLAIN_HINT : '';
    return { stdout: '', stderr: `${lines.join('\n')}\n${hint}`, exitCode: answered > 0 ? 0 : 1 };
  },
  complete: (words, index, sim) => completeHosts(words, index, sim),
};

function portsOf(text: string): readonly number[] | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  if (from < 1 || to > 65535 || to < from || to - from >= MAX_PORTS) return undefined;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
