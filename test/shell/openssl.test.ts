import { createPrivateKey, createPublicKey, privateDecrypt, publicEncrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seedRandom } from '../../src/kit/random.ts';
import { makeRsaKey } from '../../src/shell/openssl/rsa-key.ts';
import { play } from './world.ts';

const PAIR = `openssl genrsa -out private_key.pem 2048
openssl rsa -pubout -in private_key.pem -out public_key.pem`;

describe('RSA keys from a seed', () => {
  it.each([1024, 2048])('are real keys of %i bits', (bits) => {
    const key = makeRsaKey(seedRandom('key'), bits);
    expect(key.asymmetricKeyDetails).toEqual({ modulusLength: bits, publicExponent: 65_537n });
    const oaep = publicEncrypt(createPublicKey(key), Buffer.from('hello'));
    expect(privateDecrypt(key, oaep).toString()).toBe('hello');
  });

  it('are the same for the same seed, and others for another', () => {
    const pem = (seed: string) => makeRsaKey(seedRandom(seed), 1024).export({ type: 'pkcs8', format: 'pem' });
    expect(pem('a')).toBe(pem('a'));
    expect(pem('a')).not.toBe(pem('b'));
  });
});

describe('openssl', () => {
  it('makes a pair that belongs together, the same in the same world', async () => {
    const [one, two] = await Promise.all([play(), play()]);
    expect(await one.say(PAIR)).toBe('writing RSA key\n');
    await two.say(PAIR);
    const [privatePem, publicPem] = [
      await one.say('cat private_key.pem'),
      await one.say('cat public_key.pem'),
    ];
    expect(privatePem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(createPublicKey(createPrivateKey(privatePem)).export({ type: 'spki', format: 'pem' })).toBe(
      publicPem,
    );
    expect(await two.say('cat private_key.pem')).toBe(privatePem);
    expect(await one.say('openssl genrsa 2048')).not.toBe(privatePem);
  });

  it('reads and writes pipes, and the older form', async () => {
    const { say } = await play();
    expect(await say('openssl genrsa -traditional 1024 | head -1')).toBe('-----BEGIN RSA PRIVATE KEY-----\n');
    expect(await say('openssl genrsa 1024 | openssl rsa -pubout 2> /dev/null | head -1')).toBe(
      '-----BEGIN PUBLIC KEY-----\n',
    );
  });

  it.each([
    ['openssl genrsa -out', 'genrsa: Option -out needs a value'],
    ['openssl genrsa many', `genrsa: Can't parse "many" as a number`],
    ['openssl genrsa 512', 'netlab makes keys of 1024, 2048, 3072 bits'],
    ['openssl genrsa -aes256', 'genrsa: Unknown option: aes256'],
    ['openssl rsa -pubout -in none.pem', 'Could not open file or uri for loading private key from none.pem'],
    ['echo x > x.pem; openssl rsa -pubout -in x.pem', 'Could not read private key from x.pem'],
    ['openssl s_client', "netlab's openssl has only these commands: genrsa, rsa."],
  ])('%s', async (line, complaint) => {
    const { say, console } = await play();
    expect(await say(line)).toContain(complaint);
    expect((await console.run('echo $?')).stdout).toBe('1\n');
  });

  it('is enough to sign a URL with a key that CloudFront takes', async () => {
    const { say } = await play();
    await say(PAIR);
    const config =
      '"{\\"CallerReference\\":\\"c\\",\\"Name\\":\\"n\\",\\"EncodedKey\\":$(jq -Rs . public_key.pem)}"';
    const id = (
      await say(
        `aws cloudfront create-public-key --public-key-config ${config} --query PublicKey.Id --output text`,
      )
    ).trim();
    expect(id).toMatch(/^K[A-Z0-9]{13}$/);
    const url = await say(
      `aws cloudfront sign --url https://d1.cloudfront.net/a --key-pair-id ${id} --private-key file://private_key.pem --date-less-than 2026-02-01`,
    );
    expect(url).toMatch(
      new RegExp(`^https://d1.cloudfront.net/a\\?Expires=1769904000&Signature=.+&Key-Pair-Id=${id}$`),
    );
  });
});
