/** `openssl genrsa [-traditional] [-out FILE] [BITS]`: a new private key. */
import { type CommandIo, type CommandOutput, fail, succeed } from '../command.ts';
import { complaint, parseOptions } from './options.ts';
import { makeRsaKey } from './rsa-key.ts';

const DEFAULT_BITS = 2048;
const SIZES = [1024, 2048, 3072];

export async function genrsa(words: readonly string[], io: CommandIo): Promise<CommandOutput> {
  const options = parseOptions('genrsa', words, ['out'], ['traditional']);
  if (typeof options === 'string') return fail(options);
  const [text = String(DEFAULT_BITS), ...others] = options.operands;
  if (others.length > 0) return fail(complaint('genrsa', 'Extra arguments given.'));
  if (!/^\d+$/.test(text)) return fail(complaint('genrsa', `Can't parse "${text}" as a number`));
  const bits = Number(text);
  if (!SIZES.includes(bits))
    return fail(`genrsa: netlab makes keys of ${SIZES.join(', ')} bits; CloudFront takes those of 2048.`);
  await io.pause();
  const key = makeRsaKey(io.random, bits);
  const type = options.flags.has('traditional') ? 'pkcs1' : 'pkcs8';
  const pem = key.export({ type, format: 'pem' }).toString();
  const file = options.values.get('out');
  if (file === undefined) return succeed(pem);
  await io.writeFile(file, pem);
  return succeed('');
}
