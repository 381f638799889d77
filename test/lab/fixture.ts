/** A small lab that passes the schema, for tests that change one thing in it. */
import type { LabFiles } from '../../src/lab/lab.ts';

export const LAB_YAML = `number: 1
title: Small
summary: A small lab.
track: vpc
level: beginner
minutes: 10
exam: [ANS-C01/2.1]
region: us-east-1
parameters:
  vpc_cidr: [10.20.0.0/16, 10.36.0.0/16]
tasks:
  - id: network
    title: A network
    text: Create a VPC with the range {vpc_cidr}.
    hints:
      - What is a VPC?
    checks:
      - id: vpc
        resource:
          service: ec2
          operation: describe-vpcs
          query: "Vpcs[].CidrBlock"
        expect: ["{vpc_cidr}"]
`;

export function labFiles(yaml: string = LAB_YAML, more: Readonly<Record<string, string>> = {}): LabFiles {
  const files = {
    'lab.yaml': yaml,
    'brief.md': 'A story about {vpc_cidr}.\n',
    'solution.sh': 'aws ec2 create-vpc --cidr-block "$vpc_cidr"\n',
    ...more,
  };
  return { slug: 'small', files };
}
