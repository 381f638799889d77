/**
 * The SDK's packages from before they carried Smithy schemas (Route 53 Resolver's and Snowball's newest releases are
 * older): the same schemas, put together from the type declarations. That is enough for AWS JSON, where members are
 * called on the wire what they are called in TypeScript; a package that speaks another protocol is refused.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KIND, type Schema, type SchemaReference, type SdkPackage } from './schema.ts';

/** As the newer packages number them. */
const SENTINELS: Readonly<Record<string, number>> = {
  string: 0x00,
  number: 0x01,
  boolean: 0x02,
  Date: 0x04,
  Uint8Array: 0x15,
};

/** The bit of a list of simple values. */
const LIST_OF = 0x40;

/** A structure or an error as declared, with its members in AWS's order. */
interface Declared {
  readonly members: ReadonlyMap<string, string>;
  readonly required: ReadonlySet<string>;
  /** Of errors: whose fault. */
  readonly fault?: string;
}

export function hasSchemas(root: string): boolean {
  return existsSync(join(root, 'dist-es', 'schemas'));
}

export function schemasFromTypes(root: string): Pick<SdkPackage, 'schemas' | 'enumValues' | 'settings'> {
  const text = readAll(join(root, 'dist-types', 'models'));
  const enums = enumsIn(text);
  const namespace = settingsIn(root).serviceId;
  const schemas: Record<string, Schema> = {};
  const reference = (type: string, place: string): SchemaReference => {
    const plain = type.replace(/ \| undefined$/, '');
    if (plain.endsWith('[]')) {
      const element = plain.slice(0, -2);
      const target = reference(element, place);
      if (typeof target === 'number') return LIST_OF | target;
      return [KIND.list, namespace, `list<${element}>`, 0, target];
    }
    const map = /^Record<string, (.+)>$/.exec(plain);
    if (map) return [KIND.map, namespace, `map<${map[1]}>`, 0, SENTINELS.string, reference(map[1]!, place)];
    const sentinel = enums.has(plain) ? SENTINELS.string : SENTINELS[plain];
    if (sentinel !== undefined) return sentinel;
    const known = schemas[plain];
    if (!known) throw new Error(`${place} has the type ${type}, which nothing declares`);
    return () => known;
  };
  const structures = structuresIn(text);
  // All of them are there before any member refers to one.
  for (const [name, { fault }] of structures) {
    const traits = fault === undefined ? 0 : { error: fault };
    const kind = fault === undefined ? KIND.structure : KIND.error;
    schemas[name] = [kind, namespace, name, traits, [], [], 0];
  }
  for (const [name, { members, required }] of structures) {
    const names = [...members.keys()].sort(
      (left, right) => Number(required.has(right)) - Number(required.has(left)),
    );
    const targets = names.map((member) => reference(members.get(member)!, `${name}.${member}`));
    (schemas[name] as unknown as unknown[]).splice(4, 3, names, targets, required.size);
  }
  for (const [name, { input, output }] of operationsIn(join(root, 'dist-types', 'commands'))) {
    const shape = (one: string | undefined): SchemaReference => (one === undefined ? 'unit' : schemas[one]!);
    schemas[name] = [KIND.operation, namespace, name, 0, shape(input), shape(output)];
  }
  return { schemas, enumValues: (name) => enums.get(name), settings: settingsIn(root) };
}

function readAll(folder: string): string {
  const files = readdirSync(folder).filter((name) => name.endsWith('.d.ts'));
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

function enumsIn(text: string): ReadonlyMap<string, readonly string[]> {
  const declarations = text.matchAll(
    /^export declare const (\w+): \{\n((?: {4}readonly \w+: "[^"\n]*";\n)+)\};/gm,
  );
  return new Map(
    [...declarations].map(([, name, body]) => [
      name!,
      [...body!.matchAll(/"([^"]*)"/g)].map(([, value]) => value!),
    ]),
  );
}

function structuresIn(text: string): ReadonlyMap<string, Declared> {
  const declarations = text.matchAll(
    /^export (?:interface|declare class) (\w+)(?: extends __BaseException)? \{\n([\s\S]*?)^\}/gm,
  );
  return new Map([...declarations].map(([, name, body]) => [name!, declaredIn(body!)]));
}

function declaredIn(body: string): Declared {
  const members = [...body.matchAll(/^ {4}(\w+)(\??): (.*);$/gm)];
  const fault = /^ {4}readonly \$fault: "(\w+)";$/m.exec(body)?.[1];
  return {
    members: new Map(members.map(([, name, , type]) => [name!, type!])),
    required: new Set(members.filter(([, , optional]) => optional === '').map(([, name]) => name!)),
    ...(fault !== undefined && { fault }),
  };
}

function operationsIn(
  folder: string,
): ReadonlyMap<string, { readonly input: string | undefined; readonly output: string | undefined }> {
  const files = readdirSync(folder).filter((name) => name.endsWith('Command.d.ts'));
  return new Map(
    files.map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const shape = (part: 'Input' | 'Output') => {
        const parent = new RegExp(`^export interface \\w+Command${part} extends (\\w+)`, 'm').exec(text)?.[1];
        return parent === '__MetadataBearer' ? undefined : parent;
      };
      return [file.replace('Command.d.ts', ''), { input: shape('Input'), output: shape('Output') }];
    }),
  );
}

function settingsIn(root: string): SdkPackage['settings'] {
  const config = readFileSync(join(root, 'dist-es', 'runtimeConfig.shared.js'), 'utf8');
  const serialiser = join(root, 'dist-es', 'protocols', 'Aws_json1_1.js');
  if (!existsSync(serialiser)) throw new Error(`${root} has no schemas and doesn't speak AWS JSON 1.1`);
  const target = /"x-amz-target": `(\w+)\.\$\{operation\}`/.exec(readFileSync(serialiser, 'utf8'))?.[1];
  const apiVersion = /apiVersion: "([\d-]+)"/.exec(config)?.[1];
  const serviceId = /serviceId: .*"([^"]+)"/.exec(config)?.[1];
  if (target === undefined || apiVersion === undefined || serviceId === undefined)
    throw new Error(`${root} doesn't say what its service is called`);
  return { protocol: 'aws.protocols#awsJson1_1', serviceId, apiVersion, target };
}
