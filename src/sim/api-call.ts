/**
 * Calls of AWS's API that are made on a host in some network: they take that network's way to the service's endpoint,
 * or there is none. Those of the learner's own computer are answered by netlab itself.
 */

import { passageThrough } from '../cloud/ec2/vpc-endpoint/passage.ts';
import { AwsError } from '../cloud/kernel/errors.ts';
import type { CallOrigin } from '../cloud/kernel/origin.ts';
import type { World } from '../cloud/kernel/world.ts';
import type { Connection, FetchFailure, Journey } from '../cloud/web/journey.ts';
import { type Failed, openConnection } from './fetch/opening.ts';
import { TravelLog } from './fetch/travel-log.ts';
import { travellerAt } from './fetch/traveller.ts';
import { locate, UnknownPlace } from './places.ts';
import type { ApiRequest, Place } from './sim.ts';

/** AWS CLI's own. */
const CONNECT_TIMEOUT_MS = 60_000;

/** Those without a region in their name; https://docs.aws.amazon.com/general/latest/gr/rande.html */
const GLOBAL_HOSTS: Readonly<Record<string, string>> = {
  cloudfront: 'cloudfront.amazonaws.com',
  route53: 'route53.amazonaws.com',
  route53domains: 'route53domains.us-east-1.amazonaws.com',
};
/** The first part of the host, where it is not the service's name in the CLI. */
const PREFIXES: Readonly<Record<string, string>> = {
  elbv2: 'elasticloadbalancing',
  's3-whole-uploads': 's3',
};
/** What is no service of AWS's on the network at all. */
const OWN_DEVICES = ['snowball-device'];

export interface ApiWay {
  readonly world: World;
  /** Absent: from the learner's own computer. */
  readonly origin?: CallOrigin;
  readonly error?: AwsError;
}

export function wayToApi(world: World, request: ApiRequest, region: string): ApiWay {
  const { from, service } = request;
  if (from === undefined || OWN_DEVICES.includes(service) || !isOnHost(world, from)) return { world };
  const url = endpointUrl(request, region);
  const { host } = new URL(url);
  const log = new TravelLog(world);
  const destination = { scheme: 'https', name: host, port: 443 } as const;
  const how = { verifies: true, connectTimeoutMs: CONNECT_TIMEOUT_MS };
  const opened = openConnection(log, travellerAt(world, from), destination, how);
  if (isOpen(opened)) {
    const through = passageThrough(log.world, opened.endpoint);
    return { world: log.world, origin: { address: opened.peer, ...(through && { through }) } };
  }
  const { failure } = opened;
  const journey: Journey = {
    from,
    at: world.clock.now,
    request: { method: 'GET', scheme: 'https', host, path: '/', headers: [] },
    legs: log.legs,
    elapsedMs: log.elapsedMs,
    failure,
  };
  const after = { ...log.world, web: { ...log.world.web, last: journey } };
  return { world: after, error: new AwsError('EndpointConnectionError', complaint(failure, url)) };
}

function isOpen(opened: Connection | Failed): opened is Connection {
  return !('failure' in opened);
}

/** Somebody out on the internet, the learner at home among them, has a network that works. */
function isOnHost(world: World, place: Place): boolean {
  try {
    return !['internet', 'client', 'address'].includes(locate(world, place).kind);
  } catch (error) {
    // The host is gone, and its shell will be in a moment.
    if (error instanceof UnknownPlace) return false;
    throw error;
  }
}

/** Of a bucket its own host, as far as its name fits a certificate. */
function endpointUrl({ service, input }: ApiRequest, region: string): string {
  const prefix = PREFIXES[service] ?? service;
  const host = GLOBAL_HOSTS[service] ?? `${prefix}.${region}.amazonaws.com`;
  const { Bucket: bucket } = input;
  const isHost = prefix === 's3' && typeof bucket === 'string' && /^[a-z0-9-]{3,63}$/.test(bucket);
  return `https://${isHost ? `${bucket}.` : ''}${host}/`;
}

/** In the words of the AWS CLI. */
function complaint({ code, text }: FetchFailure, url: string): string {
  if (code === 'connect-timeout') return `Connect timeout on endpoint URL: "${url}"`;
  if (code === 'certificate') return `SSL validation failed for ${url} ${text}`;
  return `Could not connect to the endpoint URL: "${url}"`;
}
