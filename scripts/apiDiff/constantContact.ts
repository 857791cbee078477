import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { enumTrait, toTraits, type Facts, type Traits } from './facts';

/** The page with the assumptions of nodes and sandbox about V3, of which the appendices are read. */
const V3_PAGE = 'docs/api/constant-contact-v3.md';

/** The assumptions about Constant Contact V3. @param root folder of the project */
export function assumedOfV3(root: string): Facts {
	return factsOfAppendices(readFileSync(join(root, V3_PAGE), 'utf8'));
}

/**
 * The facts in the appendices of the page: A lists the operations with their parameters, B the bodies.
 *
 * @throws Error if a line has an unknown format
 */
export function factsOfAppendices(page: string): Facts {
	const [, rest = ''] = page.split(/^## Appendix A\..*$/m);
	const [operations = '', bodies = ''] = rest.split(/^## Appendix B\..*$/m);
	const facts: Facts = new Map();
	let operation = '';
	for (const line of operations.split('\n')) {
		const head = /^- ([A-Z]+ \S+) \([^)]*\) -> (.*)$/.exec(line);
		if (head) {
			operation = head[1] ?? '';
			const statuses = [...(head[2] ?? '').matchAll(/\b(\d{3})\b/g)].map(([status]) => status);
			facts.set(operation, toTraits({ statuses: statuses.sort().join(' ') }));
		} else if (line.startsWith('  ')) {
			for (const text of line.trim().split('; ')) addParameter(facts, operation, text);
		}
	}
	addBodies(facts, bodies);
	return facts;
}

function addParameter(facts: Facts, operation: string, text: string): void {
	const [, place, name, required, type, rest] =
		/^(\w+) ([^*:]+)(\*?): (\[?[\w(),-]+\]?)(.*)$/.exec(text) ?? [];
	if (place === undefined) throw new Error(`${V3_PAGE} has a parameter of another form: ${text}`);
	const choices = /\{([^}]*)\}/.exec(rest ?? '')?.[1]?.split(', ');
	// Names of bodies aren't part of the API.
	facts.set(`${operation}: ${place} ${place === 'body' ? 'body' : name}`, {
		...toTraits({
			required: required === '*',
			type,
			minimum: numberAfter('min', rest),
			maximum: numberAfter('max', rest),
			default: /\bdefault (\S+)/.exec(rest ?? '')?.[1],
		}),
		...enumTrait(choices),
	});
}

function addBodies(facts: Facts, text: string): void {
	let path: string[] = [];
	for (const line of text.split('\n')) {
		const heading = /^### (\S+)/.exec(line);
		if (heading) {
			path = [heading[1] ?? ''];
			facts.set(path.join('.'), {});
			continue;
		}
		const property = /^( *)- ((?:cf:)?[^:*]+)(\*?): (\S+)(?: — (.*))?$/.exec(line);
		if (property === null || path.length === 0) continue;
		const [, indent = '', name = '', required, type = '', limits = ''] = property;
		path = [...path.slice(0, indent.length / 2 + 1), name];
		facts.set(path.join('.'), {
			...toTraits({ required: required === '*', type }),
			...parseLimits(limits),
		});
	}
}

/** Limits in the format of appendix B, e.g. `max 50 chars; ro`. */
function parseLimits(limits: string): Traits {
	return toTraits({
		maxLength: numberBefore('chars', 'max', limits),
		minLength: numberBefore('chars', 'min', limits),
		maxItems: numberBefore('items', 'max', limits),
		minItems: numberBefore('items', 'min', limits),
		minimum: /(?:^|; )>= (\d+)/.exec(limits) ? Number(/>= (\d+)/.exec(limits)?.[1]) : undefined,
		default: /(?:^|; )default ([^;]+)/.exec(limits)?.[1],
		readOnly: /(?:^|; )ro\b/.test(limits),
	});
}

function numberAfter(word: string, text = ''): number | undefined {
	const found = new RegExp(`\\b${word} (\\d+)`).exec(text)?.[1];
	return found === undefined ? undefined : Number(found);
}

function numberBefore(unit: string, word: string, text: string): number | undefined {
	const found = new RegExp(`\\b${word} (\\d+) ${unit}`).exec(text)?.[1];
	return found === undefined ? undefined : Number(found);
}
