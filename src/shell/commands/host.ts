/** `host`: what a name stands for, in one line a record. Output as BIND 9.18's. */
import type { QueryType, ResourceRecord } from '../../dns/index.ts';
import { parseAddress } from '../../kit/address.ts';
import { reverseName } from '../../kit/reverse-name.ts';
import type { Lookup } from '../../sim/dns/look-up.ts';
import { shownData, typedName, typedType } from '../../sim/dns/words.ts';
import { type CommandIo, type CommandOutput, type ConsoleCommand, fail } from '../command.ts';
import { completeNames } from '../completion/dns.ts';
import { unreachable } from '../dig/trace.ts';

const USAGE = 'Usage: host [-t type] name [server]';

const RCODES: Readonly<Record<string, number>> = {
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
};

export const host: ConsoleCommand = {
  name: 'host',
  summary: 'what a name stands for',
  usage: 'host [-t TYPE] NAME|ADDRESS [SERVER]',
  async run(args, io) {
    let type: QueryType | undefined;
    const words: string[] = [];
    for (let index = 0; index < args.length; index++) {
      const word = args[index] as string;
      if (word === '-t') type = typedType(args[++index] ?? '');
      else if (/^-t./.test(word)) type = typedType(word.slice(2));
      else if (!word.startsWith('-')) words.push(word);
    }
    const [text, server] = words;
    const name = text === undefined ? undefined : nameOf(text);
    if (text === undefined || name === undefined) return fail(USAGE, 1);
    const types: readonly QueryType[] =
      type !== undefined ? [type] : parseAddress(text) ? ['PTR'] : ['A', 'AAAA', 'MX'];
    return ask(text, name, types, server, io);
  },
  complete: (words, index, sim) => completeNames(words, index, sim),
};

function nameOf(text: string): string | undefined {
  const address = parseAddress(text);
  return address ? reverseName(address) : typedName(text);
}

function ask(
  text: string,
  name: string,
  types: readonly QueryType[],
  server: string | undefined,
  io: CommandIo,
): CommandOutput {
  let stdout = '';
  let said = new Set<string>();
  for (const [index, type] of types.entries()) {
    const lookup = io.sim.resolve(io.standing.place, { name, type }, server === undefined ? {} : { server });
    if (server !== undefined && lookup.servers.length === 0)
      return fail(`host: couldn't get address for '${server}': not found`, 1);
    if (server !== undefined && index === 0) stdout += serverLines(server, lookup);
    if (!lookup.response) {
      return { stdout: `${unreachable(lookup)};; no servers could be reached\n`, stderr: '', exitCode: 1 };
    }
    const { rcode, answer } = lookup.response;
    if (rcode !== 'NOERROR')
      return {
        stdout: `${stdout}Host ${text} not found: ${RCODES[rcode]}(${rcode})\n`,
        stderr: '',
        exitCode: 1,
      };
    const lines = answer.map(sentence).filter((line) => !said.has(line));
    said = new Set([...said, ...lines]);
    stdout += lines.join('');
    if (answer.length === 0 && types.length === 1) stdout += `${text} has no ${type} record\n`;
  }
  return { stdout, stderr: '', exitCode: 0 };
}

function serverLines(server: string, lookup: Lookup): string {
  return `Using domain server:\nName: ${server}\nAddress: ${lookup.servers[0]}#53\nAliases: \n\n`;
}

const PHRASES: Readonly<Record<string, string>> = {
  A: 'has address',
  AAAA: 'has IPv6 address',
  MX: 'mail is handled by',
  CNAME: 'is an alias for',
  NS: 'name server',
  PTR: 'domain name pointer',
  TXT: 'descriptive text',
  SOA: 'has SOA record',
};

function sentence({ name, type, data }: ResourceRecord): string {
  return `${name.replace(/\.$/, '')} ${PHRASES[type] ?? `has ${type} record`} ${shownData(data)}\n`;
}
