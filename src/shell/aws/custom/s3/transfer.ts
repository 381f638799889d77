/** Transfers, one file or object each: what is done, and the line that tells of it. */
import type { Params } from '../../argument.ts';
import type { AwsIo } from '../../aws-io.ts';
import { CliFailure, EXIT } from '../../failure.ts';
import type { S3Client } from './client.ts';
import { guessContentType } from './content-type.ts';
import type { End, Item } from './places.ts';
import { humanSize } from './sizes.ts';
import { passTransfer } from './transfer-time.ts';

export interface Transfer {
  readonly verb: 'upload' | 'download' | 'copy' | 'move' | 'delete';
  readonly item: Item;
  readonly from: End;
  /** Absent: the item is deleted. */
  readonly to?: { readonly end: End; readonly at: string; readonly shown: string };
}

export interface HowToTransfer {
  readonly io: AwsIo;
  readonly client: S3Client;
  /** Members of PutObject and CopyObject. */
  readonly content: Params;
  readonly guesses: boolean;
  readonly directive: string | undefined;
}

export function describe({ verb, item, to }: Transfer): string {
  return `${verb}: ${item.shown}${to ? ` to ${to.shown}` : ''}`;
}

/** Keys may have `..` in them, like any other text: as a path such a one would lead out of the folder that was named. */
export function leadsOut({ item, from, to }: Transfer): boolean {
  if (from.kind !== 's3' || to?.end.kind !== 'local') return false;
  let depth = 0;
  for (const step of item.name.split('/')) {
    if (step === '..') depth -= 1;
    else if (step !== '' && step !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/** Throws `CliFailure`. */
export async function carryOut(transfer: Transfer, how: HowToTransfer): Promise<void> {
  const { item, from, to, verb } = transfer;
  if (to) {
    if (from.kind === 'local') await upload(item, to, how);
    else if (to.end.kind === 'local') await download(item, from, to.at, how);
    else await copy(item, from, to, how);
  }
  if (verb === 'move' || verb === 'delete') await remove(item, from, how);
}

type To = NonNullable<Transfer['to']>;

async function upload(item: Item, to: To, { io, client, content, guesses }: HowToTransfer): Promise<void> {
  const guessed = guesses && content.ContentType === undefined ? guessContentType(item.at) : undefined;
  const about = {
    ...content,
    ...(guessed !== undefined && { ContentType: guessed }),
    Bucket: to.end.bucket,
    Key: to.at,
  };
  if (item.sizeOnly) {
    await io.pause();
    const StartedAt = io.sim.state.clock.now;
    passTransfer(item.size, client.line, io);
    await client.storeSize({ ...about, Size: item.size, StartedAt });
    return;
  }
  await client.call('PutObject', { ...about, Body: (await io.readFile(item.at)) ?? '' });
  passTransfer(item.size, client.line, io);
}

async function download(item: Item, from: End, path: string, { io, client }: HowToTransfer): Promise<void> {
  const { Body } = await client.call('GetObject', { Bucket: from.bucket, Key: item.at });
  if (Body === undefined) throw contentUnknown(item.size);
  await io.files.write(path, Body as string, item.modified);
  passTransfer(item.size, client.line, io);
}

export function contentUnknown(octets: number): CliFailure {
  return new CliFailure(
    EXIT.general,
    `netlab knows of this object that it is ${humanSize(octets)}, not what is in it`,
  );
}

async function copy(
  item: Item,
  from: End,
  to: To,
  { client, content, directive }: HowToTransfer,
): Promise<void> {
  await client.call('CopyObject', {
    ...content,
    Bucket: to.end.bucket,
    Key: to.at,
    CopySource: `${from.bucket}/${item.at.split('/').map(encodeURIComponent).join('/')}`,
    ...(directive !== undefined && { MetadataDirective: directive }),
  });
}

async function remove(item: Item, from: End, { io, client }: HowToTransfer): Promise<void> {
  if (from.kind === 'local') await io.files.remove(item.at);
  else await client.call('DeleteObject', { Bucket: from.bucket, Key: item.at });
}
