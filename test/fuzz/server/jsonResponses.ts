import fc from 'fast-check';

import { isRecord } from '../../../nodes/kit';
import { hostileJson, INHERITED } from '../hostile';

/** A change to a JSON response. */
export interface JsonChange {
	/** Which value in the response, wrapping around. */
	at: number;
	/** JSON text that replaces it; undefined removes it. */
	text?: string;
	/** A key under which the text is added to the object instead. */
	key?: string;
}

/** JSON texts that can't be created from any JavaScript value. */
const TEXTS = [
	'-0',
	'1e999',
	'-1e999',
	`${'['.repeat(10_000)}${']'.repeat(10_000)}`,
	`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
	'"\\ud800"',
	'"\\u0000"',
	'9007199254740993',
	'{"toString":null,"valueOf":null}',
	'{"__proto__":{"polluted":true}}',
	'{"constructor":{"prototype":{"polluted":true}}}',
	'{"isLuxonDateTime":true}',
	'[[],[[]]]',
	'[null]',
	'{}',
	'[]',
	'null',
	'true',
	'""',
];

const text = fc.oneof(
	fc.constantFrom(...TEXTS),
	hostileJson.map((value) => JSON.stringify(value)),
);

const place = fc.nat(10_000);

/** Changes that a hostile server makes to its JSON responses. */
export const jsonChange: fc.Arbitrary<JsonChange> = fc.oneof(
	fc.record({ at: place, text }),
	fc.record({ at: place }),
	fc.record({
		at: place,
		text,
		key: fc.constantFrom(...INHERITED),
	}),
);

type Slot = { holder: Record<string, unknown> | unknown[]; key: string };

/** Applies a change to a response. If it isn't JSON, it stays unchanged. */
export function changeJson(body: object | string, { at, text: json, key }: JsonChange): string {
	const original = typeof body === 'string' ? body : JSON.stringify(body);
	const root = parsed(original);
	if (root === undefined) return original;
	const top: { root: unknown } = { root };
	const slots = slotsOf(top);
	const { holder, key: place } = slots[at % slots.length] as Slot;
	const inside = (holder as Record<string, unknown>)[place];
	const marker = '\u0001here\u0001';
	if (json === undefined) {
		if (Array.isArray(holder)) holder.splice(Number(place), 1);
		else delete holder[place];
	} else if (key !== undefined && isRecord(inside)) {
		Object.defineProperty(inside, key, { value: marker, enumerable: true, configurable: true });
	} else {
		(holder as Record<string, unknown>)[place] = marker;
	}
	const changed = top.root === undefined ? '' : JSON.stringify(top.root);
	return json === undefined ? changed : changed.replace(JSON.stringify(marker), () => json);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** Every value at every depth, with its parent. */
function slotsOf(value: unknown): Slot[] {
	if (typeof value !== 'object' || value === null) return [];
	const holder = value as Slot['holder'];
	return Object.keys(holder).flatMap((key) => [
		{ holder, key },
		...slotsOf((holder as Record<string, unknown>)[key]),
	]);
}
