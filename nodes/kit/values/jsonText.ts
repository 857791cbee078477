/** A JSON text value after a key. */
const VALUE = /\s*:\s*("(?:[^"\\]|\\.)*")/y;

/**
 * Finds a text in JSON without parsing all of it: the value of the last of some keys, each of which is looked for behind the one
 * before it. The keys may belong to different objects, so the value is a guess that has to be checked.
 *
 * @param json part of a JSON text
 * @returns undefined if a key is missing, or the last one has no text
 */
export function findJsonText(json: string, keys: string[]): string | undefined {
	let at = 0;
	for (const key of keys) {
		const start = json.indexOf(`"${key}"`, at);
		if (start < 0) return undefined;
		at = start + key.length + 2;
	}
	VALUE.lastIndex = at;
	const [, value] = VALUE.exec(json) ?? [];
	return value === undefined ? undefined : parseText(value);
}

/** A line break, for example, makes the text invalid. */
function parseText(value: string): string | undefined {
	try {
		return JSON.parse(value) as string;
	} catch {
		return undefined;
	}
}
