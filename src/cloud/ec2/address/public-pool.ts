/** Draws public addresses and IPv6 blocks from Amazon's space; none is given out twice in a world. */
import { type Address, formatAddress } from '../../../kit/address.ts';
import { assert } from '../../../kit/assert.ts';
import { formatPrefix, type Prefix, prefixSize } from '../../../kit/prefix.ts';
import { nextBelow, nextUint32 } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { AMAZON_RANGES, type AmazonRanges } from '../amazon/ranges.ts';
import { storedPrefix } from '../cidr.ts';

/** Its table remembers what was ever given out, so that an address that was let go doesn't come back. */
const DRAWN = 'amazon-address';
const ATTEMPTS = 10_000;
/** Amazon's blocks for VPCs are exactly this long (R-VPC-30). */
export const AMAZON_IPV6_LENGTH = 56;

/** A public IPv4 address of the region, e.g. `3.87.14.201`. */
export function drawPublicAddress(context: Context): string {
  const pools = rangesOf(context).ec2.map(storedPrefix);
  const clients = Object.values(context.world.setting.clients).map((client) => client.address);
  return drawOnce(context, () => {
    const text = formatAddress(anyAddress(pools, context));
    return clients.includes(text) || /\.(?:0|255)$/.test(text) ? undefined : text;
  });
}

/** An IPv6 block for a VPC, e.g. `2600:1f18:2c5:9a00::/56`. */
export function drawIpv6Block(context: Context): string {
  const pool = storedPrefix(rangesOf(context).ipv6);
  return drawOnce(context, () => {
    const low = BigInt(nextUint32(context.random)) << BigInt(128 - AMAZON_IPV6_LENGTH);
    const first = BigInt(pool.first) + (low % BigInt(prefixSize(pool)));
    return formatPrefix({ family: 6, first, length: AMAZON_IPV6_LENGTH });
  });
}

function rangesOf({ region }: Context): AmazonRanges {
  const ranges = AMAZON_RANGES[region];
  assert(ranges, `no address ranges for ${region}`);
  return ranges;
}

function anyAddress(pools: readonly Prefix[], context: Context): Address {
  const total = pools.reduce((sum, pool) => sum + Number(prefixSize(pool)), 0);
  let index = nextBelow(context.random, total);
  for (const pool of pools) {
    const size = Number(prefixSize(pool));
    if (index < size) return { family: 4, value: Number(pool.first) + index };
    index -= size;
  }
  throw new Error('netlab bug: an index beyond all pools');
}

function drawOnce(context: Context, draw: () => string | undefined): string {
  context.state[DRAWN] ??= {};
  const drawn = context.state[DRAWN];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const text = draw();
    if (text !== undefined && !Object.hasOwn(drawn, text)) {
      drawn[text] = true;
      return text;
    }
  }
  throw new Error(`netlab bug: ${context.region} has no addresses left`);
}
