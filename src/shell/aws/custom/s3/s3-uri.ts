/** `s3://bucket/key` */
export interface S3Place {
  readonly bucket: string;
  /** May be empty. */
  readonly key: string;
}

export function isS3Uri(path: string): boolean {
  return path.startsWith('s3://');
}

/** With or without `s3://`. */
export function parseS3Uri(path: string): S3Place {
  const bare = isS3Uri(path) ? path.slice('s3://'.length) : path;
  const slash = bare.indexOf('/');
  return slash < 0 ? { bucket: bare, key: '' } : { bucket: bare.slice(0, slash), key: bare.slice(slash + 1) };
}

export function s3Uri({ bucket, key }: S3Place): string {
  return `s3://${bucket}/${key}`;
}
