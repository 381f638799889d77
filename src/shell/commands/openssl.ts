/** `openssl`, as much as it takes to get a key pair for signed URLs: `genrsa` and `rsa`. */
import { type ConsoleCommand, fail } from '../command.ts';
import { genrsa } from '../openssl/genrsa.ts';
import { rsa } from '../openssl/rsa.ts';

const SUBCOMMANDS = { genrsa, rsa };

export const openssl: ConsoleCommand = {
  name: 'openssl',
  summary: 'make an RSA key pair',
  usage:
    'openssl genrsa -out private_key.pem 2048 | openssl rsa -pubout -in private_key.pem -out public_key.pem',
  async run([name = '', ...words], io) {
    if (name === 'genrsa' || name === 'rsa') return SUBCOMMANDS[name](words, io);
    return fail(`netlab's openssl has only these commands: ${Object.keys(SUBCOMMANDS).join(', ')}.`);
  },
  complete: (_words, index) => (index === 1 ? Object.keys(SUBCOMMANDS).map((value) => ({ value })) : []),
};
