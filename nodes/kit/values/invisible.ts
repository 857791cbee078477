/** Invisible characters that come along when copying: zero-width, soft hyphen, direction marks, fillers, Braille's blank. */
const INVISIBLE =
	/[\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0]/;

const ALL_INVISIBLE = new RegExp(INVISIBLE.source, 'g');

/** Removes invisible characters, and spaces beside them, from both ends. Other spaces stay. */
export function trimInvisible(text: string): string {
	const start = findEndOfRun(text, 0, 1);
	if (start === text.length) return INVISIBLE.test(text) ? '' : text;
	const end = findEndOfRun(text, text.length - 1, -1) + 1;
	const head = INVISIBLE.test(text.slice(0, start)) ? start : 0;
	const tail = INVISIBLE.test(text.slice(end)) ? end : text.length;
	return text.slice(head, tail);
}

/** Whether a text is visibly empty: it has nothing but spaces and invisible characters. */
export function isInvisible(text: string): boolean {
	return findEndOfRun(text, 0, 1) === text.length;
}

/** Removes all invisible characters, e.g. from an address, where none can be intended. */
export function removeInvisible(text: string): string {
	return INVISIBLE.test(text) ? text.replace(ALL_INVISIBLE, '') : text;
}

/** Where a run of spaces and invisible characters ends. */
function findEndOfRun(text: string, from: number, step: 1 | -1): number {
	let at = from;
	while (at >= 0 && at < text.length && isEmptyCharacter(text.charAt(at))) at += step;
	return at;
}

function isEmptyCharacter(character: string): boolean {
	// Nearly all values begin and end with one of these.
	if (character > ' ' && character <= '~') return false;
	return character.trim() === '' || INVISIBLE.test(character);
}
