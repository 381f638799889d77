/** `router bgp N`, and the lines in it that are about the router itself. */
import { type Answer, type Call, type Command, notSimulated, refuse } from '../command.ts';
import { CONFIG, ROUTER } from '../mode.ts';
import { setting } from '../record.ts';
import { type BgpOptions, type BgpSwitch, NO_FAMILY } from '../running-config.ts';
import { bgpOf, withBgp } from './peers.ts';
import { SWITCHES } from './switches.ts';

export const ROUTER_BGP_COMMANDS: readonly Command[] = [
  { pattern: 'router bgp [(1-4294967295)$asn]', run: openRouter },
  { pattern: 'no router bgp [(1-4294967295)$asn]', run: removeRouter },
];

export const BGP_OPTION_COMMANDS: readonly Command[] = [
  ...SWITCHES.flatMap(({ name, words }): readonly Command[] => [
    { pattern: words, run: (call) => turn(call, name, true) },
    { pattern: `no ${words}`, run: (call) => turn(call, name, false) },
  ]),
  { pattern: 'bgp router-id A.B.C.D$id', run: (call) => put(call, 'routerId', call.args.id) },
  { pattern: 'no bgp router-id [A.B.C.D$id]', run: removeRouterId },
  {
    pattern: 'bgp cluster-id <A.B.C.D|(1-4294967295)>$id',
    run: (call) => put(call, 'clusterId', dotted(call.args.id ?? '')),
  },
  {
    pattern: 'no bgp cluster-id [<A.B.C.D|(1-4294967295)>]',
    run: (call) => put(call, 'clusterId', undefined),
  },
  {
    pattern: 'bgp default local-preference (0-4294967295)$value',
    run: (call) => put(call, 'defaultLocalPreference', Number(call.args.value)),
  },
  {
    pattern: 'no bgp default local-preference [(0-4294967295)]',
    run: (call) => put(call, 'defaultLocalPreference', undefined),
  },
  {
    pattern: 'bgp minimum-holdtime (1-65535)$seconds',
    run: (call) => put(call, 'minimumHoldSeconds', Number(call.args.seconds)),
  },
  {
    pattern: 'no bgp minimum-holdtime [(1-65535)]',
    run: (call) => put(call, 'minimumHoldSeconds', undefined),
  },
  { pattern: 'timers bgp (0-65535)$keepalive (0-65535)$hold', run: setTimers },
  {
    pattern: 'no timers bgp [(0-65535) (0-65535)]',
    run: ({ config }) => ({
      config: withOptions(config, { keepaliveSeconds: undefined, holdSeconds: undefined }),
    }),
  },
  ...notSimulated(
    '[no] bgp bestpath as-path confed',
    '[no] bgp bestpath <bandwidth|peer-type> [LINE...]',
    '[no] bgp confederation <identifier|peers> [LINE...]',
    '[no] bgp <allow-martian-nexthop|client-to-client|conditional-advertisement|dampening|disable-ebgp-connected-route-check|fast-convergence|fast-external-failover|graceful-restart|graceful-restart-disable|graceful-shutdown|hard-administrative-reset|listen|long-lived-graceful-restart|max-med|reject-as-sets|route-reflector|shutdown|suppress-duplicates|suppress-fib-pending> [LINE...]',
    '[no] bgp default <show-hostname|show-nexthop-hostname|subgroup-pkt-queue-max|shutdown|ipv6-unicast|l2vpn-evpn> [LINE...]',
    '[no] <bmp|coalesce-time|distance|read-quanta|segment-routing|table-map|update-delay|vnc|write-quanta> [LINE...]',
  ),
];

function openRouter({ config, args }: Call): Answer {
  const { bgp } = config;
  const asn = args.asn === undefined ? bgp?.asn : Number(args.asn);
  if (asn === undefined) return refuse('% No BGP process is configured');
  if (bgp && bgp.asn !== asn) return refuse(`BGP is already running; AS is ${bgp.asn}`);
  if (bgp) return { mode: ROUTER };
  const families = { ipv4: NO_FAMILY, ipv6: NO_FAMILY };
  return {
    config: { ...config, bgp: { asn, options: { switches: {} }, peers: {}, families } },
    mode: ROUTER,
  };
}

function removeRouter({ config, args }: Call): Answer {
  const { bgp, ...rest } = config;
  if (!bgp)
    return args.asn === undefined
      ? refuse('% No BGP process is configured')
      : refuse("% Can't find BGP instance");
  if (args.asn !== undefined && Number(args.asn) !== bgp.asn) return refuse("% Can't find BGP instance");
  return { config: rest, mode: CONFIG };
}

function withOptions(
  config: Call['config'],
  change: { [Key in keyof BgpOptions]?: BgpOptions[Key] | undefined },
) {
  const options = Object.entries(change).reduce(
    (all, [key, value]) => setting(all, key as keyof BgpOptions, value as never),
    bgpOf(config).options,
  );
  return withBgp(config, { options });
}

function turn({ config }: Call, name: BgpSwitch, isWanted: boolean): Answer {
  const { switches } = bgpOf(config).options;
  return { config: withOptions(config, { switches: { ...switches, [name]: isWanted } }) };
}

function put<Key extends keyof BgpOptions>(
  { config }: Call,
  key: Key,
  value: BgpOptions[Key] | undefined,
): Answer {
  return { config: withOptions(config, { [key]: value } as Partial<BgpOptions>) };
}

function removeRouterId(call: Call): Answer {
  const { routerId } = bgpOf(call.config).options;
  if (call.args.id !== undefined && call.args.id !== routerId) return refuse("% BGP router-id doesn't match");
  return put(call, 'routerId', undefined);
}

function setTimers({ config, args }: Call): Answer {
  const holdSeconds = Number(args.hold);
  if (holdSeconds > 0 && holdSeconds < 3)
    return refuse('% hold time value must be either 0 or greater than 3');
  // A keepalive that comes too late is made to come in time.
  const keepaliveSeconds = Math.min(Number(args.keepalive), Math.floor(holdSeconds / 3));
  return { config: withOptions(config, { keepaliveSeconds, holdSeconds }) };
}

/** `5` is `0.0.0.5`. */
function dotted(id: string): string {
  if (id.includes('.')) return id;
  const number = Number(id);
  return [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join('.');
}
