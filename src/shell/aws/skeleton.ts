/** `--generate-cli-skeleton output`: an example of the answer, in which texts hold their member's name. */
import { type ServiceModel, type Shape, shapeOf } from '../../model/model.ts';

export function outputSkeleton(model: ServiceModel, shapeName: string): unknown {
  const example = (shape: Shape, name: string, above: readonly string[]): unknown => {
    const inner = (next: string, member: string) =>
      above.includes(next) ? {} : example(shapeOf(model, next), member, [...above, next]);
    switch (shape.type) {
      case 'structure':
        return Object.fromEntries(
          Object.entries(shape.members).map(([key, member]) => [key, inner(member.shape, key)]),
        );
      case 'list':
        return [inner(shape.member.shape, shape.member.shape)];
      case 'map':
        return { KeyName: inner(shape.value.shape, '') };
      case 'integer':
      case 'double':
        return 0;
      case 'boolean':
        return true;
      case 'timestamp':
        return '1970-01-01T00:00:00';
      case 'blob':
      case 'string':
        return name;
    }
  };
  return example(shapeOf(model, shapeName), '', [shapeName]);
}
