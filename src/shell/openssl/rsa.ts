/** `openssl rsa [-in FILE] [-pubout] [-traditional] [-out FILE]`: a private key in another form, or its public half. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { type CommandIo, type CommandOutput, fail } from '../command.ts';
import { complaint, parseOptions } from './options.ts';

export async function rsa(words: readonly string[], io: CommandIo): Promise<CommandOutput> {
  const options = parseOptions('rsa', words, ['in', 'out'], ['pubout', 'traditional']);
  if (typeof options === 'string') return fail(options);
  if (options.operands.length > 0) return fail(complaint('rsa', 'Extra arguments given.'));
  const source = options.values.get('in');
  const pem = source === undefined ? io.stdin : await io.readFile(source);
  if (pem === undefined) return fail(`Could not open file or uri for loading private key from ${source}`);
  const key = readKey(pem);
  if (!key) return fail(`Could not read private key from ${source ?? '<stdin>'}`);
  const text = options.flags.has('pubout')
    ? publicPem(key)
    : privatePem(key, options.flags.has('traditional'));
  const file = options.values.get('out');
  if (file !== undefined) await io.writeFile(file, text);
  return { stdout: file === undefined ? text : '', stderr: 'writing RSA key\n', exitCode: 0 };
}

function readKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined; // no PEM, a public key, or one with a passphrase
  }
}

function publicPem(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

function privatePem(key: KeyObject, isTraditional: boolean): string {
  return key.export({ type: isTraditional ? 'pkcs1' : 'pkcs8', format: 'pem' }).toString();
}
