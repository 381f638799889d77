/**
 * S3: buckets and objects as origins and learners need them. Lifecycle rules, replication, access logs, notifications,
 * object lock, inventory, KMS encryption, access points and other storage classes' prices are not simulated.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html
 */
import type { Service } from '../kernel/resource.ts';
import { POLICY_OPERATIONS } from './access/bucket-policy.ts';
import { PUBLIC_ACCESS_BLOCK_OPERATIONS } from './access/public-access-block.ts';
import { bucket } from './bucket/bucket.ts';
import { CREATE_OPERATIONS } from './bucket/create.ts';
import { LOOK_OPERATIONS } from './bucket/look.ts';
import { SETTING_OPERATIONS } from './bucket/settings.ts';
import { CORS_OPERATIONS } from './cors/cors.ts';
import { MULTIPART_OPERATIONS } from './multipart/operations.ts';
import { COPY_OPERATIONS } from './object/copy.ts';
import { DELETE_OPERATIONS } from './object/delete.ts';
import { GET_OPERATIONS } from './object/get.ts';
import { LIST_OPERATIONS } from './object/list.ts';
import { PUT_OPERATIONS } from './object/put.ts';
import { OBJECT_SETTING_OPERATIONS } from './object/tagging.ts';
import { WEBSITE_OPERATIONS } from './website/configuration.ts';

export const s3: Service = {
  name: 's3',
  resources: [bucket],
  operations: {
    ...CREATE_OPERATIONS,
    ...LOOK_OPERATIONS,
    ...SETTING_OPERATIONS,
    ...POLICY_OPERATIONS,
    ...PUBLIC_ACCESS_BLOCK_OPERATIONS,
    ...WEBSITE_OPERATIONS,
    ...CORS_OPERATIONS,
    ...PUT_OPERATIONS,
    ...GET_OPERATIONS,
    ...COPY_OPERATIONS,
    ...DELETE_OPERATIONS,
    ...LIST_OPERATIONS,
    ...OBJECT_SETTING_OPERATIONS,
    ...MULTIPART_OPERATIONS,
  },
};
