/** `interface NAME` and what stands in it. */
import { type Answer, type Call, type Command, NOTHING, notSimulated, refuse } from '../command.ts';
import { entryOf, setting, withEntry, withoutEntry } from '../record.ts';
import type { InterfaceConfig } from '../running-config.ts';

export const INTERFACE_COMMANDS: readonly Command[] = [
  {
    pattern: 'interface IFNAME$name',
    run: ({ args }) => ({ mode: { kind: 'interface', name: args.name ?? '' } }),
  },
  {
    pattern: 'no interface IFNAME$name',
    run: ({ config, args }) => ({
      config: { ...config, interfaces: withoutEntry(config.interfaces, args.name ?? '') },
    }),
  },
];

const ADDRESS = '<ip address A.B.C.D/M$address|ipv6 address X:X::X:X/M$address>';

export const INTERFACE_LINE_COMMANDS: readonly Command[] = [
  { pattern: 'description LINE...$text', run: (call) => change(call, 'description', call.args.text) },
  { pattern: 'no description [LINE...]', run: (call) => change(call, 'description', undefined) },
  { pattern: 'shutdown', run: (call) => change(call, 'shutdown', true) },
  { pattern: 'no shutdown', run: (call) => change(call, 'shutdown', undefined) },
  { pattern: ADDRESS, run: addAddress },
  { pattern: `no ${ADDRESS}`, run: removeAddress },
  ...notSimulated(
    '[no] <bandwidth|babel|isis|eigrp|link-detect|link-params|mpls|multicast|openfabric|tunnel|vrrp> [LINE...]',
    '[no] ip <igmp|nhrp|ospf|pim|rip> [LINE...]',
    '[no] <ip|ipv6> router <isis|openfabric> WORD',
    '[no] ipv6 <mld|nd|nhrp|ospf6|pim|ripng> [LINE...]',
  ),
];

const EMPTY: InterfaceConfig = { addresses: [] };

function edit({ config, mode }: Call, changeIt: (one: InterfaceConfig) => InterfaceConfig): Answer {
  if (mode.kind !== 'interface') return NOTHING;
  const changed = changeIt(entryOf(config.interfaces, mode.name) ?? EMPTY);
  const { name } = mode;
  const isEmpty = changed.addresses.length === 0 && Object.keys(changed).length === 1;
  const interfaces = isEmpty
    ? withoutEntry(config.interfaces, name)
    : withEntry(config.interfaces, name, changed);
  return { config: { ...config, interfaces } };
}

function change<Key extends keyof InterfaceConfig>(
  call: Call,
  key: Key,
  value: InterfaceConfig[Key] | undefined,
): Answer {
  return edit(call, (one) => setting(one, key, value));
}

function addAddress(call: Call): Answer {
  const { address = '' } = call.args;
  return edit(call, (one) =>
    one.addresses.includes(address) ? one : { ...one, addresses: [...one.addresses, address] },
  );
}

function removeAddress(call: Call): Answer {
  const { config, mode, args } = call;
  const known = mode.kind === 'interface' ? entryOf(config.interfaces, mode.name) : undefined;
  if (!known?.addresses.includes(args.address ?? '')) return refuse("% Can't find address");
  return edit(call, (one) => ({
    ...one,
    addresses: one.addresses.filter((address) => address !== args.address),
  }));
}
