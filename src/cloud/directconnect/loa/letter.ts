/**
 * The Letter of Authorization and Connecting Facility Assignment (LOA-CFA): which port of AWS's in which panel somebody may
 * run a cable to, and until when (R-DX-12, R-DX-13). A code over all of it, which only AWS can make, tells whether a letter
 * is genuine.
 */
import { createHash } from 'node:crypto';
import { DAY_MS } from '../../../kit/business-days.ts';
import { pdfOf, textOfPdf } from '../../../kit/pdf.ts';
import { hash32 } from '../../../kit/random.ts';
import type { World } from '../../kernel/world.ts';
import type { ConnectionItem } from '../connection/connection.ts';
import { findLocation } from '../location/locations.ts';

/** R-DX-13. */
export const LETTER_DAYS = 90;

/** What the letter says, line by line; each line is `NAME: VALUE`. */
export type Letter = Readonly<Record<(typeof FIELDS)[number], string>>;

const FIELDS = [
  'Connection',
  'Account',
  'Requester',
  'Location',
  'Facility',
  'Port speed',
  'Optics',
  'Cage',
  'Rack',
  'Patch panel',
  'Port',
  'Issued',
  'Valid until',
] as const;

const CODE = 'Authorization code';
const TITLE = 'Letter of Authorization and Connecting Facility Assignment (LOA-CFA)';

/** R-DX-4. */
const OPTICS: Readonly<Record<string, string>> = {
  '1Gbps': '1000BASE-LX, 1310 nm, single-mode fiber',
  '10Gbps': '10GBASE-LR, 1310 nm, single-mode fiber',
  '100Gbps': '100GBASE-LR4, single-mode fiber',
  '400Gbps': '400GBASE-LR4, single-mode fiber',
};

export function letterFor(item: ConnectionItem, provider: string | undefined, issuedAt: number): Letter {
  const place = hash32(item.awsDeviceV2);
  const requester = `AWS account ${item.ownerAccount}`;
  return {
    Connection: `${item.connectionId} ${item.connectionName}`,
    Account: item.ownerAccount,
    Requester: provider === undefined ? requester : `${requester}, by ${provider}`,
    Location: item.location,
    Facility: findLocation(item.location)?.name ?? item.location,
    'Port speed': item.bandwidth,
    Optics: OPTICS[item.bandwidth] ?? 'single-mode fiber',
    Cage: `AWS ${1 + (place % 40)}`,
    Rack: `R${String(1 + ((place >>> 8) % 60)).padStart(2, '0')}`,
    'Patch panel': `PP-${item.awsDeviceV2}-${item.bandwidth}`,
    Port: `strands ${2 * (item.port ?? 1) - 1} and ${2 * (item.port ?? 1)}`,
    Issued: minute(issuedAt),
    'Valid until': minute(issuedAt + LETTER_DAYS * DAY_MS),
  };
}

/** The letter as a PDF. */
export function printed(letter: Letter, { seed }: Pick<World, 'seed'>): string {
  return pdfOf([
    'Amazon Web Services',
    '',
    TITLE,
    '',
    'The requester may have a cross-connect made to the port named below, at the',
    'expense of the requester, by the operator of the facility or a carrier.',
    '',
    ...FIELDS.map((name) => `${name}: ${letter[name]}`),
    '',
    `${CODE}: ${codeOf(letter, seed)}`,
  ]);
}

/** What came of reading a file as a letter. */
export type Reading = { readonly letter: Letter; readonly genuine: boolean } | { readonly letter: undefined };

export function readLetter(file: string, { seed }: Pick<World, 'seed'>): Reading {
  const lines = textOfPdf(file) ?? file.split('\n').map((line) => line.trim());
  if (!lines.includes(TITLE)) return { letter: undefined };
  const found = new Map(lines.map((line) => line.split(/: (.*)/s) as [string, string | undefined]));
  const letter = Object.fromEntries(FIELDS.map((name) => [name, found.get(name) ?? ''])) as Letter;
  return { letter, genuine: found.get(CODE) === codeOf(letter, seed) };
}

/** `dxcon-fg5678gh`. */
export function connectionIn({ Connection: text }: Letter): string {
  return text.split(' ')[0] ?? '';
}

/** The end of its validity, in milliseconds since the Unix epoch. */
export function validUntil(letter: Letter): number {
  return Date.parse(`${letter['Valid until'].replace(' UTC', ':00Z').replace(' ', 'T')}`);
}

/** `2026-01-07 13:00 UTC` */
function minute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function codeOf(letter: Letter, seed: string): string {
  const text = FIELDS.map((name) => `${name}: ${ascii(letter[name])}`).join('\n');
  const digest = createHash('sha256').update(`LOA-CFA of ${seed}\n${text}`).digest('hex');
  return (digest.slice(0, 24).match(/.{6}/g) ?? []).join('-');
}

/** As it is printed. */
function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}
