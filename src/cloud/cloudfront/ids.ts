/** IDs of CloudFront (R-CF-2, R-CF-134), drawn from the world's chance. */
import { nextBelow, nextHex, type RandomState } from '../../kit/random.ts';
import type { Context } from '../kernel/context.ts';

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const SMALL = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** `E…` a distribution, an identity, an access control or an ETag; `I…` an invalidation; `K…` a public key. */
export function drawId(random: RandomState, letter: 'E' | 'I' | 'K'): string {
  return letter + draw(random, CAPITALS, 13);
}

/** What stands before `.cloudfront.net`: `d111111abcdef8`. `s…` for streaming. */
export function drawHostLabel(random: RandomState, letter: 'd' | 's'): string {
  return letter + draw(random, SMALL, 13);
}

/** Of policies and key groups. */
export function drawUuid(random: RandomState): string {
  const hex = nextHex(random, 32);
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** `arn:aws:cloudfront::123456789012:distribution/E…`: CloudFront's ARNs name no region. */
export function arnOf(context: Context, kind: string, id: string): string {
  return `arn:aws:cloudfront::${context.account}:${kind}/${id}`;
}

/** Where a new resource stands: the `Location` of a create's answer. */
export function locationOf(kind: string, id: string): string {
  return `https://cloudfront.amazonaws.com/2020-05-31/${kind}/${id}`;
}

function draw(random: RandomState, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[nextBelow(random, alphabet.length)]).join('');
}
