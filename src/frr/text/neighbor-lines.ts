/** Neighbors as `show running-config` has them. */
import type { AddressFamily } from '../../bgp/index.ts';
import { compareAddresses, parseAddress } from '../../kit/address.ts';
import { NEIGHBOR_FAMILIES } from '../commands/neighbor-families.ts';
import { NEIGHBOR_SETTINGS, type NeighborOption } from '../commands/neighbor-settings.ts';
import { isOn } from '../commands/switches.ts';
import type { BgpSection, PeerConfig, PeerFamily } from '../running-config.ts';

/** Groups by name, then the members of each, then who is in none; by address. */
export function peersInOrder({ peers }: BgpSection): readonly (readonly [string, PeerConfig])[] {
  const all = Object.entries(peers);
  const groups = all.filter(([, { isGroup }]) => isGroup).sort(([left], [right]) => (left < right ? -1 : 1));
  const names = [...groups.map(([name]) => name), undefined];
  const membersOf = (name: string | undefined) =>
    all
      .filter(([, { isGroup, group }]) => !isGroup && group === name)
      .sort(([left], [right]) => compareHosts(left, right));
  return [...groups, ...names.flatMap(membersOf)];
}

function compareHosts(left: string, right: string): number {
  const [one, other] = [parseAddress(left), parseAddress(right)];
  return one && other ? compareAddresses(one, other) : 0;
}

export function sessionLines(name: string, peer: PeerConfig): readonly string[] {
  const neighbor = ` neighbor ${name}`;
  return [
    ...(peer.isGroup ? [`${neighbor} peer-group`] : []),
    ...(peer.remoteAs === undefined ? [] : [`${neighbor} remote-as ${peer.remoteAs}`]),
    ...(peer.group === undefined ? [] : [`${neighbor} peer-group ${peer.group}`]),
    ...optionLines(NEIGHBOR_SETTINGS, peer.settings).map((line) => `${neighbor} ${line}`),
  ];
}

export function familyLines(
  bgp: BgpSection,
  name: string,
  { families, group }: PeerConfig,
  family: AddressFamily,
): readonly string[] {
  const own = families[family];
  const neighbor = `  neighbor ${name}`;
  return [
    ...activation(bgp, own, family, group !== undefined).map((word) => `  ${word}neighbor ${name} activate`),
    ...optionLines(NEIGHBOR_FAMILIES.slice(0, BEFORE_COMMUNITIES), own).map((line) => `${neighbor} ${line}`),
    ...communityLines(own).map((word) => `  no neighbor ${name} send-community${word}`),
    ...optionLines(NEIGHBOR_FAMILIES.slice(BEFORE_COMMUNITIES), own).map((line) => `${neighbor} ${line}`),
  ];
}

/** Where `send-community` stands among the others. */
const BEFORE_COMMUNITIES = NEIGHBOR_FAMILIES.findIndex(({ key }) => key === 'defaultOriginate');

function optionLines<Settings>(
  options: readonly NeighborOption<Settings>[],
  settings: Settings,
): readonly string[] {
  return options.flatMap((option) => {
    const value = settings[option.key];
    return value === undefined || value === null ? [] : [option.write(value as NonNullable<typeof value>)];
  });
}

/** Said where it isn't so by itself. */
function activation(
  { options }: BgpSection,
  { activate }: PeerFamily,
  family: AddressFamily,
  isMember: boolean,
): readonly ('' | 'no ')[] {
  const isDefault = family === 'ipv4' && isOn(options, 'default-ipv4-unicast');
  if (activate === undefined || activate === isDefault || (isMember && !activate && !isDefault)) return [];
  return [activate ? '' : 'no '];
}

function communityLines({ noSendCommunity = [] }: PeerFamily): readonly string[] {
  if (noSendCommunity.length === 3) return [' all'];
  if (noSendCommunity.length === 2 && !noSendCommunity.includes('large')) return [' both'];
  return noSendCommunity.map((kind) => (kind === 'standard' ? '' : ` ${kind}`));
}
