/** `ssh`: logs in to a host, or runs one command there. TCP port 22 has to get through. */
import { premisesNamed } from '../../sim/premises-place.ts';
import type { Sim } from '../../sim/sim.ts';
import { type CommandIo, type CommandOutput, type ConsoleCommand, fail, succeed } from '../command.ts';
import { completeHosts } from '../completion/hosts.ts';
import { arrivedAt, EXPLAIN_HINT, hostAt, ownHost, send, TCP } from '../flows.ts';
import { isUp, type Stop } from '../standing.ts';

/** Options that take a value and change nothing here. */
const WITH_VALUE = new Set(['-i', '-o', '-l', '-F', '-J', '-b', '-c', '-E', '-L', '-R', '-D', '-W']);

interface Target {
  readonly host: string;
  readonly port: number;
  readonly script: string;
}

function parse(args: readonly string[]): Target | undefined {
  let port = 22;
  let index = 0;
  for (; index < args.length && (args[index] as string).startsWith('-'); index++) {
    const word = args[index] as string;
    if (word === '-p') port = Number(args[++index]);
    else if (WITH_VALUE.has(word)) index++;
  }
  const host = args[index]?.replace(/^.*@/, '');
  if (!host || !Number.isInteger(port) || port < 1 || port > 65535) return undefined;
  return { host, port, script: args.slice(index + 1).join(' ') };
}

export const ssh: ConsoleCommand = {
  name: 'ssh',
  summary: 'log in to a host; network tools then run from there',
  usage: `ssh [-p PORT] [USER@]HOST [COMMAND]      exit comes back
From your own computer, hosts and routers on premises are reached over their site's management network, which carries nothing
else and works as long as they do. Everywhere else TCP port 22 has to get through.`,
  async run(args, io) {
    const target = parse(args);
    if (!target) return fail('usage: ssh [-p port] [user@]host [command]', 255);
    const { host, port, script } = target;
    const console = io.standing.host ? undefined : premisesStop(io.sim, host);
    if (console) {
      if (isUp(io.sim, console.place)) return enterHost(io, console, script);
      return fail(`ssh: connect to host ${host} port ${port}: Connection timed out`, 255);
    }
    const sent = send(io, host, TCP, port);
    if (sent.outcome === 'unknown') return fail(`ssh: Could not resolve hostname ${host}: ${sent.text}`, 255);
    if (sent.outcome !== 'answered') {
      const reason = sent.outcome === 'refused' ? 'Connection refused' : 'Connection timed out';
      return fail(`ssh: connect to host ${host} port ${port}: ${reason}\n${EXPLAIN_HINT}`, 255);
    }
    const stop = arrivedAt(io.sim, sent);
    if (!stop)
      return fail(`ssh: ${host} is not yours; netlab lets you log in to your own instances only`, 255);
    return enterHost(io, stop, script);
  },
  complete: (words, index, sim) => completeHosts(words, index, sim),
};

/** A host or a router on premises, where one is called so. */
function premisesStop(sim: Sim, name: string): Stop | undefined {
  const found = premisesNamed(sim.state, name.replace(/^premises\//, ''));
  return found && ownHost(sim, name) !== undefined ? hostAt(sim, name) : undefined;
}

/** Logs in, or runs a script there and comes back. */
export async function enterHost(
  io: CommandIo,
  stop: Stop,
  script: string,
  welcome = '',
): Promise<CommandOutput> {
  io.standing.enter(stop);
  // As a shell that reads no terminal does: what is piped in is the script.
  const lines = script || io.stdin;
  if (lines === '') return succeed(welcome);
  try {
    return await io.exec(lines);
  } finally {
    io.standing.leave();
  }
}
