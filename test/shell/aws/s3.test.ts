import { describe, expect, it, test } from 'vitest';
import { guessContentType } from '../../../src/shell/aws/custom/s3/content-type.ts';
import { passes, takeFilters } from '../../../src/shell/aws/custom/s3/name-filters.ts';
import { relativePath } from '../../../src/shell/aws/custom/s3/places.ts';
import { humanSize } from '../../../src/shell/aws/custom/s3/sizes.ts';
import { type Play, play } from '../world.ts';
import { askAwsCli, hasAwsCli } from './awscli.ts';

const SITE = `mkdir -p site/css
echo '<h1>hi</h1>' > site/index.html
echo 'b{}' > site/css/a.css
echo note > note.txt
aws s3 mb s3://shop-site > /dev/null`;

async function shop(): Promise<Play & { run(line: string): Promise<[string, number]> }> {
  const world = await play();
  await world.say(SITE);
  const run = async (line: string): Promise<[string, number]> => {
    const { chunks, exitCode } = await world.console.run(line);
    return [chunks.map(({ text }) => text).join(''), exitCode];
  };
  return { ...world, run };
}

describe('buckets', () => {
  it('are made, listed and removed', async () => {
    const { run } = await shop();
    expect(await run('aws s3 mb s3://photos-of-mine --region eu-west-1')).toEqual([
      'make_bucket: photos-of-mine\n',
      0,
    ]);
    expect(
      await run(
        'aws s3api get-bucket-location --bucket photos-of-mine --query LocationConstraint --output text',
      ),
    ).toEqual(['eu-west-1\n', 0]);
    expect((await run('aws s3 ls'))[0]).toMatch(
      /^2026-01-05 08:00:0\d photos-of-mine\n2026-01-05 08:00:0\d shop-site\n$/,
    );
    expect(await run('aws s3 rb s3://photos-of-mine')).toEqual(['remove_bucket: photos-of-mine\n', 0]);
  });

  it('are refused in the words of S3, with status 1', async () => {
    const { run } = await shop();
    expect(await run('aws s3 mb s3://test')).toEqual([
      'make_bucket failed: s3://test An error occurred (BucketAlreadyExists) when calling the CreateBucket operation: The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.\n',
      1,
    ]);
    await run('aws s3 cp note.txt s3://shop-site');
    expect(await run('aws s3 rb s3://shop-site')).toEqual([
      'remove_bucket failed: s3://shop-site An error occurred (BucketNotEmpty) when calling the DeleteBucket operation: The bucket you tried to delete is not empty\n',
      1,
    ]);
    expect(await run('aws s3 rb s3://shop-site --force')).toEqual([
      'delete: s3://shop-site/note.txt\nremove_bucket: shop-site\n',
      0,
    ]);
  });
});

describe('copies', () => {
  test.each<[string, string, number]>([
    ['aws s3 cp note.txt s3://shop-site', 'upload: ./note.txt to s3://shop-site/note.txt\n', 0],
    ['aws s3 cp note.txt s3://shop-site/a/', 'upload: ./note.txt to s3://shop-site/a/note.txt\n', 0],
    ['aws s3 cp note.txt s3://shop-site/a/b.txt', 'upload: ./note.txt to s3://shop-site/a/b.txt\n', 0],
    [
      'aws s3 cp site s3://shop-site --recursive',
      'upload: site/css/a.css to s3://shop-site/css/a.css\nupload: site/index.html to s3://shop-site/index.html\n',
      0,
    ],
    [
      'aws s3 cp site s3://shop-site/x --recursive --exclude "*" --include "*.css"',
      'upload: site/css/a.css to s3://shop-site/x/css/a.css\n',
      0,
    ],
    [
      'aws s3 cp note.txt s3://shop-site --dryrun',
      '(dryrun) upload: ./note.txt to s3://shop-site/note.txt\n',
      0,
    ],
    ['aws s3 cp note.txt s3://shop-site --quiet', '', 0],
    ['aws s3 cp note.txt s3://shop-site --only-show-errors', '', 0],
    [
      'aws s3 cp note.txt s3://nobody-has-this',
      'upload failed: ./note.txt to s3://nobody-has-this/note.txt An error occurred (NoSuchBucket) when calling the PutObject operation: The specified bucket does not exist\n',
      1,
    ],
    [
      'aws s3 cp note.txt s3://shop-site --acl public-read',
      'upload failed: ./note.txt to s3://shop-site/note.txt An error occurred (AccessControlListNotSupported) when calling the PutObject operation: The bucket does not allow ACLs\n',
      1,
    ],
    [
      'aws s3 cp s3://shop-site/none .',
      'fatal error: An error occurred (404) when calling the HeadObject operation: Key "none" does not exist\n',
      1,
    ],
    ['aws s3 cp none.txt s3://shop-site', '\nThe user-provided path none.txt does not exist.\n', 255],
    [
      'aws s3 cp note.txt other.txt',
      '\nusage: aws s3 cp <LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>\nError: Invalid argument type\n',
      252,
    ],
    ['echo hi | aws s3 cp - s3://shop-site/hi.txt; aws s3 cp s3://shop-site/hi.txt -', 'hi\n', 0],
  ])('%s', async (line, output, exitCode) => {
    const { run } = await shop();
    expect(await run(line)).toEqual([output, exitCode]);
  });

  it('say what is in a file by its name, or by an option', async () => {
    const { say } = await shop();
    await say('aws s3 sync site s3://shop-site --cache-control max-age=60 --metadata author=me');
    const type = (key: string) =>
      say(
        `aws s3api head-object --bucket shop-site --key ${key} --query '[ContentType,CacheControl,Metadata.author]' --output text`,
      );
    expect(await type('css/a.css')).toBe('text/css\tmax-age=60\tme\n');
    await say('aws s3 cp site/css/a.css s3://shop-site --content-type text/plain');
    expect(await type('a.css')).toBe('text/plain\tNone\tNone\n');
    await say('aws s3 cp site/css/a.css s3://shop-site --no-guess-mime-type');
    expect(await type('a.css')).toBe('binary/octet-stream\tNone\tNone\n');
  });

  it('bring objects back, and from one bucket to another', async () => {
    const { run, say } = await shop();
    await say('aws s3 cp site s3://shop-site --recursive');
    expect(await run('aws s3 cp s3://shop-site/index.html copy.html; cat copy.html')).toEqual([
      'download: s3://shop-site/index.html to ./copy.html\n<h1>hi</h1>\n',
      0,
    ]);
    await say('aws s3 mb s3://shop-copy');
    expect(await run('aws s3 cp s3://shop-site s3://shop-copy --recursive')).toEqual([
      'copy: s3://shop-site/css/a.css to s3://shop-copy/css/a.css\ncopy: s3://shop-site/index.html to s3://shop-copy/index.html\n',
      0,
    ]);
    expect(await run('aws s3 mv s3://shop-copy/index.html s3://shop-copy/home.html')).toEqual([
      'move: s3://shop-copy/index.html to s3://shop-copy/home.html\n',
      0,
    ]);
    expect(await run('aws s3 ls s3://shop-copy')).toEqual([
      expect.stringMatching(/^ {27}PRE css\/\n\S+ \S+ {9}12 home\.html\n$/),
      0,
    ]);
    expect(await run('aws s3 mv note.txt s3://shop-copy; ls note.txt')).toEqual([
      expect.stringMatching(/^move: \.\/note\.txt to .*\nls: .*\n$/),
      2,
    ]);
  });

  it('do not bring back content that nobody knows', async () => {
    const { run, say } = await shop();
    await say('aws s3api put-object --bucket shop-site --key film.mp4 --content-length 3000000000');
    expect(await run('aws s3 cp s3://shop-site/film.mp4 .')).toEqual([
      'download failed: s3://shop-site/film.mp4 to ./film.mp4 netlab knows of this object that it is 2.8 GiB, not what is in it\n',
      1,
    ]);
  });
});

describe('keys that would lead out of a folder', () => {
  it.each([
    ['cp', 'cp s3://shop-site down --recursive'],
    ['mv', 'mv s3://shop-site down --recursive'],
    ['sync', 'sync s3://shop-site down'],
  ])('are skipped by %s', async (_what, command) => {
    const { run, console } = await shop();
    for (const key of ['../../evil', 'a/../../evil', 'a/../good'])
      expect((await run(`aws s3api put-object --bucket shop-site --key ${key} --body note.txt`))[1]).toBe(0);
    const [text, status] = await run(`aws s3 ${command}`);
    expect(status).toBe(2);
    for (const key of ['../../evil', 'a/../../evil'])
      expect(text).toContain(`warning: Skipping file ${key}. File references a parent directory.\n`);
    expect(await run('find / -name evil')).toEqual(['', 0]);
    expect(await console.readFile('down/good')).toBe('note\n');
    expect((await run('aws s3 ls s3://shop-site --recursive'))[0]).toContain('../../evil');
  });
});

describe('syncs', () => {
  it('copy what is new or changed, and take away what is gone if asked', async () => {
    const { run, say } = await shop();
    expect(await run('aws s3 sync site s3://shop-site')).toEqual([
      'upload: site/css/a.css to s3://shop-site/css/a.css\nupload: site/index.html to s3://shop-site/index.html\n',
      0,
    ]);
    expect(await run('aws s3 sync site s3://shop-site')).toEqual(['', 0]);
    await say("echo '<h1>ho</h1>' > site/index.html; rm site/css/a.css");
    expect(await run('aws s3 sync site s3://shop-site --size-only')).toEqual(['', 0]);
    expect(await run('aws s3 sync site s3://shop-site --delete')).toEqual([
      'delete: s3://shop-site/css/a.css\nupload: site/index.html to s3://shop-site/index.html\n',
      0,
    ]);
    expect(await run('aws s3 sync s3://shop-site back; aws s3 sync s3://shop-site back')).toEqual([
      'download: s3://shop-site/index.html to back/index.html\n',
      0,
    ]);
  });
});

describe('lists and removals', () => {
  it('count, shorten sizes, and say with their status that nothing is there', async () => {
    const { run, say } = await shop();
    await say('aws s3 sync site s3://shop-site');
    expect((await run('aws s3 ls s3://shop-site --recursive --human-readable --summarize'))[0]).toMatch(
      / {4}4 Bytes css\/a\.css\n.* {3}12 Bytes index\.html\n\nTotal Objects: 2\n {3}Total Size: 16 Bytes\n$/,
    );
    expect(await run('aws s3 ls s3://shop-site/none')).toEqual(['', 1]);
    expect(await run('aws s3 ls s3://nobody-has-this')).toEqual([
      '\nAn error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist\n',
      254,
    ]);
    expect(await run('aws s3 rm s3://shop-site/none')).toEqual(['delete: s3://shop-site/none\n', 0]);
    expect(await run('aws s3 rm s3://shop-site --recursive --exclude "*.css"')).toEqual([
      'delete: s3://shop-site/index.html\n',
      0,
    ]);
  });
});

describe('s3api', () => {
  it('reads and writes files', async () => {
    const { run } = await shop();
    expect(
      await run(
        'aws s3api put-object --bucket shop-site --key k --body site/index.html --query ServerSideEncryption',
      ),
    ).toEqual(['"AES256"\n', 0]);
    expect(
      await run(
        'aws s3api get-object --bucket shop-site --key k out.html --query ContentLength; cat out.html',
      ),
    ).toEqual(['12\n<h1>hi</h1>\n', 0]);
    expect(await run('aws s3api put-object --bucket shop-site --key k --body none')).toEqual([
      "\nError parsing parameter '--body': Blob values must be a path to a file.\n",
      252,
    ]);
    expect((await run('aws s3api get-object --bucket shop-site --key k'))[0]).toMatch(
      /aws: error: the following arguments are required: outfile\n$/,
    );
  });

  it('waits, pages, and knows what no name of a bucket is', async () => {
    const { run, say, sim } = await shop();
    await say('aws s3 sync site s3://shop-site');
    expect(await run('aws s3api wait object-exists --bucket shop-site --key index.html')).toEqual(['', 0]);
    const before = sim.state.clock.now;
    expect((await run('aws s3api wait bucket-exists --bucket nobody-has-this'))[1]).toBe(255);
    expect(sim.state.clock.now - before).toBeGreaterThan(90_000);
    expect(
      await run(
        "aws s3api list-objects --bucket shop-site --page-size 1 --query 'Contents[].Key' --output json | jq -c .",
      ),
    ).toEqual(['["css/a.css","index.html"]\n', 0]);
    expect((await run("aws s3api head-bucket --bucket 'a b'"))[0]).toMatch(
      /^\nParameter validation failed:\nInvalid bucket name "a b": Bucket name must match the regex /,
    );
    expect(await run('aws s3api get-bucket-location --bucket shop-site | jq -c .')).toEqual([
      '{"LocationConstraint":null}\n',
      0,
    ]);
  });
});

describe('what is not simulated', () => {
  test.each([
    ['put-bucket-lifecycle-configuration', 'aws s3 rm'],
    ['put-bucket-replication', 'aws s3 sync'],
    ['put-bucket-encryption', 'AES256'],
    ['get-bucket-notification-configuration', 'create-invalidation'],
    ['put-bucket-accelerate-configuration', 'create-distribution'],
  ])('%s says so, and what there is', async (operation, way) => {
    const { console } = await play();
    const { chunks, exitCode } = await console.run(`aws s3api ${operation} --bucket x`);
    const [{ text } = { text: '' }] = chunks;
    expect([exitCode, text.includes('netlab does not simulate it'), text.includes(way)]).toEqual([
      254,
      true,
      true,
    ]);
  });
});

describe('a site of one', () => {
  it('is put on the web, and met by curl', async () => {
    const { run, say } = await shop();
    await say('aws s3 sync site s3://shop-site; aws s3 website s3://shop-site --index-document index.html');
    const url = 'http://shop-site.s3-website-us-east-1.amazonaws.com';
    expect((await run(`curl -s -o /dev/null -w '%{http_code}' ${url}/`))[0]).toBe('403');
    await say('aws s3api delete-public-access-block --bucket shop-site');
    await say(
      `aws s3api put-bucket-policy --bucket shop-site --policy '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::shop-site/*"}]}'`,
    );
    expect((await run(`curl -s ${url}/`))[0]).toBe('<h1>hi</h1>\n');
    expect((await run('curl -s https://shop-site.s3.us-east-1.amazonaws.com/css/a.css'))[0]).toBe('b{}\n');
  });

  it('is shown for a while to whoever has the URL', async () => {
    const { run, say } = await shop();
    await say('aws s3 sync site s3://shop-site');
    await say('URL=$(aws s3 presign s3://shop-site/index.html --expires-in 60)');
    expect((await run('curl -s "$URL"'))[0]).toBe('<h1>hi</h1>\n');
    expect((await run('curl -s "$URL"X'))[0]).toContain('<Code>SignatureDoesNotMatch</Code>');
    await say('wait 2m');
    expect((await run('curl -s "$URL"'))[0]).toContain(
      '<Message>Request has expired</Message><X-Amz-Expires>60</X-Amz-Expires>',
    );
  });
});

describe('small words', () => {
  test.each([
    [0, '0 Bytes'],
    [1, '1 Byte'],
    [1023, '1023 Bytes'],
    [1024, '1.0 KiB'],
    [1536, '1.5 KiB'],
    [1024 * 1024 - 1, '1.0 MiB'],
    [3e9, '2.8 GiB'],
  ])('%d octets are %s', (octets, text) => {
    expect(humanSize(octets)).toBe(text);
  });

  test.each([
    ['/home/learner/a', './a'],
    ['/home/learner/site/a', 'site/a'],
    ['/home/b', '../b'],
    ['/tmp/x/a', '../../tmp/x/a'],
    ['/home/learner/site/', 'site/'],
  ])('%s is %s from home', (path, shown) => {
    expect(relativePath(path, '/home/learner')).toBe(shown);
  });

  test.each([
    ['--exclude *', 'a', false],
    ['--exclude * --include *.html', 'x/a.html', true],
    ['--include *.html --exclude *', 'a.html', false],
    ['--exclude img/[ab]?.png', 'img/a1.png', false],
    ['--exclude img/[!ab]?.png', 'img/a1.png', true],
    ['--exclude a.b', 'axb', true],
  ])('%s with %s: %s', (words, name, kept) => {
    expect(passes(takeFilters(words.split(' ')).filters, name)).toBe(kept);
  });
});

describe.skipIf(!hasAwsCli)('beside the AWS CLI', () => {
  it('guesses the types of files alike, where both have an opinion', () => {
    const names = [
      'a.html',
      'a.css',
      'a.js',
      'a.mjs',
      'a.json',
      'a.png',
      'a.jpg',
      'a.svg',
      'a.txt',
      'a.csv',
      'a.mp4',
      'a.webm',
      'a.pdf',
      'a.zip',
      'a.tar.gz',
      'a.ico',
      'a.wasm',
      'noname',
      'a.unknown',
      'A.HTML',
    ];
    const theirs = askAwsCli<(string | null)[]>(
      'import mimetypes\nanswer([mimetypes.guess_type(name)[0] for name in request])',
      names,
    );
    for (const [index, name] of names.entries()) {
      const ours = guessContentType(name);
      if (ours !== undefined && theirs[index]) expect([name, ours]).toEqual([name, theirs[index]]);
      if (theirs[index] === null && !['a.mjs', 'a.wasm'].includes(name))
        expect([name, ours]).toEqual([name, undefined]);
    }
  });

  it('keeps and drops names alike', () => {
    const cases = ['*', '*.html', 'img/*', '[ab]*', '[!a]?', 'a.b', 'x[', '**/x'].flatMap((pattern) =>
      ['a', 'b1', 'a.html', 'img/a.png', 'img/x/y', 'axb', 'x[', 'a/x'].map((name) => [pattern, name]),
    );
    const theirs = askAwsCli<boolean[]>(
      'import fnmatch\nanswer([fnmatch.fnmatchcase(name, pattern) for pattern, name in request])',
      cases,
    );
    const ours = cases.map(
      ([pattern = '', name = '']) => !passes(takeFilters(['--exclude', pattern]).filters, name),
    );
    expect(ours).toEqual(theirs);
  });
});
