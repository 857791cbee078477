import { isRecord } from './json';

/**
 * What an expression may use and still be the same for every item of a run. Anything else ($json, $item, $input, $node,
 * $('Name').item, $itemIndex, ...) is assumed to depend on the item.
 */
const SAME_FOR_ALL_ITEMS = new Set([
	'$now',
	'$today',
	'$workflow',
	'$execution',
	'$vars',
	'$secrets',
	'$runIndex',
	'$max',
	'$min',
	'$if',
	'$ifEmpty',
]);

/** Items of a node addressed by position: the same for every item of the run. */
const NAMED_BY_PLACE =
	/\$(?:input|\(\s*(?:'[^'\n]*'|"[^"\n]*"|`[^`$\n]*`)\s*\))\s*\.\s*(?:first|last|all)\s*\(/g;

/**
 * Whether a raw parameter contains an expression at any depth (n8n stores one as a string that starts with `=`).
 *
 * A parameter without one is read once for all items: on n8n's server, each expression takes about a millisecond per item.
 */
export function holdsExpression(rawParameter: unknown): boolean {
	return someExpression(rawParameter, () => true);
}

/**
 * Whether a raw parameter contains an expression that may differ between items. A Get Many without one runs once for any number
 * of input items.
 */
export function dependsOnItem(rawParameter: unknown): boolean {
	return someExpression(rawParameter, expressionDependsOnItem);
}

function someExpression(value: unknown, matches: (expression: string) => boolean): boolean {
	if (typeof value === 'string') return value.startsWith('=') && matches(value);
	if (Array.isArray(value)) return value.some((entry) => someExpression(entry, matches));
	if (!isRecord(value)) return false;
	return Object.values(value).some((entry) => someExpression(entry, matches));
}

function expressionDependsOnItem(expression: string): boolean {
	const variables = expression.replaceAll(NAMED_BY_PLACE, '').match(/\$[\w$]*/g) ?? [];
	return variables.some((variable) => !SAME_FOR_ALL_ITEMS.has(variable));
}

const NAME = String.raw`\s*\.\s*[A-Za-z_$][\w$]*`;

/** A key in brackets; one with braces could be the end of the expression for n8n. */
const BRACKETS = String.raw`\s*\[\s*(?:'[^'\\\n{}]*'|"[^"\\\n{}]*")\s*\]`;

/** `{{ $json.email }}` or `{{ $json['First Name'] }}`. */
const ITEM_PATH = `\\{\\{\\s*\\$json((?:${NAME}|${BRACKETS})+)\\s*\\}\\}`;

const KEY = /\.\s*([A-Za-z_$][\w$]*)|\[\s*(?:'([^']*)'|"([^"]*)")\s*\]/g;

/** Item paths, with or without text around them; braces and backslashes in the text mean something to n8n. */
const ONLY_ITEM_PATHS = new RegExp(`^=(?:[^{}\\\\]*${ITEM_PATH})+[^{}\\\\]*$`);

/** Fewer than SAME_FOR_ALL_ITEMS, as $now moves on during a run: `{{ $vars.region }}` or `{{ $('Config').first().json.list }}`. */
const FIXED_PATH = new RegExp(
	String.raw`^=\{\{\s*(?:\$vars|\$workflow|\$execution|\$\((?:'[^'\\\n{}]*'|"[^"\\\n{}]*")\)\.first\(\)\.json)` +
		`(?:${NAME}|${BRACKETS})+\\s*\\}\\}$`,
);

/** What can be known of an expression without evaluating it. */
interface ParsedExpression {
	/** Its texts, and the keys that lead to values of the item, in order; undefined if it has other parts. */
	parts?: Array<string | string[]>;
	/** Whether it only names a value that is the same for every item of a run. */
	isFixed: boolean;
}

/** Takes an expression apart as far as that is possible without evaluating it. @param text with its leading `=` */
export function parseExpression(text: string): ParsedExpression {
	if (!ONLY_ITEM_PATHS.test(text)) return { isFixed: FIXED_PATH.test(text) };
	// Splitting by a pattern with a group gives what the group found between the texts.
	const parts = text
		.slice(1)
		.split(new RegExp(ITEM_PATH))
		.map((part, index) => (index % 2 === 0 ? part : toKeys(part)))
		.filter((part) => part !== '');
	return { parts, isFixed: false };
}

function toKeys(path: string): string[] {
	return [...path.matchAll(KEY)].map(([, name, single, double]) => name ?? single ?? double ?? '');
}
