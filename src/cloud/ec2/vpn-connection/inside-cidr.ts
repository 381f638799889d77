/** Networks of four addresses inside tunnels: AWS has the first usable one, the customer the second (R-VPN-10). */
import { formatAddress } from '../../../kit/address.ts';
import { formatPrefix, parsePrefix, prefixCovers } from '../../../kit/prefix.ts';
import { nextBelow } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterValue } from '../../kernel/errors.ts';
import { storedPrefix } from '../cidr.ts';
import { gatewayOf, isGone, vpnConnection } from './vpn-connection.ts';

const RANGE = storedPrefix('169.254.0.0/16');
const RESERVED = [
  '169.254.0.0/30',
  '169.254.1.0/30',
  '169.254.2.0/30',
  '169.254.3.0/30',
  '169.254.4.0/30',
  '169.254.5.0/30',
  '169.254.169.252/30',
];
const NETWORKS_IN_RANGE = 1 << 14;

/** The canonical CIDR of a network that is asked for. */
export function requireInsideCidr(text: string, taken: ReadonlySet<string>): string {
  const prefix = parsePrefix(text);
  const cidr = prefix && formatPrefix(prefix);
  if (prefix?.length !== 30 || !prefixCovers(RANGE, prefix) || cidr !== text) {
    throw invalidParameterValue(
      text,
      'tunnelInsideCidr',
      'Expecting a /30 CIDR block from the 169.254.0.0/16 range.',
    );
  }
  if (RESERVED.includes(text)) {
    throw invalidParameterValue(text, 'tunnelInsideCidr', 'The CIDR block is reserved.');
  }
  if (taken.has(text)) {
    throw new AwsError('InvalidCidr.InUse', `The specified inside tunnel CIDR '${text}' is already in use.`);
  }
  return text;
}

/** One that nobody on the gateway has. */
export function drawInsideCidr(taken: ReadonlySet<string>, context: Context): string {
  const start = nextBelow(context.random, NETWORKS_IN_RANGE);
  for (let step = 0; step < NETWORKS_IN_RANGE; step++) {
    const value = Number(RANGE.first) + ((start + step) % NETWORKS_IN_RANGE) * 4;
    const cidr = `${formatAddress({ family: 4, value })}/30`;
    if (!taken.has(cidr) && !RESERVED.includes(cidr)) return cidr;
  }
  throw new Error('netlab bug: a gateway with thousands of tunnels');
}

/** Those in use on a gateway. */
export function insideCidrsOf(gatewayId: string, context: Context): Set<string> {
  const own = context.list(vpnConnection).filter((item) => !isGone(item) && gatewayOf(item) === gatewayId);
  return new Set(own.flatMap(({ Tunnels }) => Tunnels.map(({ Options }) => Options.TunnelInsideCidr)));
}

export interface InsideAddresses {
  readonly aws: string;
  readonly customer: string;
}

export function insideAddresses(cidr: string): InsideAddresses {
  const { first } = storedPrefix(cidr);
  const at = (offset: number) => formatAddress({ family: 4, value: Number(first) + offset });
  return { aws: at(1), customer: at(2) };
}
