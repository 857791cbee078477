import type { ApiResponse } from './http';
import { isObject, type Json, type JsonObject } from './json';

/** What a server can get wrong in a response that looks right. */
export type Lie =
	/** A response with one record has none of its properties: `{}`, or an entry without content. */
	| { kind: 'emptyRecord' }
	/** A response with one record has another one: its IDs and its address or name differ. */
	| { kind: 'otherRecord' }
	/** The records of a list, or of its page, are in reverse order. */
	| { kind: 'missort' }
	/** The last record of a list, or of its page, is missing. */
	| { kind: 'shortPage' }
	/** The totals in a list are off by this many records. */
	| { kind: 'wrongTotal'; by: number };

const LIES = ['emptyRecord', 'otherRecord', 'missort', 'shortPage', 'wrongTotal'];

/** Whether a fault is one of these. */
export function isLie(fault: { kind: string } | undefined): fault is Lie {
	return fault !== undefined && LIES.includes(fault.kind);
}

/** The same response, falsified; error responses stay unchanged. */
export function withLie(response: ApiResponse, lie: Lie): ApiResponse {
	const { status, body } = response;
	if (status >= 300 || body === undefined || body === '') return response;
	const lying = typeof body === 'string' ? lieInAtom(body, lie) : lieInJson(body, lie);
	return { ...response, body: lying };
}

function lieInJson(body: object, lie: Lie): object {
	const name = isObject(body) ? listNameOf(body) : undefined;
	if (Array.isArray(body)) return lieInList(body, lie);
	if (!isObject(body)) return body;
	if (name !== undefined) {
		const list = { ...body, [name]: lieInList(body[name] as Json[], lie) };
		return lie.kind === 'wrongTotal' ? withWrongTotal(list, lie.by) : list;
	}
	if (lie.kind === 'emptyRecord') return {};
	if (lie.kind === 'otherRecord') return otherRecord(body);
	return body;
}

/** Where a response has its list: `elements` (ContactHub), `results` (V2), the only list besides links or a count (V3). */
function listNameOf(body: JsonObject): string | undefined {
	const known = ['elements', 'results'].find((name) => Array.isArray(body[name]));
	if (known !== undefined) return known;
	const names = Object.keys(body).filter((name) => Array.isArray(body[name]));
	const isPage = Object.keys(body).some((name) => name === '_links' || name.endsWith('_count'));
	return isPage && names.length === 1 && !('contact_id' in body) ? names[0] : undefined;
}

function lieInList<Entry>(list: Entry[], { kind }: Lie): Entry[] {
	if (kind === 'missort') return list.toReversed();
	return kind === 'shortPage' ? list.slice(0, -1) : list;
}

/** All counts of records, and the number of pages derived from them. */
function withWrongTotal(list: JsonObject, by: number): JsonObject {
	const result = { ...list };
	for (const [name, value] of Object.entries(list)) {
		if (name.endsWith('_count') && typeof value === 'number') result[name] = value + by;
	}
	if (isObject(list.page)) {
		const { size, totalElements } = list.page as { size: number; totalElements: number };
		const total = Math.max(0, totalElements + by);
		result.page = {
			...list.page,
			totalElements: total,
			totalPages: Math.ceil(total / Math.max(1, size)),
		};
	}
	return result;
}

function otherRecord(record: JsonObject): JsonObject {
	const entries = Object.entries(record).map(([name, value]): [string, Json] => {
		if (name === 'id' || name.endsWith('_id')) return [name, otherId(value ?? null)];
		const isName = ['name', 'label', 'externalId', 'value'].includes(name);
		return [
			name,
			isName && typeof value === 'string' ? `other ${value}` : withOtherAddresses(value ?? null),
		];
	});
	return Object.fromEntries(entries);
}

function withOtherAddresses(value: Json): Json {
	if (typeof value === 'string') return value.includes('@') ? `other-${value}` : value;
	if (Array.isArray(value)) return value.map(withOtherAddresses);
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [name, withOtherAddresses(inner ?? null)]),
	);
}

/** Another ID of the same form: the last digit differs. */
function otherId(id: Json): Json {
	if (typeof id === 'number') return id + 1;
	return typeof id === 'string' ? id.replace(/.$/, (last) => (last === '7' ? '8' : '7')) : id;
}

const ENTRY = /<entry[\s>][\s\S]*?<\/entry>/g;

function lieInAtom(text: string, lie: Lie): string {
	const isFeed = /<feed[\s>]/.test(text);
	const entries = text.match(ENTRY) ?? [];
	if (entries.length === 0) return text;
	if (!isFeed) {
		if (lie.kind === 'emptyRecord') return text.replace(/<content[\s>][\s\S]*<\/content>/, '');
		if (lie.kind === 'otherRecord') return otherEntry(text);
		return text;
	}
	const kept = lieInList(entries, lie);
	let index = 0;
	return text.replace(ENTRY, () => kept[index++] ?? '');
}

/** The same entry with different IDs, of itself and its payload, and a different name or address. */
function otherEntry(entry: string): string {
	const [id] = /(?<=<id>)[^<]+(?=<\/id>)/.exec(entry) ?? [];
	const other = id === undefined ? entry : entry.replaceAll(id, String(otherId(id)));
	return other.replace(/<(Name|EmailAddress)>/g, '<$1>other-');
}
