/** A bucket's policy: put, shown, judged, removed. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html */
import type {
  DeleteBucketPolicyRequest,
  GetBucketPolicyRequest,
  GetBucketPolicyStatusRequest,
  PutBucketPolicyRequest,
} from '@aws-sdk/client-s3';
import { PolicyProblem, parsePolicy } from '../../iam-policy/document.ts';
import { isPublic } from '../../iam-policy/public.ts';
import type { Context } from '../../kernel/context.ts';
import { read, write } from '../../kernel/resource.ts';
import { type BucketItem, bucketArn } from '../bucket/bucket.ts';
import { accessDenied, malformedPolicy, S3Error } from '../errors.ts';
import { learnerOf } from './context-keys.ts';
import { onBucket } from './guard.ts';
import { checkStatement } from './policy-rules.ts';
import { policyOf } from './policy-text.ts';

/** 20 KB. */
const MOST_OCTETS = 20 * 1024;

export const POLICY_OPERATIONS = {
  GetBucketPolicy: read<GetBucketPolicyRequest, object>(
    onBucket('s3:GetBucketPolicy', (_input, bucket) => ({ Policy: requirePolicy(bucket) })),
  ),
  PutBucketPolicy: write<PutBucketPolicyRequest, object>(onBucket('s3:PutBucketPolicy', put)),
  DeleteBucketPolicy: write<DeleteBucketPolicyRequest, object>(
    onBucket('s3:DeleteBucketPolicy', (_input, bucket) => {
      delete bucket.Policy;
      return {};
    }),
  ),
  GetBucketPolicyStatus: read<GetBucketPolicyStatusRequest, object>(
    onBucket('s3:GetBucketPolicyStatus', (_input, bucket) => {
      requirePolicy(bucket);
      return { PolicyStatus: { IsPublic: policyOf(bucket)?.isPublic ?? false } };
    }),
  ),
};

function requirePolicy({ Name, Policy }: BucketItem): string {
  if (Policy !== undefined) return Policy;
  throw new S3Error('NoSuchBucketPolicy', 'The bucket policy does not exist', 404, { BucketName: Name });
}

function put({ Policy: text = '' }: PutBucketPolicyRequest, bucket: BucketItem, context: Context): object {
  if (text.length > MOST_OCTETS) {
    throw new S3Error(
      'PolicyTooLarge',
      `Normalized policy document exceeds the maximum allowed size of ${MOST_OCTETS} bytes.`,
      400,
    );
  }
  const policy = parse(text, bucket.Name);
  if (bucket.PublicAccessBlock?.BlockPublicPolicy && isPublic(policy)) {
    const caller = learnerOf(context.world);
    throw accessDenied(
      `User: ${caller.kind === 'principal' ? caller.arn : ''} is not authorized to perform: s3:PutBucketPolicy on resource: "${bucketArn(bucket.Name)}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
    );
  }
  bucket.Policy = JSON.stringify(JSON.parse(text));
  return {};
}

/** Throws `MalformedPolicy`. */
function parse(text: string, bucket: string) {
  try {
    const policy = parsePolicy(text);
    for (const statement of policy.statements) checkStatement(statement, bucket);
    return policy;
  } catch (error) {
    if (error instanceof PolicyProblem) throw malformedPolicy(error.message);
    throw error;
  }
}
