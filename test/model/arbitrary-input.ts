/** Random inputs and outputs of operations, drawn from the model: all well-formed, or with mistakes sprinkled in. */
import fc from 'fast-check';
import { type Member, type ServiceModel, shapeOf } from '../../src/model/model.ts';

export interface Taste {
  /** How many levels of optional structures and lists are filled. */
  readonly depth: number;
  /** Chance in a hundred that a value is of a wrong type, or a member missing or unknown. */
  readonly mistakes: number;
  readonly timestamp: fc.Arbitrary<unknown>;
  readonly text: fc.Arbitrary<string>;
}

const WRONG: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  ...['', 'text', "it's", 'a "b"\n\\', 0, 1, -7, 1.5, 1e-7, true, false, null],
  ...[[], ['a', 1], {}, { Key: "it's", Deep: [null, true, { a: 0.25 }] }],
);

export function arbitraryValue(model: ServiceModel, member: Member, taste: Taste): fc.Arbitrary<unknown> {
  const right = () => arbitraryRight(model, member, taste);
  if (taste.mistakes === 0) return right();
  return fc.oneof(
    { weight: taste.mistakes, arbitrary: WRONG },
    { weight: 100 - taste.mistakes, arbitrary: fc.constant(null).chain(right) },
  );
}

function arbitraryRight(model: ServiceModel, member: Member, taste: Taste): fc.Arbitrary<unknown> {
  const shape = shapeOf(model, member.shape);
  const deeper = { ...taste, depth: taste.depth - 1 };
  switch (shape.type) {
    case 'string':
      return shape.enum ? fc.constantFrom(...shape.enum) : taste.text;
    case 'integer':
      return fc.integer({ min: taste.mistakes > 0 ? -10 : (member.min ?? -1000), max: 1_000_000 });
    case 'double':
      return fc.integer({ min: 0, max: 4000 }).map((number) => number / 8);
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return taste.timestamp;
    case 'blob':
      return fc.uint8Array({ minLength: 1, maxLength: 12 });
    case 'list':
      if (taste.depth <= 0) return fc.constant([]);
      return fc.array(arbitraryValue(model, shape.member, deeper), { minLength: 1, maxLength: 3 });
    case 'map':
      return fc.dictionary(taste.text, arbitraryValue(model, shape.value, deeper), {
        minKeys: 1,
        maxKeys: 3,
      });
    case 'structure':
      return arbitraryStructure(model, member.shape, deeper);
  }
}

export function arbitraryStructure(model: ServiceModel, name: string, taste: Taste): fc.Arbitrary<object> {
  const shape = shapeOf(model, name);
  if (shape.type !== 'structure') throw new Error(`${name} is not a structure`);
  const fields: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [field, member] of Object.entries(shape.members)) {
    const required = shape.required.includes(field);
    if (taste.depth > 0 || required)
      fields[field] = fc.constant(null).chain(() => arbitraryValue(model, member, taste));
  }
  if (taste.mistakes === 0) return fc.record(fields, { requiredKeys: [...shape.required] });
  const stray = fc.oneof(
    { weight: taste.mistakes, arbitrary: fc.constantFrom('Stray', 'vpcId', 'Tag') },
    { weight: 100 - taste.mistakes, arbitrary: fc.constant(undefined) },
  );
  return fc
    .tuple(fc.record(fields, { requiredKeys: [] }), stray)
    .map(([record, extra]) => (extra === undefined ? record : { ...record, [extra]: 1 }));
}
