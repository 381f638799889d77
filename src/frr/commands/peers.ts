/** Neighbors and peer groups: made, changed and removed in the value of the configuration. */
import type { AddressFamily } from '../../bgp/index.ts';
import { type Answer, type Call, refuse } from '../command.ts';
import { entryOf, withEntry, withoutEntry } from '../record.ts';
import type { BgpSection, PeerConfig, RunningConfig } from '../running-config.ts';
import { isOn } from './switches.ts';

export const PEER = '<A.B.C.D|X:X::X:X|WORD>$peer';

/** In the mode of a router there always is one. */
export const bgpOf = ({ bgp }: RunningConfig): BgpSection => bgp as BgpSection;

/** Takes after its group in everything. */
export const NEW_MEMBER: PeerConfig = { settings: {}, families: { ipv4: {}, ipv6: {} } };

/** Speaks what neighbors speak by default when it is made, whatever the default is later. */
export function newPeer({ options }: BgpSection): PeerConfig {
  const activate = isOn(options, 'default-ipv4-unicast');
  return { settings: {}, families: { ipv4: { activate }, ipv6: {} } };
}

export function isAddress(name: string): boolean {
  return /^[\d.]+$|:/.test(name);
}

export function withBgp(config: RunningConfig, change: Partial<BgpSection>): RunningConfig {
  return { ...config, bgp: { ...bgpOf(config), ...change } };
}

export function withPeer(config: RunningConfig, name: string, peer: PeerConfig): RunningConfig {
  return withBgp(config, { peers: withEntry(bgpOf(config).peers, name, peer) });
}

export function withoutPeers(config: RunningConfig, names: readonly string[]): RunningConfig {
  return withBgp(config, {
    peers: names.reduce((peers, name) => withoutEntry(peers, name), bgpOf(config).peers),
  });
}

/** Changes the neighbor or group that the line names; FRR wants to have met it before. */
export function changePeer(
  { config, args }: Call,
  change: (peer: PeerConfig) => PeerConfig | string,
): Answer {
  const name = args.peer ?? '';
  const peer = entryOf(bgpOf(config).peers, name);
  if (!peer) return refuse('% Specify remote-as or peer-group commands first');
  const changed = change(peer);
  return typeof changed === 'string' ? refuse(changed) : { config: withPeer(config, name, changed) };
}

/** What a neighbor has of its group, with what it has itself. */
export function effectivePeer(bgp: BgpSection, peer: PeerConfig): PeerConfig {
  const group = peer.group === undefined ? undefined : entryOf(bgp.peers, peer.group);
  if (!group) return peer;
  const remoteAs = group.remoteAs ?? peer.remoteAs;
  return {
    ...peer,
    ...(remoteAs === undefined ? {} : { remoteAs }),
    settings: { ...group.settings, ...peer.settings },
    families: {
      ipv4: { ...group.families.ipv4, ...peer.families.ipv4 },
      ipv6: { ...group.families.ipv6, ...peer.families.ipv6 },
    },
  };
}

export function isInternal(bgp: BgpSection, peer: PeerConfig): boolean {
  const { remoteAs } = effectivePeer(bgp, peer);
  return remoteAs === 'internal' || remoteAs === bgp.asn;
}

/** The family that a line is about: outside `address-family`, IPv4. */
export const familyIn = ({ mode }: Call): AddressFamily => (mode.kind === 'family' ? mode.family : 'ipv4');

/** FRR takes the name of a route map that isn't there, and says so. */
export function warnedOfMap(config: RunningConfig, name: string | undefined, answer: Answer): Answer {
  if (answer.failed || name === undefined || entryOf(config.routeMaps, name)) return answer;
  return { ...answer, output: `The route-map '${name}' does not exist.\n` };
}
