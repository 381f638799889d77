/** What the XML protocols share around the members: the declaration, namespaces, and the usual error. */
import type { ServiceModel } from '../model.ts';
import type { HttpResponse, WireError } from './codec.ts';
import { element, escapeXml } from './xml-output.ts';

export function xmlResponse(status: number, root: string, requestId: string): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${root}`,
  };
}

/** As an attribute, with the space before it; empty if there is none. */
export function namespaceAttribute(uri: string | undefined): string {
  return uri ? ` xmlns="${escapeXml(uri)}"` : '';
}

/** `ErrorResponse`, as the query and REST-XML protocols have it; from 500 on the receiver is to blame. */
export function errorResponse(model: ServiceModel, error: WireError, requestId: string): HttpResponse {
  const { code, message, status } = error;
  const members =
    element('Type', status >= 500 ? 'Receiver' : 'Sender') +
    element('Code', escapeXml(code)) +
    element('Message', escapeXml(message));
  const content = element('Error', members) + element('RequestId', escapeXml(requestId));
  return xmlResponse(
    status,
    element('ErrorResponse', content, namespaceAttribute(model.xmlNamespace)),
    requestId,
  );
}
