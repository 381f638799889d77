/** The AWS service behind a public address, as `pkt-src-aws-service` and `pkt-dst-aws-service` name it. */
import type { Address } from '../../../kit/address.ts';
import { PrefixTrie } from '../../../kit/prefix-trie.ts';
import { AMAZON_RANGES } from '../amazon/ranges.ts';
import { storedPrefix } from '../cidr.ts';

let known: PrefixTrie<string> | undefined;

/** Of several ranges around an address the narrowest counts: S3 has islands within EC2's ranges. */
export function awsServiceOf(address: Address): string | undefined {
  known ??= build();
  return known.longestMatch(address)?.value;
}

function build(): PrefixTrie<string> {
  const trie = new PrefixTrie<string>();
  for (const { ec2, s3, dynamodb } of Object.values(AMAZON_RANGES)) {
    for (const text of ec2) trie.set(storedPrefix(text), 'EC2');
    for (const text of s3) trie.set(storedPrefix(text), 'S3');
    for (const text of dynamodb) trie.set(storedPrefix(text), 'DYNAMODB');
  }
  return trie;
}
