/** Pages of one's own for errors, and how long errors are kept (R-CF-90, R-CF-92). */
import type { CustomErrorResponse, CustomErrorResponses } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../../kernel/errors.ts';
import { invalidArgument } from '../../errors.ts';
import { itemsOf, type Quantified, quantified } from '../../quantities.ts';
import { distinct, upTo } from './check.ts';

export interface ErrorResponse {
  ErrorCode: number;
  /** Begins with a slash; empty where the error stays as it is. */
  ResponsePagePath: string;
  /** What the viewer gets instead; empty together with the path. */
  ResponseCode: string;
  /** Seconds. */
  ErrorCachingMinTTL: number;
}

const ERROR_CODES = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];
const RESPONSE_CODES = ['200', ...ERROR_CODES.map(String)];
const PATH_LENGTH = 4000;

export function completeErrorResponses(given: CustomErrorResponses | undefined): Quantified<ErrorResponse> {
  const responses = itemsOf(given).map(completeResponse);
  distinct(
    responses.map(({ ErrorCode: code }) => String(code)),
    'ErrorCode',
  );
  return quantified(responses);
}

function completeResponse(given: CustomErrorResponse): ErrorResponse {
  const { ErrorCode: error = 0, ErrorCachingMinTTL: least = 10 } = given;
  const path = given.ResponsePagePath ?? '';
  const code = given.ResponseCode ?? '';
  if (!ERROR_CODES.includes(error)) {
    throw new AwsError('InvalidErrorCode', 'An invalid error code was specified.');
  }
  if ((path === '') !== (code === '')) {
    throw invalidArgument(
      'The parameter ResponseCode and ResponsePagePath must be both given or both left out.',
    );
  }
  if (path !== '' && !path.startsWith('/')) {
    throw invalidArgument('The parameter ResponsePagePath must begin with a slash (/).');
  }
  if (code !== '' && !RESPONSE_CODES.includes(code)) {
    throw new AwsError('InvalidResponseCode', 'A response code is not valid.');
  }
  if (!Number.isInteger(least) || least < 0) {
    throw invalidArgument('The parameter ErrorCachingMinTTL must be a number from 0.');
  }
  return {
    ErrorCode: error,
    ResponsePagePath: upTo(path, PATH_LENGTH, 'ResponsePagePath'),
    ResponseCode: code,
    ErrorCachingMinTTL: least,
  };
}
