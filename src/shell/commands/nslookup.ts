/** `nslookup`: what a name stands for, and who said so. Output as BIND 9.18's; the interactive mode is left out. */
import type { QueryType, ResourceRecord } from '../../dns/index.ts';
import { parseAddress } from '../../kit/address.ts';
import { reverseName } from '../../kit/reverse-name.ts';
import type { Lookup } from '../../sim/dns/look-up.ts';
import { shownData, typedName, typedType } from '../../sim/dns/words.ts';
import { type CommandOutput, type ConsoleCommand, fail, succeed } from '../command.ts';
import { completeNames } from '../completion/dns.ts';
import { unreachable } from '../dig/trace.ts';

export const nslookup: ConsoleCommand = {
  name: 'nslookup',
  summary: 'what a name stands for, and who said so',
  usage: 'nslookup [-type=TYPE] NAME|ADDRESS [SERVER]',
  async run(args, io) {
    const option = args.find((word) => /^-(?:type|query|q)=/.test(word));
    const asked = option === undefined ? undefined : typedType(option.slice(option.indexOf('=') + 1));
    const [text, server] = args.filter((word) => !word.startsWith('-'));
    if (text === undefined) return fail('usage: nslookup [-type=TYPE] NAME|ADDRESS [SERVER]', 1);
    const address = parseAddress(text);
    const name = address ? reverseName(address) : typedName(text);
    if (name === undefined) return fail(`nslookup: '${text}' is not a legal name`, 1);
    const types: readonly QueryType[] = asked ? [asked] : address ? ['PTR'] : ['A', 'AAAA'];
    let stdout = '';
    for (const [index, type] of types.entries()) {
      const given = server === undefined ? {} : { server };
      const lookup = io.sim.resolve(io.standing.place, { name, type }, given);
      if (server !== undefined && lookup.servers.length === 0)
        return fail(`nslookup: couldn't get address for '${server}': not found`, 1);
      const failed = failure(text, lookup, server);
      if (failed) return failed;
      const { authoritative = false, answer = [] } = lookup.response ?? {};
      if (index === 0)
        stdout += `${who(lookup, server)}${authoritative ? '' : 'Non-authoritative answer:\n'}`;
      if (answer.length === 0 && types.length === 1) stdout += `*** Can't find ${text}: No answer\n`;
      stdout += answer.map((record) => (index > 0 && record.type === 'CNAME' ? '' : lines(record))).join('');
    }
    return succeed(`${stdout}\n`);
  },
  complete: (words, index, sim) => completeNames(words, index, sim),
};

function who({ servers }: Lookup, server: string | undefined): string {
  const address = servers[0] ?? '';
  return `Server:\t\t${server ?? address}\nAddress:\t${address}#53\n\n`;
}

function failure(text: string, lookup: Lookup, server: string | undefined): CommandOutput | undefined {
  if (!lookup.response)
    return { stdout: `${unreachable(lookup)};; no servers could be reached\n\n`, stderr: '', exitCode: 1 };
  const { rcode } = lookup.response;
  if (rcode === 'NOERROR') return undefined;
  const stdout = `${who(lookup, server)}** server can't find ${text}: ${rcode}\n\n`;
  return { stdout, stderr: '', exitCode: 1 };
}

const PHRASES: Readonly<Record<string, string>> = {
  CNAME: 'canonical name =',
  MX: 'mail exchanger =',
  NS: 'nameserver =',
  PTR: 'name =',
  TXT: 'text =',
};

function lines({ name, type, data }: ResourceRecord): string {
  const owner = name.replace(/\.$/, '');
  if (type === 'A' || type === 'AAAA') return `Name:\t${owner}\nAddress: ${data}\n`;
  return `${owner}\t${PHRASES[type] ?? `rdata_${type} =`} ${shownData(data)}\n`;
}
