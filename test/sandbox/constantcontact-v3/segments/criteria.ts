import { isObject, type Json, type JsonObject } from '../../json';
import { mix } from '../../random';
import type { ContactRecord } from '../contacts/record';

const OPERATORS: Record<string, (left: string, right: string) => boolean> = {
	eq: (left, right) => left === right,
	not_eq: (left, right) => left !== right,
	contains: (left, right) => left.includes(right),
	not_contains: (left, right) => !left.includes(right),
	starts_with: (left, right) => left.startsWith(right),
	ends_with: (left, right) => left.endsWith(right),
};

/** A contact's values to compare with a condition; undefined if unknown here. */
function valuesOf(contact: ContactRecord, source: string, field: string): string[] | undefined {
	if (source === 'list_membership' || field === 'list_id') return contact.lists;
	if (field === 'tag_id') return contact.tags;
	if (source !== 'contacts') return undefined;
	switch (field) {
		case 'first_name':
		case 'last_name':
		case 'company_name':
		case 'job_title':
			return [contact.texts[field] ?? ''];
		case 'email_address':
			return [contact.email?.address ?? ''];
		case 'email_domain':
			return [contact.email?.address.split('@')[1] ?? ''];
		case 'city':
		case 'state':
		case 'country':
			return contact.addresses.map(({ texts }) => texts[field] ?? '');
		default:
			return undefined;
	}
}

function meetsLeaf(contact: ContactRecord, leaf: JsonObject): boolean {
	const values = valuesOf(contact, String(leaf.source ?? ''), String(leaf.field ?? ''));
	const compare = OPERATORS[String(leaf.op ?? '')];
	if (values === undefined || compare === undefined) {
		// Conditions that can't be evaluated here are true for half of the contacts, always the same ones
		return mix(JSON.stringify(leaf).length, contact.number, 71) % 2 === 0;
	}
	const wanted = String(leaf.value ?? '').toLowerCase();
	const lower = values.map((value) => value.toLowerCase());
	return String(leaf.op).startsWith('not_')
		? lower.every((value) => compare(value, wanted))
		: lower.some((value) => compare(value, wanted));
}

/** Whether a contact meets a group of conditions, or a single one. */
function meets(contact: ContactRecord, node: Json | undefined): boolean {
	if (!isObject(node)) return true;
	const { group, type } = node;
	if (!Array.isArray(group)) return meetsLeaf(contact, node);
	if (type === 'or') return group.some((child) => meets(contact, child));
	const all = group.every((child) => meets(contact, child));
	return type === 'not' ? !all : all;
}

/** Whether a contact meets the criteria of a segment (V3 API 5). */
export function meetsCriteria(contact: ContactRecord, criteria: JsonObject): boolean {
	return meets(contact, criteria.criteria ?? criteria);
}
