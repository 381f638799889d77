/** `neighbor X …` of the session itself: one entry a setting, in the order in which `show running-config` has them. */
import type { Bindings } from '../grammar/match.ts';
import type { BgpSection, PeerConfig, PeerSettings } from '../running-config.ts';
import { isInternal } from './peers.ts';

export interface NeighborOption<Settings, Key extends keyof Settings = keyof Settings> {
  readonly key: Key;
  /** After `neighbor X `. */
  readonly pattern: string;
  /** After `no neighbor X `. */
  readonly no: string;
  read(args: Bindings): Settings[Key];
  /** After `neighbor X `, as `show running-config` says it. */
  write(value: NonNullable<Settings[Key]>): string;
  /** Why this neighbor can't have it. */
  refusal?(bgp: BgpSection, peer: PeerConfig, value: Settings[Key]): string | undefined;
  /** Who can't have it can't be told not to have it either. */
  readonly refusesNo?: true;
  /** Who takes the line, and does nothing about it. */
  ignoredBy?(bgp: BgpSection, peer: PeerConfig): boolean;
}

/** Keeps the type of each entry's value, and forgets it for the list. */
export function option<Settings, Key extends keyof Settings>(
  entry: NeighborOption<Settings, Key>,
): NeighborOption<Settings> {
  return entry as unknown as NeighborOption<Settings>;
}

const define = <Key extends keyof PeerSettings>(entry: NeighborOption<PeerSettings, Key>) =>
  option<PeerSettings, Key>(entry);

const ASN = '(1-4294967295)';

export const NEIGHBOR_SETTINGS: readonly NeighborOption<PeerSettings>[] = [
  define({
    key: 'localAs',
    pattern: `local-as ${ASN}$asn [no-prepend$noPrepend [replace-as$replaceAs]]`,
    no: `local-as [${ASN} [no-prepend [replace-as]]]`,
    read: ({ asn, noPrepend, replaceAs }) => ({
      asn: Number(asn),
      ...(noPrepend ? { noPrepend: true } : {}),
      ...(replaceAs ? { replaceAs: true } : {}),
    }),
    write: ({ asn, noPrepend, replaceAs }) =>
      `local-as ${asn}${noPrepend ? ' no-prepend' : ''}${replaceAs ? ' replace-as' : ''}`,
    refusal(bgp, peer, value) {
      if (isInternal(bgp, peer)) return '% Local-AS allowed only for EBGP peers';
      if (value?.asn === bgp.asn) return '% Cannot have local-as same as BGP AS number';
      if (value?.asn === peer.remoteAs)
        return '% AS specified for local as is the same as the remote as and this is not allowed.';
      return undefined;
    },
  }),
  define({
    key: 'description',
    pattern: 'description LINE...$text',
    no: 'description [LINE...]',
    read: ({ text }) => text,
    write: (text) => `description ${text}`,
  }),
  define({
    key: 'shutdown',
    pattern: 'shutdown [message MSG...$text]',
    no: 'shutdown [message MSG...]',
    read: ({ text }) => text ?? true,
    write: (value) => (value === true ? 'shutdown' : `shutdown message ${value}`),
  }),
  define({
    key: 'bfd',
    pattern: 'bfd [(2-255)$multiplier (50-60000)$receive (50-60000)$transmit]',
    no: 'bfd',
    read: ({ multiplier, receive, transmit }) =>
      multiplier === undefined
        ? true
        : { multiplier: Number(multiplier), intervalMs: Math.max(Number(receive), Number(transmit)) },
    write: (value) =>
      value === true ? 'bfd' : `bfd ${value.multiplier} ${value.intervalMs} ${value.intervalMs}`,
  }),
  define({
    key: 'password',
    pattern: 'password LINE$text',
    no: 'password [LINE]',
    read: ({ text }) => text,
    write: (text) => `password ${text}`,
  }),
  define({
    key: 'passive',
    pattern: 'passive',
    no: 'passive',
    read: () => true,
    write: () => 'passive',
  }),
  define({
    key: 'ebgpMultihop',
    pattern: 'ebgp-multihop [(1-255)$hops]',
    no: 'ebgp-multihop [(1-255)]',
    read: ({ hops }) => (hops === undefined ? 255 : Number(hops)),
    write: (hops) => `ebgp-multihop ${hops}`,
    ignoredBy: isInternal,
  }),
  define({
    key: 'disableConnectedCheck',
    pattern: '<disable-connected-check|enforce-multihop>',
    no: '<disable-connected-check|enforce-multihop>',
    read: () => true,
    write: () => 'disable-connected-check',
  }),
  define({
    key: 'updateSource',
    pattern: 'update-source <A.B.C.D|X:X::X:X|WORD>$source',
    no: 'update-source [<A.B.C.D|X:X::X:X|WORD>]',
    read: ({ source }) => source,
    write: (source) => `update-source ${source}`,
  }),
  define({
    key: 'advertisementSeconds',
    pattern: 'advertisement-interval (0-600)$seconds',
    no: 'advertisement-interval [(0-600)]',
    read: ({ seconds }) => Number(seconds),
    write: (seconds) => `advertisement-interval ${seconds}`,
  }),
  define({
    key: 'timers',
    pattern: 'timers (0-65535)$keepalive (0-65535)$hold',
    no: 'timers [(0-65535) (0-65535)]',
    // A keepalive that comes too late is made to come in time.
    read: ({ keepalive, hold }) => ({
      keepaliveSeconds: Math.min(Number(keepalive), Math.floor(Number(hold) / 3)),
      holdSeconds: Number(hold),
    }),
    write: ({ keepaliveSeconds, holdSeconds }) => `timers ${keepaliveSeconds} ${holdSeconds}`,
    // RFC 4271 §4.2: 0, or at least three seconds.
    refusal: (_bgp, _peer, value) =>
      value && value.holdSeconds > 0 && value.holdSeconds < 3 ? '% Invalid value' : undefined,
  }),
  define({
    key: 'connectSeconds',
    pattern: 'timers connect (1-65535)$seconds',
    no: 'timers connect [(1-65535)]',
    read: ({ seconds }) => Number(seconds),
    write: (seconds) => `timers connect ${seconds}`,
  }),
];
