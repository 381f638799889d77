/** Block Public Access of a bucket. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
import type {
  DeletePublicAccessBlockRequest,
  GetPublicAccessBlockRequest,
  PutPublicAccessBlockRequest,
} from '@aws-sdk/client-s3';
import { read, write } from '../../kernel/resource.ts';
import { S3Error } from '../errors.ts';
import { onBucket } from './guard.ts';

export const PUBLIC_ACCESS_BLOCK_OPERATIONS = {
  GetPublicAccessBlock: read<GetPublicAccessBlockRequest, object>(
    onBucket('s3:GetBucketPublicAccessBlock', (_input, { Name, PublicAccessBlock }) => {
      if (!PublicAccessBlock) {
        throw new S3Error(
          'NoSuchPublicAccessBlockConfiguration',
          'The public access block configuration was not found',
          404,
          { BucketName: Name },
        );
      }
      return { PublicAccessBlockConfiguration: { ...PublicAccessBlock } };
    }),
  ),
  PutPublicAccessBlock: write<PutPublicAccessBlockRequest, object>(
    onBucket('s3:PutBucketPublicAccessBlock', ({ PublicAccessBlockConfiguration: wanted }, bucket) => {
      // What isn't named is off.
      bucket.PublicAccessBlock = {
        BlockPublicAcls: wanted?.BlockPublicAcls ?? false,
        IgnorePublicAcls: wanted?.IgnorePublicAcls ?? false,
        BlockPublicPolicy: wanted?.BlockPublicPolicy ?? false,
        RestrictPublicBuckets: wanted?.RestrictPublicBuckets ?? false,
      };
      return {};
    }),
  ),
  DeletePublicAccessBlock: write<DeletePublicAccessBlockRequest, object>(
    onBucket('s3:PutBucketPublicAccessBlock', (_input, bucket) => {
      delete bucket.PublicAccessBlock;
      return {};
    }),
  ),
};
