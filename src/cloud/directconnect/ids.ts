/** IDs of Direct Connect: a prefix and 8 letters and digits (R-DX-8): `dxcon-fg5678gh`. */
import { nextBelow, type RandomState } from '../../kit/random.ts';

const CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 8;

/** `prefix`: `dxcon`, `dxvif`, `dxlag`, `dxpeer`. */
export function drawId(prefix: string, random: RandomState): string {
  const letters = Array.from({ length: LENGTH }, () => CHARACTERS[nextBelow(random, CHARACTERS.length)]);
  return `${prefix}-${letters.join('')}`;
}
