import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heapPop, heapPush } from '../../src/kit/heap.ts';

const smaller = (left: number, right: number) => left < right;

test('what goes in comes out in order, pushes and pops mixed', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer(), { nil: undefined })), (actions) => {
      const heap: number[] = [];
      const list: number[] = [];
      for (const action of actions) {
        if (action === undefined) expect(heapPop(heap, smaller)).toBe(list.shift());
        else {
          heapPush(heap, action, smaller);
          list.push(action);
          list.sort((a, b) => a - b);
        }
      }
      while (list.length > 0) expect(heapPop(heap, smaller)).toBe(list.shift());
      expect(heapPop(heap, smaller)).toBeUndefined();
    }),
  );
});
