import fc from 'fast-check';

/** The two halves of larger characters, which are no characters on their own. */
const FIRST_HALF = 0xd800;
const HALVES = 0x800;

/**
 * Any character of Unicode, as a unit of texts: `fc.string({ unit: anyCharacter })`. fast-check's own unit `binary` is the same, but
 * needs a second to build, and memory for, a table of all million of them.
 */
export const anyCharacter = fc.integer({ min: 0, max: 0x10ffff - HALVES }).map(
	(index) => String.fromCodePoint(index < FIRST_HALF ? index : index + HALVES),
	(text) => indexOf(text),
);

/** @throws what fast-check takes as: this text isn't one of the characters */
function indexOf(text: unknown): number {
	const [character, ...others] = typeof text === 'string' ? [...text] : [];
	const code = character?.codePointAt(0) ?? FIRST_HALF;
	const isHalf = code >= FIRST_HALF && code < FIRST_HALF + HALVES;
	if (isHalf || others.length > 0) throw new Error('This is not one character');
	return code < FIRST_HALF ? code : code - HALVES;
}
