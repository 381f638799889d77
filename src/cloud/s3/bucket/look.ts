/** Looking at buckets: which there are, where they stand. */
import type {
  GetBucketEncryptionRequest,
  GetBucketLocationRequest,
  HeadBucketRequest,
  ListBucketsRequest,
} from '@aws-sdk/client-s3';
import type { Context } from '../../kernel/context.ts';
import { read } from '../../kernel/resource.ts';
import { onBucket } from '../access/guard.ts';
import { canonicalUserId } from '../digest.ts';
import { invalidArgument, S3Error } from '../errors.ts';
import { type BucketItem, findBucket, listBuckets, requireBucket } from './bucket.ts';
import { isTakenByOthers } from './names.ts';

const MOST_LISTED = 10_000;

export const LOOK_OPERATIONS = {
  ListBuckets: read(list),
  HeadBucket: read(head),
  GetBucketLocation: read<GetBucketLocationRequest, object>(
    onBucket('s3:GetBucketLocation', (_input, { Region }) => ({
      // The first region has no name here.
      LocationConstraint: Region === 'us-east-1' ? null : Region,
    })),
  ),
  GetBucketEncryption: read<GetBucketEncryptionRequest, object>(
    onBucket('s3:GetEncryptionConfiguration', () => ({
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
            BucketKeyEnabled: false,
          },
        ],
      },
    })),
  ),
};

function list(input: ListBucketsRequest, { world }: Context) {
  const {
    Prefix: prefix = '',
    MaxBuckets: most = MOST_LISTED,
    ContinuationToken: token,
    BucketRegion,
  } = input;
  if (most < 1 || most > MOST_LISTED)
    throw invalidArgument(
      `Argument max-buckets must be an integer between 1 and ${MOST_LISTED}`,
      'max-buckets',
      String(most),
    );
  const wanted = listBuckets(world).filter(
    ({ Name, Region }) =>
      Name.startsWith(prefix) &&
      (BucketRegion === undefined || Region === BucketRegion) &&
      Name > (token ?? ''),
  );
  const shown = wanted.slice(0, most);
  const last = shown.at(-1);
  return {
    Buckets: shown.map(({ Name, CreationDate, Region }) => ({
      Name,
      CreationDate,
      ...(input.BucketRegion !== undefined || input.MaxBuckets !== undefined ? { BucketRegion: Region } : {}),
      BucketArn: `arn:aws:s3:::${Name}`,
    })),
    Owner: { ID: canonicalUserId(world.account) },
    ...(last && wanted.length > shown.length && { ContinuationToken: last.Name }),
    ...(input.Prefix !== undefined && { Prefix: prefix }),
  };
}

/** A HEAD has no body, and so its errors have no words but the status. */
function head(input: HeadBucketRequest, context: Context): object {
  const name = input.Bucket ?? '';
  if (!findBucket(context.world, name)) {
    throw isTakenByOthers(name) ? new S3Error('403', 'Forbidden', 403) : new S3Error('404', 'Not Found', 404);
  }
  return onBucket('s3:ListBucket', (_given: { Bucket: string | undefined }, found: BucketItem) => ({
    BucketArn: `arn:aws:s3:::${found.Name}`,
    BucketRegion: found.Region,
    AccessPointAlias: false,
  }))({ Bucket: requireBucket(name, context).Name }, context);
}
