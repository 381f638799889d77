/** Reads a structure out of an XML body, as the REST-XML protocol has it. */
import { type Member, type ServiceModel, type Structure, shapeOf } from '../model.ts';
import { readScalar } from './scalar.ts';
import type { XmlElement } from './xml-parser.ts';

/** The members that stand in the body; those that HTTP carries elsewhere are not looked for. */
export function readXmlStructure(
  model: ServiceModel,
  shape: Structure,
  node: XmlElement,
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(shape.members)) {
    if (member.http) continue;
    const key = member.wireName ?? name;
    const value = member.attribute
      ? node.attributes.get(key)
      : readMember(model, member, childrenOf(node, key));
    if (value !== undefined) record[name] = value;
  }
  return record;
}

function readMember(model: ServiceModel, member: Member, nodes: readonly XmlElement[]): unknown {
  const [first] = nodes;
  if (!first) return undefined;
  const shape = shapeOf(model, member.shape);
  switch (shape.type) {
    case 'structure':
      return readXmlStructure(model, shape, first);
    case 'list': {
      const items = member.flattened ? nodes : childrenOf(first, shape.member.wireName ?? 'member');
      return items.map((item) => readMember(model, shape.member, [item]));
    }
    case 'map': {
      const entries = member.flattened ? nodes : childrenOf(first, 'entry');
      return Object.fromEntries(
        entries.map((entry) => [
          childrenOf(entry, shape.key.wireName ?? 'key')[0]?.text ?? '',
          readMember(model, shape.value, childrenOf(entry, shape.value.wireName ?? 'value')),
        ]),
      );
    }
    default:
      return readScalar(shape.type, first.text);
  }
}

function childrenOf(node: XmlElement, name: string): XmlElement[] {
  return node.children.filter((child) => child.name === name);
}
