/** Names that an edge makes up for each request and for itself: 56 characters of base64, and a host for `Via`. */
import { hash32 } from '../../../kit/random.ts';
import type { World } from '../../kernel/world.ts';
import type { Edge } from './locations.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LENGTH = 54;

/** Drawn from what the world has served so far, so that no other draw depends on it. */
export function requestIdAt(world: World, edge: Edge, now: number): string {
  const seed = `${world.seed}/${edge.pop}/${now}/${Object.values(world.web.traffic).reduce((sum, { requests }) => sum + requests, 0)}`;
  return `${letters(seed, LENGTH, ALPHABET)}==`;
}

const HEXADECIMAL = '0123456789abcdef';

/** `Via: 1.1 <this>.cloudfront.net (CloudFront)`: always the same for a cache of a distribution. */
export function viaHost(distributionId: string, cache: string): string {
  return `${letters(`${distributionId}/${cache}`, 32, HEXADECIMAL)}.cloudfront.net`;
}

function letters(seed: string, length: number, alphabet: string): string {
  return Array.from(
    { length },
    (_, index) => alphabet[hash32(`${index}/${seed}`) % alphabet.length] ?? '',
  ).join('');
}
