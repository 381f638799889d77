/** S3's API, as the CLI's own commands call it. */
import type { Line } from '../../../../kit/line.ts';
import type { Params } from '../../argument.ts';
import type { AwsIo } from '../../aws-io.ts';
import { checkBucket } from '../../bucket-name.ts';
import { regionFor } from '../../configuration.ts';
import { serviceFailure } from '../../operation-command.ts';
import { openDeviceClient } from './device-client.ts';
import { lineHere } from './transfer-time.ts';

export interface StoredObject {
  readonly Key: string;
  readonly Size: number;
  /** ISO 8601. */
  readonly LastModified: string;
}

interface Page {
  readonly Contents?: readonly StoredObject[];
  readonly CommonPrefixes?: readonly { readonly Prefix: string }[];
  readonly NextContinuationToken?: string;
}

export interface S3Client {
  readonly region: string;
  /** What carries files to it and from it. */
  readonly line: Line;
  /** Throws `CliFailure`. */
  // biome-ignore lint/suspicious/noExplicitAny: what an operation answers, the model knows
  call(operation: string, input: Readonly<Record<string, unknown>>): Promise<any>;
  /** Stores a file of which only the size is known: in one PUT or in parts, as the CLI would. Throws `CliFailure`. */
  storeSize(input: SizeToStore): Promise<void>;
  /** All pages. */
  list(bucket: string, prefix: string, delimiter?: string): Promise<Listed>;
}

export interface SizeToStore extends Params {
  readonly Bucket: string;
  readonly Key: string;
  /** Octets. */
  readonly Size: number;
  /** Milliseconds since the Unix epoch. */
  readonly StartedAt: number;
}

export interface Listed {
  readonly objects: readonly StoredObject[];
  readonly prefixes: readonly string[];
}

export async function openClient(io: AwsIo, globals: ReadonlyMap<string, string>): Promise<S3Client> {
  const endpoint = globals.get('endpoint-url');
  if (endpoint !== undefined) return openDeviceClient(io, endpoint);
  const region = await regionFor(io, globals.get('region'));
  const client: S3Client = {
    region,
    line: lineHere(io),
    async call(operation, input) {
      await io.pause();
      checkBucket(input.Bucket);
      const result = io.sim.call({ service: 's3', operation, region, input, from: io.standing.place });
      if (result.ok) return result.output;
      throw serviceFailure(result.error, operation);
    },
    async storeSize(input) {
      await io.pause();
      checkBucket(input.Bucket);
      const result = io.sim.call({
        service: 's3-whole-uploads',
        operation: 'Upload',
        region,
        input,
        from: io.standing.place,
      });
      if (!result.ok) throw serviceFailure(result.error, 'CreateMultipartUpload');
    },
    async list(bucket, prefix, delimiter) {
      const objects: StoredObject[] = [];
      const prefixes: string[] = [];
      let token: string | undefined;
      do {
        const page = (await client.call('ListObjectsV2', {
          Bucket: bucket,
          Prefix: prefix,
          ...(delimiter !== undefined && { Delimiter: delimiter }),
          ...(token !== undefined && { ContinuationToken: token }),
        })) as Page;
        objects.push(...(page.Contents ?? []));
        prefixes.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix));
        token = page.NextContinuationToken;
      } while (token !== undefined);
      return { objects, prefixes };
    },
  };
  return client;
}
