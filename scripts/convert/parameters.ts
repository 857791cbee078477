/** Parameters of a node, as a saved workflow has them. */
export type Parameters = Record<string, unknown>;

/** Thrown if the new operation would read or write something else than the old one: the node stays as it is. */
export class KeepNodeError extends Error {}

/** The context in which the parameters of one node are converted. */
export interface Conversion {
	from: Parameters;
	/** Records what the user must decide or check. */
	note: (text: string) => void;
}

export function isRecord(value: unknown): value is Parameters {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isExpression(value: unknown): value is string {
	return typeof value === 'string' && value.startsWith('=');
}

/** The parameters with these names that the node has. */
export function pick(from: Parameters, names: string[]): Parameters {
	return Object.fromEntries(
		names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
	);
}

/** The fields of a collection; empty if it was never opened. */
export function group(from: Parameters, name: string): Parameters {
	const value = from[name];
	return isRecord(value) ? value : {};
}

/** A collection with these fields; nothing if there are none. */
export function optional(name: string, fields: Parameters): Parameters {
	return Object.keys(fields).length > 0 ? { [name]: fields } : {};
}

/** The value of a resource locator or a plain field. */
export function plainValue(value: unknown): unknown {
	return isRecord(value) ? value.value : value;
}

/** The code in an expression that consists of a single `{{ }}`. */
function readCode(value: string): string | undefined {
	const [, code] = /^=\s*\{\{([\s\S]*)\}\}\s*$/.exec(value) ?? [];
	return code === undefined || code.includes('{{') || code.includes('}}') ? undefined : code.trim();
}

/** The new name of a choice. In an expression, the names are replaced. */
export function translate(value: unknown, names: Record<string, string>, label: string): unknown {
	if (!isExpression(value)) {
		const known = Object.entries(names).find(([name]) => name === value);
		if (known === undefined)
			throw new KeepNodeError(`'${label}' ${String(value)} has no successor.`);
		return known[1];
	}
	const code = readCode(value);
	if (code === undefined) {
		throw new KeepNodeError(`'${label}' is an expression whose result has other names now.`);
	}
	return `={{ (${JSON.stringify(names)})[${code}] ?? (${code}) }}`;
}

/** A list with one value. */
export function toList(value: unknown, label: string): unknown {
	if (!isExpression(value)) return [value];
	const code = readCode(value);
	if (code === undefined) {
		throw new KeepNodeError(
			`'${label}' is an expression with text around it, and a list is needed.`,
		);
	}
	return `={{ [${code}] }}`;
}

/** Rejects what the new operation doesn't support, and what would make it read more or write something else. */
export function refuse(from: Parameters, labels: Record<string, string>): void {
	for (const [name, label] of Object.entries(labels)) {
		const value = from[name];
		if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
			continue;
		throw new KeepNodeError(`'${label}' has no successor.`);
	}
}

/** Reports settings without a successor, if leaving them out doesn't affect what else is read or written. */
export function mentionLost({ note }: Conversion, from: Parameters, kept: string[]): void {
	const lost = Object.keys(from).filter((name) => !kept.includes(name));
	if (lost.length > 0) note(`Left out, as V3 has no such settings: ${lost.join(', ')}.`);
}

/** How much of a list is returned. */
export function carryPaging({ from }: Conversion): Parameters {
	return pick(from, ['returnAll', 'limit']);
}

/** The same of a list that may be written to a file, with the file options, which some V3 operations keep with their other options. */
export function carryListing({ from }: Conversion, options = 'fileOptions'): Parameters {
	const file = group(from, 'fileOptions');
	return {
		...pick(from, ['output', 'returnAll', 'limit']),
		...(Object.keys(file).length > 0 && { [options]: file }),
	};
}
