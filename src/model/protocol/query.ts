/**
 * The `ec2` and `query` protocols: a form in, XML out. They differ in how lists are numbered, and in the envelopes
 * (smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html and aws-query-protocol.html).
 */
import { type ServiceModel, structureOf } from '../model.ts';
import type { Codec, HttpRequest, HttpResponse, ParsedRequest, WireError } from './codec.ts';
import { parameterTree } from './parameters.ts';
import { QueryInputReader } from './query-input.ts';
import { errorResponse, namespaceAttribute, xmlResponse } from './xml-envelope.ts';
import { element, escapeXml, xmlMembers } from './xml-output.ts';

/** What belongs to the request and not to the operation; the rest of the names serve signed URLs. */
const ENVELOPE = new Set([
  'Action',
  'Version',
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-Security-Token',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
]);

export function queryCodec(model: ServiceModel): Codec {
  const isEc2 = model.protocol === 'ec2';
  return {
    parseRequest: (request) => parseRequest(model, request),
    serialiseResponse: (operation, output, requestId) =>
      isEc2
        ? ec2Response(model, operation, output, requestId)
        : queryResponse(model, operation, output, requestId),
    serialiseError: (error, requestId) =>
      isEc2 ? ec2Error(error, requestId) : errorResponse(model, error, requestId),
  };
}

function parseRequest(model: ServiceModel, { query, body }: HttpRequest): ParsedRequest | undefined {
  const tree = parameterTree(query, new TextDecoder().decode(body));
  const operation = tree?.children.get('Action')?.value;
  if (!tree || !operation) return undefined;
  if (!Object.hasOwn(model.operations, operation)) return { operation, input: {}, unknown: [] };
  for (const name of ENVELOPE) tree.children.delete(name);
  const reader = new QueryInputReader(model);
  const input = reader.structure(structureOf(model, model.operations[operation]!.input), tree);
  return { operation, input, unknown: reader.unknown };
}

function ec2Response(
  model: ServiceModel,
  operation: string,
  output: object,
  requestId: string,
): HttpResponse {
  const shape = structureOf(model, model.operations[operation]!.output);
  // An operation without output answers that it was done.
  const members =
    Object.keys(shape.members).length === 0 ? '<return>true</return>' : xmlMembers(model, shape, output);
  const content = element('requestId', escapeXml(requestId)) + members;
  return xmlResponse(
    200,
    element(`${operation}Response`, content, namespaceAttribute(`${model.xmlNamespace}/`)),
    requestId,
  );
}

function ec2Error({ code, message, status }: WireError, requestId: string): HttpResponse {
  const error = element('Code', escapeXml(code)) + element('Message', escapeXml(message));
  const content = element('Errors', element('Error', error)) + element('RequestID', escapeXml(requestId));
  return xmlResponse(status, element('Response', content), requestId);
}

function queryResponse(
  model: ServiceModel,
  operation: string,
  output: object,
  requestId: string,
): HttpResponse {
  const shape = structureOf(model, model.operations[operation]!.output);
  const members = xmlMembers(model, shape, output);
  const result = Object.keys(shape.members).length === 0 ? '' : element(`${operation}Result`, members);
  const metadata = element('ResponseMetadata', element('RequestId', escapeXml(requestId)));
  return xmlResponse(
    200,
    element(`${operation}Response`, result + metadata, namespaceAttribute(model.xmlNamespace)),
    requestId,
  );
}
