/**
 * What S3 asks of a statement beyond the language: actions and resources that fit, principals and keys that can be.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
import { matchesAction } from '../../iam-policy/decide.ts';
import { PolicyProblem, type Statement } from '../../iam-policy/document.ts';
import { arePlausible } from '../../iam-policy/principals.ts';
import { hasWildcard, matchesArn } from '../../iam-policy/wildcard.ts';

const OBJECT_ACTIONS = `
  AbortMultipartUpload BypassGovernanceRetention DeleteObject DeleteObjectTagging DeleteObjectVersion
  DeleteObjectVersionTagging GetObject GetObjectAcl GetObjectAttributes GetObjectLegalHold GetObjectRetention
  GetObjectTagging GetObjectTorrent GetObjectVersion GetObjectVersionAcl GetObjectVersionAttributes
  GetObjectVersionForReplication GetObjectVersionTagging GetObjectVersionTorrent InitiateReplication
  ListMultipartUploadParts ObjectOwnerOverrideToBucketOwner PutObject PutObjectAcl PutObjectLegalHold
  PutObjectRetention PutObjectTagging PutObjectVersionAcl PutObjectVersionTagging ReplicateDelete ReplicateObject
  ReplicateTags RestoreObject UpdateObjectEncryption
`
  .trim()
  .split(/\s+/)
  .map((name) => `s3:${name}`);

const BUCKET_ACTIONS = `
  CreateBucket DeleteBucket DeleteBucketPolicy DeleteBucketWebsite GetAccelerateConfiguration
  GetAnalyticsConfiguration GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging GetBucketNotification
  GetBucketObjectLockConfiguration GetBucketOwnershipControls GetBucketPolicy GetBucketPolicyStatus
  GetBucketPublicAccessBlock GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite
  GetEncryptionConfiguration GetIntelligentTieringConfiguration GetInventoryConfiguration
  GetLifecycleConfiguration GetMetricsConfiguration GetReplicationConfiguration ListBucket
  ListBucketMultipartUploads ListBucketVersions PutAccelerateConfiguration PutAnalyticsConfiguration PutBucketAcl
  PutBucketCORS PutBucketLogging PutBucketNotification PutBucketObjectLockConfiguration
  PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock PutBucketRequestPayment PutBucketTagging
  PutBucketVersioning PutBucketWebsite PutEncryptionConfiguration PutIntelligentTieringConfiguration
  PutInventoryConfiguration PutLifecycleConfiguration PutMetricsConfiguration PutReplicationConfiguration
`
  .trim()
  .split(/\s+/)
  .map((name) => `s3:${name}`);

/** Keys of S3's own; `aws:` ones are everybody's. */
const S3_KEYS = [
  's3:prefix',
  's3:delimiter',
  's3:max-keys',
  's3:versionid',
  's3:authtype',
  's3:signatureage',
  's3:signatureversion',
  's3:tlsversion',
  's3:resourceaccount',
  's3:locationconstraint',
  's3:if-match',
  's3:if-none-match',
];
const S3_KEY_FAMILIES = [
  's3:x-amz-',
  's3:existingobjecttag/',
  's3:requestobjecttag',
  's3:dataaccesspoint',
  's3:object-lock-',
];
const LISTING_KEYS = ['s3:prefix', 's3:delimiter', 's3:max-keys'];
const LISTING_ACTIONS = ['s3:ListBucket', 's3:ListBucketVersions'];

/** Throws `PolicyProblem`. */
export function checkStatement(statement: Statement, bucket: string): void {
  if (!arePlausible(statement.principals)) throw new PolicyProblem('Invalid principal in policy');
  const actions = statement.notAction ? [...OBJECT_ACTIONS, ...BUCKET_ACTIONS] : namedActions(statement);
  checkResources(statement, bucket);
  checkFit(statement, actions, bucket);
  checkKeys(statement, actions);
}

/** The actions that the statement's patterns stand for. */
function namedActions({ actions }: Statement): string[] {
  return actions.flatMap((pattern) => {
    const meant = [...OBJECT_ACTIONS, ...BUCKET_ACTIONS].filter((action) => matchesAction(pattern, action));
    if (meant.length === 0) throw new PolicyProblem('Policy has invalid action');
    return meant;
  });
}

/** A bucket's policy speaks of that bucket and what is in it. */
function checkResources({ resources }: Statement, bucket: string): void {
  for (const resource of resources) {
    const [, name] = /^arn:aws:s3:::([^/]+)(?:\/[\s\S]*)?$/.exec(resource) ?? [];
    const fits =
      resource === '*' ||
      (name !== undefined && (name === bucket || (hasWildcard(name) && matchesArn(name, bucket))));
    if (!fits) throw new PolicyProblem('Policy has invalid resource');
  }
}

/** `s3:GetObject` on the bucket itself, or `s3:ListBucket` on its objects, can never apply. */
function checkFit(statement: Statement, actions: readonly string[], bucket: string): void {
  if (statement.notResource || statement.notAction) return;
  const onObjects = statement.resources.some(
    (resource) => resource === '*' || resource.includes('/') || reaches(resource, bucket),
  );
  const onBucket = statement.resources.some((resource) => matchesArn(resource, `arn:aws:s3:::${bucket}`));
  const applies = actions.some((action) => (OBJECT_ACTIONS.includes(action) ? onObjects : onBucket));
  if (!applies) throw new PolicyProblem('Action does not apply to any resource(s) in statement');
  const stranded = statement.actions.filter((pattern) => {
    const meant = actions.filter((action) => matchesAction(pattern, action));
    return !meant.some((action) => (OBJECT_ACTIONS.includes(action) ? onObjects : onBucket));
  });
  if (stranded.length > 0) throw new PolicyProblem('Action does not apply to any resource(s) in statement');
}

/** `arn:aws:s3:::bucket*` means its objects, too. */
function reaches(resource: string, bucket: string): boolean {
  return resource.endsWith('*') && matchesArn(resource, `arn:aws:s3:::${bucket}/any`);
}

function checkKeys({ conditions, notAction }: Statement, actions: readonly string[]): void {
  for (const { key } of conditions) {
    const name = key.toLowerCase();
    const known =
      /^aws:[a-z]/.test(name) ||
      S3_KEYS.includes(name) ||
      S3_KEY_FAMILIES.some((family) => name.startsWith(family));
    if (!known) throw new PolicyProblem('Policy has an invalid condition key');
    if (
      LISTING_KEYS.includes(name) &&
      !notAction &&
      !actions.some((action) => LISTING_ACTIONS.includes(action))
    )
      throw new PolicyProblem('Conditions do not apply to combination of actions and resources in statement');
  }
}
