/**
 * What S3 does its own way within REST-XML: the bucket in the host or in the path, an error without an envelope, IDs
 * of its own in the headers, 206 for a part of an object, the bucket's location as a bare word.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
import type { ServiceModel } from '../model.ts';
import type { Codec, HttpRequest, HttpResponse, WireError } from './codec.ts';
import { restXmlCodec } from './rest-xml.ts';
import { namespaceAttribute } from './xml-envelope.ts';
import { element, escapeXml } from './xml-output.ts';

export function s3Codec(model: ServiceModel): Codec {
  const rest = restXmlCodec(model);
  return {
    parseRequest: (request) => rest.parseRequest(withBucketInPath(request)),
    serialiseResponse(operation, output, requestId) {
      const response =
        operation === 'GetBucketLocation'
          ? locationResponse(model, output)
          : rest.serialiseResponse(operation, output, requestId);
      const isPart = operation === 'GetObject' && Object.hasOwn(response.headers, 'content-range');
      return own({ ...response, ...(isPart && { status: 206 }) }, requestId);
    },
    serialiseError: (error, requestId) => own(errorResponse(error, requestId), requestId),
  };
}

const XML = { 'content-type': 'application/xml' };
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The bucket that stands before the endpoint's own name, which may be AWS's or the machine's. */
const BUCKET_HOST =
  /^(?<bucket>[a-z0-9][a-z0-9.-]{1,61}?[a-z0-9])\.(?:s3(?:[.-](?:dualstack\.)?[a-z0-9-]+)?\.amazonaws\.com|(?:s3\.)?localhost)(?::\d+)?$/i;

export function bucketOfHost(host: string | undefined): string | undefined {
  const bucket = BUCKET_HOST.exec(host ?? '')?.groups?.bucket;
  return bucket === undefined || /^s3$/i.test(bucket) ? undefined : bucket.toLowerCase();
}

function withBucketInPath(request: HttpRequest): HttpRequest {
  const bucket = bucketOfHost(request.headers.host);
  return bucket === undefined ? request : { ...request, path: `/${bucket}${request.path}` };
}

/** An empty word stands for us-east-1. */
function locationResponse(model: ServiceModel, output: object): HttpResponse {
  const { LocationConstraint = '' } = output as { LocationConstraint?: string | null };
  const root = element(
    'LocationConstraint',
    escapeXml(LocationConstraint ?? ''),
    namespaceAttribute(model.xmlNamespace),
  );
  return { status: 200, headers: XML, body: DECLARATION + root };
}

function errorResponse({ code, message, status, details = {} }: WireError, requestId: string): HttpResponse {
  if (status === 304) return { status, headers: {}, body: '' };
  const elements = Object.entries({ Code: code, Message: message, ...details, RequestId: requestId });
  const content = elements.map(([name, text]) => element(name, escapeXml(text))).join('');
  return { status, headers: XML, body: `${DECLARATION}${element('Error', content)}` };
}

function own({ headers, ...response }: HttpResponse, requestId: string): HttpResponse {
  // The schemas have a second member for a header whose text need not be a time; it is the one header all the same.
  const { 'x-amzn-requestid': _, expiresstring, ...others } = headers;
  const rest: Record<string, string> = { ...others };
  if (expiresstring !== undefined) rest.expires = expiresstring;
  if (rest['content-type']?.startsWith('text/xml;')) Object.assign(rest, XML);
  return { ...response, headers: { ...rest, 'x-amz-request-id': requestId } };
}
