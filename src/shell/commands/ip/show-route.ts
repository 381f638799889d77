/** `ip route` as iproute2 prints it: the kernel's own routes, and what FRR gave it under the name of its source. */
import { formatAddress, parseAddress } from '../../../kit/address.ts';
import { parsePrefix } from '../../../kit/prefix.ts';
import { decide, type NetworkStack, type RoutingEntry, sourceOn } from '../../../sim/network-stack.ts';
import { type CommandOutput, fail, succeed } from '../../command.ts';

/** Under which FRR's zebra gives its routes to the kernel. */
const FRR_METRIC = 20;
const DEFAULT_ROUTE = '0.0.0.0/0';

export function routesText({ interfaces, routes }: NetworkStack): string {
  const sorted = [...routes].filter(({ prefix }) => !prefix.includes(':')).sort(inKernelOrder);
  return sorted.map((entry) => `${routeText(entry, interfaces)}\n`).join('');
}

/** The route by default first, then by address. */
function inKernelOrder(left: RoutingEntry, right: RoutingEntry): number {
  const [one, other] = [parsePrefix(left.prefix), parsePrefix(right.prefix)];
  return Number(one?.first ?? 0) - Number(other?.first ?? 0) || (one?.length ?? 0) - (other?.length ?? 0);
}

function routeText(entry: RoutingEntry, interfaces: NetworkStack['interfaces']): string {
  const { prefix, source, nextHops } = entry;
  const name = prefix === DEFAULT_ROUTE ? 'default' : prefix.replace(/\/32$/, '');
  const [hop, ...more] = nextHops.filter((one) => one.interface !== undefined);
  const origin =
    source === 'connected' ? ' proto kernel scope link' : source === 'kernel' ? '' : ` proto ${source}`;
  const metric = source === 'static' || source === 'bgp' ? ` metric ${FRR_METRIC}` : '';
  if (!hop) return `blackhole ${name}${origin}${metric} `;
  if (more.length > 0) {
    const lines = [hop, ...more].map((one) => `\tnexthop${wayText(one)} weight 1 `);
    return [`${name}${origin}${metric} `, ...lines].join('\n');
  }
  const own = source === 'connected' ? sourceText(entry, interfaces) : '';
  const scope = source === 'kernel' && hop.via === undefined ? ' scope link' : '';
  return `${name}${wayText(hop)}${origin}${scope}${own}${metric} `;
}

function wayText({ via, interface: name }: RoutingEntry['nextHops'][number]): string {
  return `${via === undefined ? '' : ` via ${via}`} dev ${name}`;
}

function sourceText({ prefix, nextHops }: RoutingEntry, interfaces: NetworkStack['interfaces']): string {
  const parsed = parsePrefix(prefix);
  const own =
    parsed &&
    sourceOn(interfaces, nextHops[0]?.interface ?? '', { family: parsed.family, value: parsed.first });
  return own ? ` src ${formatAddress(own)}` : '';
}

export function routeGetText(stack: NetworkStack, text: string): CommandOutput {
  const address = parseAddress(text);
  if (!address) return fail(`Error: any valid prefix is expected rather than "${text}".`);
  const to = formatAddress(address);
  const decision = decide(stack, address);
  switch (decision.kind) {
    case 'local':
      return succeed(`local ${to} dev lo src ${to} uid 0 \n    cache <local> \n`);
    case 'forward': {
      const source = decision.source === undefined ? '' : ` src ${decision.source}`;
      return succeed(`${to}${wayText(decision)}${source} uid 0 \n    cache \n`);
    }
    case 'blackhole':
      return fail('RTNETLINK answers: Invalid argument', 2);
    case 'unreachable':
      return fail('RTNETLINK answers: Network is unreachable', 2);
  }
}
