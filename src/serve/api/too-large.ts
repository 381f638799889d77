/** Bodies beyond what serve holds in memory. AWS takes objects of up to 5 GB in one request. */
import type { HttpRequest, HttpResponse } from '../../model/protocol/codec.ts';
import { element } from '../../model/protocol/xml-output.ts';

export function tooLarge({ headers }: HttpRequest): HttpResponse {
  const message = 'Your proposed upload exceeds the maximum allowed size';
  if (headers['x-amz-target'] !== undefined) {
    const body = JSON.stringify({ __type: 'RequestEntityTooLargeException', message });
    return { status: 413, headers: { 'content-type': 'application/x-amz-json-1.1' }, body };
  }
  const error = element('Code', 'EntityTooLarge') + element('Message', message);
  return { status: 413, headers: { 'content-type': 'application/xml' }, body: element('Error', error) };
}
