/**
 * The AWS API on one port: a request's way from HTTP to the control plane and back. A pipeline of steps of which each
 * may answer instead of the next; it knows no socket.
 */
import type { ServiceModel } from '../../model/model.ts';
import {
  type Codec,
  codecOf,
  type HttpRequest,
  type HttpResponse,
  type ParsedRequest,
  type WireError,
} from '../../model/protocol/codec.ts';
import type { ApiResult, Place, Sim } from '../../sim/sim.ts';
import { type Addressee, addresseeOf } from './addressee.ts';
import { visitBucket } from './anonymous.ts';
import { withoutChunks } from './aws-chunked.ts';
import { wrongChecksum } from './checksum.ts';
import type { Octets } from './octets.ts';
import { presignedExpiry } from './presigned.ts';
import { inputProblem, missingSignature, unknownOperation, unreadable, wrongRegion } from './refusals.ts';
import { serviceNotSimulated } from './strangers.ts';
import { isWaiting, passWaitingTime } from './waiting.ts';

export interface ApiDesk {
  readonly sim: Sim;
  readonly octets: Octets;
  /** Who asks where a request isn't signed. */
  readonly visitor: Place;
  /** Milliseconds since the Unix epoch by the clock on the wall, by which clients sign. */
  now(): number;
  requestId(): string;
}

export function answerApi(desk: ApiDesk, request: HttpRequest): HttpResponse {
  const addressee = addresseeOf(request);
  if (!addressee) return visitBucket(desk, request);
  const { model } = addressee;
  if (!model) return serviceNotSimulated(addressee.service, request, desk.requestId());
  const codec = codecFor(model);
  const requestId = requestIdFor(model, desk);
  const response = respond(desk, request, addressee, model, codec, requestId);
  // RFC 9110, section 9.3.2: no content, whatever it is.
  return request.method === 'HEAD' ? { ...response, body: '' } : response;
}

function respond(
  desk: ApiDesk,
  request: HttpRequest,
  { region, signed }: Addressee,
  model: ServiceModel,
  codec: Codec,
  requestId: string,
): HttpResponse {
  const refuse = (error: WireError) => codec.serialiseError(error, requestId);
  if (!signed) return refuse(missingSignature(model));
  const read = readRequest(desk, request, model, codec);
  if ('error' in read) return refuse(read.error);
  const { parsed } = read;
  const call = {
    service: model.service,
    operation: parsed.operation,
    input: parsed.input,
    ...(region !== undefined && { region }),
  };
  if (isWaiting(request.headers['user-agent'])) passWaitingTime(desk.sim, model, call);
  const result = desk.sim.call(call);
  if (!result.ok) return refuse(errorOf(model, result.error));
  desk.octets.keep(parsed, result.output);
  const output = parsed.operation === 'GetObject' ? desk.octets.fill(result.output) : result.output;
  return output ? codec.serialiseResponse(parsed.operation, output, requestId) : refuse(CONTENT_UNKNOWN);
}

type Read = { readonly parsed: ParsedRequest } | { readonly error: WireError };

function readRequest(desk: ApiDesk, sent: HttpRequest, model: ServiceModel, codec: Codec): Read {
  const isS3 = model.service === 's3';
  const expired = isS3 ? presignedExpiry(sent, desk.now()) : undefined;
  if (expired) return { error: expired };
  const request = isS3 ? withoutChunks(sent) : sent;
  if (!request) return { error: BROKEN_CHUNKS };
  const wrong = isS3 ? wrongChecksum(request.body, request.headers) : undefined;
  if (wrong !== undefined) return { error: badDigest(wrong) };
  const parsed = codec.parseRequest(request);
  if (!parsed) return { error: unreadable(model, namesOperation(model, codec, request)) };
  if (!Object.hasOwn(model.operations, parsed.operation))
    return { error: unknownOperation(model, parsed.operation) };
  const problem = inputProblem(model, parsed);
  return problem ? { error: problem } : { parsed };
}

/** Whether it would be read if it had no body: then it is the body that can't be. */
function namesOperation({ protocol }: ServiceModel, codec: Codec, request: HttpRequest): boolean {
  if (protocol === 'ec2' || protocol === 'query') return false;
  return codec.parseRequest({ ...request, body: new Uint8Array() }) !== undefined;
}

type Failure = Extract<ApiResult, { ok: false }>['error'];

function errorOf(model: ServiceModel, error: Failure): WireError {
  if (error.code === 'EndpointConnectionError') return wrongRegion(model);
  const { code, message } = error;
  const details = 'details' in error ? (error.details as Readonly<Record<string, string>>) : {};
  return { code, message, status: statusFor(model).get(code) ?? error.status, details };
}

const CONTENT_UNKNOWN: WireError = {
  code: 'NotSimulated',
  message: 'netlab knows the size of this object, not what is in it',
  status: 501,
};

const BROKEN_CHUNKS: WireError = {
  code: 'IncompleteBody',
  message: 'The request body terminated unexpectedly',
  status: 400,
};

function badDigest(algorithm: string): WireError {
  const message = `The ${algorithm} you specified did not match the calculated checksum.`;
  return { code: 'BadDigest', message, status: 400 };
}

/** S3's are 16 letters and digits, the others' are UUIDs. */
function requestIdFor({ service }: ServiceModel, desk: ApiDesk): string {
  const id = desk.requestId();
  return service === 's3' ? id.replaceAll('-', '').slice(0, 16).toUpperCase() : id;
}

const codecs = new WeakMap<ServiceModel, Codec>();

function codecFor(model: ServiceModel): Codec {
  const codec = codecs.get(model) ?? codecOf(model);
  codecs.set(model, codec);
  return codec;
}

const statuses = new WeakMap<ServiceModel, ReadonlyMap<string, number>>();

/** HTTP statuses by error code, as far as the model declares them. */
function statusFor(model: ServiceModel): ReadonlyMap<string, number> {
  let known = statuses.get(model);
  if (!known) {
    const declared = Object.values(model.shapes).flatMap((shape) =>
      shape.type === 'structure' && shape.error ? [shape.error] : [],
    );
    known = new Map(declared.map(({ code, status }) => [code, status]));
    statuses.set(model, known);
  }
  return known;
}
