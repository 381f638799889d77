/** A process of its own for what is measured: netlab's serve, or a peer that does nothing but answer. */
import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startServe } from '../../src/serve/serve.ts';
import { createSim } from '../../src/sim/create-sim.ts';

const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';

const ROLES: Readonly<Record<string, () => Promise<object>>> = {
  async netlab() {
    const sim = createSim({
      seed: 'bench',
      setting: { sites: { 'shop.example.net': { city: 'Frankfurt' } } },
    });
    const origin = {
      Id: 'shop',
      DomainName: 'shop.example.net',
      CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'http-only' },
    };
    const made = sim.call({
      service: 'cloudfront',
      operation: 'CreateDistribution',
      input: {
        DistributionConfig: {
          CallerReference: 'bench',
          Comment: '',
          Enabled: true,
          Origins: { Quantity: 1, Items: [origin] },
          DefaultCacheBehavior: {
            TargetOriginId: 'shop',
            ViewerProtocolPolicy: 'allow-all',
            CachePolicyId: CACHING_OPTIMIZED,
          },
        },
      },
    });
    if (!made.ok) throw new Error(made.error.message);
    sim.advance(600_000);
    const { api, dns, edges } = await startServe({
      ...{ sim, host: '127.0.0.1', port: 0, dnsPort: 0, edgePort: 0 },
      ...{ speed: 20, visitor: 'internet', version: 'bench', now: Date.now, requestId: randomUUID },
    });
    const host = (made.output.Distribution as { DomainName: string }).DomainName;
    return { api: api.port, dns: dns?.port, edges: edges?.port, host };
  },
  async http() {
    const server = createServer((_, response) => response.end('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { port: (server.address() as AddressInfo).port };
  },
  async echo() {
    const socket = createSocket({ type: 'udp4', recvBufferSize: 2 ** 20 });
    socket.on('message', (octets, { port, address }) => socket.send(octets, port, address));
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    return { port: socket.address().port };
  },
};

const start = ROLES[process.argv[2] ?? ''];
if (!start) throw new Error(`no such role: ${process.argv[2]}`);
process.on('disconnect', () => process.exit());
process.send?.(await start());
