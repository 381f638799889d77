/** Single settings of a tunnel, as a person at the router writes them: in strongSwan's words. */
import { parseAddress } from '../../kit/address.ts';
import type { IpsecTunnel, Proposal } from './tunnel.ts';

const LEAST_MTU = 576;
const MOST_MTU = 1500;

const GROUPS: Readonly<Record<string, number>> = {
  modp1024: 2,
  modp1536: 5,
  modp2048: 14,
  modp3072: 15,
  modp4096: 16,
  modp6144: 17,
  modp8192: 18,
  ecp256: 19,
  ecp384: 20,
  ecp521: 21,
};

type Read = (value: string) => Partial<IpsecTunnel> | undefined;

const SETTINGS: Readonly<Record<string, { readonly read: Read; readonly expects: string }>> = {
  state: {
    read: (value) => (value === 'up' || value === 'down' ? { isEnabled: value === 'up' } : undefined),
    expects: 'up or down',
  },
  psk: {
    read: (value) => (value === '' ? undefined : { preSharedKey: value }),
    expects: 'the pre-shared key',
  },
  version: {
    read: (value) => (value === 'ikev1' || value === 'ikev2' ? { ikeVersion: value } : undefined),
    expects: 'ikev1 or ikev2',
  },
  ike: {
    read: (value) => ifProposal(value, (phase1) => ({ phase1 })),
    expects: 'a proposal like aes256-sha256-modp2048',
  },
  esp: {
    read: (value) => ifProposal(value, (phase2) => ({ phase2 })),
    expects: 'a proposal like aes256-sha256-modp2048 or aes256gcm16-modp2048',
  },
  local: { read: (value) => ifAddress(value, (local) => ({ local })), expects: 'an IPv4 address' },
  remote: { read: (value) => ifAddress(value, (remote) => ({ remote })), expects: 'an IPv4 address' },
  mtu: {
    read: (value) => {
      const mtu = /^\d{3,4}$/.test(value) ? Number(value) : 0;
      return mtu >= LEAST_MTU && mtu <= MOST_MTU ? { mtu } : undefined;
    },
    expects: `${LEAST_MTU} to ${MOST_MTU}`,
  },
};

export const SETTING_NAMES = Object.keys(SETTINGS).filter((name) => name !== 'state');

/** What changes, or a sentence on what is wrong. */
export function changeOf(setting: string, value: string): Partial<IpsecTunnel> | string {
  const known = Object.hasOwn(SETTINGS, setting) ? SETTINGS[setting] : undefined;
  if (!known) return `There is no setting '${setting}'. Settings: ${SETTING_NAMES.join(', ')}.`;
  return known.read(value) ?? `'${value}' won't do for ${setting}: it is ${known.expects}.`;
}

function ifAddress(value: string, make: (address: string) => Partial<IpsecTunnel>) {
  return parseAddress(value)?.family === 4 ? make(value) : undefined;
}

function ifProposal(value: string, make: (proposal: Proposal) => Partial<IpsecTunnel>) {
  const match = /^aes(128|256)(gcm16)?(?:-(sha1|sha256|sha384|sha512))?-(\w+)$/.exec(value);
  const group = match && GROUPS[match[4] as string];
  if (!match || !group || (!match[2] && !match[3])) return undefined;
  const hash = match[3] ?? 'sha256';
  return make({
    encryption: `AES${match[1]}${match[2] ? '-GCM-16' : ''}`,
    integrity: hash === 'sha1' ? 'SHA1' : `SHA2-${hash.slice(3)}`,
    group,
  });
}

const GROUP_NAMES = new Map(Object.entries(GROUPS).map(([name, number]) => [number, name]));

/** As `ike` and `esp` are written: `aes128-sha1-modp1024`. */
export function sayProposal({ encryption, integrity, group }: Proposal): string {
  const cipher = encryption.toLowerCase().replaceAll('-', '');
  const words = [
    cipher,
    ...(cipher.includes('gcm') ? [] : [integrity.toLowerCase().replace('sha2-', 'sha')]),
    GROUP_NAMES.get(group) ?? `group${group}`,
  ];
  return words.join('-');
}
