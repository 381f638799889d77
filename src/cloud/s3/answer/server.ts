/** S3's endpoints as servers on the internet: one in each region, under many names. */

import { endpointNamed, passageThrough } from '../../ec2/vpc-endpoint/passage.ts';
import { WORLD_START, type World } from '../../kernel/world.ts';
import { s3EndpointAt } from '../../public-names/s3.ts';
import { type Certificate, inventCertificate } from '../../web/certificate.ts';
import { renewedByMs } from '../../web/renewal.ts';
import type { Arrival, WebServer } from '../../web/web-server.ts';
import { answerS3 } from './answer.ts';
import type { S3Endpoint } from './hosts.ts';

/** What S3 takes until the first octet, as its own guide on performance gives it for small objects; milliseconds. */
const READ_MS = 20;
const WRITE_MS = 40;
const DAY_MS = 86_400_000;

/** Website endpoints speak plain HTTP only: on 443 nobody is there. */
export function s3Server(
  world: World,
  { address, port, host, endpoint: id }: Arrival,
): WebServer | undefined {
  if (port !== 80 && port !== 443) return undefined;
  const through = passageThrough(world, id);
  const endpoint = host === '' ? s3EndpointAt(address) : behindEndpoint(world, host);
  if (!endpoint || (endpoint.kind === 'website' && port === 443)) return undefined;
  const { now } = world.clock;
  return {
    resource: 's3',
    label: `S3 in ${endpoint.region}`,
    place: endpoint.region,
    speaks: port === 443 ? 'https' : 'http',
    certificate: (name) => certificateOf(endpoint.region, name, now),
    answer(visit, errand) {
      const served = answerS3(errand.world, through ? { ...visit, through } : visit, endpoint);
      if (!served) throw new Error(`netlab bug: S3 has no answer for the host ${visit.request.host}`);
      errand.world = served.world;
      const reads = visit.request.method === 'GET' || visit.request.method === 'HEAD';
      return {
        kind: 'response',
        response: served.response,
        thoughtMs: reads ? READ_MS : WRITE_MS,
        ...(served.reason && { reason: served.reason }),
      };
    },
  };
}

/** S3's own interface endpoint. */
function behindEndpoint(world: World, id: string): S3Endpoint | undefined {
  const found = id.startsWith('vpce-') ? endpointNamed(world, id) : undefined;
  return found?.item.ServiceName === `com.amazonaws.${found?.region}.s3`
    ? { kind: 'rest', region: found?.region ?? '' }
    : undefined;
}

/** Of an endpoint in a VPC: `bucket.vpce-….s3.us-east-1.vpce.amazonaws.com`, and names below it. */
const BEHIND_ENDPOINT =
  /(?:^|\.)((?:bucket|accesspoint|control)\.vpce-[a-z0-9-]+\.s3\.[a-z0-9-]+\.vpce\.amazonaws\.com)$/;

/** Its wildcards cover one label: a bucket with dots in its name has no valid certificate under its own host. */
function certificateOf(region: S3Endpoint['region'], serverName: string, now: number): Certificate {
  const [, own] = BEHIND_ENDPOINT.exec(serverName.toLowerCase()) ?? [];
  const renewed = renewedByMs(now);
  const regional = [
    `s3.${region}.amazonaws.com`,
    `s3-${region}.amazonaws.com`,
    `s3.dualstack.${region}.amazonaws.com`,
  ];
  const known = own === undefined ? ['s3.amazonaws.com', ...regional] : [own];
  const names = known.flatMap((name) => [`*.${name}`, name]);
  return inventCertificate(
    {
      names,
      keyType: 'RSA_2048',
      notBefore: WORLD_START + renewed - 60 * DAY_MS,
      notAfter: WORLD_START + renewed + 300 * DAY_MS,
      issuer: { kind: 'amazon', name: 'Amazon RSA 2048 M01' },
    },
    `s3/${own ?? region}`,
  );
}
