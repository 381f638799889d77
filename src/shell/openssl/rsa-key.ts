/**
 * RSA keys from seeded chance: the same world and commands make the same key, to the last bit. Primes are found as
 * usual (FIPS 186-5 A.1.3): a random odd number, then the next one that is prime. Good for practice and nothing else:
 * whoever knows a lab's seed knows its keys.
 */
import { checkPrimeSync, createPrivateKey, type KeyObject } from 'node:crypto';
import { assert } from '../../kit/assert.ts';
import { nextHex, type RandomState } from '../../kit/random.ts';

const EXPONENT = 65_537n;
/** Candidates that one of these divides need no further look. */
const SMALL_PRIMES = primesBelow(20_000).slice(1);
/** A prime of 2,048 bits is nearly always found within a hundredth of this. */
const FARTHEST = 1_000_000;

/** `bits` is even. */
export function makeRsaKey(random: RandomState, bits: number): KeyObject {
  const p = drawPrime(random, bits / 2);
  const q = drawPrime(random, bits / 2);
  assert(p !== q, 'two draws of a thousand bits differ');
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const numbers = { n: p * q, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const members = Object.entries(numbers).map(([name, value]) => [
    name,
    bytesOf(value).toString('base64url'),
  ]);
  return createPrivateKey({ key: { kty: 'RSA', ...Object.fromEntries(members) }, format: 'jwk' });
}

/** With the two highest bits set, so that the product of two has all its bits. */
function drawPrime(random: RandomState, bits: number): bigint {
  const top = 3n << BigInt(bits - 2);
  const start = BigInt(`0x${nextHex(random, bits / 4)}`) | top | 1n;
  const remainders = SMALL_PRIMES.map((prime) => Number(start % BigInt(prime)));
  for (let step = 0; step < FARTHEST; step += 2) {
    if (SMALL_PRIMES.some((prime, index) => ((remainders[index] as number) + step) % prime === 0)) continue;
    const candidate = start + BigInt(step);
    if (candidate % EXPONENT !== 1n && checkPrimeSync(candidate)) return candidate;
  }
  throw new Error('netlab bug: no prime where there must be one');
}

/** By the extended Euclidean algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [before, now] = [modulus, value % modulus];
  let [factorBefore, factor] = [0n, 1n];
  while (now !== 0n) {
    const quotient = before / now;
    [before, now] = [now, before - quotient * now];
    [factorBefore, factor] = [factor, factorBefore - quotient * factor];
  }
  assert(before === 1n, 'the numbers share no factor');
  return ((factorBefore % modulus) + modulus) % modulus;
}

function bytesOf(value: bigint): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

function primesBelow(limit: number): number[] {
  const composite = new Uint8Array(limit);
  const primes: number[] = [];
  for (let number = 2; number < limit; number++) {
    if (composite[number]) continue;
    primes.push(number);
    for (let multiple = number * number; multiple < limit; multiple += number) composite[multiple] = 1;
  }
  return primes;
}
