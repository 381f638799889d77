/**
 * Presigned URLs at S3's API. Any credentials will do, so the signature itself is not checked; how long it counts is, by
 * the clock on the wall, by which clients sign.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
import type { HttpRequest, WireError } from '../../model/protocol/codec.ts';

/** Why the URL doesn't count; undefined where it does, or where the request is signed otherwise. */
export function presignedExpiry({ query }: HttpRequest, now: number): WireError | undefined {
  if (query === '') return undefined;
  const parameters = new URLSearchParams(query);
  if (parameters.has('Signature')) return oldExpiry(parameters, now);
  if (!query.includes('X-Amz-Expires')) return undefined;
  const seconds = Number(parameters.get('X-Amz-Expires'));
  const signed = basicTime(parameters.get('X-Amz-Date') ?? '');
  if (signed === undefined || !Number.isInteger(seconds) || seconds < 1 || seconds > A_WEEK) {
    const message = 'X-Amz-Expires must be between 1 second and a week, and X-Amz-Date in ISO 8601 basic';
    return { code: 'AuthorizationQueryParametersError', message, status: 400 };
  }
  const expiry = signed + seconds * 1000;
  return now > expiry ? expired(expiry, now, { 'X-Amz-Expires': String(seconds) }) : undefined;
}

/** Of Signature Version 2: seconds since 1970. */
function oldExpiry(parameters: URLSearchParams, now: number): WireError | undefined {
  const expiry = Number(parameters.get('Expires')) * 1000;
  return now > expiry ? expired(expiry, now) : undefined;
}

function expired(expiry: number, now: number, more: Readonly<Record<string, string>> = {}): WireError {
  const details = {
    ...more,
    Expires: new Date(expiry).toISOString(),
    ServerTime: new Date(now).toISOString(),
  };
  return { code: 'AccessDenied', message: 'Request has expired', status: 403, details };
}

const A_WEEK = 604_800;

function basicTime(text: string): number | undefined {
  const iso = /^\d{8}T\d{6}Z$/.test(text)
    ? text.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z')
    : '';
  const time = Date.parse(iso);
  return Number.isNaN(time) ? undefined : time;
}
