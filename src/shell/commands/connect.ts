/** `connect`: stands for Session Manager or the serial console: a way in that needs no open port. */
import { closest } from '../../kit/closest-words.ts';
import type { Sim } from '../../sim/sim.ts';
import { type ConsoleCommand, fail } from '../command.ts';
import { completeHosts, hosts } from '../completion/hosts.ts';
import { hostAt, ownHost } from '../flows.ts';
import { isUp } from '../standing.ts';
import { enterHost } from './ssh.ts';

const MAX_NAMED = 10;

function noSuchHost(sim: Sim, host: string): string {
  const names = hosts(sim).map(({ value }) => value);
  const [near] = closest(host, names);
  const known = names.filter((name) => !name.startsWith('i-')).slice(0, MAX_NAMED);
  const hint = near
    ? `Did you mean '${near}'?`
    : known.length > 0
      ? `Hosts: ${known.join(', ')}.`
      : 'There is none yet.';
  return `there is no host '${host}'. ${hint}`;
}

/** One word is a line of the shell there; several are a command and what it is given, as they stand. */
function scriptOf(words: readonly string[]): string {
  const [line = '', ...more] = words;
  return more.length === 0 ? line : words.map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

export const connect: ConsoleCommand = {
  name: 'connect',
  summary: 'stand on a host without going through the network',
  usage: `connect HOST [COMMAND]      connect web 'dig +short a.example; dig +short b.example'
Stands for Session Manager or the EC2 serial console, with everything they need taken as given: it works whatever
routes and filters say, so that you can look at the network from a private host. ssh goes through the network.`,
  async run([host, ...words], io) {
    if (host === undefined) return fail('usage: connect HOST [COMMAND]', 2);
    const place = ownHost(io.sim, host);
    const stop = place === undefined ? undefined : hostAt(io.sim, place);
    if (!stop) return fail(`connect: ${noSuchHost(io.sim, host)}`);
    if (!isUp(io.sim, stop.place)) return fail(`connect: ${stop.name} is not running`);
    const welcome = `Connected to ${stop.name}, past the network (as by Session Manager). 'exit' comes back.\n`;
    return enterHost(io, stop, scriptOf(words), welcome);
  },
  complete: (words, index, sim) => completeHosts(words, index, sim),
};
