/**
 * `--origin-domain-name` and `--default-root-object` in place of a whole configuration.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudfront/create-distribution.html
 */
import type { Argument, ArgumentTable, Params } from '../argument.ts';
import type { Customization } from './customization.ts';
import { refuseBeside } from './exclusive-options.ts';

const CONFIG = 'distribution-config';
const ORIGIN = option('origin-domain-name', '<name of the origin>');
const ROOT = option('default-root-object', '<object>');

export const createDistribution: Customization = {
  service: 'cloudfront',
  operations: ['CreateDistribution'],
  arguments(table) {
    makeOptional(table);
    for (const argument of [ORIGIN, ROOT]) table.set(argument.name, argument);
  },
  check(given) {
    refuseBeside(given, CONFIG, [ORIGIN.name, ROOT.name]);
  },
  fill(params, { unique }) {
    const origin = take(params, ORIGIN);
    const root = take(params, ROOT);
    if (origin === undefined && root === undefined) return;
    const config: Params = emptyConfig(unique('cli'));
    if (origin !== undefined) setOrigin(config, origin, unique(origin));
    if (root !== undefined) config.DefaultRootObject = root;
    params.DistributionConfig = config;
  },
};

/** The rest of the configuration is read first, and put back as it was. */
export const updateDistribution: Customization = {
  service: 'cloudfront',
  operations: ['UpdateDistribution'],
  arguments(table) {
    makeOptional(table);
    table.set(ROOT.name, ROOT);
  },
  check(given) {
    refuseBeside(given, CONFIG, [ROOT.name]);
  },
  async fill(params, { call }) {
    const root = take(params, ROOT);
    if (root === undefined) return;
    const { ETag, DistributionConfig } = await call('GetDistributionConfig', { Id: params.Id });
    params.IfMatch = ETag;
    params.DistributionConfig = { ...(DistributionConfig as object), DefaultRootObject: root };
  },
};

/** Its text waits in the request until the request is finished. */
function option(name: string, hint: string): Argument {
  return {
    name,
    arity: 'one',
    required: false,
    hint,
    store(params, value) {
      params[name] = value;
    },
  };
}

function take(params: Params, { name }: Argument): string | undefined {
  const value = params[name] as string | undefined;
  delete params[name];
  return value;
}

function makeOptional(table: ArgumentTable): void {
  const config = table.get(CONFIG);
  if (config) table.set(CONFIG, { ...config, required: false });
}

function emptyConfig(reference: string): Params {
  return {
    CallerReference: reference,
    Origins: { Quantity: 0, Items: [] },
    DefaultCacheBehavior: {
      TargetOriginId: 'placeholder',
      ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } },
      TrustedSigners: { Enabled: false, Quantity: 0 },
      ViewerProtocolPolicy: 'allow-all',
      MinTTL: 0,
    },
    Enabled: true,
    Comment: '',
  };
}

/** Only a bucket's name without a region is taken for a bucket's: so does the CLI. */
function setOrigin(config: Params, domain: string, id: string): void {
  const reach = domain.endsWith('.s3.amazonaws.com')
    ? { S3OriginConfig: { OriginAccessIdentity: '' } }
    : { CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'http-only' } };
  config.Origins = { Quantity: 1, Items: [{ Id: id, DomainName: domain, OriginPath: '', ...reach }] };
  (config.DefaultCacheBehavior as Params).TargetOriginId = id;
}
