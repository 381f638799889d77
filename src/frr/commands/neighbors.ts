/** `neighbor …`: who the neighbors are, and everything that the tables of settings say of them. */
import {
  type Answer,
  type Call,
  type Command,
  NOTHING,
  notSimulated,
  type RouterView,
  refuse,
} from '../command.ts';
import { entryOf, setting, withEntry } from '../record.ts';
import type { CommunityKind, PeerConfig, PeerFamily, PeerSettings } from '../running-config.ts';
import { NEIGHBOR_FAMILIES } from './neighbor-families.ts';
import { NEIGHBOR_SETTINGS, type NeighborOption } from './neighbor-settings.ts';
import {
  bgpOf,
  changePeer,
  familyIn,
  isAddress,
  isInternal,
  NEW_MEMBER,
  newPeer,
  PEER,
  warnedOfMap,
  withBgp,
  withoutPeers,
  withPeer,
} from './peers.ts';

const REMOTE_AS = '<(1-4294967295)|internal|external>';

const MEMBERSHIP: readonly Command[] = [
  { pattern: `neighbor ${PEER} peer-group PGNAME$group`, run: joinGroup },
  { pattern: `no neighbor ${PEER} peer-group PGNAME$group`, run: leaveGroup },
];

export const SESSION_COMMANDS: readonly Command[] = [
  { pattern: `neighbor ${PEER} remote-as ${REMOTE_AS}$asn`, run: setRemoteAs },
  { pattern: 'neighbor WORD$group peer-group', run: makeGroup },
  ...MEMBERSHIP,
  { pattern: 'no neighbor WORD$peer peer-group', run: removeGroup },
  { pattern: `no neighbor ${PEER} [remote-as ${REMOTE_AS}]`, run: removePeer },
  ...NEIGHBOR_SETTINGS.flatMap((option) => settingCommands(option)),
  ...notSimulated(
    `[no] neighbor ${PEER} capability LINE...`,
    `[no] neighbor ${PEER} ttl-security hops [(1-254)]`,
    `[no] neighbor ${PEER} port [(0-65535)]`,
    `[no] neighbor ${PEER} bfd <profile|check-control-plane-failure> [LINE...]`,
    `[no] neighbor ${PEER} <graceful-restart|graceful-restart-helper|graceful-restart-disable>`,
    `[no] neighbor ${PEER} <interface|local-role|enforce-first-as|solo|tcp-mss|dont-capability-negotiate|override-capability|strict-capability-match> [LINE...]`,
    `[no] neighbor ${PEER} timers delayopen [(0-65535)]`,
  ),
];

export const FAMILY_COMMANDS: readonly Command[] = [
  ...MEMBERSHIP,
  { pattern: `neighbor ${PEER} activate`, run: (call) => changeFamily(call, 'activate', true) },
  { pattern: `no neighbor ${PEER} activate`, run: (call) => changeFamily(call, 'activate', false) },
  {
    pattern: `neighbor ${PEER} send-community [<both|all|extended|standard|large>$which]`,
    run: (call) => sendCommunity(call, true),
  },
  {
    pattern: `no neighbor ${PEER} send-community [<both|all|extended|standard|large>$which]`,
    run: (call) => sendCommunity(call, false),
  },
  ...NEIGHBOR_FAMILIES.flatMap((option) => familyCommands(option)),
  ...notSimulated(
    `[no] neighbor ${PEER} <addpath-tx-all-paths|addpath-tx-bestpath-per-AS|disable-addpath-rx|attribute-unchanged|capability|distribute-list|route-server-client|unsuppress-map|advertise-map|soo> [LINE...]`,
    `[no] neighbor ${PEER} maximum-prefix-out [(1-4294967295)]`,
    `[no] neighbor ${PEER} allowas-in origin`,
    `[no] neighbor ${PEER} next-hop-self force`,
  ),
];

function settingCommands(option: NeighborOption<PeerSettings>): readonly Command[] {
  return optionCommands(option, (peer, value) => ({
    ...peer,
    settings: setting(peer.settings, option.key, value as PeerSettings[typeof option.key]),
  }));
}

function familyCommands(option: NeighborOption<PeerFamily>): readonly Command[] {
  return optionCommands(option, (peer, value, call) => {
    const family = familyIn(call);
    const changed = setting(peer.families[family], option.key, value as PeerFamily[typeof option.key]);
    return { ...peer, families: { ...peer.families, [family]: changed } };
  });
}

/** The line that sets it, and the one that takes it away. */
function optionCommands<Settings>(
  option: NeighborOption<Settings>,
  put: (peer: PeerConfig, value: unknown, call: Call) => PeerConfig,
): readonly Command[] {
  return [
    {
      pattern: `neighbor ${PEER} ${option.pattern}`,
      run: (call) =>
        withWarning(
          call,
          option.key as string,
          changePeer(call, (peer) => {
            const bgp = bgpOf(call.config);
            const value = option.read(call.args);
            if (option.ignoredBy?.(bgp, peer)) return peer;
            return option.refusal?.(bgp, peer, value) ?? put(peer, value, call);
          }),
        ),
    },
    {
      pattern: `no neighbor ${PEER} ${option.no}`,
      run: (call) =>
        changePeer(call, (peer) => {
          const refusal = option.refusesNo && option.refusal?.(bgpOf(call.config), peer, undefined as never);
          return refusal ?? put(peer, undefined, call);
        }),
    },
  ];
}

function withWarning({ config, args }: Call, key: string, answer: Answer): Answer {
  return key.startsWith('routeMap') ? warnedOfMap(config, args.name, answer) : answer;
}

function changeFamily(call: Call, key: 'activate', value: boolean): Answer {
  const family = familyIn(call);
  return changePeer(call, (peer) => ({
    ...peer,
    families: { ...peer.families, [family]: { ...peer.families[family], [key]: value } },
  }));
}

const KINDS: readonly CommunityKind[] = ['standard', 'extended', 'large'];

function kindsNamed(which: string | undefined): readonly CommunityKind[] {
  if (which === 'all') return KINDS;
  if (which === 'both') return ['standard', 'extended'];
  return [(which ?? 'standard') as CommunityKind];
}

/** All kinds are sent, until some are not to be. */
function sendCommunity(call: Call, isSent: boolean): Answer {
  const family = familyIn(call);
  const named = kindsNamed(call.args.which);
  return changePeer(call, (peer) => {
    const before = peer.families[family].noSendCommunity ?? [];
    const left = KINDS.filter((kind) => (named.includes(kind) ? !isSent : before.includes(kind)));
    const changed = setting(peer.families[family], 'noSendCommunity', left.length > 0 ? left : undefined);
    return { ...peer, families: { ...peer.families, [family]: changed } };
  });
}

const isOwnAddress = ({ interfaces }: RouterView, name: string) =>
  interfaces.some(({ addresses }) => addresses.some((one) => one.split('/')[0] === name));

const OWN_ADDRESS = '% Can not configure the local system as neighbor';

function setRemoteAs({ config, args, view }: Call): Answer {
  const name = args.peer ?? '';
  const bgp = bgpOf(config);
  const known = entryOf(bgp.peers, name);
  const remoteAs = /^\d/.test(args.asn ?? '') ? Number(args.asn) : (args.asn as 'internal' | 'external');
  if (!known && !isPeerAddress(args.peer)) return refuse('% Create the peer-group or interface first');
  if (isOwnAddress(view, name)) return refuse(OWN_ADDRESS);
  const group = known?.group === undefined ? undefined : entryOf(bgp.peers, known.group);
  if (group?.remoteAs !== undefined && group.remoteAs !== remoteAs)
    return refuse('% Peer-group member cannot override remote-as of peer-group.');
  const peer = { ...(known ?? newPeer(bgp)), remoteAs };
  const settings = isInternal(bgp, peer) ? setting(peer.settings, 'ebgpMultihop', undefined) : peer.settings;
  return { config: withPeer(config, name, { ...peer, settings }) };
}

/** A word that was taken for a name although it looks like an address is none. */
function isPeerAddress(name = ''): boolean {
  const parts = name.split('.');
  return (
    isAddress(name) && (name.includes(':') || (parts.length === 4 && parts.every((one) => Number(one) < 256)))
  );
}

function makeGroup({ config, args }: Call): Answer {
  const name = args.group ?? '';
  if (entryOf(bgpOf(config).peers, name)) return NOTHING;
  return { config: withPeer(config, name, { ...newPeer(bgpOf(config)), isGroup: true }) };
}

function joinGroup({ config, args, view }: Call): Answer {
  const { peers } = bgpOf(config);
  const name = args.peer ?? '';
  if (!isPeerAddress(name)) return refuse(`% Malformed address or name: ${name}`);
  if (isOwnAddress(view, name)) return refuse(OWN_ADDRESS);
  const group = entryOf(peers, args.group ?? '');
  if (!group?.isGroup) return refuse('% Configure the peer-group first');
  const known = entryOf(peers, name);
  const { remoteAs: _overridden, ...own } = known ?? NEW_MEMBER;
  const kept = group.remoteAs === undefined ? (known ?? NEW_MEMBER) : own;
  return { config: withPeer(config, name, { ...kept, group: args.group ?? '' }) };
}

/** Without a number of its own, a neighbor doesn't outlive its membership. */
function leaveGroup(call: Call): Answer {
  const { config, args } = call;
  const peer = entryOf(bgpOf(config).peers, args.peer ?? '');
  if (!isPeerAddress(args.peer)) return refuse(`% Malformed address or name: ${args.peer}`);
  if (!peer) return refuse('% Specify remote-as or peer-group commands first');
  if (!entryOf(bgpOf(config).peers, args.group ?? '')?.isGroup)
    return refuse('% Configure the peer-group first');
  if (peer?.group !== args.group) return refuse('% Specify remote-as or peer-group commands first');
  if (peer?.remoteAs === undefined) return { config: withoutPeers(config, [args.peer ?? '']) };
  return changePeer(call, ({ group: _left, ...rest }) => rest);
}

function removeGroup({ config, args }: Call): Answer {
  const { peers } = bgpOf(config);
  const name = args.peer ?? '';
  if (!entryOf(peers, name)?.isGroup) return refuse('% Create the peer-group first');
  const members = Object.keys(peers).filter(
    (one) => peers[one]?.group === name && peers[one]?.remoteAs === undefined,
  );
  const left = withoutPeers(config, [name, ...members]);
  const kept = Object.entries(bgpOf(left).peers).reduce(
    (all, [one, peer]) =>
      peer.group === name ? withEntry(all, one, setting(peer, 'group', undefined)) : all,
    bgpOf(left).peers as Record<string, PeerConfig>,
  );
  return { config: withBgp(left, { peers: kept }) };
}

function removePeer({ config, args }: Call): Answer {
  const name = args.peer ?? '';
  const peer = entryOf(bgpOf(config).peers, name);
  if (!peer) return isPeerAddress(name) ? NOTHING : refuse('% Create the peer-group first');
  if (peer.isGroup) return removeGroup({ config, args } as Call);
  return { config: withoutPeers(config, [name]) };
}
