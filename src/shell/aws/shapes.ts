/** What kinds of shape there are, for those who parse and complete options. */
import type { List, MapShape, Shape, Structure } from '../../model/model.ts';

export function isComplex(shape: Shape): shape is Structure | List | MapShape {
  return shape.type === 'structure' || shape.type === 'list' || shape.type === 'map';
}

export function enumOf(shape: Shape): readonly string[] {
  return 'enum' in shape && shape.enum ? shape.enum : [];
}
