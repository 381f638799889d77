/** The SDK for JavaScript, unchanged, over a real socket: every operation that is simulated gets through and back. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { loadModel } from '../../../src/model/load.ts';
import type { ServiceModel } from '../../../src/model/model.ts';
import { answerApi } from '../../../src/serve/api/answer.ts';
import { createOctets } from '../../../src/serve/api/octets.ts';
import { tooLarge } from '../../../src/serve/api/too-large.ts';
import { listenHttp } from '../../../src/serve/http/listen.ts';
import { createSim } from '../../../src/sim/create-sim.ts';
import type { ApiRequest, ApiResult } from '../../../src/sim/sim.ts';
import { arbitraryStructure } from '../../model/arbitrary-input.ts';
import { comparable } from '../../model/protocol/sdk-client.ts';

const PACKAGES: Readonly<Record<string, readonly [packageName: string, clientName: string]>> = {
  acm: ['@aws-sdk/client-acm', 'ACMClient'],
  cloudfront: ['@aws-sdk/client-cloudfront', 'CloudFrontClient'],
  directconnect: ['@aws-sdk/client-direct-connect', 'DirectConnectClient'],
  ec2: ['@aws-sdk/client-ec2', 'EC2Client'],
  elbv2: ['@aws-sdk/client-elastic-load-balancing-v2', 'ElasticLoadBalancingV2Client'],
  logs: ['@aws-sdk/client-cloudwatch-logs', 'CloudWatchLogsClient'],
  route53: ['@aws-sdk/client-route-53', 'Route53Client'],
  route53domains: ['@aws-sdk/client-route-53-domains', 'Route53DomainsClient'],
  route53resolver: ['@aws-sdk/client-route53resolver', 'Route53ResolverClient'],
  s3: ['@aws-sdk/client-s3', 'S3Client'],
  snowball: ['@aws-sdk/client-snowball', 'SnowballClient'],
  sts: ['@aws-sdk/client-sts', 'STSClient'],
};

/** A control plane that answers what it is told to, and remembers what it was asked. */
let asked: ApiRequest | undefined;
let answer: ApiResult = { ok: true, output: {} };
const desk = {
  sim: {
    ...createSim({ seed: 'contract' }),
    call: (request: ApiRequest) => {
      asked = request;
      return answer;
    },
  },
  octets: createOctets(2 ** 20),
  visitor: 'internet',
  now: () => Date.now(),
  requestId: () => '11111111-2222-4333-8444-555555555555',
};
const port = await listenHttp({
  host: '127.0.0.1',
  port: 0,
  mostBodyBytes: 2 ** 20,
  tooLarge,
  answer: (request) => answerApi(desk, request),
});
afterAll(() => port.close());

type Client = { send(command: unknown): Promise<Record<string, unknown>>; destroy(): void };
type Sdk = Readonly<Record<string, new (options: object) => Client>>;

function open(service: string): { sdk: Sdk; client: Client } {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const [packageName, clientName] = PACKAGES[service]!;
  const sdk = createRequire(import.meta.url)(packageName) as Sdk;
  const client = new sdk[clientName]!({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${port.port}`,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  return { sdk, client };
}

/** What headers and paths can carry, where members stand there. */
function tasteOf({ protocol }: ServiceModel, depth: number) {
  return {
    depth,
    mistakes: 0,
    timestamp: fc.integer({ min: 0, max: 4e9 }).map((seconds) => new Date(seconds * 1000)),
    text:
      protocol === 'rest-xml'
        ? fc.stringMatching(/^[a-z][a-z0-9]{2,7}$/)
        : fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  };
}

/** Bodies come as streams. */
async function received(output: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { $metadata: _, ...rest } = output;
  const body = rest.Body as { transformToByteArray?(): Promise<Uint8Array> } | undefined;
  return body?.transformToByteArray ? { ...rest, Body: await body.transformToByteArray() } : rest;
}

/** What the client works out by itself, or writes otherwise: lengths, checksums, keys, expiry. */
const WORKED_OUT = /^(?:Checksum|ContentLength$|ContentMD5$)|SSECustomerKey|^Expires(?:String)?$/;

function withoutSums(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !WORKED_OUT.test(name)));
}

/** Route 53 has numbers as text, and this client reads them as numbers. */
function withNumbers(value: object): object {
  return 'MaxItems' in value && typeof value.MaxItems === 'string' ? { ...value, MaxItems: '7' } : value;
}

function numberOf({ MaxItems }: Record<string, unknown>): object {
  return MaxItems === 7 ? { MaxItems } : {};
}

describe.each(Object.keys(PACKAGES))('%s', (service) => {
  const model = loadModel(service)!;
  const { sdk, client } = open(service);
  afterAll(() => client.destroy());

  it.each(Object.keys(model.operations))('%s', async (name) => {
    const { input, output } = model.operations[name]!;
    const inputs = fc.sample(arbitraryStructure(model, input, tasteOf(model, 3)), { numRuns: 2, seed: 7 });
    const outputs = fc.sample(arbitraryStructure(model, output, tasteOf(model, 3)), { numRuns: 2, seed: 8 });
    for (const [index, whole] of inputs.entries()) {
      const sent = service === 's3' ? withoutSums(whole) : whole;
      const told = withNumbers(withoutSums(outputs[index]!));
      answer = { ok: true, output: told as Record<string, unknown> };
      const back = await received(await client.send(new sdk[`${name}Command`]!(sent)));
      expect(asked).toMatchObject({ service, operation: name, region: 'eu-west-1' });
      expect(comparable(withoutSums(asked?.input ?? {}))).toEqual(comparable(withoutSums(sent)));
      expect(comparable(withoutSums(back))).toEqual(comparable({ ...told, ...numberOf(back) }));
    }
  });
});
