/**
 * Errors of S3: code, status and wording as it answers them, with the elements that its XML adds.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
import { AwsError } from '../kernel/errors.ts';

export class S3Error extends AwsError {
  constructor(
    code: string,
    message: string,
    status: number,
    /** Elements between message and request ID, in order: `{ Key: 'index.html' }`. */
    readonly details: Readonly<Record<string, string>> = {},
  ) {
    super(code, message, status);
  }
}

export function noSuchBucket(name: string): S3Error {
  return new S3Error('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: name });
}

export function noSuchKey(key: string): S3Error {
  return new S3Error('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });
}

export function noSuchVersion(key: string, versionId: string): S3Error {
  return new S3Error('NoSuchVersion', 'The specified version does not exist.', 404, {
    Key: key,
    VersionId: versionId,
  });
}

export function noSuchUpload(uploadId: string): S3Error {
  return new S3Error(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    404,
    { UploadId: uploadId },
  );
}

export function accessDenied(message = 'Access Denied'): S3Error {
  return new S3Error('AccessDenied', message, 403);
}

export function invalidArgument(message: string, name: string, value: string): S3Error {
  return new S3Error('InvalidArgument', message, 400, { ArgumentName: name, ArgumentValue: value });
}

export function invalidRequest(message: string): S3Error {
  return new S3Error('InvalidRequest', message, 400);
}

export function malformedXml(): S3Error {
  return new S3Error(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
    400,
  );
}

export function malformedPolicy(message: string): S3Error {
  return new S3Error('MalformedPolicy', message, 400);
}

export function methodNotAllowed(method: string, resourceType: string): S3Error {
  return new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405, {
    Method: method,
    ResourceType: resourceType,
  });
}

export function entityTooLarge(size: number, most: number): S3Error {
  return new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', 400, {
    ProposedSize: String(size),
    MaxSizeAllowed: String(most),
  });
}
