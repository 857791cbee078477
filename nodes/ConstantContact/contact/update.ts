import type { IDataObject } from 'n8n-workflow';

import { checkCleared, emptyFormError, InputError, previewField, updateFields } from '../../kit';
import { hintAtConsent } from '../../constantContactShared/contactForm/consent';
import { define } from '../operation';
import { keepEmail, rewriteChosenContact } from './contacts';
import { contactField, contactFieldsField, fieldsToClear, unusableValuesField } from './fields';
import { buildBody } from './form/body';
import { isCustomKey } from './form/customFields';
import {
	BIRTHDAY,
	readFormDraft,
	showDraft,
	type ContactDraft,
	type DraftCall,
} from './form/draft';
import { contactFields as knownFields, isClearable } from './form/fields';
import { toSmsChannel } from './form/sms';
import { addLabels } from './labels';
import { contactSchema, simplifyContact } from './schema';

export const updateContact = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update contact',
	description:
		'Change some fields of a contact, including its address; other fields, lists and tags stay unchanged',
	requests: 'Two per contact: one to read, one to write; three by email address',
	output: contactSchema,
	simplify: simplifyContact,
	fields: {
		contact: contactField,
		contactFields: contactFieldsField,
		unusableValues: unusableValuesField,
		updateFields: updateFields({ fieldsToClear }),
		preview: previewField,
	},
	async preview(call) {
		const { contact, updateFields } = call.params;
		const { fieldsToClear: cleared = [] } = updateFields;
		const draft = await readChanges(call, cleared);
		return {
			row: { chosen_contact: contact, contact: showDraft(draft), fields_to_clear: cleared },
			requests: contact.includes('@') ? [3, 3] : [2, 2],
		};
	},
	async run(call) {
		const { api, params, hint } = call;
		const { contact, contactFields, updateFields } = params;
		const { fieldsToClear: cleared = [] } = updateFields;
		const draft = await readChanges(call, cleared);
		const email = draft.values.get('email_address');
		const change = (current: IDataObject): IDataObject => {
			const emptied = Object.fromEntries(cleared.map((key) => [key, undefined]));
			const { permission_to_send } = (current.email_address ?? {}) as IDataObject;
			hintAtConsent(contactFields, permission_to_send, hint);
			const sms = toSmsChannel(current, draft);
			return {
				...emptied,
				...buildBody(current, draft, cleared),
				...(sms && { sms_channel: sms }),
				...(email !== undefined && { email_address: keepEmail(current, String(email)) }),
			};
		};
		return await addLabels(api, await rewriteChosenContact(api, contact, change));
	},
});

/** The changes of an update. @throws InputError if there are none, or a value is invalid */
async function readChanges(call: DraftCall, cleared: string[]): Promise<ContactDraft> {
	const draft = await readFormDraft(call, false);
	requireClearable(draft, cleared);
	if (draft.values.size + draft.customFields.length + cleared.length > 0) return draft;
	throw emptyFormError();
}

/** @throws InputError if a field can't be cleared, or is also filled in, or half a birthday would be left */
function requireClearable({ values, customFields }: ContactDraft, cleared: string[]): void {
	const find = (key: string) => knownFields.find((known) => known.key === key);
	checkCleared(cleared, {
		getLabel(key) {
			const field = find(key);
			const canBeEmptied = field === undefined ? isCustomKey(key) : isClearable(field);
			return canBeEmptied ? (field?.label ?? key) : undefined;
		},
		isFilled: (key) =>
			values.has(key) || customFields.some((one) => key.endsWith(one.custom_field_id)),
	});
	const named = BIRTHDAY.filter((key) => cleared.includes(key));
	if (named.length === 0 || named.length === BIRTHDAY.length) return;
	throw new InputError(
		`'Fields to Clear' names '${find(named[0] ?? '')?.label}' alone, but 'Birthday Month' and 'Birthday Day' belong together`,
		'Choose both, or none.',
	);
}
