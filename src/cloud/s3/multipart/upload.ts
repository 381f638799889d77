/** An upload in parts: what it is until it is completed or aborted. */
import type { Body } from '../../../cdn/message.ts';
import type { Tag } from '../../kernel/resource.ts';
import type { BucketItem } from '../bucket/bucket.ts';
import { noSuchUpload } from '../errors.ts';
import type { ObjectHeaders } from '../object/object.ts';

export interface UploadPart {
  body: Body;
  ETag: string;
  LastModified: string;
}

export interface Upload {
  UploadId: string;
  Key: string;
  Initiated: string;
  headers: ObjectHeaders;
  Tags: Tag[];
  Acl: string;
  /** By number. */
  parts: Record<string, UploadPart>;
}

/** Throws `NoSuchUpload`. */
export function requireUpload(bucket: BucketItem, key: string, uploadId: string): Upload {
  const upload = Object.hasOwn(bucket.uploads, uploadId) ? bucket.uploads[uploadId] : undefined;
  if (!upload || upload.Key !== key) throw noSuchUpload(uploadId);
  return upload;
}
