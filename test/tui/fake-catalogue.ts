import type { CatalogueLab, ProgressBySlug } from '../../src/tui/catalogue.ts';

export const CATALOGUE: readonly CatalogueLab[] = [
  {
    number: 1,
    slug: 'build-a-vpc',
    title: 'Build a VPC',
    summary: 'From an empty account to a web server that anyone can open.',
    track: 'vpc',
    level: 'beginner',
    minutes: 25,
    exam: ['ANS-C01/2.2'],
    tasks: 4,
    brief:
      '# Build a VPC\n\nA shop wants to go online. You have an **empty account**, a name (`shop`) and an afternoon.\n\n1. Put its web server on the internet.\n2. Keep its database away from it.\n',
  },
  {
    number: 2,
    slug: 'one-way-out',
    title: 'One way out',
    summary: 'Private hosts that fetch updates and answer nobody.',
    track: 'vpc',
    level: 'beginner',
    minutes: 20,
    exam: ['ANS-C01/2.2', 'ANS-C01/4.1'],
    tasks: 3,
  },
  {
    number: 3,
    slug: 'lost-replies',
    title: 'Lost replies',
    summary: 'Requests arrive, answers do not. Find out why.',
    track: 'vpc',
    level: 'intermediate',
    minutes: 15,
    exam: ['ANS-C01/4.2'],
    tasks: 2,
    breakFix: true,
  },
  {
    number: 10,
    slug: 'names',
    title: 'Names that move',
    summary: 'Weighted, latency and failover records.',
    track: 'dns',
    level: 'intermediate',
    minutes: 30,
    exam: ['ANS-C01/1.2'],
    tasks: 5,
  },
];

export const PROGRESS: ProgressBySlug = {
  'build-a-vpc': { state: 'solved', points: 84, maxPoints: 90 },
  'one-way-out': { state: 'started', points: 20, maxPoints: 60 },
};
