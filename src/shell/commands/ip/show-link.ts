/** `ip link` and `ip addr` as iproute2 5.15 prints them. Hardware addresses follow from names. */

import { formatAddress } from '../../../kit/address.ts';
import { type Prefix, parsePrefix, prefixRange } from '../../../kit/prefix.ts';
import { hash32 } from '../../../kit/random.ts';
import { bareAddress, type Interface, type NetworkStack } from '../../../sim/network-stack.ts';

const LOOPBACK = {
  link: '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000',
  address: '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000',
  hardware: '    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00',
  inet: '    inet 127.0.0.1/8 scope host lo\n       valid_lft forever preferred_lft forever',
};

/** Undefined where there is no such interface. */
export function linkText(
  stack: NetworkStack,
  name: string | undefined,
  isBrief: boolean,
): string | undefined {
  return listed(stack, name, isBrief, 'link');
}

export function addressText(
  stack: NetworkStack,
  name: string | undefined,
  isBrief: boolean,
): string | undefined {
  return listed(stack, name, isBrief, 'address');
}

function listed(
  { interfaces, router = '' }: NetworkStack,
  name: string | undefined,
  isBrief: boolean,
  what: 'link' | 'address',
): string | undefined {
  const wanted = interfaces.flatMap((one, index) =>
    name === undefined || one.name === name ? [{ one, index }] : [],
  );
  const hasLoopback = name === undefined || name === 'lo';
  if (wanted.length === 0 && !hasLoopback) return undefined;
  const texts = wanted.map(({ one, index }) =>
    isBrief ? briefLine(one, router, what) : lines(one, index + 2, router, what).join('\n'),
  );
  return `${[...(hasLoopback ? [loopback(isBrief, what)] : []), ...texts].join('\n')}\n`;
}

function loopback(isBrief: boolean, what: 'link' | 'address'): string {
  if (!isBrief)
    return [LOOPBACK[what], LOOPBACK.hardware, ...(what === 'address' ? [LOOPBACK.inet] : [])].join('\n');
  return brief('lo', 'UNKNOWN', what === 'link' ? '00:00:00:00:00:00 <LOOPBACK,UP,LOWER_UP>' : '127.0.0.1/8');
}

function briefLine(one: Interface, router: string, what: 'link' | 'address'): string {
  const rest =
    what === 'link' ? `${hardwareAddress(one, router)} <${flagsOf(one)}>` : one.addresses.join(' ');
  return brief(fullName(one), stateOf(one), rest);
}

function brief(name: string, state: string, rest: string): string {
  return `${name.padEnd(16)} ${state.padEnd(14)} ${rest} `;
}

function lines(one: Interface, number: number, router: string, what: 'link' | 'address'): readonly string[] {
  const isPoint = one.kind === 'tunnel';
  const queue = isPoint || one.kind === 'vlan' ? 'noqueue' : one.up ? 'fq_codel' : 'noop';
  const mode = what === 'link' ? ' mode DEFAULT' : '';
  return [
    `${number}: ${fullName(one)}: <${flagsOf(one)}> mtu ${one.mtu} qdisc ${queue} state ${stateOf(one)}${mode} group default qlen 1000`,
    one.gre
      ? `    link/gre ${one.gre.local} peer ${one.gre.remote}`
      : isPoint
        ? '    link/none '
        : `    link/ether ${hardwareAddress(one, router)} brd ff:ff:ff:ff:ff:ff`,
    ...(what === 'address' ? one.addresses.map((address) => inetText(address, one.name)) : []),
  ];
}

function fullName({ name, kind, parent }: Interface): string {
  if (kind === 'tunnel') return `${name}@NONE`;
  return parent === undefined ? name : `${name}@${parent}`;
}

function stateOf({ kind, up }: Interface): string {
  return up ? (kind === 'tunnel' ? 'UNKNOWN' : 'UP') : 'DOWN';
}

function flagsOf({ kind, up }: Interface): string {
  const kinds = kind === 'tunnel' ? ['POINTOPOINT', 'NOARP'] : ['BROADCAST', 'MULTICAST'];
  return (up ? [...kinds, 'UP', 'LOWER_UP'] : ['NO-CARRIER', ...kinds, 'UP']).join(',');
}

/** Locally administered (IEEE 802). */
function hardwareAddress({ name, parent }: Interface, router: string): string {
  const hash = hash32(`${router}/${parent ?? name}`);
  const octets = [2, 0, hash >>> 24, (hash >>> 16) & 255, (hash >>> 8) & 255, hash & 255];
  return octets.map((octet) => octet.toString(16).padStart(2, '0')).join(':');
}

function inetText(address: string, name: string): string {
  const prefix = parsePrefix(address);
  const family = prefix?.family === 6 ? 'inet6' : 'inet';
  const broadcast = prefix ? broadcastOf(prefix) : '';
  const label = family === 'inet' ? ` ${name}` : ' ';
  const scope = bareAddress(address)?.family === 6 && address.startsWith('fe80:') ? 'link' : 'global';
  return `    ${family} ${address}${broadcast} scope ${scope}${label}\n       valid_lft forever preferred_lft forever`;
}

function broadcastOf(prefix: Prefix): string {
  if (prefix.family === 6 || prefix.length > 30) return '';
  const value = Number(prefixRange(prefix)[1]) - 1;
  return ` brd ${formatAddress({ family: 4, value })}`;
}
