/** IDs of Route 53 (R-R53-1): upper-case letters and digits, shown behind their kind: `/hostedzone/Z…`. */
import { nextBelow, nextHex, type RandomState } from '../../kit/random.ts';

const DIGITS = '0123456789';
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `Z0`, seven digits, then letters and digits: what new hosted zones, changes and delegation sets look like. */
export function drawId(random: RandomState, letter: 'Z' | 'C' | 'N'): string {
  return `${letter}0${draw(random, DIGITS, 7)}${draw(random, DIGITS + CAPITALS, 12)}`;
}

/** Of health checks and CIDR collections. */
export function drawUuid(random: RandomState): string {
  const hex = nextHex(random, 32);
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The ID alone: clients hand back `/hostedzone/Z…` as they were given it. */
export function bareId(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function draw(random: RandomState, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[nextBelow(random, alphabet.length)]).join('');
}
