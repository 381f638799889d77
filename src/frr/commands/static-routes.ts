/** `ip route` and `ipv6 route`. */
import { type Answer, type Call, type Command, notSimulated, refuse } from '../command.ts';
import { canonicalPrefix, prefixWithMask } from '../prefix-text.ts';
import type { StaticRoute } from '../running-config.ts';

const FAMILIES = [
  { word: 'ip', address: 'A.B.C.D', to: '<A.B.C.D/M$prefix|A.B.C.D$address A.B.C.D$mask>' },
  { word: 'ipv6', address: 'X:X::X:X', to: 'X:X::X:X/M$prefix' },
] as const;

export const STATIC_ROUTE_COMMANDS: readonly Command[] = FAMILIES.flatMap(({ word, address, to }) => {
  const way = `<${address}$hop [INTERFACE$interface]|<Null0|blackhole|reject>$drop|INTERFACE$interface>`;
  const line = `${word} route ${to} ${way} [(1-255)$distance]`;
  return [
    { pattern: line, run: add },
    { pattern: `no ${line}`, run: remove },
    ...notSimulated(
      `[no] ${word} route ${to.replaceAll(/\$\w+/g, '')} <${address}|INTERFACE> <tag|label|table|vrf|onlink|color|metric> LINE...`,
    ),
  ];
});

function routeIn({ args }: Call): StaticRoute | undefined {
  const { prefix, address = '', mask = '', hop, interface: name, drop, distance } = args;
  const to = prefix === undefined ? prefixWithMask(address, mask) : canonicalPrefix(prefix);
  if (to === undefined) return undefined;
  const isNull = name !== undefined && /^null0$/i.test(name);
  return {
    prefix: to,
    ...(hop === undefined ? {} : { nextHop: hop }),
    ...(drop === undefined ? {} : { drop: drop as NonNullable<StaticRoute['drop']> }),
    ...(name === undefined || isNull ? {} : { interface: name }),
    ...(isNull ? { drop: 'Null0' as const } : {}),
    distance: Number(distance ?? 1),
  };
}

const wayOf = ({ prefix, nextHop, interface: name, drop }: StaticRoute) =>
  [prefix, nextHop, name, drop === undefined ? '' : drop === 'reject' ? 'reject' : 'drop'].join(' ');

const MIXED = [
  '% Configuration failed.',
  '',
  'Error type: validation',
  'Error description: Route cannot have blackhole and non-blackhole nexthops simultaneously',
].join('\n');

/** One and the same way has one distance. */
function add(call: Call): Answer {
  const route = routeIn(call);
  if (!route) return refuse('% Malformed address');
  const { config } = call;
  const rivals = config.staticRoutes.filter(
    (one) => one.prefix === route.prefix && one.distance === route.distance,
  );
  if (rivals.some(({ drop }) => (drop === undefined) !== (route.drop === undefined))) return refuse(MIXED);
  const others = config.staticRoutes.filter((one) => wayOf(one) !== wayOf(route));
  return { config: { ...config, staticRoutes: [...others, route] } };
}

function remove(call: Call): Answer {
  const route = routeIn(call);
  if (!route) return refuse('% Malformed address');
  const { config } = call;
  const goes = (one: StaticRoute) =>
    wayOf(one) === wayOf(route) && (call.args.distance === undefined || one.distance === route.distance);
  if (!config.staticRoutes.some(goes)) return { output: '% Refusing to remove a non-existent route\n' };
  return { config: { ...config, staticRoutes: config.staticRoutes.filter((one) => !goes(one)) } };
}
