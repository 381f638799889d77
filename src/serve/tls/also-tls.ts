/**
 * One port for both plain HTTP and TLS: the first octet of a connection tells which it is, 22 being a handshake's (RFC
 * 8446, section 5.1). Each name that a client asks for (SNI) gets a certificate of its own.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createSecureContext, createServer, type SecureContext } from 'node:tls';
import type { Authority } from './certificate.ts';

const HANDSHAKE = 22;
const PATIENCE_MS = 20_000;
const MOST_NAMES = 256;
/** Shown to those who ask for no name, or for none that could be one. */
const NAMELESS = 'localhost';

/** Makes the server speak TLS too, with the same bounds. */
export function alsoTls(server: Server, authority: Authority): void {
  const listeners = server.listeners('connection');
  const greet = (socket: Socket) => {
    for (const listener of listeners) listener.call(server, socket);
  };
  const contexts = certificatesOf(authority);
  const secure = createServer(
    {
      ...authority.issue(NAMELESS),
      handshakeTimeout: PATIENCE_MS,
      ALPNProtocols: ['http/1.1'],
      SNICallback: (name, done) => done(null, contexts(name)),
    },
    greet,
  );
  secure.on('tlsClientError', (_, socket) => socket.destroy());
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    whenHeard(socket, (first) => {
      if (first === HANDSHAKE) secure.emit('connection', socket);
      else greet(socket);
    });
  });
}

/** The first octet, which stays there to be read. Whoever says nothing for long is hung up on. */
function whenHeard(socket: Socket, hear: (first: number) => void): void {
  const hangUp = () => void socket.destroy();
  socket.setTimeout(PATIENCE_MS, hangUp);
  socket.on('error', hangUp);
  socket.once('readable', () => {
    const octets = socket.read() as Buffer | null;
    const first = octets?.[0];
    if (!octets || first === undefined) {
      hangUp();
      return;
    }
    socket.setTimeout(0);
    socket.off('timeout', hangUp);
    socket.off('error', hangUp);
    socket.unshift(octets);
    hear(first);
  });
}

function certificatesOf(authority: Authority): (name: string) => SecureContext | undefined {
  const contexts = new Map<string, SecureContext>();
  return (given) => {
    const name = given.toLowerCase();
    if (!/^[a-z0-9_*-]+(?:\.[a-z0-9_-]+)*$/.test(name) || name.length > 253) return undefined;
    const known = contexts.get(name);
    if (known) return known;
    const [oldest] = contexts.keys();
    if (contexts.size >= MOST_NAMES && oldest !== undefined) contexts.delete(oldest);
    const context = createSecureContext(authority.issue(name));
    contexts.set(name, context);
    return context;
  };
}
