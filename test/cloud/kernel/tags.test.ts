import { describe, expect, test } from 'vitest';
import { AwsError } from '../../../src/cloud/kernel/errors.ts';
import {
  mergeTags,
  removeTags,
  requestTags,
  type Tag,
  withoutEmptyTags,
} from '../../../src/cloud/kernel/tags.ts';

const tag = (Key: string, Value = ''): Tag => ({ Key, Value });

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof AwsError) return error.code;
    throw error;
  }
  return 'none';
}

describe('R-VPC-6: merging', () => {
  test('the last value of a key wins', () => {
    const tags = [tag('a', '1')];
    mergeTags(tags, [tag('b', '2'), tag('a', '3')]);
    expect(tags).toEqual([tag('a', '3'), tag('b', '2')]);
  });

  test.each([
    ['an empty key', [tag('')], 'InvalidParameterValue'],
    ['a key of 128', [tag('k'.repeat(128))], 'none'],
    ['a key of 129', [tag('k'.repeat(129))], 'InvalidParameterValue'],
    ['a value of 256', [tag('k', 'v'.repeat(256))], 'none'],
    ['a value of 257', [tag('k', 'v'.repeat(257))], 'InvalidParameterValue'],
    ['a reserved key', [tag('aws:cloudformation:stack-name')], 'InvalidParameterValue'],
    ['a reserved key in capitals', [tag('AWS:x')], 'InvalidParameterValue'],
    ['fifty', Array.from({ length: 50 }, (_, index) => tag(`k${index}`)), 'none'],
    ['fifty-one', Array.from({ length: 51 }, (_, index) => tag(`k${index}`)), 'TagLimitExceeded'],
  ])('%s: %s', (_name, added, code) => {
    expect(codeOf(() => mergeTags([], added))).toBe(code);
  });
});

test('removing by key, by key and value, and all', () => {
  const tags = [tag('a', '1'), tag('b', '2'), tag('c', '3')];
  removeTags(tags, [{ Key: 'a' }, tag('b', 'else')]);
  expect(tags).toEqual([tag('b', '2'), tag('c', '3')]);
  removeTags(tags, undefined);
  expect(tags).toEqual([]);
});

test('specifications: for the kind that is created, and no other', () => {
  expect(requestTags('vpc', undefined)).toEqual([]);
  expect(
    requestTags('vpc', [
      { ResourceType: 'vpc', Tags: [tag('a')] },
      { ResourceType: 'vpc', Tags: [tag('b')] },
    ]),
  ).toEqual([tag('a'), tag('b')]);
  expect(codeOf(() => requestTags('vpc', [{ ResourceType: 'subnet', Tags: [tag('a')] }]))).toBe(
    'InvalidParameterValue',
  );
  expect(codeOf(() => requestTags('vpc', [{ Tags: [tag('a')] }]))).toBe('InvalidParameterValue');
});

test('an empty list of tags is left out', () => {
  expect(withoutEmptyTags({ Id: 'a', Tags: [] as Tag[] })).toEqual({ Id: 'a' });
  expect(withoutEmptyTags({ Id: 'a', Tags: [tag('a')] })).toEqual({ Id: 'a', Tags: [tag('a')] });
});
