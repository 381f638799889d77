/** Writes an output as XML elements, as the `ec2`, `query` and `rest-xml` protocols have them. */
import { type Member, type ServiceModel, type Structure, shapeOf } from '../model.ts';
import { writeScalar } from './scalar.ts';

/** The members of a structure that stand in the body, one element after the other. */
export function xmlMembers(model: ServiceModel, shape: Structure, value: object): string {
  return present(shape, value)
    .filter(([, member]) => !member.attribute && !member.http)
    .map(([name, member, item]) => xmlMember(model, member.wireName ?? name, member, item))
    .join('');
}

function xmlAttributes(shape: Structure, value: object): string {
  return present(shape, value)
    .filter(([, member]) => member.attribute)
    .map(([name, member, item]) => ` ${member.wireName ?? name}="${escapeXml(String(item))}"`)
    .join('');
}

function present(shape: Structure, value: object): [name: string, member: Member, item: unknown][] {
  const record = value as Readonly<Record<string, unknown>>;
  return Object.entries(shape.members).flatMap(([name, member]) => {
    const item = record[name];
    return item === undefined || item === null ? [] : [[name, member, item]];
  });
}

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
