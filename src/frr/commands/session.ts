/** Moving about in the console, and what is about the router as a whole. */
import { type Command, NOTHING, notSimulated, refuse, say } from '../command.ts';
import { CONFIG, ENABLE, modeAbove } from '../mode.ts';

export const EVERYWHERE: readonly Command[] = [
  { pattern: '<exit|quit>', run: ({ mode }) => ({ mode: modeAbove(mode) ?? 'closed' }) },
  { pattern: 'end', run: () => ({ mode: ENABLE }) },
  ...notSimulated('list [permutations]', 'find LINE...', '[no] output file [FILE]'),
];

const SAVED = [
  'Note: this version of vtysh never writes vtysh.conf',
  'Building Configuration...',
  'Integrated configuration saved to /etc/frr/frr.conf',
  '[OK]',
  '',
].join('\n');

export const ENABLE_WORDS: readonly Command[] = [
  { pattern: 'configure [terminal]', run: () => ({ mode: CONFIG }) },
  { pattern: 'write [<memory|file|integrated>]', run: () => say(SAVED) },
  { pattern: 'copy running-config startup-config', run: () => say(SAVED) },
  { pattern: '<enable|disable>', run: () => NOTHING },
  { pattern: 'terminal <length (0-4294967295)|monitor|paginate>', run: () => NOTHING },
  { pattern: 'no terminal <length|monitor|paginate>', run: () => NOTHING },
  {
    pattern: '<ping|traceroute> [LINE...]',
    run: () => refuse('% netlab: leave vtysh (exit), and use ping and traceroute in the shell of the router'),
  },
  ...notSimulated(
    '[no] debug LINE...',
    'clear <history|interface|ip|ipv6|log|memory|thread|zebra> [LINE...]',
    'graceful-restart LINE...',
    '[no] rpki LINE...',
    'start-shell [LINE...]',
    'add LINE...',
    'mtrace LINE...',
  ),
];

export const CONFIG_WORDS: readonly Command[] = [
  {
    pattern: 'hostname WORD$name',
    run: ({ config, args }) => ({ config: { ...config, hostname: args.name ?? '' } }),
  },
  {
    pattern: 'no hostname [WORD]',
    run: ({ config, view }) => ({ config: { ...config, hostname: shortName(view.name) } }),
  },
  // As every configuration that was saved begins and ends.
  { pattern: 'frr <version|defaults> LINE...', run: () => NOTHING },
  { pattern: '[no] <ip|ipv6> forwarding', run: () => NOTHING },
  {
    pattern: '[no] service <integrated-vtysh-config|password-encryption|cputime-warning|cputime-stats>',
    run: () => NOTHING,
  },
  { pattern: '[no] log LINE...', run: () => NOTHING },
  ...notSimulated(
    'router <babel|eigrp|isis|openfabric|ospf|ospf6|pim|pim6|rip|ripng> [LINE...]',
    '[no] <access-list|agentx|allow-external-route-update|allow-reserved-ranges|banner|bfd|debug|domainname|dump|fpm|key|l2vpn|line|mac|mpls|nexthop-group|nhrp|password|pbr|pbr-map|pseudowire|router-id|rpki|segment-routing|username|vni|vrf|zebra> [LINE...]',
    '[no] enable password [LINE...]',
    '[no] <ip|ipv6> <access-list|community-list|extcommunity-list|igmp|import-table|mroute|msdp|multicast|nht|ospf|pim|protocol|ssmpingd> [LINE...]',
    '[no] <ip router-id A.B.C.D|ipv6 router-id X:X::X:X> [vrf NAME]',
    '[no] bgp <community-list|large-community-list> <standard|expanded> WORD',
    '[no] bgp <extcommunity-list|route-map|send-extra-data|lcommunity|no-rib|session-dscp|update-delay|input-queue-limit|output-queue-limit|graceful-shutdown|suppress-fib-pending> [LINE...]',
    '[no] route-map WORD optimization',
  ),
];

function shortName(name: string): string {
  return name.split('/').at(-1) ?? name;
}
