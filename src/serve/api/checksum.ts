/**
 * The checksums that clients send along with what they upload to S3.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 * Limit: CRC-64/NVME and the others that take a native library in AWS's own clients are taken on trust.
 */
import { createHash } from 'node:crypto';

/** By the end of their header's name: `x-amz-checksum-crc32`. Base64 of the checksum. */
const ALGORITHMS: Readonly<Record<string, (octets: Uint8Array) => string>> = {
  crc32: (octets) => crcBase64(octets, CRC32),
  crc32c: (octets) => crcBase64(octets, CRC32C),
  sha1: (octets) => createHash('sha1').update(octets).digest('base64'),
  sha256: (octets) => createHash('sha256').update(octets).digest('base64'),
};

const HEADER = 'x-amz-checksum-';

/** The algorithm whose checksum isn't that of the octets, as S3 spells it; undefined if all are right. */
export function wrongChecksum(
  octets: Uint8Array,
  headers: Readonly<Record<string, string>>,
): string | undefined {
  const wrong = Object.entries(ALGORITHMS).find(([name, sum]) => {
    const given = headers[HEADER + name];
    return given !== undefined && given !== sum(octets);
  });
  return wrong?.[0].toUpperCase();
}

/** Reflected polynomials: of IEEE 802.3, and Castagnoli's (RFC 9260, appendix A). */
const CRC32 = crcTable(0xedb88320);
const CRC32C = crcTable(0x82f63b78);

function crcTable(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    return value;
  });
}

function crcBase64(octets: Uint8Array, table: Uint32Array): string {
  let crc = 0xffffffff;
  for (const octet of octets) crc = (crc >>> 8) ^ (table[(crc ^ octet) & 0xff] as number);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return bytes.toString('base64');
}
