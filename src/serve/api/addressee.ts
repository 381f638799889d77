/**
 * Whom a request is for. AWS's endpoints tell services apart by their host; here all of them share one port, so the scope
 * of the signature says it: `20260105/eu-west-1/ec2/aws4_request`, in the `Authorization` header or, in presigned URLs,
 * in the query. Signatures themselves are not checked: any credentials will do.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import { loadModel, serviceNames } from '../../model/load.ts';
import type { ServiceModel } from '../../model/model.ts';
import type { HttpRequest } from '../../model/protocol/codec.ts';

export interface Addressee {
  /** As the signature names it: `elasticloadbalancing`; else the CLI's name. */
  readonly service: string;
  /** Absent where netlab doesn't simulate the service. */
  readonly model?: ServiceModel;
  /** Absent where the signature names none: the world's own. */
  readonly region?: string;
  readonly signed: boolean;
}

/** Services that sign with another name than the CLI's. */
const SIGNING_NAMES: Readonly<Record<string, string>> = { elasticloadbalancing: 'elbv2' };

const SCOPE = /^[^/\s]+\/\d{8}\/([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})\/aws4_request$/;

/** Undefined where nothing says whom the request is for. */
export function addresseeOf(request: HttpRequest): Addressee | undefined {
  const [, region, service] = SCOPE.exec(credentialOf(request)) ?? [];
  if (region === undefined || service === undefined)
    return isSignedOld(request) ? byService('s3') : unsignedAddressee(request);
  const model = loadModel(SIGNING_NAMES[service] ?? service);
  return { service, region, signed: true, ...(model && { model }) };
}

function credentialOf({ headers, query }: HttpRequest): string {
  const header = /^AWS4-HMAC-SHA256\s+.*?Credential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1];
  if (header !== undefined || !query.includes('X-Amz-Credential')) return header ?? '';
  return new URLSearchParams(query).get('X-Amz-Credential') ?? '';
}

/**
 * Signature Version 2, which only S3 still takes, and in which older clients presign URLs. It names no region.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html
 */
function isSignedOld({ headers, query }: HttpRequest): boolean {
  return (
    /^AWS [^:\s]+:\S+$/.test(headers.authorization ?? '') ||
    (query.includes('AWSAccessKeyId=') && query.includes('Signature='))
  );
}

function byService(service: string): Addressee | undefined {
  const model = loadModel(service);
  return model && { service, model, signed: true };
}

/** The protocols of RPC name themselves; what is left has none but its host. */
function unsignedAddressee({ headers, query, body }: HttpRequest): Addressee | undefined {
  const target = headers['x-amz-target'];
  if (target !== undefined) return byModel((model) => target.startsWith(`${model.target}.`));
  const form = isForm(headers) ? new TextDecoder().decode(body) : '';
  const version = new URLSearchParams(form === '' ? query : form).get('Version');
  if (version === null) return undefined;
  return byModel(({ protocol, apiVersion }) => isQuery(protocol) && apiVersion === version);
}

function byModel(fits: (model: ServiceModel) => boolean): Addressee | undefined {
  for (const service of serviceNames()) {
    const model = loadModel(service);
    if (model && fits(model)) return { service, model, signed: false };
  }
  return undefined;
}

export function isForm(headers: HttpRequest['headers']): boolean {
  return (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}

function isQuery(protocol: ServiceModel['protocol']): boolean {
  return protocol === 'ec2' || protocol === 'query';
}
