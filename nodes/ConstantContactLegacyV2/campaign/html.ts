/**
 * Elements in whose text character references have no meaning; the last alternative avoids trying each of thousands of unclosed
 * ones.
 */
const RAW_TEXT = /<(style|script)\b(?:[^>]*>[\s\S]*?(?:<\/\1\s*>|$)|[^>]*$)/gi;

/** Without the flag `i`, which makes some of these characters equal to Latin ones: U+017F is a long s. */
const BEYOND_LATIN_1 = /[\u0100-\u{10ffff}]/gu;

/**
 * HTML in which characters beyond ISO-8859-1 are written in ASCII: the API treats the content of a campaign as ISO-8859-1 (V2 API
 * 1.6). Readers see no difference: styles get CSS escapes; scripts, such as the JSON-LD that mail programs look for, get
 * JavaScript escapes; everything else gets numeric character references.
 */
export function toLatin1Html(html: string): string {
	return html
		.replace(RAW_TEXT, (block: string, element: string) =>
			block.replace(BEYOND_LATIN_1, /^style$/i.test(element) ? escapeCss : escapeScript),
		)
		.replace(BEYOND_LATIN_1, (character) => `&#${character.codePointAt(0)};`);
}

/** The space ends the escape and isn't part of the text. */
function escapeCss(character: string): string {
	return `\\${character.codePointAt(0)?.toString(16)} `;
}

function escapeScript(character: string): string {
	const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
	return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
