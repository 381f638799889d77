import { expect, it } from 'vitest';
import { insteadOf } from '../../../src/model/instead.ts';
import { play } from '../world.ts';

it.each([
  ['create-function', 'create-response-headers-policy'],
  ['create-key-value-store', 'create-response-headers-policy'],
  ['create-continuous-deployment-policy', 'weighted records'],
  ['create-field-level-encryption-config', 'HTTPS'],
  ['create-realtime-log-config', 'standard logs'],
  ['create-monitoring-subscription', 'standard logs'],
  ['create-vpc-origin', 'public name'],
])('aws cloudfront %s leads to %s', async (command, advice) => {
  const { say } = await play();
  const answer = await say(`aws cloudfront ${command}`);
  expect(answer).toContain('netlab does not simulate it.');
  expect(answer).toContain(advice);
});

it('leaves operations to their nearest name where that says enough', () => {
  expect(insteadOf('cloudfront', 'ListConflictingAliases')).toBeUndefined();
  expect(insteadOf('ec2', 'CreateVpcEndpoint')).toBeUndefined();
});
