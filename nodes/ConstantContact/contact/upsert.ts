import type { IDataObject } from 'n8n-workflow';

import { additionalFields, hasStatus, previewField, toggle, toResult } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { findChosenIds, LIST_KIND, TAG_KIND } from '../fields/chosenRecords';
import { define } from '../operation';
import { findUuid } from '../api/uuid';
import {
	getAddress,
	CONTACTS,
	findByEmail,
	hintAtImport,
	isDeleted,
	isUnsubscribed,
	rewriteContact,
	withAddressLock,
} from './contacts';
import { IN_NO_LIST, toNewContact } from './create';
import {
	additionalLists,
	additionalTags,
	contactFieldsField,
	sourceField,
	unusableValuesField,
} from './fields';
import { buildBody, getIds } from './form/body';
import { readFormDraft, requireEmail, showDraft, type ContactDraft } from './form/draft';
import { toSmsChannel } from './form/sms';
import { addLabels } from './labels';
import { simplifyContact, upsertSchema } from './schema';

/** The values that a contact should have, in addition to those it has. */
interface Wanted {
	draft: ContactDraft;
	lists: string[];
	tags: string[];
	source: 'Account' | 'Contact';
	restore: boolean;
	hint: (text: string) => void;
}

export const upsertContact = define.item({
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update contact',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	requests: 'Three per existing contact, two per new one: one to find the address',
	output: upsertSchema,
	simplify: simplifyContact,
	fields: {
		contactFields: contactFieldsField,
		unusableValues: unusableValuesField,
		additionalFields: additionalFields({
			createSource: sourceField,
			lists: additionalLists,
			restoreDeleted: toggle({
				displayName: 'Restore Deleted',
				default: false,
				description: 'Whether to restore a deleted contact; otherwise, it is an error',
			}),
			tags: additionalTags,
		}),
		preview: previewField,
	},
	async preview(call) {
		const draft = await readFormDraft(call, true);
		const email = requireEmail(draft, call.params.contactFields);
		return { row: { email_address: email, contact: showDraft(draft) }, requests: [2, 3] };
	},
	async run(call) {
		const { api, params, functions, hint } = call;
		hintAtImport(functions, hint);
		const {
			createSource = 'Account',
			lists = [],
			restoreDeleted = false,
			tags = [],
		} = params.additionalFields;
		const draft = await readFormDraft(call, true);
		const email = requireEmail(draft, params.contactFields);
		const wanted: Wanted = {
			draft,
			lists: await findChosenIds(api, lists, LIST_KIND),
			tags: await findChosenIds(api, tags, TAG_KIND),
			source: createSource,
			restore: restoreDeleted,
			hint,
		};
		const work = async () => await createOrMerge(api, email, wanted);
		const contact = await withAddressLock(api, email, work);
		return await addLabels(api, contact);
	},
});

async function createOrMerge(
	api: ConstantContactApi,
	email: string,
	wanted: Wanted,
): Promise<IDataObject> {
	const found = await findByEmail(api, email);
	if (found !== undefined) return await merge(api, String(found.contact_id), wanted);
	const { draft, lists } = wanted;
	const created = await toResult(api.post(CONTACTS, toNewContact(draft, wanted)));
	if (created.ok) {
		if (lists.length === 0) wanted.hint(IN_NO_LIST);
		return { action: 'created', ...created.value };
	}
	if (!hasStatus(created.error, 409)) throw created.error;
	// Created in the meantime, or not found by the filter: the message ends with the ID of the contact that has the address (V3 API
	// 3).
	const id = findUuid(created.error.serverMessage);
	if (id === undefined) throw created.error;
	return await merge(api, id, wanted, (current) => {
		// The number for text messages may belong to someone else, who must not be changed.
		if (getAddress(current) !== email) throw created.error;
	});
}

/** @param check may refuse to change the contact found */
async function merge(
	api: ConstantContactApi,
	id: string,
	wanted: Wanted,
	check: (current: IDataObject) => void = () => {},
): Promise<IDataObject> {
	const { draft, lists, tags, restore, hint } = wanted;
	let action = 'updated';
	let skipped: string[] = [];
	const change = (current: IDataObject): IDataObject => {
		check(current);
		const sms = toSmsChannel(current, draft, () =>
			hint('The person has unsubscribed from text messages, and remains unsubscribed'),
		);
		if (isDeleted(current)) action = 'restored';
		const memberships = getIds(current, 'list_memberships');
		const joined = isUnsubscribed(current) ? [] : lists;
		if (joined.length < lists.length) {
			skipped = lists;
			hint('The person has unsubscribed, and was not added to any list');
		}
		return {
			...buildBody(current, draft),
			...(sms && { sms_channel: sms }),
			...(joined.some((list) => !memberships.includes(list)) && {
				list_memberships: [...new Set([...memberships, ...joined])],
			}),
			...(tags.length > 0 && { taggings: [...new Set([...getIds(current, 'taggings'), ...tags])] }),
		};
	};
	const contact = await rewriteContact(api, id, change, { restore });
	return { action, ...(skipped.length > 0 && { lists_skipped: skipped }), ...contact };
}
