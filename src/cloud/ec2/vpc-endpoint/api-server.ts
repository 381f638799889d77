/**
 * The doors of AWS's APIs behind interface endpoints, as whoever has no signature meets them. S3's own is in `s3/answer`.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
import { textBody } from '../../../cdn/message.ts';
import { WORLD_START, type World } from '../../kernel/world.ts';
import { inventCertificate } from '../../web/certificate.ts';
import { renewedByMs } from '../../web/renewal.ts';
import type { Answer, Arrival, WebServer } from '../../web/web-server.ts';
import { type AwsService, awsService } from '../vpc-endpoint-service/aws-services.ts';
import { namesOf } from './dns.ts';
import { endpointNamed } from './passage.ts';

const TLS_PORT = 443;
const THOUGHT_MS = 5;
const DAY_MS = 86_400_000;

/** Services whose API is simulated, for the `aws` command. */
const SIMULATED = ['ec2', 'elasticloadbalancing', 'logs', 'route53resolver', 'sts'];

export function endpointServer(world: World, { host, port }: Arrival): WebServer | undefined {
  const found = host.startsWith('vpce-') ? endpointNamed(world, host) : undefined;
  const service = found && awsService(found.item.ServiceName, found.region);
  if (!found || !service || port !== TLS_PORT) return undefined;
  const { region, item } = found;
  const names = [...service.privateNames, ...namesOf(item, region).map(({ name }) => name)];
  const { now } = world.clock;
  return {
    resource: item.VpcEndpointId,
    label: `${service.suffix} behind ${item.VpcEndpointId}`,
    place: region,
    speaks: 'https',
    certificate: () => {
      const renewed = renewedByMs(now);
      const issued = {
        notBefore: WORLD_START + renewed - 60 * DAY_MS,
        notAfter: WORLD_START + renewed + 300 * DAY_MS,
      };
      const issuer = { kind: 'amazon', name: 'Amazon RSA 2048 M01' } as const;
      return inventCertificate({ names, keyType: 'RSA_2048', ...issued, issuer }, service.name);
    },
    answer: () => answerOf(service),
  };
}

function answerOf({ suffix }: AwsService): Answer {
  const isKnown = SIMULATED.includes(suffix);
  const text = isKnown
    ? '{"__type":"MissingAuthenticationTokenException","message":"Request is missing Authentication Token"}'
    : `{"message":"netlab does not simulate ${suffix}: the connection is all that there is"}`;
  const body = textBody(text);
  const headers = [
    ['Content-Type', 'application/x-amz-json-1.1'],
    ['Content-Length', String(body.size)],
  ] as const;
  return {
    kind: 'response',
    response: { status: isKnown ? 403 : 501, headers, body },
    thoughtMs: THOUGHT_MS,
    reason: isKnown
      ? { code: 'unsigned', text: 'nobody signed the request: use the aws command', resource: suffix }
      : { code: 'not-simulated', text: `netlab does not simulate ${suffix}`, resource: suffix },
  };
}
