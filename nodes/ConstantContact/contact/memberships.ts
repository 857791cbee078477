import type { IDataObject } from 'n8n-workflow';

import { InputError, path } from '../../kit';
import { runJob } from '../../constantContactShared/bulk/waiting';
import { createJobs, requireNoErrors } from '../activity/jobs';
import { findChosenIds, LIST_KIND, TAG_KIND } from '../fields/chosenRecords';
import { define } from '../operation';
import { findContactId, isUnsubscribed, readContact, rewriteChosenContact } from './contacts';
import { contactField, someLists, someTags } from './fields';
import { getIds } from './form/body';
import { addLabels } from './labels';
import { contactSchema, simplifyContact } from './schema';

const shared = { output: contactSchema, simplify: simplifyContact };

const requests = 'Two per contact, only one if nothing changes; one more by email address';

export const addContactToList = define.item({
	...shared,
	value: 'addToList',
	name: 'Add to List',
	action: 'Add contact to list',
	description: 'Add a contact to one or more lists; it stays in its other lists',
	requests,
	fields: { contact: contactField, lists: someLists },
	async run({ api, params: { contact, lists }, hint }) {
		const added = await findChosenIds(api, lists, LIST_KIND);
		const change = (current: IDataObject): IDataObject | undefined => {
			if (isUnsubscribed(current)) throw unsubscribedError(current);
			const memberships = getIds(current, 'list_memberships');
			const wanted = [...new Set([...memberships, ...added])];
			if (wanted.length > memberships.length) return { list_memberships: wanted };
			hint('The contact is already in these lists; nothing was sent');
			return undefined;
		};
		return await addLabels(api, await rewriteChosenContact(api, contact, change));
	},
});

export const removeContactFromList = define.item({
	...shared,
	value: 'removeFromList',
	name: 'Remove From List',
	action: 'Remove contact from list',
	description: 'Remove a contact from one or more lists; it stays in the account',
	requests,
	fields: { contact: contactField, lists: someLists },
	async run({ api, params: { contact, lists }, hint }) {
		const removed = await findChosenIds(api, lists, LIST_KIND);
		const change = (current: IDataObject): IDataObject | undefined => {
			const memberships = getIds(current, 'list_memberships');
			const wanted = memberships.filter((list) => !removed.includes(list));
			if (wanted.length < memberships.length) return { list_memberships: wanted };
			hint("The contact isn't in any of these lists; nothing was sent");
			return undefined;
		};
		return await addLabels(api, await rewriteChosenContact(api, contact, change));
	},
});

export const addContactTag = define.item({
	...shared,
	value: 'addTag',
	name: 'Add Tag',
	action: 'Add tag to contact',
	description: 'Add one or more tags to a contact; it keeps its other tags',
	requests,
	fields: { contact: contactField, tags: someTags },
	async run({ api, params: { contact, tags }, hint }) {
		const added = await findChosenIds(api, tags, TAG_KIND);
		const change = (current: IDataObject): IDataObject | undefined => {
			const taggings = getIds(current, 'taggings');
			const wanted = [...new Set([...taggings, ...added])];
			if (wanted.length > taggings.length) return { taggings: wanted };
			hint('The contact already has these tags; nothing was sent');
			return undefined;
		};
		return await addLabels(api, await rewriteChosenContact(api, contact, change));
	},
});

export const removeContactTag = define.item({
	...shared,
	value: 'removeTag',
	name: 'Remove Tag',
	action: 'Remove tag from contact',
	description: 'Remove one or more tags from a contact',
	requests: 'Two per contact, and one per status check; one more by email address',
	fields: { contact: contactField, tags: someTags },
	async run({ api, params: { contact, tags }, hint }) {
		const removed = await findChosenIds(api, tags, TAG_KIND);
		const id = await findContactId(api, contact);
		// Whether a PUT replaces tags or adds to them isn't known (V3 API 11), but the effect of a bulk activity is.
		const order = { source: { contact_ids: [id] }, tag_ids: removed };
		const submit = async () => await api.post(path`/activities/contacts_taggings_remove`, order);
		const waiting = { checkEvery: 1, timeLimit: 5 };
		requireNoErrors(await runJob(createJobs(api), submit, { wait: true, waiting, hint }));
		return await addLabels(api, await readContact(api, id));
	},
});

function unsubscribedError({ contact_id: id }: IDataObject): InputError {
	return new InputError(
		`The contact ${String(id)} has unsubscribed, so it can't be added to lists`,
		"Only the person can resubscribe. 'Resubscribe' sends them the one email that asks for it.",
	);
}
