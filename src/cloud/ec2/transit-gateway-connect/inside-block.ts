/** Blocks for the inside of Connect peers' tunnels (R-TGW-24): a /29 of link-local addresses, of its own on each transit gateway. */
import { formatPrefix, prefixCovers, prefixesOverlap } from '../../../kit/prefix.ts';
import { AwsError, invalidParameterValue } from '../../kernel/errors.ts';
import { requireCidr, storedPrefix } from '../cidr.ts';

const LENGTH = 29;
const RANGE = storedPrefix('169.254.0.0/16');
const RESERVED = [
  ...[0, 1, 2, 3, 4, 5].map((third) => storedPrefix(`169.254.${third}.0/29`)),
  storedPrefix('169.254.169.248/29'),
];

/** The canonical block. @param others what peers of the same transit gateway have */
export function requireInsideBlock(texts: readonly string[], others: readonly string[]): string {
  const [text = '', second] = texts;
  if (second !== undefined || text.includes(':')) {
    throw new AwsError(
      'NotSimulated',
      'netlab does not simulate this: IPv6 within Connect peers. Give one IPv4 block.',
      501,
    );
  }
  const refuse = (why: string) => invalidParameterValue(text, 'insideCidrBlocks', why);
  const block = requireCidr(text, 'insideCidrBlocks', 4);
  if (block.length !== LENGTH || !prefixCovers(RANGE, block))
    throw refuse('Expecting a /29 block from 169.254.0.0/16.');
  if (RESERVED.some((one) => prefixesOverlap(one, block))) throw refuse('The block is reserved.');
  if (others.some((one) => prefixesOverlap(storedPrefix(one), block)))
    throw refuse('Another Connect peer of the transit gateway has addresses of it.');
  return formatPrefix(block);
}
