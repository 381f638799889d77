/** How CloudFront turns away who has no valid signature: 403 with a little XML (R-CF-122). */
import { type HttpResponse, textBody } from '../../../cdn/index.ts';

const MESSAGES = {
  MissingKey: 'Missing Key-Pair-Id query parameter or cookie value',
  MissingSignature: 'Missing Signature query parameter or cookie value',
  InvalidKey: 'Unknown Key',
  MalformedSignature: 'Could not unencode Signature',
  MalformedPolicy: 'Malformed Policy',
  AccessDenied: 'Access denied',
} as const;

export type RefusalCode = keyof typeof MESSAGES;

export interface Refusal {
  readonly allowed: false;
  readonly code: RefusalCode;
  /** CloudFront's own words, which tell little. */
  readonly text: string;
  /** For people: what is wrong, without a full stop. */
  readonly reason: string;
}

export function refused(code: RefusalCode, reason: string): Refusal {
  return { allowed: false, code, text: MESSAGES[code], reason };
}

export function refusalResponse({ code, text }: Refusal): HttpResponse {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${text}</Message></Error>`;
  return {
    status: 403,
    headers: [
      ['Server', 'CloudFront'],
      ['Content-Type', 'text/xml'],
      ['Content-Length', String(body.length)],
    ],
    body: textBody(body),
  };
}
