/** A distribution before a bucket and before a site of somebody else, and clients in three cities who ask it. */
import type { HttpRequest, HttpResponse } from '../../../src/cdn/index.ts';
import { headerOf, textBody } from '../../../src/cdn/index.ts';
import type { SiteSetting } from '../../../src/cloud/web/http-setting.ts';
import type { Journey } from '../../../src/cloud/web/journey.ts';
import { createSim } from '../../../src/sim/create-sim.ts';
import type { Sim } from '../../../src/sim/sim.ts';

export const BUCKET = 'edge-of-the-world';
export const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
export const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
export const MINUTE = 60_000;

export const list = <T>(...items: T[]) => ({ Quantity: items.length, Items: items });

export const ALL_METHODS = {
  ...list('GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'),
  CachedMethods: list('GET', 'HEAD'),
};

const CLIENTS = {
  lisbon: { city: 'Lisbon', address: '85.240.1.2' },
  madrid: { city: 'Madrid', address: '83.40.1.2' },
  tokyo: { city: 'Tokyo', address: '133.1.2.3' },
  lima: { city: 'Lima', address: '190.40.1.2' },
};

export class EdgeStage {
  readonly sim: Sim;
  id = '';
  host = '';

  constructor(sites: Record<string, SiteSetting> = {}) {
    this.sim = createSim({ seed: 'edge', setting: { clients: CLIENTS, sites } });
  }

  call(service: string, operation: string, input: Record<string, unknown> = {}): Record<string, unknown> {
    const result = this.sim.call({ service, operation, input });
    if (!result.ok) throw new Error(`${operation}: ${result.error.code} ${result.error.message}`);
    return result.output;
  }

  /** Puts a distribution before the bucket, lets it in, and waits until every edge knows it. */
  withBucket(config: object = {}, behaviour: object = {}): this {
    this.call('s3', 'CreateBucket', { Bucket: BUCKET });
    const made = this.call('cloudfront', 'CreateOriginAccessControl', {
      OriginAccessControlConfig: {
        Name: 'oac',
        SigningProtocol: 'sigv4',
        SigningBehavior: 'always',
        OriginAccessControlOriginType: 's3',
      },
    }) as { OriginAccessControl: { Id: string } };
    const origin = {
      Id: 'bucket',
      DomainName: `${BUCKET}.s3.us-east-1.amazonaws.com`,
      OriginAccessControlId: made.OriginAccessControl.Id,
      S3OriginConfig: { OriginAccessIdentity: '' },
    };
    this.#distribute(list(origin), config, { TargetOriginId: 'bucket', ...behaviour });
    this.call('s3', 'PutBucketPolicy', { Bucket: BUCKET, Policy: JSON.stringify(this.#policy()) });
    return this;
  }

  withSite(domain: string, config: object = {}, behaviour: object = {}, origin: object = {}): this {
    const site = {
      Id: 'site',
      DomainName: domain,
      CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'http-only' },
      ...origin,
    };
    this.#distribute(list(site), config, { TargetOriginId: 'site', ...behaviour });
    return this;
  }

  put(key: string, text: string, more: object = {}): void {
    const Body = new TextEncoder().encode(text);
    this.call('s3', 'PutObject', { Bucket: BUCKET, Key: key, Body, ContentType: 'text/plain', ...more });
  }

  get(path: string, more: Partial<HttpRequest> & { from?: string } = {}): HttpResponse {
    const { response, failure } = this.journey(path, more);
    if (!response) throw new Error(`${failure?.code}: ${failure?.text}`);
    return response;
  }

  journey(
    path: string,
    { from = 'lisbon', ...more }: Partial<HttpRequest> & { from?: string } = {},
  ): Journey {
    const [before = '', query] = path.split('?', 2);
    const target = query === undefined ? { path: before } : { path: before, query };
    const request = {
      method: 'GET',
      scheme: 'https',
      host: this.host,
      headers: [],
      ...target,
      ...more,
    } as const;
    return this.sim.fetch(`client/${from}`, request);
  }

  #distribute(origins: object, config: object, behaviour: object): void {
    const made = this.call('cloudfront', 'CreateDistribution', {
      DistributionConfig: {
        CallerReference: 'stage',
        Comment: '',
        Enabled: true,
        Origins: origins,
        DefaultCacheBehavior: {
          ViewerProtocolPolicy: 'allow-all',
          CachePolicyId: CACHING_OPTIMIZED,
          ...behaviour,
        },
        ...config,
      },
    }) as { Distribution: { Id: string; DomainName: string } };
    this.id = made.Distribution.Id;
    this.host = made.Distribution.DomainName;
    this.sim.advance(6 * MINUTE);
  }

  #policy() {
    return {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: ['s3:GetObject', 's3:PutObject'],
          Resource: `arn:aws:s3:::${BUCKET}/*`,
          Condition: {
            StringEquals: { 'AWS:SourceArn': `arn:aws:cloudfront::123456789012:distribution/${this.id}` },
          },
        },
      ],
    };
  }
}

export function xCache(response: HttpResponse): string | undefined {
  return headerOf(response.headers, 'X-Cache')?.replace(' from cloudfront', '');
}

export { headerOf, textBody };
