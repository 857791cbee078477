import type { IDataObject } from 'n8n-workflow';

import { collection, inTurn, settle, toggle } from '../../kit';
import type { ConstantContactApi } from '../client';
import { idsOfChosen, LIST_KIND, TAG_KIND } from '../fields/chosenRecords';
import { define } from '../operation';
import { isConflict } from '../responses';
import { findUuid } from '../uuid';
import {
	addressOf,
	CONTACTS,
	findByEmail,
	isUnsubscribed,
	rewriteContact,
	withLabels,
} from './contacts';
import { IN_NO_LIST, newContact } from './create';
import {
	additionalLists,
	additionalTags,
	contactFieldsField,
	sourceField,
	unusableValuesField,
} from './fields';
import { bodyOf, idsOf } from './form/body';
import { readDraft, requireEmail, type ContactDraft } from './form/draft';
import { smsChannelOf } from './form/sms';
import { simplifyContact, upsertSchema } from './schema';

/** A contact as it is to be, beside what it has already. */
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
	requests: 'Three per contact that exists, two per new one: one looks for the address',
	output: upsertSchema,
	simplify: simplifyContact,
	fields: {
		contactFields: contactFieldsField,
		unusableValues: unusableValuesField,
		additionalFields: collection({
			displayName: 'Additional Fields',
			placeholder: 'Add Field',
			fields: {
				createSource: sourceField,
				lists: additionalLists,
				restoreDeleted: toggle({
					displayName: 'Restore Deleted',
					default: false,
					description: 'Whether a deleted contact comes back; otherwise that is an error',
				}),
				tags: additionalTags,
			},
		}),
	},
	async run({ api, params: { contactFields, unusableValues, additionalFields }, hint }) {
		const {
			createSource = 'Account',
			lists = [],
			restoreDeleted = false,
			tags = [],
		} = additionalFields;
		const draft = await readDraft(api, contactFields, {
			subscribes: true,
			hint,
			unusable: unusableValues,
		});
		const email = requireEmail(draft, contactFields);
		const wanted: Wanted = {
			draft,
			lists: await idsOfChosen(api, lists, LIST_KIND),
			tags: await idsOfChosen(api, tags, TAG_KIND),
			source: createSource,
			restore: restoreDeleted,
			hint,
		};
		const work = async () => await createOrMerge(api, email, wanted);
		const contact = await inTurn(`${api.keyOf(CONTACTS)} ${email}`, work, api.stopSignal);
		return await withLabels(api, contact);
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
	const created = await settle(api.post(CONTACTS, newContact(draft, wanted)));
	if (created.ok) {
		if (lists.length === 0) wanted.hint(IN_NO_LIST);
		return { action: 'created', ...created.value };
	}
	if (!isConflict(created.error)) throw created.error;
	// Created meanwhile, or not found by the filter: the message ends with the ID of who has the address (V3 API 3).
	const id = findUuid(created.error.serverMessage);
	if (id === undefined) throw created.error;
	return await merge(api, id, wanted, (current) => {
		// The number for text messages may be that of somebody else, who must not be changed.
		if (addressOf(current) !== email) throw created.error;
	});
}

/** @param check may refuse to change the contact that was found */
async function merge(
	api: ConstantContactApi,
	id: string,
	wanted: Wanted,
	check: (current: IDataObject) => void = () => {},
): Promise<IDataObject> {
	const { draft, lists, tags, restore, hint } = wanted;
	let action = 'updated';
	const change = (current: IDataObject): IDataObject => {
		check(current);
		const sms = smsChannelOf(current, draft, () =>
			hint('The person has unsubscribed from text messages, and stays so'),
		);
		if (current.deleted_at !== undefined) action = 'restored';
		const memberships = idsOf(current, 'list_memberships');
		const joined = isUnsubscribed(current) ? [] : lists;
		if (joined.length < lists.length) {
			hint('The person has unsubscribed, and was added to no list');
		}
		return {
			...bodyOf(current, draft),
			...(sms && { sms_channel: sms }),
			...(joined.some((list) => !memberships.includes(list)) && {
				list_memberships: [...new Set([...memberships, ...joined])],
			}),
			...(tags.length > 0 && { taggings: [...new Set([...idsOf(current, 'taggings'), ...tags])] }),
		};
	};
	const contact = await rewriteContact(api, id, change, { restore });
	return { action, ...contact };
}
