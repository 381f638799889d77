import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../scripts/model/build-model.ts';
import { loadModel, serviceNames } from '../../src/model/load.ts';
import { type ServiceModel, type Shape, shapeOf, structureOf } from '../../src/model/model.ts';
import { validateInput } from '../../src/model/validate.ts';
import { arbitraryStructure } from './arbitrary-input.ts';
import { askBotocore, hasBotocore } from './botocore.ts';

interface TheirShape {
  type: string;
  members?: Record<string, string>;
  required?: string[];
  least: Record<string, number>;
  element?: string;
}

interface TheirModel {
  inputs: Record<string, string>;
  shapes: Record<string, TheirShape>;
}

const DUMP = `
def least(members):
    return {name: shape.metadata['min'] for name, shape in members.items() if 'min' in shape.metadata}

def dump(service):
    model = session.get_service_model(service)
    shapes = {}
    def walk(shape):
        if shape.name in shapes:
            return shape.name
        entry = shapes[shape.name] = {'type': shape.type_name, 'least': {}}
        if shape.type_name == 'structure':
            tokens = [name for name, member in shape.members.items() if member.metadata.get('idempotencyToken')]
            entry['members'] = {name: walk(member) for name, member in shape.members.items()}
            entry['required'] = [name for name in shape.required_members if name not in tokens]
            entry['least'] = least(shape.members)
        elif shape.type_name == 'list':
            entry['element'] = walk(shape.member)
            entry['least'] = least({'member': shape.member})
        return shape.name
    inputs = {}
    for name in model.operation_names:
        shape = model.operation_model(name).input_shape
        if shape is not None:
            inputs[name] = walk(shape)
    return {'inputs': inputs, 'shapes': shapes}

answer({service: dump(service) for service in request})
`;

const VALIDATE = `
def problems(service, operation, params):
    model = session.get_service_model(service).operation_model(operation)
    if isinstance(params, dict):
        for token in model.idempotent_members:
            params.setdefault(token, 'token')
    report = ParamValidator().validate(params, model.input_shape).generate_report()
    return report
answer([problems(*case) for case in request])
`;

describe.skipIf(!hasBotocore)('validation beside botocore', { timeout: 120_000 }, () => {
  const simulated = serviceNames().map((service) => loadModel(service)!);

  it('knows the same constraints of every simulated input', () => {
    const theirs = askBotocore<Record<string, TheirModel>>(
      DUMP,
      simulated.map(({ service }) => service),
    );
    const differences = simulated.flatMap((model) => constraintDifferences(model, theirs[model.service]!));
    expect(differences).toEqual([]);
  });

  it('knows the least values of all of EC2, simulated or not', () => {
    const theirs = askBotocore<Record<string, TheirModel>>(DUMP, ['ec2']).ec2!;
    const differences = constraintDifferences(buildModel('ec2', 'all'), theirs).filter((line) =>
      line.includes('least'),
    );
    expect(differences).toEqual([]);
  });

  it.each(simulated.map((model) => [model.service, model] as const))(
    'says the same of random %s inputs',
    (service, model) => {
      const theirs = askBotocore<Record<string, TheirModel>>(DUMP, [service])[service]!;
      // botocore checks nothing where an operation takes nothing.
      const comparable = Object.keys(model.operations).filter(
        (name) => theirs.inputs[name] !== undefined && sameMembers(model, theirs, name),
      );
      expect(comparable.length).toBeGreaterThan(Object.keys(model.operations).length / 2);
      const cases = comparable.flatMap((operation) =>
        fc
          .sample(arbitraryInput(model, operation), { numRuns: 25, seed: 20 })
          .map((input) => [service, operation, plain(input)] as const),
      );
      const reports = askBotocore<string[]>(VALIDATE, cases);
      const ours = cases.map(([, operation, input]) => validateInput(model, operation, input).join('\n'));
      expect(ours.some((report) => report !== '')).toBe(true);
      for (const [index, report] of reports.entries())
        expect(ours[index], JSON.stringify(cases[index])).toBe(report);
    },
  );
});

function arbitraryInput(model: ServiceModel, operation: string): fc.Arbitrary<unknown> {
  const timestamp = fc.constantFrom(
    '2026-03-01',
    '2026-03-01T10:00:00Z',
    '1700000000',
    1700000000,
    'someday',
    '',
    null,
  );
  const taste = { depth: 3, timestamp, text: fc.string({ maxLength: 6 }) };
  return fc.oneof(
    arbitraryStructure(model, model.operations[operation]!.input, { ...taste, mistakes: 0 }),
    arbitraryStructure(model, model.operations[operation]!.input, { ...taste, mistakes: 12 }),
  );
}

/** JSON can't carry bytes: they arrive as text, which both take for a blob. */
function plain(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input, (_, value) => (value instanceof Uint8Array ? 'bytes' : value)));
}

/** The SDK and botocore may differ in age, so only members that both have are compared. */
function constraintDifferences(model: ServiceModel, theirs: TheirModel): string[] {
  const differences: string[] = [];
  const seen = new Set<string>();
  const walk = (ourName: string, theirName: string): void => {
    const ours = shapeOf(model, ourName);
    const other = theirs.shapes[theirName]!;
    const say = (what: string, mine: unknown, their: unknown) => {
      if (JSON.stringify(mine) !== JSON.stringify(their)) {
        differences.push(`${ourName}: ${what} ${JSON.stringify(mine)}, botocore ${JSON.stringify(their)}`);
      }
    };
    say('type', typeOf(ours), typeOf(other));
    if (seen.has(ourName)) return;
    seen.add(ourName);
    if (ours.type === 'list' && other.element) {
      say('least length of an element', ours.member.min, positive(other.least.member, other.element, theirs));
      walk(ours.member.shape, other.element);
    }
    if (ours.type !== 'structure' || !other.members) return;
    const shared = Object.keys(ours.members).filter((name) => other.members?.[name]);
    say(
      'order',
      shared,
      Object.keys(other.members).filter((name) => shared.includes(name)),
    );
    say(
      'required',
      ours.required,
      other.required?.filter((name) => shared.includes(name)),
    );
    for (const name of shared) {
      say(
        `least of ${name}`,
        ours.members[name]!.min,
        positive(other.least[name], other.members[name]!, theirs),
      );
      walk(ours.members[name]!.shape, other.members[name]!);
    }
  };
  for (const [operation, { input }] of Object.entries(model.operations)) {
    const other = theirs.inputs[operation];
    if (other) walk(input, other);
  }
  return differences;
}

/** No length is below zero, and botocore doesn't check that of maps: the model leaves both out. */
function positive(least: number | undefined, target: string, theirs: TheirModel): number | undefined {
  const { type } = theirs.shapes[target]!;
  if (type === 'map') return undefined;
  const isNumber = ['integer', 'long', 'double', 'float'].includes(type);
  return isNumber || least !== 0 ? least : undefined;
}

function typeOf(shape: Shape | TheirShape): string {
  return { long: 'integer', float: 'double' }[shape.type as string] ?? shape.type;
}

function sameMembers(model: ServiceModel, theirs: TheirModel, operation: string): boolean {
  const seen = new Set<string>();
  const same = (ourName: string, theirName: string): boolean => {
    if (seen.has(ourName)) return true;
    seen.add(ourName);
    const ours = shapeOf(model, ourName);
    const other = theirs.shapes[theirName]!;
    // Lists of plain text are one shape here, however each of botocore's limits its elements.
    if (ours.type === 'list' && other.least.member !== ours.member.min) return false;
    if (ours.type === 'list' && other.element) return same(ours.member.shape, other.element);
    if (ours.type !== 'structure') return true;
    const names = Object.keys(ours.members);
    return (
      names.length === Object.keys(other.members ?? {}).length &&
      names.every((name) => other.members?.[name] && same(ours.members[name]!.shape, other.members[name]))
    );
  };
  const other = theirs.inputs[operation];
  const ours = model.operations[operation]!.input;
  return other ? same(ours, other) : Object.keys(structureOf(model, ours).members).length === 0;
}
