/** `connect`: stands for Session Manager or the serial console: a way in that needs no open port. */
import { type ConsoleCommand, fail } from '../command.ts';
import { completeHosts } from '../completion/hosts.ts';
import { hostAt, resolveHost } from '../flows.ts';
import { isUp } from '../standing.ts';
import { enterHost } from './ssh.ts';

export const connect: ConsoleCommand = {
  name: 'connect',
  summary: 'stand on a host without going through the network',
  usage: `connect HOST [COMMAND]
Stands for Session Manager or the EC2 serial console, with everything they need taken as given: it works whatever
routes and filters say, so that you can look at the network from a private host. ssh goes through the network.`,
  async run([host, ...words], io) {
    if (host === undefined) return fail('usage: connect HOST [COMMAND]', 2);
    const place = resolveHost(io.sim, host);
    const stop = place === undefined ? undefined : hostAt(io.sim, place);
    if (!stop || !isUp(io.sim, stop.place)) return fail(`connect: there is no running host '${host}'`);
    const welcome = `Connected to ${stop.name}, past the network (as by Session Manager). 'exit' comes back.\n`;
    return enterHost(io, stop, words.join(' '), welcome);
  },
  complete: (words, index, sim) => completeHosts(words, index, sim),
};
