/**
 * What `--generate-cli-skeleton` prints: every member of an operation's input once, as JSON to be filled in. As in
 * AWS CLI v2, lists have one element, an enum shows its first value, and a structure inside itself stays empty.
 */
import { type Member, type ServiceModel, shapeOf } from './model.ts';

/** The skeleton as the CLI prints it: indented by four, no newline at the end. */
export function inputSkeleton(model: ServiceModel, operation: string): string {
  const { input } = model.operations[operation]!;
  return write(model, { shape: input }, [], '\n');
}

/** `line` is the line break that leads to the current depth. */
function write(
  model: ServiceModel,
  { shape: name }: Member,
  parents: readonly string[],
  line: string,
): string {
  const shape = shapeOf(model, name);
  const inside = `${line}    `;
  const within = [...parents, name];
  switch (shape.type) {
    case 'structure': {
      const members = parents.includes(name) ? [] : Object.entries(shape.members);
      if (members.length === 0) return '{}';
      const fields = members.map(
        ([key, member]) => `${inside}"${key}": ${write(model, member, within, inside)}`,
      );
      return `{${fields.join(',')}${line}}`;
    }
    case 'list':
      return `[${inside}${write(model, shape.member, within, inside)}${line}]`;
    case 'map':
      return `{${inside}"KeyName": ${write(model, shape.value, within, inside)}${line}}`;
    case 'string':
      return JSON.stringify(shape.enum?.[0] ?? '');
    case 'integer':
      return '0';
    case 'double':
      return '0.0';
    case 'boolean':
      return 'true';
    case 'timestamp':
      return '"1970-01-01T00:00:00"';
    case 'blob':
      return 'null';
  }
}
