import type { Json, JsonObject } from '../../json';
import { NEW_MS } from '../contacts/endpoints';
import { invalid } from '../errors';
import { boolean, id, integer, list, object, text, textsOf, type Schema } from '../schema';
import type { Account } from '../state';
import type { ActivityFault } from './record';

/** Properties that select contacts, with their limits (V3 API 6). */
export const SOURCES = {
	contact_ids: list(id, 500),
	list_ids: list(id, 50),
	tag_ids: list(id, 50),
	all_active_contacts: boolean,
	engagement_level: text(),
	segment_id: integer(0),
	new_subscriber: boolean,
} satisfies Record<string, Schema>;

export type SourceName = keyof typeof SOURCES;

/** Schema of `exclude`. */
export const EXCLUDE = object({ contact_ids: list(id) });

/** The schema of `source` with these properties. */
export function sourceSchema(names: readonly SourceName[]): Schema {
	return object(Object.fromEntries(names.map((name) => [name, SOURCES[name]])));
}

/** The contacts concerned by an activity. */
export interface Chosen {
	/** Their numbers, selected anew on each call. */
	numbers(): Iterable<number>;
	/** Ids that don't exist. */
	faults: ActivityFault[];
}

function isGiven(value: Json | undefined): boolean {
	return value !== undefined && value !== null && value !== false;
}

function withIds({ contacts }: Account, ids: string[]): Chosen {
	const lower = [...new Set(ids.map((text) => text.toLowerCase()))];
	return {
		numbers: () =>
			lower
				.map((text) => contacts.numberOf(text))
				.filter((number) => number !== undefined)
				.filter((number) => contacts.status(number) !== 'deleted'),
		faults: lower
			.filter((text) => contacts.withId(text)?.deletedTime !== undefined || !contacts.withId(text))
			.map((text) => ({ message: `contact_id ${text} was not found` })),
	};
}

/** Engagement levels are distributed over the contacts: here they don't depend on reports. */
function hasLevel(level: string, number: number): boolean {
	const levels = ['most_engaged', 'somewhat_engaged', 'least_engaged'];
	return levels[number % levels.length] === level;
}

/** The condition for contacts of a source other than by id. */
function conditionOf(account: Account, source: JsonObject, now: number): (n: number) => boolean {
	const { contacts, segments } = account;
	const lists = new Set(textsOf(source.list_ids)?.map((text) => text.toLowerCase()));
	const tags = new Set(textsOf(source.tag_ids)?.map((text) => text.toLowerCase()));
	if (lists.size > 0) return (number) => contacts.lists(number).some((one) => lists.has(one));
	if (tags.size > 0) return (number) => contacts.tags(number).some((one) => tags.has(one));
	if (typeof source.segment_id === 'number') {
		const segment = segments.get(source.segment_id);
		if (segment === undefined) throw invalid(`segment_id ${source.segment_id} does not exist`);
		return segments.conditionOf(segment);
	}
	if (source.new_subscriber === true) {
		return (number) => contacts.createdTime(number) > now - NEW_MS;
	}
	const level = source.engagement_level;
	if (typeof level === 'string') return (number) => hasLevel(level, number);
	return (number) => contacts.status(number) === 'active';
}

/**
 * Parses the source of contacts, which must have exactly one of its properties.
 * @param excludable names of the properties that can be combined with `exclude`
 * @throws ApiError 400
 */
export function readSource(
	account: Account,
	source: JsonObject,
	exclude: Json | undefined,
	now: number,
	excludable: readonly SourceName[] = ['all_active_contacts', 'list_ids'],
): Chosen {
	const given = (Object.keys(source) as SourceName[]).filter((name) => isGiven(source[name]));
	if (given.length !== 1) {
		throw invalid('source must have exactly one property, they are mutually exclusive');
	}
	const left = new Set(
		(textsOf((exclude as JsonObject | undefined)?.contact_ids) ?? []).map((text) =>
			account.contacts.numberOf(text.toLowerCase()),
		),
	);
	if (left.size > 0 && !excludable.includes(given[0]!)) {
		throw invalid(`exclude can only be used with ${excludable.join(' or ')}`);
	}
	const ids = textsOf(source.contact_ids);
	if (ids !== undefined) return withIds(account, ids);
	const condition = conditionOf(account, source, now);
	const { contacts } = account;
	return {
		numbers: () =>
			contacts.numbers(
				(number) => !left.has(number) && contacts.status(number) !== 'deleted' && condition(number),
			),
		faults: [],
	};
}
