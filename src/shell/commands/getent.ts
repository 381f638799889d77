/** `getent hosts`: a name as programs on the host see it, search list included. */
import { parseAddress } from '../../kit/address.ts';
import { reverseName } from '../../kit/reverse-name.ts';
import { typedName } from '../../sim/dns/words.ts';
import { type CommandIo, type ConsoleCommand, fail, succeed } from '../command.ts';
import { completeNames } from '../completion/dns.ts';

/** As getent ends where there is no such entry. */
const NOT_FOUND = 2;

export const getent: ConsoleCommand = {
  name: 'getent',
  summary: 'a name as programs on this host see it',
  usage: 'getent hosts NAME|ADDRESS',
  async run([database, ...keys], io) {
    if (database !== 'hosts' && database !== 'ahosts') {
      return fail(
        `Unknown database: ${database ?? ''}\nnetlab knows one database here: getent hosts NAME`,
        1,
      );
    }
    const found = keys.map((key) => (parseAddress(key) ? nameOf(key, io) : addressesOf(key, io)));
    const stdout = found.flat().join('');
    return { ...succeed(stdout), exitCode: found.some((lines) => lines.length === 0) ? NOT_FOUND : 0 };
  },
  complete(words, index, sim) {
    return index === 1 ? [{ value: 'hosts' }] : completeNames(words, 1, sim);
  },
};

function addressesOf(key: string, { sim, standing }: CommandIo): string[] {
  const name = typedName(key);
  if (name === undefined) return [];
  for (const type of ['AAAA', 'A'] as const) {
    const { answer } = sim.resolve(standing.place, { name, type }, { search: !key.endsWith('.') });
    const addresses = answer.filter((record) => record.type === type);
    const label = addresses[0]?.name.replace(/\.$/, '') ?? '';
    if (addresses.length > 0) return addresses.map(({ data }) => `${data.padEnd(15)} ${label}\n`);
  }
  return [];
}

function nameOf(key: string, { sim, standing }: CommandIo): string[] {
  const address = parseAddress(key);
  if (!address) return [];
  const { answer } = sim.resolve(standing.place, { name: reverseName(address), type: 'PTR' });
  return answer.map(({ data }) => `${key.padEnd(15)} ${data.replace(/\.$/, '')}\n`);
}
