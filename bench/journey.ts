/** A whole journey in the simulator (name, connection, TLS, edge) against a real request to a bare server on loopback. */
import { Agent, createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSim } from '../src/sim/create-sim.ts';
import type { Sim } from '../src/sim/sim.ts';
import { inTurn, type Row } from './row.ts';

const ROUNDS = 40;
const REQUESTS = 25;
const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';

export async function journeyBench(): Promise<readonly Row[]> {
  const { sim, host } = distributed();
  const hit = () => {
    for (let count = 0; count < REQUESTS; count++) {
      const request = { method: 'GET', scheme: 'https', host, path: '/page', headers: [] } as const;
      if (sim.fetch('client/lisbon', request).response?.status !== 200) throw new Error('no answer');
    }
    sim.advance(1000);
  };
  const server = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const real = async () => {
    for (let count = 0; count < REQUESTS; count++) await ask(port, agent);
  };
  hit();
  await real();
  const [own, peer] = await inTurn(ROUNDS, hit, real);
  agent.destroy();
  server.close();
  return [
    {
      name: 'journey: DNS, TCP, TLS, hit at an edge',
      value: own / REQUESTS,
      unit: 'ms',
      against: { name: 'GET from node:http on loopback, ms', value: peer / REQUESTS },
    },
  ];
}

function ask(port: number, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, host: '127.0.0.1', agent, path: '/page' }, (response) => {
      response.resume();
      response.on('end', resolve);
    });
    request.on('error', reject);
    request.end();
  });
}

function distributed(): { sim: Sim; host: string } {
  const sim = createSim({
    seed: 'bench',
    setting: {
      clients: { lisbon: { city: 'Lisbon', address: '85.240.1.2' } },
      sites: { 'shop.example.net': { city: 'Frankfurt' } },
    },
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
  sim.advance(6 * 60_000);
  return { sim, host: (made.output.Distribution as { DomainName: string }).DomainName };
}
