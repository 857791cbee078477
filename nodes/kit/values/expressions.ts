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

/** Methods of texts that take no arguments, and to which n8n adds nothing of its own. */
const TEXT_METHODS = {
	trim: (text: string) => text.trim(),
	toLowerCase: (text: string) => text.toLowerCase(),
	toUpperCase: (text: string) => text.toUpperCase(),
};

const METHOD = String.raw`\s*\.\s*(?:${Object.keys(TEXT_METHODS).join('|')})\s*\(\s*\)`;

/** `{{ $json.email }}`, `{{ $json['First Name'] }}` or `{{ $json.email.trim() }}`. */
const ITEM_PATH = `\\{\\{\\s*\\$json((?:${NAME}|${BRACKETS})+)((?:${METHOD})*)\\s*\\}\\}`;

const KEY = /\.\s*([A-Za-z_$][\w$]*)|\[\s*(?:'([^']*)'|"([^"]*)")\s*\]/g;

const METHOD_NAME = /\w+/g;

/** Item paths, with or without text around them; braces and backslashes in the text mean something to n8n. */
const ONLY_ITEM_PATHS = new RegExp(`^=(?:[^{}\\\\]*${ITEM_PATH})+[^{}\\\\]*$`);

/** Fewer than SAME_FOR_ALL_ITEMS, as $now moves on during a run: `{{ $vars.region }}` or `{{ $('Config').first().json.list }}`. */
const FIXED_PATH = new RegExp(
	String.raw`^=\{\{\s*(?:\$vars|\$workflow|\$execution|\$\((?:'[^'\\\n{}]*'|"[^"\\\n{}]*")\)\.first\(\)\.json)` +
		`(?:${NAME}|${BRACKETS})+\\s*\\}\\}$`,
);

/** A reference to a value of the item. */
export interface ItemReference {
	/** Lead to the value. */
	keys: string[];
	/** Undefined if the value is used as it is. Otherwise it must be a text. */
	transform?: (text: string) => string;
}

/** What can be known of an expression without evaluating it. */
interface ParsedExpression {
	/** Its texts and references to values of the item, in order; undefined if it has other parts. */
	parts?: Array<string | ItemReference>;
	/** Whether it only names a value that is the same for every item of a run. */
	isFixed: boolean;
}

/** Takes an expression apart as far as that is possible without evaluating it. @param text with its leading `=` */
export function parseExpression(text: string): ParsedExpression {
	if (!ONLY_ITEM_PATHS.test(text)) return { isFixed: FIXED_PATH.test(text) };
	// Splitting by a pattern with groups gives what the groups found between the texts.
	const [first = '', ...found] = text.slice(1).split(new RegExp(ITEM_PATH));
	const parts: Array<string | ItemReference> = [first];
	for (let at = 0; at < found.length; at += 3) {
		const [path = '', methods = '', after = ''] = found.slice(at, at + 3);
		parts.push({ keys: toKeys(path), transform: toTransform(methods) }, after);
	}
	return { parts: parts.filter((part) => part !== ''), isFixed: false };
}

function toKeys(path: string): string[] {
	return [...path.matchAll(KEY)].map(([, name, single, double]) => name ?? single ?? double ?? '');
}

/** Undefined if no method is called. */
function toTransform(calls: string): ItemReference['transform'] {
	const names = (calls.match(METHOD_NAME) ?? []) as Array<keyof typeof TEXT_METHODS>;
	if (names.length === 0) return undefined;
	return (text) => names.reduce((value, name) => TEXT_METHODS[name](value), text);
}
