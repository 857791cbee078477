import { isObject, type Json, type JsonObject } from '../../json';
import { formatInstant, parseDateTime } from '../dates';
import { SOCIAL_NETWORKS } from '../schemas/customer';

/** A customer as the sandbox stores it: sections in the API's full form, timestamps as numbers. */
export interface CustomerRecord {
	id: string;
	nodeId: string;
	externalId: string | null;
	extra: string | null;
	/** Milliseconds since 1970. */
	registeredAt: number;
	updatedAt: number;
	enabled: boolean;
	base: JsonObject | null;
	extended: JsonObject | null;
	tags: JsonObject | null;
	consents: JsonObject | null;
	sourceInfo: { registeredBy: string; updatedBy: string };
	/** Order of registration; for seeded customers, the index. */
	sequence: number;
}

/** A customer as in responses (ContactHub API 3.1). */
export interface Customer {
	id: string;
	nodeId: string;
	externalId: string | null;
	extra: string | null;
	registeredAt: string;
	updatedAt: string;
	enabled: boolean;
	base: JsonObject | null;
	extended: JsonObject | null;
	tags: JsonObject | null;
	consents: JsonObject | null;
	sourceInfo: { registeredBy: string; updatedBy: string };
}

/** Converts a record to the format of responses. */
export function toCustomer(record: CustomerRecord): Customer {
	return {
		id: record.id,
		nodeId: record.nodeId,
		externalId: record.externalId,
		extra: record.extra,
		registeredAt: formatInstant(record.registeredAt),
		updatedAt: formatInstant(record.updatedAt),
		enabled: record.enabled,
		base: record.base,
		extended: record.extended,
		tags: record.tags,
		consents: record.consents,
		sourceInfo: record.sourceInfo,
	};
}

function stamp(value: Json | undefined): Json {
	if (typeof value !== 'string') return value ?? null;
	const time = parseDateTime(value);
	return time === undefined ? value : formatInstant(time);
}

function withKeys(value: Json | undefined, keys: readonly string[]): JsonObject | null {
	if (!isObject(value)) return null;
	return Object.fromEntries(keys.map((key) => [key, value[key] ?? null]));
}

function withLists(value: JsonObject | null, source: Json | undefined, lists: string[]): Json {
	if (value === null || !isObject(source)) return null;
	for (const key of lists) value[key] = source[key] ?? [];
	return value;
}

function listOf(value: Json | undefined, complete: (entry: JsonObject) => JsonObject): Json[] {
	return Array.isArray(value) ? value.filter(isObject).map(complete) : [];
}

/** The parts of `base` that have endpoints of their own. */
export type SubResource = 'educations' | 'jobs' | 'likes' | 'subscriptions';

const SUB_RESOURCE_KEYS: Record<SubResource, string[]> = {
	educations: [
		'id',
		'schoolType',
		'schoolName',
		'schoolConcentration',
		'startYear',
		'endYear',
		'isCurrent',
	],
	jobs: ['id', 'companyIndustry', 'companyName', 'jobTitle', 'startDate', 'endDate', 'isCurrent'],
	likes: ['id', 'category', 'name', 'createdTime'],
	subscriptions: [
		'id',
		'name',
		'type',
		'kind',
		'subscribed',
		'startDate',
		'endDate',
		'subscriberId',
		'registeredAt',
		'updatedAt',
	],
};

const STAMPS: Record<SubResource, string[]> = {
	educations: [],
	jobs: [],
	likes: ['createdTime'],
	subscriptions: ['startDate', 'endDate', 'registeredAt', 'updatedAt'],
};

/** An entry of a sub-resource with all keys, and timestamps in the API's format. */
export function completeSubResource(name: SubResource, entry: JsonObject): JsonObject {
	const complete = withKeys(entry, SUB_RESOURCE_KEYS[name])!;
	for (const key of STAMPS[name]) complete[key] = stamp(complete[key]);
	if (name === 'subscriptions') complete.preferences = entry.preferences ?? [];
	return complete;
}

const SCALARS = ['pictureUrl', 'title', 'prefix', 'firstName', 'lastName', 'middleName', 'gender'];

/** A `base` with all keys: scalars and objects are null, lists are empty (ContactHub API 3.1). */
export function completeBase(value: Json | undefined): JsonObject | null {
	if (!isObject(value)) return null;
	const contacts = withKeys(value.contacts, ['email', 'fax', 'mobilePhone', 'phone']);
	return {
		...withKeys(value, [...SCALARS, 'dob', 'locale', 'timezone']),
		contacts: withLists(contacts, value.contacts, ['otherContacts', 'mobileDevices']),
		address: withKeys(value.address, [
			'street',
			'city',
			'country',
			'province',
			'region',
			'zip',
			'geo',
		]),
		credential: withKeys(value.credential, ['username', 'password']),
		educations: listOf(value.educations, (entry) => completeSubResource('educations', entry)),
		likes: listOf(value.likes, (entry) => completeSubResource('likes', entry)),
		socialProfile: withKeys(value.socialProfile, SOCIAL_NETWORKS),
		jobs: listOf(value.jobs, (entry) => completeSubResource('jobs', entry)),
		subscriptions: listOf(value.subscriptions, (entry) =>
			completeSubResource('subscriptions', entry),
		),
	};
}

/** `tags` with both lists. */
export function completeTags(value: Json | undefined): JsonObject | null {
	if (!isObject(value)) return null;
	return { auto: value.auto ?? [], manual: value.manual ?? [] };
}

/** `consents` with the disclaimer's date in the API's format. */
export function completeConsents(value: Json | undefined): JsonObject | null {
	if (!isObject(value)) return null;
	if (!isObject(value.disclaimer)) return value;
	return { ...value, disclaimer: { ...value.disclaimer, date: stamp(value.disclaimer.date) } };
}
