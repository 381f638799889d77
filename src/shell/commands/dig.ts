/** `dig`: asks the DNS from where the learner stands, and shows all that comes back. Output as dig 9.18's. */
import { nextBelow } from '../../kit/random.ts';
import { type CommandIo, type ConsoleCommand, fail } from '../command.ts';
import { completeDig } from '../completion/dns.ts';
import { type DigOptions, type DigQuery, readOptions } from '../dig/options.ts';
import { banner, responseText, shortText } from '../dig/print.ts';
import { traceFromRoot, unreachable } from '../dig/trace.ts';

const USAGE = 'Usage:  dig [@global-server] [domain] [q-type] [q-class] {q-opt}';

interface Dug {
  readonly text: string;
  readonly exitCode: number;
}

export const dig: ConsoleCommand = {
  name: 'dig',
  summary: 'ask the DNS, and see all that it says',
  usage: `dig [@SERVER] NAME [TYPE] [+short] [+trace] [+norecurse] [+tcp] [+subnet=PREFIX] [+noall +answer]
dig -x ADDRESS
Asks the resolver of the host that you stand on, or SERVER: an address, a name, or another city's resolver-CITY.`,
  async run(args, io) {
    const options = readOptions(args);
    if ('complaint' in options) return fail(`${options.complaint}\n${USAGE}`, 1);
    let stdout = '';
    let exitCode = 0;
    for (const query of options.queries) {
      await io.pause();
      const dug = digOne(query, options, args, io);
      if ('complaint' in dug) return { stdout, stderr: `${dug.complaint}\n`, exitCode: 10 };
      stdout += dug.text;
      exitCode = Math.max(exitCode, dug.exitCode);
    }
    return { stdout, stderr: '', exitCode };
  },
  complete: (words, index, sim) => completeDig(words, index, sim),
};

function digOne(
  query: DigQuery,
  options: DigOptions,
  args: readonly string[],
  io: CommandIo,
): Dug | { readonly complaint: string } {
  const { display, server, tcp, recursive, clientSubnet, tries } = options;
  const head = banner(args, display);
  if (options.trace) {
    const traced = traceFromRoot(query, server, io);
    return { text: `${head}${traced.text}`, exitCode: traced.exitCode };
  }
  const lookup = io.sim.resolve(io.standing.place, query, {
    recursive,
    transport: tcp ? 'tcp' : 'udp',
    ...(server !== undefined && { server }),
    ...(clientSubnet !== undefined && { clientSubnet }),
  });
  if (server !== undefined && lookup.servers.length === 0)
    return { complaint: `dig: couldn't get address for '${server}': not found` };
  const complaints = unreachable(lookup, tries);
  if (!lookup.response) return { text: `${complaints}${head};; no servers could be reached\n`, exitCode: 9 };
  if (display.short) return { text: `${complaints}${shortText(lookup.response)}`, exitCode: 0 };
  const occasion = {
    id: nextBelow(io.random, 65_536),
    now: io.sim.state.clock.now,
    ...(server !== undefined && { server }),
  };
  return {
    text: `${complaints}${head}${responseText(lookup.response, lookup, display, occasion)}`,
    exitCode: 0,
  };
}
