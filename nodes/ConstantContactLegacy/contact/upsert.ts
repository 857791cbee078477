import type { IDataObject } from 'n8n-workflow';

import { hasStatus, path, previewField, toResult, withLock } from '../../kit';
import type { ContactValues } from '../../constantContactShared/contactForm/form';
import { previewNew } from '../../constantContactShared/contactForm/preview';
import type { ConstantContactV1Api } from '../api/client';
import { define } from '../operation';
import { contactForm } from './draft';
import { buildContactEntry } from './entry';
import { contactFieldsField, listsField, unusableValues } from './fields';
import { findContact } from './find';
import { getMemberships, buildMemberships } from './membership';
import { optInSourceField, type OptInSource } from './optIn';
import { rewriteContact } from './rewrite';
import { contactSchema, simplifyContact } from './schema';

export const upsertContact = define.item({
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update contact',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	requests: 'One per new contact, four per existing one',
	output: contactSchema,
	simplify: simplifyContact,
	fields: {
		contactFields: contactFieldsField,
		unusableValues,
		lists: listsField,
		optInSource: optInSourceField,
		preview: previewField,
	},
	preview: (call) => previewNew(contactForm.readNew(call), [1, 4]),
	async run(call) {
		const { api, params } = call;
		const values = contactForm.readNew(call);
		const email = values.email_address;
		const { lists, optInSource } = params;
		const wanted = { values, lists, optInSource };
		const key = `${api.uri(path`/contacts`)} ${email}`;
		return await withLock(key, async () => await createOrMerge(api, email, wanted));
	},
});

interface WantedContact {
	values: ContactValues;
	/** IDs of lists to add, besides those that the contact is already in. */
	lists: string[];
	optInSource: OptInSource;
}

/** Tries to create first: only a 409 is proof that the contact exists (V1 API 2.5). */
async function createOrMerge(
	api: ConstantContactV1Api,
	email: string,
	{ values, lists, optInSource }: WantedContact,
): Promise<IDataObject> {
	const fresh = { values, lists: buildMemberships(api, lists), optInSource };
	const created = await toResult(api.post(path`/contacts`, buildContactEntry(fresh)));
	if (created.ok) return created.value;
	if (!hasStatus(created.error, 409)) throw created.error;
	const existing = await findContact(api, email);
	if (existing === undefined) throw created.error;
	return await rewriteContact(api, String(existing.id), (current) => {
		const memberships = getMemberships(current);
		return {
			values: contactForm.merge(current, values),
			lists: [...memberships, ...buildMemberships(api, lists, memberships)],
			optInSource,
		};
	});
}
