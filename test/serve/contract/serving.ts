/** A server on free ports for one test file, its world new. */
import { type Desks, openAccount, openLab } from '../../../src/cli/serving/desks.ts';
import { builtInCatalogue } from '../../../src/lab/built-in.ts';
import { type ServeOptions, type Serving, startServe } from '../../../src/serve/serve.ts';

export interface Served {
  readonly desks: Desks;
  readonly serving: Serving;
  readonly port: number;
}

export async function serveAccount(options: Partial<ServeOptions> = {}): Promise<Served> {
  return started(await openAccount('contract', 'us-east-1'), options);
}

export async function serveLab(slug: string, options: Partial<ServeOptions> = {}): Promise<Served> {
  const lab = builtInCatalogue().find(slug);
  if (!lab) throw new Error(`there is no lab ${slug}`);
  return started(await openLab(lab, '1'), options);
}

async function started(desks: Desks, options: Partial<ServeOptions>): Promise<Served> {
  let requests = 0;
  const serving = await startServe({
    ...desks,
    host: '127.0.0.1',
    port: 0,
    // Time is the requests' alone: how fast this machine is decides nothing.
    speed: 0,
    visitor: 'internet',
    version: 'test',
    now: () => Date.now(),
    requestId: () => `00000000-0000-4000-8000-${String(++requests).padStart(12, '0')}`,
    ...options,
  });
  return { desks, serving, port: serving.api.port };
}
