/**
 * CIDR blocks of transit gateways (R-TGW-6): addresses of their own, for private IP VPN. IPv4 /24 or larger, IPv6 /64 or
 * larger, not link-local. https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
import { formatPrefix, prefixesOverlap } from '../../../kit/prefix.ts';
import { AwsError, invalidParameterValue } from '../../kernel/errors.ts';
import { requireCidr, storedPrefix } from '../cidr.ts';
import type { TransitGatewayItem } from './transit-gateway.ts';

const MOST_BLOCKS = 5;
const LONGEST = { 4: 24, 6: 64 } as const;
const LINK_LOCAL = storedPrefix('169.254.0.0/16');

/** What it has, without those, and with these. */
export function changedBlocks(
  { Options }: Pick<TransitGatewayItem, 'Options'>,
  added: readonly string[],
  removed: readonly string[],
): string[] {
  const before = Options.TransitGatewayCidrBlocks ?? [];
  const gone = removed.map((text) => formatPrefix(requireCidr(text, 'removeTransitGatewayCidrBlocks')));
  const missing = gone.find((text) => !before.includes(text));
  if (missing !== undefined) {
    throw invalidParameterValue(
      missing,
      'removeTransitGatewayCidrBlocks',
      'The transit gateway has no such CIDR block.',
    );
  }
  const blocks = before.filter((text) => !gone.includes(text));
  for (const text of added) blocks.push(newBlock(text, blocks));
  if (blocks.length > MOST_BLOCKS) {
    throw new AwsError(
      'TransitGatewayCidrBlockLimitExceeded',
      'The maximum number of CIDR blocks of a transit gateway has been reached.',
    );
  }
  return blocks;
}

function newBlock(text: string, others: readonly string[]): string {
  const prefix = requireCidr(text, 'transitGatewayCidrBlocks');
  const refuse = (why: string) => invalidParameterValue(text, 'transitGatewayCidrBlocks', why);
  if (prefix.length > LONGEST[prefix.family])
    throw refuse(`Expecting a block of /${LONGEST[prefix.family]} or larger.`);
  if (prefixesOverlap(prefix, LINK_LOCAL)) throw refuse('Link-local addresses cannot be used.');
  if (others.some((other) => prefixesOverlap(prefix, storedPrefix(other))))
    throw refuse('The CIDR block overlaps another one of the transit gateway.');
  return formatPrefix(prefix);
}
