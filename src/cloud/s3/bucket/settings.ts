/** Versioning, tags, ownership and ACLs of buckets: small settings, each put, shown and removed. */
import type {
  DeleteBucketOwnershipControlsRequest,
  DeleteBucketTaggingRequest,
  GetBucketAclRequest,
  GetBucketOwnershipControlsRequest,
  GetBucketTaggingRequest,
  GetBucketVersioningRequest,
  PutBucketAclRequest,
  PutBucketOwnershipControlsRequest,
  PutBucketTaggingRequest,
  PutBucketVersioningRequest,
} from '@aws-sdk/client-s3';
import { read, write } from '../../kernel/resource.ts';
import { checkAcl, grantsOf, isPublicAcl, refuseGrants } from '../access/acl.ts';
import { onBucket } from '../access/guard.ts';
import { canonicalUserId } from '../digest.ts';
import { invalidRequest, malformedXml, S3Error } from '../errors.ts';
import { checkTags } from '../object/content.ts';

const MOST_TAGS = 50;
const OWNERSHIPS = ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'];

export const SETTING_OPERATIONS = {
  GetBucketVersioning: read<GetBucketVersioningRequest, object>(
    onBucket('s3:GetBucketVersioning', (_input, { Versioning }) =>
      Versioning === undefined ? {} : { Status: Versioning },
    ),
  ),
  PutBucketVersioning: write<PutBucketVersioningRequest, object>(
    onBucket('s3:PutBucketVersioning', ({ VersioningConfiguration: wanted }, bucket) => {
      const status = wanted?.Status;
      if (status !== 'Enabled' && status !== 'Suspended') throw malformedXml();
      if (wanted?.MFADelete === 'Enabled') throw invalidRequest('netlab does not simulate MFA delete');
      bucket.Versioning = status;
      return {};
    }),
  ),
  GetBucketTagging: read<GetBucketTaggingRequest, object>(
    onBucket('s3:GetBucketTagging', (_input, { Name, Tags }) => {
      if (Tags.length === 0)
        throw new S3Error('NoSuchTagSet', 'The TagSet does not exist', 404, { BucketName: Name });
      return { TagSet: Tags.map((tag) => ({ ...tag })) };
    }),
  ),
  PutBucketTagging: write<PutBucketTaggingRequest, object>(
    onBucket('s3:PutBucketTagging', ({ Tagging }, bucket) => {
      bucket.Tags = checkTags(Tagging?.TagSet ?? [], MOST_TAGS);
      return {};
    }),
  ),
  DeleteBucketTagging: write<DeleteBucketTaggingRequest, object>(
    onBucket('s3:PutBucketTagging', (_input, bucket) => {
      bucket.Tags = [];
      return {};
    }),
  ),
  GetBucketOwnershipControls: read<GetBucketOwnershipControlsRequest, object>(
    onBucket('s3:GetBucketOwnershipControls', (_input, { Name, Ownership }) => {
      if (!Ownership) {
        throw new S3Error(
          'OwnershipControlsNotFoundError',
          'The bucket ownership controls were not found',
          404,
          { BucketName: Name },
        );
      }
      return { OwnershipControls: { Rules: [{ ObjectOwnership: Ownership }] } };
    }),
  ),
  PutBucketOwnershipControls: write<PutBucketOwnershipControlsRequest, object>(
    onBucket('s3:PutBucketOwnershipControls', ({ OwnershipControls }, bucket) => {
      const [rule, another] = OwnershipControls?.Rules ?? [];
      const wanted = rule?.ObjectOwnership;
      if (wanted === undefined || another || !OWNERSHIPS.includes(wanted)) throw malformedXml();
      if (wanted === 'BucketOwnerEnforced' && isPublicAcl(bucket.Acl)) {
        throw new S3Error(
          'InvalidBucketAclWithObjectOwnership',
          "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
          400,
        );
      }
      bucket.Ownership = wanted;
      return {};
    }),
  ),
  DeleteBucketOwnershipControls: write<DeleteBucketOwnershipControlsRequest, object>(
    onBucket('s3:PutBucketOwnershipControls', (_input, bucket) => {
      delete bucket.Ownership;
      return {};
    }),
  ),
  GetBucketAcl: read<GetBucketAclRequest, object>(
    onBucket('s3:GetBucketAcl', (_input, { Acl }, { account }) => ({
      Owner: { ID: canonicalUserId(account) },
      Grants: grantsOf(Acl, account),
    })),
  ),
  PutBucketAcl: write<PutBucketAclRequest, object>(
    onBucket('s3:PutBucketAcl', (input, bucket) => {
      refuseGrants(input);
      bucket.Acl = checkAcl(bucket, input.ACL);
      return {};
    }),
  ),
};
