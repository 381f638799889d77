/**
 * What the SDK's package of one service offers to the model: its Smithy schemas, its protocol and, from its type
 * declarations and paginators, the facts that the schemas leave out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { hasSchemas, schemasFromTypes } from './older-package.ts';
import type { Schema, SdkPackage } from './schema.ts';

/** Where the SDK's package isn't called as the CLI calls the service. */
const PACKAGE_NAMES: Readonly<Record<string, string>> = {
  directconnect: 'direct-connect',
  elb: 'elastic-load-balancing',
  elbv2: 'elastic-load-balancing-v2',
  globalaccelerator: 'global-accelerator',
  logs: 'cloudwatch-logs',
  route53: 'route-53',
  route53domains: 'route-53-domains',
};

export function openSdkPackage(service: string): SdkPackage {
  const require = createRequire(import.meta.url);
  const name = `@aws-sdk/client-${PACKAGE_NAMES[service] ?? service}`;
  // A client announces the end of support for Node 20 when it is made; the pinned version goes on working.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const root = dirname(dirname(require.resolve(name)));
  return {
    ...(hasSchemas(root)
      ? schemasFromCode(require(name) as Record<string, unknown>)
      : schemasFromTypes(root)),
    interfaces: interfacesIn(join(root, 'dist-types', 'models')),
    paginators: paginatorsIn(join(root, 'dist-es', 'pagination')),
    thrownBy: (operation) => thrownIn(join(root, 'dist-types', 'commands', `${operation}Command.d.ts`)),
  };
}

function schemasFromCode(
  exports: Record<string, unknown>,
): Pick<SdkPackage, 'schemas' | 'enumValues' | 'settings'> {
  return {
    schemas: schemasIn(exports),
    enumValues: (name) => enumValues(exports[name]),
    settings: settingsOf(exports),
  };
}

function schemasIn(exports: Record<string, unknown>): Record<string, Schema> {
  const schemas: Record<string, Schema> = {};
  for (const [key, value] of Object.entries(exports)) {
    if (key.endsWith('$') && Array.isArray(value)) schemas[key.slice(0, -1)] = value as unknown as Schema;
  }
  return schemas;
}

function enumValues(value: unknown): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const values = Object.values(value);
  return values.every((entry) => typeof entry === 'string') ? values : undefined;
}

function interfacesIn(folder: string): Map<string, Map<string, string>> {
  const interfaces = new Map<string, Map<string, string>>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.d.ts'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, name, body] of text.matchAll(
      /^export (?:interface|declare class) (\w+)[^{\n]*\{\n([\s\S]*?)^\}/gm,
    )) {
      const members = [...body!.matchAll(/^ {4}(\w+)\??: (.*);$/gm)];
      interfaces.set(name!, new Map(members.map(([, member, type]) => [member!, type!])));
    }
  }
  return interfaces;
}

function paginatorsIn(folder: string): Map<string, readonly string[]> {
  const paginators = new Map<string, readonly string[]>();
  let files: string[] = [];
  try {
    files = readdirSync(folder);
  } catch {
    return paginators; // a service without paginated operations has no such folder
  }
  for (const file of files) {
    const call = /createPaginator\(\w+, (\w+)Command, (.*)\);/.exec(readFileSync(join(folder, file), 'utf8'));
    if (call) paginators.set(call[1]!, JSON.parse(`[${call[2]}]`) as string[]);
  }
  return paginators;
}

function thrownIn(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(/@throws \{@link (\w+)\} \(/g)].map(([, name]) => name!);
}

interface ClientConfig {
  readonly serviceId: string;
  readonly protocol: { getShapeId(): string };
  readonly protocolSettings?: {
    readonly xmlNamespace?: string;
    readonly version: string;
    readonly serviceTarget?: string;
  };
}

function settingsOf(exports: Record<string, unknown>): SdkPackage['settings'] {
  const Client = clientIn(exports);
  if (!Client) throw new Error('the package exports no client');
  const { config } = new Client({
    region: 'us-east-1',
    credentials: { accessKeyId: '', secretAccessKey: '' },
  });
  const { protocolSettings } = config;
  if (!protocolSettings) throw new Error('the package has schemas, and says nothing of its protocol');
  const { xmlNamespace, version, serviceTarget } = protocolSettings;
  return {
    protocol: config.protocol.getShapeId(),
    serviceId: config.serviceId,
    apiVersion: version,
    ...(xmlNamespace === undefined ? {} : { xmlNamespace }),
    ...(serviceTarget === undefined ? {} : { target: serviceTarget }),
  };
}

type ClientConstructor = new (options: object) => { readonly config: ClientConfig };

function clientIn(exports: Record<string, unknown>): ClientConstructor | undefined {
  const base = exports.__Client as object;
  const found = Object.entries(exports).find(
    ([key, value]) => key.endsWith('Client') && key !== '__Client' && Object.getPrototypeOf(value) === base,
  );
  return found?.[1] as ClientConstructor | undefined;
}
