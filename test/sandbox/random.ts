/** A reproducible sequence of random numbers. */
export interface Random {
	/** The next number, 0 <= n < 1. */
	next(): number;
	/** A random UUID of version 4. */
	uuid(): string;
}

/** Mixes a seed, an index and a salt into 32 well-distributed bits (the finalizer of MurmurHash3). */
export function mix(seed: number, index: number, salt: number): number {
	let bits = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca77) ^ seed;
	bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
	bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
	return (bits ^ (bits >>> 16)) >>> 0;
}

/** The value that some bits choose. */
export function pick<T>(values: readonly T[], bits: number): T {
	return values[bits % values.length]!;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(bits: number): string {
	return (
		HEX[bits >>> 24]! + HEX[(bits >>> 16) & 255]! + HEX[(bits >>> 8) & 255]! + HEX[bits & 255]!
	);
}

/** Writes four 32-bit numbers as a version 4 UUID; the first one remains readable at the start. */
export function uuidOf(a: number, b: number, c: number, d: number): string {
	const [second, third] = [hex(b), hex((c & 0x3fffffff) | 0x80000000)];
	const groups = [hex(a), second.slice(0, 4), `4${second.slice(5)}`, third.slice(0, 4)];
	return `${groups.join('-')}-${third.slice(4)}${hex(d)}`;
}

/** A random sequence that is the same for the same seed. */
export function createRandom(seed: number): Random {
	let drawn = 0;
	const bits = (): number => mix(seed, drawn++, 0x5eed);
	return {
		next: () => bits() / 4294967296,
		uuid: () => uuidOf(bits(), bits(), bits(), bits()),
	};
}
