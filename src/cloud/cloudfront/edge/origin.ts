/**
 * Asking the origin: which one, of a group the second where the first fails (R-CF-43), over which connection, signed by
 * whom (R-CF-34 … R-CF-41); and what it means where no answer comes (R-CF-38).
 */
import type { Failure, HttpRequest, HttpResponse, Reply } from '../../../cdn/index.ts';
import { GLOBAL_REGION } from '../../kernel/dispatch.ts';
import type { Table } from '../../kernel/world.ts';
import type { FetchFailureCode } from '../../web/journey.ts';
import type { Signer } from '../../web/visit.ts';
import type { Fetched, Onward } from '../../web/web-server.ts';
import type { Config } from '../distribution/config/config.ts';
import type { OriginSettings } from '../distribution/config/origin/origin.ts';
import { identityOf, originsOf } from '../distribution/parts.ts';
import {
  type OriginAccessControlItem,
  originAccessControl,
} from '../origin-access-control/origin-access-control.ts';
import {
  identitySigner,
  type OriginAccessIdentityItem,
  originAccessIdentity,
} from '../origin-access-identity/origin-access-identity.ts';
import { originFacingAddress } from './addresses.ts';
import type { Asking, Call } from './call.ts';
import { originRequest, portOf } from './origin-request.ts';

export interface OriginChoice {
  readonly primary: OriginSettings;
  readonly failover?: { readonly origin: OriginSettings; readonly codes: readonly number[] };
}

/** The origin or group of this name; the configuration was checked to have it. */
export function choiceOf(config: Config, id: string): OriginChoice {
  const origins = originsOf(config);
  const named = (wanted: string) => origins.find((origin) => origin.Id === wanted) ?? origins[0];
  const group = config.OriginGroups.Items?.find((one) => one.Id === id);
  const [first, second] = group?.Members.Items.map(({ OriginId }) => named(OriginId)) ?? [named(id)];
  if (!first) throw new Error(`the configuration has no origin ${id}`);
  if (!group || !second) return { primary: first };
  return { primary: first, failover: { origin: second, codes: group.FailoverCriteria.StatusCodes.Items } };
}

const FAILOVER_METHODS = ['GET', 'HEAD', 'OPTIONS'];

export function askOrigin(
  call: Call,
  choice: OriginChoice,
  request: HttpRequest,
  asking: Asking,
): Reply | Failure {
  const first = askOne(call, choice.primary, request, asking);
  const { failover } = choice;
  if (!failover || !FAILOVER_METHODS.includes(request.method)) return first;
  if (!failover.codes.includes(failoverCode(first))) return first;
  const second = askOne(call, failover.origin, request, asking);
  return { ...second, elapsedMs: first.elapsedMs + second.elapsedMs };
}

/** R-CF-43: a connection that fails counts as 503, silence as 504. */
function failoverCode(reply: Reply | Failure): number {
  if (reply.kind === 'response') return reply.response.status;
  return reply.reason === 'response-timeout' ? 504 : 503;
}

function askOne(call: Call, origin: OriginSettings, request: HttpRequest, asking: Asking): Reply | Failure {
  const asked = originRequest(call, request, origin, asking);
  const signer = signerOf(call, origin, asked);
  const { CustomOriginConfig: custom, S3OriginConfig: bucket } = origin;
  const { ConnectionAttempts, ConnectionTimeout } = origin;
  const how: Onward = {
    from: originFacingAddress(call.edge),
    where: asking.place,
    by: `the ${asking.name}`,
    port: portOf(custom, asked.scheme),
    serverName: bare(asking.forward.host ? asked.host : origin.DomainName),
    name: origin.DomainName,
    verifies: true,
    connectTimeoutMs: ConnectionTimeout * 1000,
    attempts: ConnectionAttempts,
    responseTimeoutMs: ((custom ?? bucket)?.OriginReadTimeout ?? 30) * 1000,
    ...(signer && { signer }),
  };
  return replyFrom(call.errand.fetch(asked, how));
}

function replyFrom({ response, failure, elapsedMs }: Fetched): Reply | Failure {
  if (response) return { kind: 'response', response, elapsedMs };
  return { kind: 'failure', reason: failure?.code ?? 'reset', text: failure?.text ?? '', elapsedMs };
}

function bare(host: string): string {
  return host.replace(/:\d+$/, '');
}

/** R-CF-40: `no-override` leaves a signature of the viewer's alone. */
function signerOf(call: Call, origin: OriginSettings, asked: HttpRequest): Signer | undefined {
  const { world } = call.errand;
  const state = world.regions[GLOBAL_REGION] ?? {};
  const controls = (state[originAccessControl.kind] ?? {}) as Table<OriginAccessControlItem>;
  const control = controls[origin.OriginAccessControlId]?.OriginAccessControlConfig;
  const isSigned = asked.headers.some(([name]) => name.toLowerCase() === 'authorization');
  if (
    control &&
    (control.SigningBehavior === 'always' || (control.SigningBehavior === 'no-override' && !isSigned))
  )
    return {
      kind: 'service',
      service: 'cloudfront.amazonaws.com',
      sourceArn: call.distribution.ARN,
      sourceAccount: world.account,
    };
  const identities = (state[originAccessIdentity.kind] ?? {}) as Table<OriginAccessIdentityItem>;
  const identity = identities[identityOf(origin) ?? ''];
  return identity && identitySigner(identity);
}

interface Trouble {
  readonly status: 502 | 504;
  /** `x-edge-detailed-result-type`. */
  readonly detail: string;
  readonly sentence: string;
}

const CONNECT =
  'CloudFront attempted to establish a connection with the origin, but either the attempt failed or the origin closed the connection.';

const TROUBLES: Readonly<Partial<Record<FetchFailureCode, Trouble>>> = {
  unresolved: {
    status: 502,
    detail: 'OriginDnsError',
    sentence: "CloudFront wasn't able to resolve the origin domain name.",
  },
  refused: {
    status: 502,
    detail: 'OriginConnectError',
    sentence: "CloudFront wasn't able to connect to the origin.",
  },
  'connect-timeout': { status: 504, detail: 'OriginConnectError', sentence: CONNECT },
  'response-timeout': { status: 504, detail: 'OriginCommError', sentence: CONNECT },
  empty: {
    status: 502,
    detail: 'OriginCommError',
    sentence: 'The origin closed the connection.',
  },
};

const OTHER: Trouble = {
  status: 502,
  detail: 'OriginConnectError',
  sentence: "CloudFront wasn't able to connect to the origin.",
};

/** What a viewer is told where an origin gives no answer (R-CF-38). */
export function troubleOf({ reason }: Failure): Trouble {
  return TROUBLES[reason as FetchFailureCode] ?? OTHER;
}

/** Whether this is an answer of the origin's that the viewer sees as an error. */
export function isError({ status }: HttpResponse): boolean {
  return status >= 400;
}
