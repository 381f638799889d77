/** The S3 adapter of a Snow device beside the learner: `--endpoint-url http://ADDRESS:8080`, as on its label. */

import { clientAt } from '../../../../sim/sites.ts';
import type { AwsIo } from '../../aws-io.ts';
import { CliFailure, EXIT } from '../../failure.ts';
import { serviceFailure } from '../../operation-command.ts';
import type { Listed, S3Client, StoredObject } from './client.ts';
import { deviceLine } from './transfer-time.ts';

interface OnDevice {
  readonly buckets: readonly string[];
  readonly files: readonly {
    readonly bucket: string;
    readonly key: string;
    readonly body: { readonly size: number; readonly text?: string };
  }[];
}

const ENDPOINT = /^https?:\/\/(\d{1,3}(?:\.\d{1,3}){3}):(?:8080|8443)\/?$/;

/** Throws `CliFailure` where no device answers there. */
export function openDeviceClient(io: AwsIo, endpoint: string): S3Client {
  const [, address] = ENDPOINT.exec(endpoint) ?? [];
  const site = clientAt(io.standing.place);
  const at = { address, site };
  const ask = (operation: string, input: object = {}) => {
    const result = io.sim.call({ service: 'snowball-device', operation, input: { ...at, ...input } });
    if (result.ok) return result.output;
    if (result.error.code === 'EndpointConnectionError') throw noDevice(endpoint);
    throw serviceFailure(result.error, operation === 'Put' ? 'PutObject' : 'ListObjectsV2');
  };
  if (address === undefined || site === undefined) throw noDevice(endpoint);
  const { OctetsPerSecond } = ask('Describe') as unknown as { OctetsPerSecond: number };
  const contents = () => ask('List') as unknown as OnDevice;
  const find = (input: Readonly<Record<string, unknown>>) => {
    const found = contents().files.find(({ bucket, key }) => bucket === input.Bucket && key === input.Key);
    if (!found)
      throw new CliFailure(
        EXIT.service,
        `An error occurred (404) when calling the HeadObject operation: Not Found`,
      );
    return { Body: found.body.text, ContentLength: found.body.size, LastModified: now(io) };
  };
  return {
    region: 'snow',
    line: deviceLine(io, site, OctetsPerSecond),
    async call(operation, input) {
      await io.pause();
      switch (operation) {
        case 'PutObject':
          return ask('Put', {
            Bucket: input.Bucket,
            Key: input.Key,
            body: textBody(String(input.Body ?? '')),
          });
        case 'DeleteObject':
          return ask('Remove', { Bucket: input.Bucket, Key: input.Key });
        case 'GetObject':
        case 'HeadObject':
          return find(input);
        case 'ListBuckets':
          return { Buckets: contents().buckets.map((Name) => ({ Name, CreationDate: now(io) })) };
        default:
          throw new CliFailure(
            EXIT.general,
            `The S3 adapter of a Snow device has no operation ${operation}.`,
          );
      }
    },
    async storeSize(input) {
      await io.pause();
      ask('Put', { Bucket: input.Bucket, Key: input.Key, body: { size: input.Size } });
    },
    async list(bucket, prefix, delimiter) {
      return listed(
        contents().files.filter((file) => file.bucket === bucket && file.key.startsWith(prefix)),
        prefix,
        delimiter,
        now(io),
      );
    },
  };
}

function listed(
  files: OnDevice['files'],
  prefix: string,
  delimiter: string | undefined,
  LastModified: string,
): Listed {
  const objects: StoredObject[] = [];
  const prefixes = new Set<string>();
  for (const { key, body } of files) {
    const end = delimiter === undefined ? -1 : key.indexOf(delimiter, prefix.length);
    if (end < 0) objects.push({ Key: key, Size: body.size, LastModified });
    else prefixes.add(key.slice(0, end + 1));
  }
  return { objects, prefixes: [...prefixes] };
}

function noDevice(endpoint: string): CliFailure {
  return new CliFailure(
    EXIT.general,
    `Could not connect to the endpoint URL: "${endpoint}". In netlab only the S3 adapter of a Snow device that stands where you are answers there ('snowballEdge' tells); everything else needs no --endpoint-url.`,
  );
}

function textBody(text: string) {
  return { size: new TextEncoder().encode(text).length, text };
}

function now({ sim }: AwsIo): string {
  return new Date(sim.state.clock.now).toISOString();
}
