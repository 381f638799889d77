/** The pages that website endpoints show where there is none of the learner's. */
import { type HttpResponse, NO_BODY, textBody } from '../../../cdn/message.ts';
import type { S3Error } from '../errors.ts';
import type { Redirection } from '../website/redirects.ts';
import type { Ids } from './outcome.ts';
import { escapeXml } from './xml.ts';

const PHRASES: Readonly<Record<number, string>> = {
  301: 'Moved Permanently',
  302: 'Moved Temporarily',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
};

export function htmlError(error: S3Error, { requestId, hostId }: Ids, nested?: S3Error): HttpResponse {
  const title = `${error.status} ${PHRASES[error.status] ?? error.code}`;
  const facts = { ...factsOf(error), RequestId: requestId, HostId: hostId };
  const inner = nested
    ? `<h3>An Error Occurred While Attempting to Retrieve a Custom Error Document</h3>\n${list(factsOf(nested))}`
    : '';
  const page = `<html>\n<head><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n${list(facts)}${inner}<hr/>\n</body>\n</html>\n`;
  const body = textBody(page);
  return {
    status: error.status,
    headers: [
      ['x-amz-error-code', error.code],
      ['x-amz-error-message', error.message],
      ...Object.entries(error.details).map(([name, value]) => [`x-amz-error-detail-${name}`, value] as const),
      ['Content-Type', 'text/html; charset=utf-8'],
      ['Content-Length', String(body.size)],
    ],
    body,
  };
}

function factsOf(error: S3Error): Record<string, string> {
  return { Code: error.code, Message: error.message, ...error.details };
}

function list(facts: Readonly<Record<string, string>>): string {
  const items = Object.entries(facts).map(([name, value]) => `<li>${name}: ${escapeXml(value)}</li>\n`);
  return `<ul>\n${items.join('')}</ul>\n`;
}

export function htmlRedirect({ status, location }: Redirection): HttpResponse {
  return {
    status,
    headers: [
      ['Location', location],
      ['Content-Length', '0'],
    ],
    body: NO_BODY,
  };
}
