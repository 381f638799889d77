/** Hexadecimal digits that follow from a text: IDs of what is the same in every world. */
import { hash32 } from '../../../kit/random.ts';

export function digits(text: string, count: number): string {
  const parts = Array.from({ length: Math.ceil(count / 8) }, (_, index) =>
    hash32(`${text}/${index}`).toString(16).padStart(8, '0'),
  );
  return parts.join('').slice(0, count);
}
