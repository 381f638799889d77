/** Names that an edge makes up for each request and for itself: 56 characters of base64, and a host for `Via`. */
import { rememberingTexts } from '../../../kit/memoise.ts';
import { nextHex, nextUint32, seedRandom } from '../../../kit/random.ts';
import type { World } from '../../kernel/world.ts';
import type { Edge } from './locations.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LENGTH = 54;

/** Drawn from what the world has served so far, so that no other draw depends on it. */
export function requestIdAt(world: World, edge: Edge, now: number): string {
  const seed = `${world.seed}/${edge.pop}/${now}/${Object.values(world.web.traffic).reduce((sum, { requests }) => sum + requests, 0)}`;
  return `${letters(seed)}==`;
}

/** `Via: 1.1 <this>.cloudfront.net (CloudFront)`: always the same for a cache of a distribution. */
export const viaHost = rememberingTexts(
  (distributionId: string, cache: string) =>
    `${nextHex(seedRandom(`${distributionId}/${cache}`), 32)}.cloudfront.net`,
);

/** Of an alphabet of 64: five to a number drawn. */
function letters(seed: string): string {
  const random = seedRandom(seed);
  let text = '';
  while (text.length < LENGTH)
    for (let number = nextUint32(random), left = 5; left > 0; left--, number >>>= 6)
      text += ALPHABET[number & 63] ?? '';
  return text.slice(0, LENGTH);
}
