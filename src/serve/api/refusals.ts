/**
 * What an endpoint says before any operation is run: of requests that are not signed, name no operation, or bring what
 * the operation doesn't take. Codes and words are the protocol's own, as AWS's front ends have them.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
import type { ServiceModel } from '../../model/model.ts';
import { notSimulatedText } from '../../model/not-simulated.ts';
import type { ParsedRequest, WireError } from '../../model/protocol/codec.ts';
import { validateInput } from '../../model/validate.ts';

export function missingSignature({ protocol, service }: ServiceModel): WireError {
  const message = 'Request is missing Authentication Token';
  switch (protocol) {
    case 'ec2':
      return error('MissingParameter', 'The request must contain the parameter AWSAccessKeyId', 400);
    case 'json':
      return error('MissingAuthenticationTokenException', 'Missing Authentication Token', 400);
    default:
      return service === 's3'
        ? error('AccessDenied', 'Access Denied', 403)
        : error('MissingAuthenticationToken', message, 403);
  }
}

/** A region that AWS doesn't have: its endpoint would not be there; who signs for it finds another one refuse it. */
export function wrongRegion({ protocol, service }: ServiceModel): WireError {
  const message = 'Credential should be scoped to a valid region.';
  if (protocol === 'ec2') return error('AuthFailure', message, 401);
  if (protocol === 'json') return error('InvalidSignatureException', message, 400);
  if (service === 's3') return error('AuthorizationHeaderMalformed', message, 400);
  return error('SignatureDoesNotMatch', message, 403);
}

/** The request doesn't say what it wants, or says it in a way that can't be read. */
export function unreadable({ protocol, service }: ServiceModel, hasOperation: boolean): WireError {
  if (protocol === 'ec2')
    return error('MissingParameter', 'The request must contain the parameter Action', 400);
  if (protocol === 'query')
    return error('MissingAction', 'The request must contain the parameter Action', 400);
  if (protocol === 'json') {
    return hasOperation
      ? error('SerializationException', 'The body of the request is no JSON object', 400)
      : error('UnknownOperationException', 'The header X-Amz-Target names no operation', 400);
  }
  if (hasOperation) return malformedBody(service);
  if (service === 's3')
    return error('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405);
  return error('UnknownOperationException', 'No operation has this method and path', 404);
}

function malformedBody(service: string): WireError {
  const message = 'The XML you provided was not well-formed or did not validate against our published schema';
  return error(service === 'route53' ? 'InvalidInput' : 'MalformedXML', message, 400);
}

/** An operation that AWS doesn't have, or that netlab doesn't simulate. */
export function unknownOperation(model: ServiceModel, operation: string): WireError {
  if (model.operationNames.includes(operation))
    return error('NotSimulated', notSimulatedText(model, operation), 501);
  if (model.protocol === 'json')
    return error('UnknownOperationException', `${model.serviceId} has no operation ${operation}`, 400);
  return error('InvalidAction', `The action ${operation} is not valid for this web service.`, 400);
}

/** What is wrong with the input as such; undefined where the operation can look at it. */
export function inputProblem(
  model: ServiceModel,
  { operation, input, unknown }: ParsedRequest,
): WireError | undefined {
  const [stray] = unknown;
  if (model.protocol === 'ec2' && stray !== undefined)
    return error('UnknownParameter', `The parameter ${stray} is not recognized`, 400);
  const [problem] = validateInput(model, operation, input);
  if (problem === undefined) return undefined;
  const missing = /^Missing required parameter in (\S+): "(\w+)"/.exec(problem);
  if (missing) return missingMember(model, pathOf(missing[1] as string, missing[2] as string));
  const invalid = INVALID.exec(problem)?.groups;
  if (invalid) return invalidMember(model, invalid as unknown as Invalid);
  return error(VALIDATION_CODES[model.protocol], problem, 400);
}

function pathOf(parent: string, name: string): string {
  return parent === 'input' ? name : `${parent}.${name}`;
}

const VALIDATION_CODES = {
  ec2: 'InvalidParameterValue',
  query: 'ValidationError',
  json: 'ValidationException',
  'rest-xml': 'InvalidArgument',
} as const;

function missingMember(model: ServiceModel, path: string): WireError {
  if (model.protocol === 'ec2')
    return error('MissingParameter', `The request must contain the parameter ${path}`, 400);
  return constraint(model, 'null', path, 'Member must not be null');
}

/** What `validateInput` says of a value of a wrong type, or below the least. */
const INVALID =
  /^Invalid (?<what>\w+) for parameter (?<path>.*?), value: (?<value>.*?), (?:type|valid min \w+: (?<least>\d+))/s;

interface Invalid {
  readonly what: 'type' | 'length' | 'value';
  readonly path: string;
  readonly value: string;
  readonly least?: string;
}

function invalidMember(model: ServiceModel, { what, path, value, least }: Invalid): WireError {
  if (model.protocol === 'ec2')
    return error('InvalidParameterValue', `The ${what} of the parameter ${path} is invalid`, 400);
  if (what === 'type') {
    return model.protocol === 'json'
      ? error('SerializationException', `${path} can not be ${value}`, 400)
      : constraint(model, value, path, 'Member must be of its type');
  }
  return what === 'length'
    ? constraint(model, '', path, `Member must have length greater than or equal to ${least}`)
    : constraint(model, `'${value}'`, path, `Member must have value greater than or equal to ${least}`);
}

function constraint(model: ServiceModel, value: string, path: string, rule: string): WireError {
  const message = `1 validation error detected: Value${value === '' ? '' : ` ${value}`} at '${lowerFirst(path)}' failed to satisfy constraint: ${rule}`;
  if (model.service === 'route53') return error('InvalidInput', message, 400);
  return error(VALIDATION_CODES[model.protocol], message, 400);
}

function lowerFirst(path: string): string {
  return path.replace(
    /(^|\.)([A-Z])(?=[a-z])/g,
    (_, dot: string, letter: string) => dot + letter.toLowerCase(),
  );
}

function error(code: string, message: string, status: number): WireError {
  return { code, message, status };
}
