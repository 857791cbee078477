import type { IDataObject } from 'n8n-workflow';

import {
	additionalFields,
	choice,
	InputError,
	NothingToWriteError,
	previewField,
	text,
} from '../../kit';
import { findChosenIds, LIST_KIND, TAG_KIND } from '../fields/chosenRecords';
import { define } from '../operation';
import { CONTACTS, hintAtImport } from './contacts';
import {
	additionalLists,
	additionalTags,
	contactFieldsField,
	sourceField,
	unusableValuesField,
} from './fields';
import { buildBody } from './form/body';
import { readFormDraft, showDraft, type ContactDraft, type DraftCall } from './form/draft';
import { toSmsChannel } from './form/sms';
import { addLabels } from './labels';
import { contactSchema, simplifyContact } from './schema';

/** The hint about a contact that campaigns won't reach. */
export const IN_NO_LIST = 'The contact is in no list, so no campaign reaches it';

export const createContact = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create contact',
	description:
		'Create a new contact. If the address already exists, even for a deleted contact, that is an error.',
	requests: 'One per contact, and one per run each for custom fields, lists and tags given by name',
	output: contactSchema,
	simplify: simplifyContact,
	fields: {
		contactFields: contactFieldsField,
		unusableValues: unusableValuesField,
		additionalFields: additionalFields({
			createSource: sourceField,
			lists: additionalLists,
			note: text({ displayName: 'Note', rows: 3, maxLength: 2000 }),
			permissionToSend: choice({
				displayName: 'Permission to Send',
				default: 'implicit',
				options: [
					{
						name: 'Explicit',
						value: 'explicit',
						description: 'The person has asked for your emails',
					},
					{
						name: 'Implicit',
						value: 'implicit',
						description: 'You have a business relationship with the person',
					},
					{
						name: 'Pending Confirmation',
						value: 'pending_confirmation',
						description: "The person hasn't confirmed yet; no campaigns are sent until then",
					},
					{
						name: 'Unsubscribed',
						value: 'unsubscribed',
						description: "The person doesn't want emails; the contact can't be in a list",
					},
				],
			}),
			tags: additionalTags,
		}),
		preview: previewField,
	},
	async preview(call) {
		const draft = await readNewContact(call);
		const row = {
			email_address: draft.values.get('email_address') ?? null,
			contact: showDraft(draft),
		};
		return { row, requests: [1, 1] };
	},
	async run(call) {
		const { api, params, functions, hint } = call;
		hintAtImport(functions, hint);
		const {
			createSource = 'Account',
			lists = [],
			note,
			permissionToSend,
			tags = [],
		} = params.additionalFields;
		const draft = await readNewContact(call);
		const memberships = await findChosenIds(api, lists, LIST_KIND);
		const taggings = await findChosenIds(api, tags, TAG_KIND);
		if (permissionToSend !== undefined && !draft.values.has('email_address')) {
			hint("'Permission to Send' was left out: the contact has no email address");
		}
		if (memberships.length === 0 && permissionToSend !== 'unsubscribed') hint(IN_NO_LIST);
		const body: IDataObject = {
			...toNewContact(draft, {
				source: createSource,
				permission: permissionToSend,
				lists: memberships,
				tags: taggings,
			}),
			...(note !== undefined && { notes: [{ content: note }] }),
		};
		return await addLabels(api, await api.post(CONTACTS, body));
	},
});

interface NewContactCall extends DraftCall {
	params: DraftCall['params'] & {
		additionalFields: { lists?: string[] | undefined; permissionToSend?: string | undefined };
	};
}

/** @throws InputError if the person is to be unsubscribed and in a list */
async function readNewContact(call: NewContactCall): Promise<ContactDraft> {
	const { lists = [], permissionToSend } = call.params.additionalFields;
	const isUnsubscribed = permissionToSend === 'unsubscribed';
	if (isUnsubscribed && lists.length > 0) {
		throw new InputError(
			"'Permission to Send' is Unsubscribed, and 'List Names or IDs' isn't empty",
			'Remove the lists, or choose another permission: an unsubscribed contact is in no list.',
		);
	}
	// An item that says of its person what is written anyway is no contradiction.
	const draft = await readFormDraft(call, !isUnsubscribed);
	requireIdentity(draft);
	return draft;
}

/** What a new contact has besides its fields. */
interface NewContact {
	source: 'Account' | 'Contact';
	permission?: string | undefined;
	/** IDs of lists and tags. */
	lists: string[];
	tags: string[];
}

/** The body of a new contact. */
export function toNewContact(
	draft: ContactDraft,
	{ source, permission, lists, tags }: NewContact,
): IDataObject {
	const email = draft.values.get('email_address');
	const sms = toSmsChannel({}, draft);
	return {
		...(email !== undefined && {
			email_address: {
				address: email,
				...(permission !== undefined && { permission_to_send: permission }),
			},
		}),
		...buildBody({}, draft),
		...(sms && { sms_channel: sms }),
		...(lists.length > 0 && { list_memberships: lists }),
		...(tags.length > 0 && { taggings: tags }),
		create_source: source,
	};
}

/** @throws InputError if nothing identifies the contact (V3 API 4) */
function requireIdentity({ values }: ContactDraft): void {
	if (['email_address', 'first_name', 'last_name', 'sms_number'].some((key) => values.has(key)))
		return;
	throw new NothingToWriteError(
		"'Email Address', 'First Name', 'Last Name' and 'SMS Number' are empty",
		'Fill in at least one of them.',
	);
}
