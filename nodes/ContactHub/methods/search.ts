import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { foldName, isRecord, path, getValueAt } from '../../kit';
import { findCustomerId } from '../customer/reference';
import { toLabel } from '../model/eventProperties';
import {
	createComposite,
	encodeCustomerQuery,
	createSimpleQuery,
	type Condition,
} from '../query/language';
import { readSessions } from '../session/getAll';
import { readRecords } from '../subresource/reading';
import { listDocumentedEventTypes, readEventTypes, readNodes } from '../workspace/directory';
import { subresources } from './subresources';
import { getChosenCustomer, getChosenNode, loadFromApi } from './context';

/** Customers by email, name or external ID; the newest ones until something is typed. */
export async function searchCustomers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list customers', async (api) => {
		const number = Number(paginationToken ?? 0);
		const query = {
			nodeId: api.nodeId(getChosenNode(this)),
			query: filter ? encodeCustomerQuery(createSimpleQuery(matchAny(filter))) : undefined,
			sort: 'registeredAt,desc',
		};
		const page = await api.page(path`/customers`, query, number);
		return {
			results: page.items.map(toCustomerEntry),
			...(number + 1 < page.totalPages && { paginationToken: String(number + 1) }),
		};
	});
}

/** The SDKs' tests use `IN` with a single text on email addresses to find parts of them (ContactHub API 2.2). */
function matchAny(filter: string): Condition {
	const text = filter.trim();
	const parts = ['base.contacts.email', 'base.firstName', 'base.lastName'].map((attribute) =>
		matchPart(attribute, text),
	);
	const externalId: Condition = {
		type: 'atomic',
		attribute: 'externalId',
		operator: 'EQUALS',
		value: text,
	};
	return createComposite('or', [...parts, ...matchWholeNames(text), externalId]);
}

function matchPart(attribute: string, value: string): Condition {
	return { type: 'atomic', attribute, operator: 'IN', value };
}

/** First and last name as the list shows them, `Anna Maria Rossi`: the last name may begin at any word, up to the fourth. */
function matchWholeNames(text: string): Condition[] {
	const words = text.split(/\s+/);
	return words
		.slice(1, 4)
		.map((_, index) =>
			createComposite('and', [
				matchPart('base.firstName', words.slice(0, index + 1).join(' ')),
				matchPart('base.lastName', words.slice(index + 1).join(' ')),
			]),
		);
}

function toCustomerEntry(customer: IDataObject): INodeListSearchItems {
	const names = [getValueAt(customer, 'base.firstName'), getValueAt(customer, 'base.lastName')];
	const name = names.filter((part) => typeof part === 'string' && part !== '').join(' ');
	const email = getValueAt(customer, 'base.contacts.email') ?? customer.externalId;
	const id = String(customer.id);
	const label = [name, typeof email === 'string' ? `(${email})` : ''].filter(Boolean).join(' ');
	return { name: label || id, value: id };
}

/** Nodes of the workspace that the token can access. */
export async function searchNodes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list nodes', async (api) => {
		const nodes = await readNodes(api);
		return filterEntries(
			nodes.map(({ id, name }) => ({ name: name ?? id, value: id })),
			filter,
		);
	});
}

/** Event types of the workspace, or the documented ones. */
export async function searchEventTypes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list event types', async (api) => {
		const types = (await readEventTypes(api)) ?? listDocumentedEventTypes();
		return filterEntries(types.map(toEventTypeEntry), filter);
	});
}

/** An event type as a menu entry. */
export function toEventTypeEntry({ id, type, label }: IDataObject): {
	name: string;
	value: string;
} {
	const value = String(type ?? id);
	return { name: typeof label === 'string' && label !== '' ? label : toLabel(value), value };
}

/** Manual tags of the most recently changed customers: the API has no list of tags. */
export async function searchTags(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list tags', async (api) => {
		const query = { nodeId: api.nodeId(getChosenNode(this)), sort: 'updatedAt,desc' };
		const page = await api.page(path`/customers`, query, 0);
		const tags = new Set(
			page.items.flatMap((customer) => {
				const manual = getValueAt(customer, 'tags.manual');
				return Array.isArray(manual) ? manual.map(String) : [];
			}),
		);
		return filterEntries(
			[...tags].map((tag) => ({ name: tag, value: tag })),
			filter,
		);
	});
}

/** Educations, jobs, likes or subscriptions of the chosen customer. */
export async function searchSubresources(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list the records of the customer', async (api) => {
		const subresource = subresources[String(this.getNodeParameter('resource', ''))];
		const customer = getChosenCustomer(this);
		if (subresource === undefined || customer === undefined) return { results: [] };
		const records = await readRecords(api, subresource, await findCustomerId(api, customer));
		return filterEntries(
			records.map((record) => ({ name: describe(record), value: String(record.id) })),
			filter,
		);
	});
}

/** Sessions of the chosen customer. */
export async function searchSessions(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list the sessions of the customer', async (api) => {
		const customer = getChosenCustomer(this);
		if (customer === undefined) return { results: [] };
		const sessions = await readSessions(api, await findCustomerId(api, customer));
		return filterEntries(
			sessions.map(({ id, value }) => ({ name: String(value), value: String(id) })),
			filter,
		);
	});
}

/** The texts of a record, without its ID. */
function describe(record: IDataObject): string {
	const texts = Object.entries(record)
		.filter(([key, value]) => key !== 'id' && typeof value === 'string' && !isRecord(value))
		.map(([, value]) => value);
	return texts.slice(0, 3).join(', ') || String(record.id);
}

function filterEntries(entries: INodeListSearchItems[], filter = ''): INodeListSearchResult {
	const wanted = foldName(filter);
	const results = entries
		.filter(({ name, value }) => foldName(`${name} ${String(value)}`).includes(wanted))
		.sort((left, right) => left.name.localeCompare(right.name));
	return { results };
}
