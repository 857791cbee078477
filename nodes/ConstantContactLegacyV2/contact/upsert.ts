import type { IDataObject } from 'n8n-workflow';

import { hasStatus, isLocked, path, previewField, toResult, withLock } from '../../kit';
import { previewNew } from '../../constantContactShared/contactForm/preview';
import type { ConstantContactV2Api } from '../api/client';
import { define } from '../operation';
import { actionByField } from './actionBy';
import { buildContactBody, isWhole, getListIds, toContactValues } from './document';
import { contactForm } from './draft';
import { contactFieldsField, listsField, unusableValuesField } from './fields';
import { findContact } from './find';
import { replaceContact, type ContactState } from './rewrite';
import { contactSchema, simplifyContact } from './schema';

export const upsertContact = define.item({
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update contact',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	requests: 'Two per contact: one to find the email address, one to write',
	output: contactSchema,
	simplify: simplifyContact,
	fields: {
		contactFields: contactFieldsField,
		unusableValues: unusableValuesField,
		lists: listsField,
		actionBy: actionByField,
		preview: previewField,
	},
	preview: (call) => previewNew(contactForm.readNew(call), [2, 2]),
	async run(call) {
		const { api, params } = call;
		const { lists, actionBy } = params;
		const values = contactForm.readNew(call);
		const email = values.email_address;
		const key = `${api.getKey(path`/contacts`)} ${email}`;
		const wanted = { values, lists, actionBy };
		return await withLock(key, async () => await mergeOrCreate(api, email, wanted));
	},
});

/** Searches first: usually the contact exists, and the API refuses to create it again (V2 API 2.1). */
async function mergeOrCreate(
	api: ConstantContactV2Api,
	email: string,
	wanted: ContactState,
): Promise<IDataObject> {
	const found = await findContact(api, email);
	if (found !== undefined) return await merge(api, found, wanted);
	const body = buildContactBody(wanted.values, wanted.lists);
	const created = await toResult(api.post(path`/contacts`, body, { action_by: wanted.actionBy }));
	if (created.ok) return created.value;
	if (!hasStatus(created.error, 409)) throw created.error;
	// Created in the meantime, or hidden from the first search because of its status.
	const hidden = await findContact(api, email, 'ALL');
	if (hidden === undefined) throw created.error;
	return await merge(api, hidden, wanted);
}

/** @param wanted its lists are added to those that the contact is already in */
async function merge(
	api: ConstantContactV2Api,
	found: IDataObject,
	{ values, lists, actionBy }: ContactState,
): Promise<IDataObject> {
	const target = path`/contacts/${String(found.id)}`;
	const key = api.getKey(target);
	// Searches return whole contacts (V2 API 2.1); if one were shortened, a PUT would clear the rest, and if another operation is
	// changing the contact, it would undo that.
	const isCurrent = isWhole(found) && !isLocked(key);
	return await withLock(key, async () => {
		const current = isCurrent ? found : await api.get(target);
		return await replaceContact(api, current, {
			values: contactForm.merge(toContactValues(current), values),
			lists: [...new Set([...getListIds(current), ...lists])],
			actionBy,
		});
	});
}
