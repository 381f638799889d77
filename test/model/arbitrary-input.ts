/** Random inputs and outputs of operations, drawn from the model: all well-formed, or with mistakes sprinkled in. */
import fc from 'fast-check';
import { type Member, type ServiceModel, shapeOf, structureOf } from '../../src/model/model.ts';

export interface Taste {
  /** How many levels of optional members are filled. */
  readonly depth: number;
  /** Chance in a hundred that a value is of a wrong type, or that a structure has a member it doesn't know. */
  readonly mistakes: number;
  readonly timestamp: fc.Arbitrary<unknown>;
  readonly text: fc.Arbitrary<string>;
}

const WRONG: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  ...['', 'text', "it's", 'a "b"\n\\', 0, 1, -7, 1.5, 1e-7, true, false, null],
  ...[[], ['a', 1], {}, { Key: "it's", Deep: [null, true, { a: 0.25 }] }],
);

export function arbitraryStructure(model: ServiceModel, name: string, taste: Taste): fc.Arbitrary<object> {
  const { members, required } = structureOf(model, name);
  // Clients make up the tokens that are missing, so a whole input has them all.
  const tokens = Object.keys(members).filter((field) => members[field]!.idempotencyToken);
  const needed = [...new Set([...required, ...tokens])];
  const fields: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [field, member] of Object.entries(members)) {
    if (taste.depth <= 0 && !needed.includes(field)) continue;
    fields[field] = fc.constant(null).chain(() => arbitraryValue(model, member, taste));
  }
  if (taste.mistakes === 0) return fc.record(fields, { requiredKeys: needed });
  const stray = mostly(fc.constant({}), fc.constantFrom({ Stray: 1 }, { vpcId: 1 }, { Tag: 1 }), taste);
  return fc
    .tuple(fc.record(fields, { requiredKeys: [] }), stray)
    .map(([record, extra]) => ({ ...record, ...extra }));
}

function arbitraryValue(model: ServiceModel, member: Member, taste: Taste): fc.Arbitrary<unknown> {
  const right = fc.constant(null).chain(() => arbitraryRight(model, member, taste));
  return taste.mistakes === 0 ? right : mostly(right, WRONG, taste);
}

function mostly<T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>, { mistakes }: Taste): fc.Arbitrary<T> {
  return fc.oneof({ weight: 100 - mistakes, arbitrary: right }, { weight: mistakes, arbitrary: wrong });
}

/** Values below the least one are mistakes, too. */
function least({ min }: Member, { mistakes }: Taste): number | undefined {
  return mistakes === 0 ? min : undefined;
}

function arbitraryRight(model: ServiceModel, member: Member, taste: Taste): fc.Arbitrary<unknown> {
  const shape = shapeOf(model, member.shape);
  const deeper = { ...taste, depth: taste.depth - 1 };
  switch (shape.type) {
    case 'string':
      return shape.enum
        ? fc.constantFrom(...shape.enum)
        : taste.text.map(
            (text) => text + 'x'.repeat(Math.max(0, (least(member, taste) ?? 0) - [...text].length)),
          );
    case 'integer':
      return fc.integer({ min: least(member, taste) ?? -10, max: 1_000_000 });
    case 'double':
      return fc.integer({ min: 0, max: 4000 }).map((number) => number / 8);
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return taste.timestamp;
    case 'blob':
      return fc.uint8Array({ minLength: 1, maxLength: 12 });
    case 'list':
      return fc.array(arbitraryValue(model, shape.member, deeper), {
        minLength: Math.max(1, least(member, taste) ?? 0),
        maxLength: Math.max(3, least(member, taste) ?? 0),
      });
    case 'map':
      return fc.dictionary(taste.text, arbitraryValue(model, shape.value, deeper), {
        minKeys: 1,
        maxKeys: 3,
      });
    case 'structure':
      return arbitraryStructure(model, member.shape, deeper);
  }
}
