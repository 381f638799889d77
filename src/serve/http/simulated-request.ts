/** A request that came over a real connection, as one of the simulated world. */
import { isUtf8 } from 'node:buffer';
import type { HttpRequest } from '../../model/protocol/codec.ts';
import type { HttpRequest as SimulatedRequest } from '../../sim/messages.ts';

/** What belongs to the real connection, or is serve's own. */
const OWN_HEADERS = /^(?:host|connection|keep-alive|transfer-encoding|expect|upgrade|te|x-netlab-.*)$/;

export function simulatedRequest(
  { method, path, query, headers, body }: HttpRequest,
  scheme: SimulatedRequest['scheme'],
  host: string,
): SimulatedRequest {
  const text = isUtf8(body) ? { text: new TextDecoder().decode(body) } : {};
  return {
    method,
    scheme,
    host,
    path,
    ...(query !== '' && { query }),
    headers: Object.entries(headers).filter(([name]) => !OWN_HEADERS.test(name)),
    ...(body.length > 0 && { body: { size: body.length, ...text } }),
  };
}
