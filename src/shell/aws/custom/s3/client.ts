/** S3's API, as the CLI's own commands call it. */
import type { AwsIo } from '../../aws-io.ts';
import { checkBucket } from '../../bucket-name.ts';
import { regionFor } from '../../configuration.ts';
import { serviceFailure } from '../../operation-command.ts';

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
  /** Throws `CliFailure`. */
  // biome-ignore lint/suspicious/noExplicitAny: what an operation answers, the model knows
  call(operation: string, input: Readonly<Record<string, unknown>>): Promise<any>;
  /** All pages. */
  list(bucket: string, prefix: string, delimiter?: string): Promise<Listed>;
}

export interface Listed {
  readonly objects: readonly StoredObject[];
  readonly prefixes: readonly string[];
}

export async function openClient(io: AwsIo, globals: ReadonlyMap<string, string>): Promise<S3Client> {
  const region = await regionFor(io, globals.get('region'));
  const client: S3Client = {
    region,
    async call(operation, input) {
      await io.pause();
      checkBucket(input.Bucket);
      const result = io.sim.call({ service: 's3', operation, region, input });
      if (result.ok) return result.output;
      throw serviceFailure(result.error, operation);
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
