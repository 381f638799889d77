/**
 * The server's side of AWS's wire protocols: a request comes in as HTTP and goes on as an operation with its input;
 * an output or an error goes back. Driven by the model alone, so a new operation needs nothing here.
 */
import type { ServiceModel } from '../model.ts';
import { jsonCodec } from './json.ts';
import { queryCodec } from './query.ts';
import { restXmlCodec } from './rest-xml.ts';
import { s3Codec } from './s3.ts';

export interface HttpRequest {
  readonly method: string;
  /** The path without the query string. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface ParsedRequest {
  /** As the client names it; it may be one that isn't simulated or doesn't exist: then `input` is empty. */
  readonly operation: string;
  /**
   * In the shape of the API, not yet validated. Text that isn't what the model expects (`abc` for a number) stays
   * text. Timestamps are ISO 8601 text, blobs are bytes.
   */
  readonly input: Readonly<Record<string, unknown>>;
  /** Parameters that the operation doesn't have, as they stand in the request. */
  readonly unknown: readonly string[];
}

export interface WireError {
  readonly code: string;
  readonly message: string;
  /** HTTP status; from 500 on the service is at fault, not the client. */
  readonly status: number;
  /** Elements that the error adds, in order; S3's only: `{ Key: 'index.html' }`. */
  readonly details?: Readonly<Record<string, string>>;
}

export interface Codec {
  /** Undefined if the request doesn't name an operation or is beyond the bounds of a sane one. */
  parseRequest(request: HttpRequest): ParsedRequest | undefined;
  /** `output` in the shape of the API: timestamps as `Date` or ISO 8601 text, blobs as bytes or text. */
  serialiseResponse(operation: string, output: object, requestId: string): HttpResponse;
  serialiseError(error: WireError, requestId: string): HttpResponse;
}

/** The codec of a service's protocol. */
export function codecOf(model: ServiceModel): Codec {
  switch (model.protocol) {
    case 'ec2':
    case 'query':
      return queryCodec(model);
    case 'json':
      return jsonCodec(model);
    case 'rest-xml':
      return model.service === 's3' ? s3Codec(model) : restXmlCodec(model);
  }
}
