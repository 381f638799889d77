/** Requests for services that netlab doesn't simulate: an error that the client can read, in the protocol that it speaks. */
import { serviceNames } from '../../model/load.ts';
import type { HttpRequest, HttpResponse } from '../../model/protocol/codec.ts';
import { element, escapeXml } from '../../model/protocol/xml-output.ts';
import { isForm } from './addressee.ts';

const CODE = 'NotSimulated';

export function serviceNotSimulated(
  service: string,
  { headers }: HttpRequest,
  requestId: string,
): HttpResponse {
  const message = `netlab does not simulate the service '${service}'. It simulates: ${serviceNames().join(', ')}.`;
  const speaksXml = isForm(headers) || (headers['content-type'] ?? '').includes('xml');
  if (speaksXml) {
    const error = element('Code', CODE) + element('Message', escapeXml(message));
    const content = element('Error', element('Type', 'Sender') + error);
    const body = element('ErrorResponse', content + element('RequestId', escapeXml(requestId)));
    return { status: 501, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
  }
  return {
    status: 501,
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': CODE,
      'x-amzn-requestid': requestId,
    },
    body: JSON.stringify({ __type: CODE, message }),
  };
}
