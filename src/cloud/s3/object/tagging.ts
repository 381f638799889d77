/** Tags and ACLs of objects. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
import type {
  DeleteObjectTaggingRequest,
  GetObjectAclRequest,
  GetObjectTaggingRequest,
  PutObjectAclRequest,
  PutObjectTaggingRequest,
} from '@aws-sdk/client-s3';
import { read, write } from '../../kernel/resource.ts';
import { aclNotSupported, checkAcl, grantsOf, refuseGrants } from '../access/acl.ts';
import { onObject } from '../access/guard.ts';
import { canonicalUserId } from '../digest.ts';
import { checkTags } from './content.ts';
import { requireVersion } from './object.ts';

const MOST_TAGS = 10;

export const OBJECT_SETTING_OPERATIONS = {
  GetObjectTagging: read<GetObjectTaggingRequest, object>(
    onObject('s3:GetObjectTagging', ({ Key, VersionId }, bucket) => {
      const object = requireVersion(bucket, Key ?? '', VersionId);
      return {
        ...(bucket.Versioning !== undefined && { VersionId: object.VersionId }),
        TagSet: object.Tags.map((tag) => ({ ...tag })),
      };
    }),
  ),
  PutObjectTagging: write<PutObjectTaggingRequest, object>(
    onObject('s3:PutObjectTagging', ({ Key, VersionId, Tagging }, bucket) => {
      const object = requireVersion(bucket, Key ?? '', VersionId);
      object.Tags = checkTags(Tagging?.TagSet ?? [], MOST_TAGS);
      return bucket.Versioning === undefined ? {} : { VersionId: object.VersionId };
    }),
  ),
  DeleteObjectTagging: write<DeleteObjectTaggingRequest, object>(
    onObject('s3:DeleteObjectTagging', ({ Key, VersionId }, bucket) => {
      const object = requireVersion(bucket, Key ?? '', VersionId);
      object.Tags = [];
      return bucket.Versioning === undefined ? {} : { VersionId: object.VersionId };
    }),
  ),
  GetObjectAcl: read<GetObjectAclRequest, object>(
    onObject('s3:GetObjectAcl', ({ Key, VersionId }, bucket, { account }) => ({
      Owner: { ID: canonicalUserId(account) },
      Grants: grantsOf(requireVersion(bucket, Key ?? '', VersionId).Acl, account),
    })),
  ),
  PutObjectAcl: write<PutObjectAclRequest, object>(
    onObject('s3:PutObjectAcl', (input, bucket) => {
      refuseGrants(input);
      const object = requireVersion(bucket, input.Key ?? '', input.VersionId);
      if (bucket.Ownership === 'BucketOwnerEnforced' && input.ACL !== 'bucket-owner-full-control')
        throw aclNotSupported();
      object.Acl = checkAcl(bucket, input.ACL);
      return {};
    }),
  ),
};
