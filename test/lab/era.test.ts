/** A lab about history says when AWS is to be of (`world.era`). */
import { expect, test } from 'vitest';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { variantOf } from '../../src/lab/lab.ts';
import { setStage } from '../../src/lab/stage.ts';
import { LAB_YAML, labFiles } from './fixture.ts';

const START = `aws cloudfront create-streaming-distribution --streaming-distribution-config \\
  '{"CallerReference":"film","S3Origin":{"DomainName":"film.s3.amazonaws.com","OriginAccessIdentity":""},"Comment":"","TrustedSigners":{"Enabled":false,"Quantity":0},"Enabled":true}'
`;

async function failures(world: string) {
  const compiled = compileLab(labFiles(`${LAB_YAML}${world}`, { 'start.sh': START }));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return (await setStage(variantOf(compiled.lab, '1'))).failures;
}

test('RTMP distributions are there in 2017, and not today (R-CF-12)', async () => {
  expect(await failures('world: { era: 2017 }\n')).toEqual([]);
  expect((await failures('')).map(({ output }) => output).join()).toMatch(/discontinued support for RTMP/);
});
