/** Writes an output as XML elements, as the `ec2`, `query` and `rest-xml` protocols have them. */
import { memoise } from '../../kit/memoise.ts';
import { type Member, type ServiceModel, type Structure, shapeOf } from '../model.ts';
import { writeScalar } from './scalar.ts';

/** The members of a structure that stand in the body, one element after the other. */
export function xmlMembers(model: ServiceModel, shape: Structure, value: object): string {
  let text = '';
  for (const { name, wireName, member } of membersOf(shape).elements) {
    const item = (value as Readonly<Record<string, unknown>>)[name];
    if (item !== undefined && item !== null) text += xmlMember(model, wireName, member, item);
  }
  return text;
}

function xmlAttributes(shape: Structure, value: object): string {
  let text = '';
  for (const { name, wireName } of membersOf(shape).attributes) {
    const item = (value as Readonly<Record<string, unknown>>)[name];
    if (item !== undefined && item !== null) text += ` ${wireName}="${escapeXml(String(item))}"`;
  }
  return text;
}

/** By where they stand; those that HTTP carries elsewhere are left out. */
const membersOf = memoise(({ members }: Structure) => {
  const all = Object.entries(members).map(([name, member]) => ({
    name,
    wireName: member.wireName ?? name,
    member,
  }));
  return {
    attributes: all.filter(({ member }) => member.attribute),
    elements: all.filter(({ member }) => !member.attribute && !member.http),
  };
});

function xmlMember(model: ServiceModel, name: string, member: Member, value: unknown): string {
  const shape = shapeOf(model, member.shape);
  switch (shape.type) {
    case 'structure':
      return element(name, xmlMembers(model, shape, value as object), xmlAttributes(shape, value as object));
    case 'list': {
      const itemName = member.flattened ? name : (shape.member.wireName ?? 'member');
      const items = (value as unknown[])
        .map((item) => xmlMember(model, itemName, shape.member, item))
        .join('');
      return member.flattened ? items : element(name, items);
    }
    case 'map': {
      const entries = Object.entries(value as object).map(([key, item]) => {
        const pair =
          xmlMember(model, shape.key.wireName ?? 'key', shape.key, key) +
          xmlMember(model, shape.value.wireName ?? 'value', shape.value, item);
        return element(member.flattened ? name : 'entry', pair);
      });
      return member.flattened ? entries.join('') : element(name, entries.join(''));
    }
    default:
      return element(name, escapeXml(writeScalar(shape.type, value, member.timestamp ?? 'date-time')));
  }
}

export function element(name: string, content: string, attributes = ''): string {
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Text for an element or an attribute. What XML 1.0 can't carry at all becomes U+FFFD (its section 2.2). */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"\r]/g, (character) => ENTITIES[character]!);
}
