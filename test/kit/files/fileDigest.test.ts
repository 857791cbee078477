import { FileDigest } from '../../../nodes/kit';
import { collect } from '../collect';

const changed = () => new Error('changed');

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Reads a file, and returns how many bytes were read before it failed. */
async function read(digest: FileDigest, bytes: Buffer, size = 1000) {
	let length = 0;
	try {
		for await (const block of digest.check(pieces(bytes, size), changed)) length += block.length;
	} catch (error) {
		return { length, error: (error as Error).message };
	}
	return { length };
}

const file = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));

it('passes on the bytes of a file, as often as it is read and in whatever pieces', async () => {
	const digest = new FileDigest();
	for (const size of [1000, 65_536, 300_000]) {
		const blocks = await collect(digest.check(pieces(file, size), changed));
		expect(Buffer.concat(blocks).equals(file)).toBe(true);
	}
	expect(await read(new FileDigest(), Buffer.alloc(0))).toEqual({ length: 0 });
});

it.each([
	['its first byte differs', Buffer.concat([Buffer.from([9]), file.subarray(1)]), 0],
	['its last byte differs', Buffer.concat([file.subarray(0, -1), Buffer.from([9])]), 196_608],
	['it is a byte longer', Buffer.concat([file, Buffer.from([9])]), 196_608],
	['it is a block longer', Buffer.concat([file, Buffer.alloc(65_536)]), 196_608],
	['it is a byte shorter', file.subarray(0, -1), 196_608],
	['it is a block shorter', file.subarray(0, 131_072), 131_072],
	['it is empty', Buffer.alloc(0), 0],
])('ends before the block that differs where %s', async (_, other, length) => {
	const digest = new FileDigest();
	await read(digest, file);
	expect(await read(digest, other)).toEqual({ length, error: 'changed' });
	expect(await read(digest, file)).toEqual({ length: file.length });
});

it('has no checksum for a file that was not read to its end', async () => {
	const digest = new FileDigest();
	for await (const _ of digest.check(pieces(file, 1000), changed)) break;
	const other = Buffer.alloc(100);
	expect(await read(digest, other)).toEqual({ length: 100 });
	expect(await read(digest, file)).toEqual({ length: 0, error: 'changed' });
});
