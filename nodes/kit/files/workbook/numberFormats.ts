/** How a number format changes the meaning of a number. */
export type NumberFormat =
	| { kind: 'plain' }
	/** A date, a date with a time, or a time. */
	| { kind: 'date'; hasDay: boolean; hasTime: boolean }
	/** Digits in a fixed pattern, such as `00000` for postal codes, without quotes and backslashes. */
	| { kind: 'digits'; pattern: string };

const PLAIN: NumberFormat = { kind: 'plain' };

/** The built-in date and time formats by ID (ECMA-376, 18.8.30), including those of East Asia. */
const BUILT_IN_DAYS = [
	[14, 17],
	[27, 31],
	[34, 36],
	[50, 54],
	[57, 58],
];
const BUILT_IN_TIMES = [
	[18, 21],
	[32, 33],
	[45, 47],
	[55, 56],
];
const BUILT_IN_BOTH = 22;

/**
 * What a number format means.
 *
 * @param id of the format
 * @param code its text, if it isn't built in
 */
export function readNumberFormat(id: number, code?: string): NumberFormat {
	if (code !== undefined) return readFormatCode(code);
	if (id === BUILT_IN_BOTH) return { kind: 'date', hasDay: true, hasTime: true };
	const isAmong = (spans: number[][]) =>
		spans.some(([first = 0, last = 0]) => id >= first && id <= last);
	if (isAmong(BUILT_IN_DAYS)) return { kind: 'date', hasDay: true, hasTime: false };
	if (isAmong(BUILT_IN_TIMES)) return { kind: 'date', hasDay: false, hasTime: true };
	return PLAIN;
}

function readFormatCode(code: string): NumberFormat {
	// The section for positive numbers.
	const [positive = ''] = code.split(';');
	if (/^(?:general|standard)$/i.test(positive.trim())) return PLAIN;
	const isElapsed = /\[(?:h+|m+|s+)\]/i.test(positive);
	const letters = positive
		.replace(/"[^"]*"|\\.|_.|\*./g, '')
		.replace(/\[[^[\]]*\]/g, '')
		.toLowerCase();
	const hasTime = isElapsed || /[hs]/.test(letters);
	const hasDay =
		/[dy]/.test(letters) || (!hasTime && /m/.test(letters.replace(/am\/pm|a\/p/g, '')));
	if (hasDay || hasTime) return { kind: 'date', hasDay, hasTime };
	const pattern = positive.replace(/\\(.)|"([^"]*)"/g, '$1$2');
	return /^0[0\- ]*$/.test(pattern) && pattern.length > 1 ? { kind: 'digits', pattern } : PLAIN;
}
