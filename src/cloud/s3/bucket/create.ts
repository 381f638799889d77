/** Making and removing buckets. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
import type { CreateBucketCommandOutput, CreateBucketRequest, DeleteBucketRequest } from '@aws-sdk/client-s3';
import type { Context } from '../../kernel/context.ts';
import { regionInfo } from '../../kernel/regions.ts';
import { write } from '../../kernel/resource.ts';
import { checkAcl, refuseGrants } from '../access/acl.ts';
import { onBucket } from '../access/guard.ts';
import { S3Error } from '../errors.ts';
import { type BucketItem, bucket, findBucket } from './bucket.ts';
import { checkBucketName, isTakenByOthers } from './names.ts';

/** Where requests for a bucket of no particular region go. */
export const FIRST_REGION = 'us-east-1';

type Created = Omit<CreateBucketCommandOutput, '$metadata'>;

export const CREATE_OPERATIONS = {
  CreateBucket: write<CreateBucketRequest, Created>(create),
  DeleteBucket: write<DeleteBucketRequest, object>(onBucket('s3:DeleteBucket', remove)),
};

function create(input: CreateBucketRequest, context: Context): Created {
  const name = input.Bucket ?? '';
  checkBucketName(name);
  checkLocation(input.CreateBucketConfiguration?.LocationConstraint, context.region);
  refuseGrants(input);
  const mine = findBucket(context.world, name);
  if (mine) {
    // us-east-1 takes a repeated request for success, as it always has.
    if (mine.Region === FIRST_REGION && context.region === FIRST_REGION) return created(name, context.region);
    throw new S3Error(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
      409,
      { BucketName: name },
    );
  }
  if (isTakenByOthers(name)) {
    throw new S3Error(
      'BucketAlreadyExists',
      'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
      409,
      { BucketName: name },
    );
  }
  const item: BucketItem = {
    Name: name,
    Region: context.region,
    CreationDate: new Date(Math.floor(context.now / 1000) * 1000).toISOString(),
    // New buckets are closed on every side (since April 2023).
    PublicAccessBlock: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
    Ownership: input.ObjectOwnership ?? 'BucketOwnerEnforced',
    Acl: 'private',
    Tags: (input.CreateBucketConfiguration?.Tags ?? []).map((tag) => ({ ...tag })),
    objects: {},
    uploads: {},
  };
  if (input.ACL !== undefined && input.ACL !== 'private') {
    if (item.Ownership === 'BucketOwnerEnforced') throw aclWithOwnership();
    item.Acl = checkAcl(item, input.ACL);
  }
  context.add(bucket, item);
  return created(name, context.region);
}

function created(name: string, region: string): Created {
  return {
    Location: region === FIRST_REGION ? `/${name}` : `http://${name}.s3.amazonaws.com/`,
    BucketArn: `arn:aws:s3:::${name}`,
  };
}

function aclWithOwnership(): S3Error {
  return new S3Error(
    'InvalidBucketAclWithObjectOwnership',
    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    400,
  );
}

/** The constraint must name the region that is asked, and us-east-1 wants none. */
function checkLocation(constraint: string | undefined, region: string): void {
  if (constraint === undefined || constraint === '') {
    if (region === FIRST_REGION) return;
    throw illegalLocation('unspecified');
  }
  const named = constraint === 'EU' ? 'eu-west-1' : constraint;
  if (named === FIRST_REGION || !regionInfo(named)) {
    throw new S3Error('InvalidLocationConstraint', 'The specified location-constraint is not valid', 400, {
      LocationConstraint: constraint,
    });
  }
  if (named !== region) throw illegalLocation(constraint);
}

function illegalLocation(constraint: string): S3Error {
  return new S3Error(
    'IllegalLocationConstraintException',
    `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    400,
  );
}

function remove(_input: DeleteBucketRequest, item: BucketItem, context: Context): object {
  const entries = Object.values(item.objects);
  if (entries.length > 0) throw notEmpty(item, item.Versioning !== undefined);
  delete context.world.regions[item.Region]?.[bucket.kind]?.[item.Name];
  return {};
}

function notEmpty({ Name }: BucketItem, versioned: boolean): S3Error {
  const more = versioned ? '. You must delete all versions in the bucket.' : '';
  return new S3Error('BucketNotEmpty', `The bucket you tried to delete is not empty${more}`, 409, {
    BucketName: Name,
  });
}
