/** Redirects and fixed responses: what an application load balancer answers by itself (R-ELB-24). */
import type {
  FixedResponseActionConfig,
  RedirectActionConfig,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../kernel/errors.ts';
import { validationError } from '../errors.ts';
import type { ListenerItem } from '../listener/listener.ts';

const CONTENT_TYPES = ['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json'];
const LONGEST_BODY = 1024;

export function checkFixedResponse(config: FixedResponseActionConfig | undefined): FixedResponseActionConfig {
  if (!config) throw validationError('A fixed response configuration must be specified');
  const { StatusCode: status = '', ContentType: type, MessageBody: body } = config;
  if (!/^[245]\d\d$/.test(status)) {
    throw validationError(
      `1 validation error detected: Value '${status}' at 'fixedResponseConfig.statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(2|4|5)\\d\\d$`,
    );
  }
  if (type !== undefined && !CONTENT_TYPES.includes(type)) {
    throw validationError(`The ContentType must be one of:'${CONTENT_TYPES.join("', '")}'`);
  }
  if (body !== undefined && body.length > LONGEST_BODY) {
    throw validationError(
      `1 validation error detected: Value at 'fixedResponseConfig.messageBody' failed to satisfy constraint: Member must have length less than or equal to ${LONGEST_BODY}`,
    );
  }
  return config;
}

/** With what it leaves out, which means: as in the request. */
export function fillRedirect(
  config: RedirectActionConfig | undefined,
  at: Pick<ListenerItem, 'Protocol' | 'Port'>,
): RedirectActionConfig {
  if (!config) throw validationError('A redirect configuration must be specified');
  const filled = {
    Protocol: config.Protocol ?? '#{protocol}',
    Port: config.Port ?? '#{port}',
    Host: config.Host ?? '#{host}',
    Path: config.Path ?? '/#{path}',
    Query: config.Query ?? '#{query}',
    StatusCode: config.StatusCode,
  };
  checkRedirect(filled);
  const same =
    ['#{protocol}', at.Protocol].includes(filled.Protocol) &&
    ['#{port}', String(at.Port)].includes(filled.Port) &&
    filled.Host === '#{host}' &&
    filled.Path === '/#{path}' &&
    filled.Query === '#{query}';
  if (same) {
    throw new AwsError(
      'InvalidLoadBalancerAction',
      'The redirect configuration is not valid because it creates a loop.',
    );
  }
  return filled;
}

function checkRedirect({ Protocol, Port, Path }: { Protocol: string; Port: string; Path: string }): void {
  if (!/^(?:HTTPS?|#\{protocol\})$/.test(Protocol)) {
    throw validationError(`The redirect protocol '${Protocol}' must be one of 'HTTP, HTTPS, #{protocol}'`);
  }
  const isPort = /^\d{1,5}$/.test(Port) && Number(Port) >= 1 && Number(Port) <= 65_535;
  if (Port !== '#{port}' && !isPort) {
    throw validationError(`The redirect port '${Port}' must be a number between 1 and 65535 or '#{port}'`);
  }
  if (!Path.startsWith('/'))
    throw validationError(`The redirect path '${Path}' must begin with a '/' character`);
}
