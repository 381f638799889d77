/** A bucket `shop-site` in a world of its own, and short words for asking for what is in it. */
import type { Headers, HttpRequest } from '../../../src/cdn/message.ts';
import { answerS3 } from '../../../src/cloud/s3/answer/answer.ts';
import type { S3Endpoint } from '../../../src/cloud/s3/answer/hosts.ts';
import type { Served, Signer } from '../../../src/cloud/web/visit.ts';
import { type Harness, type HarnessOptions, harness, type Output } from '../harness.ts';

export const BUCKET = 'shop-site';

export interface Asked extends Partial<HttpRequest> {
  readonly signer?: Signer;
  readonly peer?: string;
  readonly endpoint?: S3Endpoint;
}

export interface Scenery extends Harness {
  /** An operation on the bucket that must succeed. */
  s3(operation: string, input?: object): Output;
  /** `Code: message` */
  s3Error(operation: string, input?: object): string;
  put(key: string, text?: string, more?: object): Output;
  /** One statement; what isn't named lets everybody read. */
  policy(...statements: object[]): void;
  /** All four settings of Block Public Access off. */
  open(): void;
  /** Asks the bucket's own host; what changes in the world stays. */
  ask(path: string, asked?: Asked): Served;
}

export const statement = (change: object = {}) => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: `arn:aws:s3:::${BUCKET}/*`,
  ...change,
});

export const policyText = (...statements: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

export function scenery(options: HarnessOptions = {}): Scenery {
  const account = harness(options);
  const self: Scenery = Object.assign(account, {
    s3: (operation: string, input: object = {}) =>
      account.call(`s3:${operation}`, { Bucket: BUCKET, ...input }),
    s3Error: (operation: string, input: object = {}) =>
      account.error(`s3:${operation}`, { Bucket: BUCKET, ...input }),
    put: (key: string, text = `content of ${key}`, more: object = {}) =>
      self.s3('PutObject', { Key: key, Body: text, ...more }),
    policy(...statements: object[]) {
      self.s3('PutBucketPolicy', { Policy: policyText(...statements) });
    },
    open() {
      self.s3('DeletePublicAccessBlock');
    },
    ask(path: string, { signer, peer = '203.0.113.7', endpoint, ...request }: Asked = {}) {
      const [bare = '', query] = path.split('?');
      const served = answerS3(
        account.world,
        {
          request: {
            method: 'GET',
            scheme: 'https',
            host: `${BUCKET}.s3.us-east-1.amazonaws.com`,
            path: bare,
            ...(query !== undefined && { query }),
            headers: [],
            ...request,
          },
          peer,
          ...(signer && { signer }),
        },
        endpoint,
      );
      if (!served) throw new Error(`nobody answers for ${request.host}`);
      account.world = served.world;
      return served;
    },
  });
  const region = options.region ?? 'us-east-1';
  const location = region !== 'us-east-1' && { CreateBucketConfiguration: { LocationConstraint: region } };
  self.s3('CreateBucket', { ...location });
  return self;
}

/** `404 NoSuchKey`, `200`. */
export function outcome({ response }: Served): string {
  const [, code] = /<Code>(.*?)<\/Code>|<li>Code: (.*?)<\/li>/.exec(response.body.text ?? '') ?? [];
  return [response.status, code ?? /<li>Code: (.*?)<\/li>/.exec(response.body.text ?? '')?.[1]]
    .filter((part) => part !== undefined)
    .join(' ');
}

export function header(headers: Headers, name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
