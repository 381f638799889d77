/**
 * Trims the Smithy schemas of one service to the operations asked for, in the shape of `src/model/model.ts`.
 * The schemas lack three things, which come from the declarations (order of members, enums) and from
 * `beyond-schemas.ts` (least values, fractions).
 */
import {
  type OtherRoute,
  type Paginator,
  type Protocol,
  requiredBindings,
  type ServiceModel,
} from '../../src/model/model.ts';
import { isPaged, paginatorBeyond } from './beyond-schemas.ts';
import { KIND, type SdkPackage } from './schema.ts';
import { openSdkPackage } from './sdk-package.ts';
import { record, ShapeCollector } from './shape-collector.ts';

const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  'aws.protocols#ec2Query': 'ec2',
  'aws.protocols#awsQuery': 'query',
  'aws.protocols#awsJson1_1': 'json',
  'aws.protocols#restXml': 'rest-xml',
};

/** `operations` are names of the service's operations, or `'all'`; a name that the service lacks is an error. */
export function buildModel(service: string, operations: readonly string[] | 'all'): ServiceModel {
  const sdk = openSdkPackage(service);
  const operationNames = Object.keys(sdk.schemas)
    .filter((name) => sdk.schemas[name]![0] === KIND.operation)
    .sort();
  const wanted = operations === 'all' ? operationNames : [...operations].sort();
  const unknown = wanted.filter((name) => !operationNames.includes(name));
  if (unknown.length > 0) throw new Error(`AWS's ${service} has no operation ${unknown.join(', ')}`);
  const protocol = PROTOCOLS[sdk.settings.protocol];
  if (!protocol) throw new Error(`${service} speaks ${sdk.settings.protocol}, which netlab doesn't`);
  const { serviceId, apiVersion, xmlNamespace, target } = sdk.settings;
  const shapes = new ShapeCollector(service, sdk);
  return {
    service,
    serviceId,
    protocol,
    apiVersion,
    ...(xmlNamespace !== undefined && protocol !== 'json' && { xmlNamespace }),
    ...(target !== undefined && protocol === 'json' && { target }),
    operations: record(wanted, (name) => shapes.operation(name)),
    shapes: shapes.sorted(),
    paginators: record(wanted, (name) => paginator(service, sdk, name, shapes)),
    operationNames,
    ...(protocol === 'rest-xml' && {
      otherRoutes: otherRoutes(
        sdk,
        service,
        operationNames.filter((name) => !wanted.includes(name)),
      ),
    }),
  };
}

function otherRoutes(
  sdk: SdkPackage,
  service: string,
  names: readonly string[],
): Readonly<Record<string, OtherRoute>> {
  return record(names, (name) => {
    const shapes = new ShapeCollector(service, sdk);
    const { http, input } = shapes.operation(name);
    const shape = shapes.sorted()[input];
    if (!http || shape?.type !== 'structure') return undefined;
    const requires = requiredBindings(shape);
    return { method: http.method, path: http.path, ...(requires.length > 0 && { requires }) };
  });
}

function paginator(
  service: string,
  sdk: SdkPackage,
  operation: string,
  shapes: ShapeCollector,
): Paginator | undefined {
  const beyond = paginatorBeyond(service, operation);
  const [inputToken, outputToken, limitKey] = beyond ?? sdk.paginators.get(operation) ?? [];
  if (!inputToken || !outputToken || !isPaged(service, operation)) return undefined;
  // An expression begins with the member that it would rather have.
  const [token = ''] = /^[\w.]+/.exec([outputToken].flat()[0] ?? '') ?? [];
  const resultKeys = beyond?.[3] ?? shapes.listsBeside(token, shapes.operation(operation).output);
  return { inputToken, outputToken, ...(limitKey ? { limitKey } : {}), resultKeys };
}
