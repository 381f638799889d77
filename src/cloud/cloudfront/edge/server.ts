/** Edges as web servers: whoever connects to one of their addresses speaks to CloudFront. */
import type { World } from '../../kernel/world.ts';
import type { Arrival, WebServer } from '../../web/web-server.ts';
import { edgeAt } from './addresses.ts';
import { answerAtEdge } from './answer.ts';
import { certificateAt, tlsAt } from './certificate.ts';

export function edgeServer(world: World, { address, port, host }: Arrival): WebServer | undefined {
  const edge = host === '' ? edgeAt(address) : undefined;
  if (!edge) return undefined;
  return {
    resource: `edge/${edge.pop}`,
    label: `the edge ${edge.pop}`,
    place: edge.city,
    speaks: port === 443 ? 'https' : port === 80 ? 'http' : 'other',
    alpn: ['h2', 'http/1.1'],
    tls: (serverName) => tlsAt(world, edge, serverName),
    certificate: (serverName) => certificateAt(world, edge, serverName),
    answer: (visit, errand) => answerAtEdge(edge, visit, errand),
  };
}
