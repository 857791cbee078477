import type { IDataObject } from 'n8n-workflow';

import {
	collection,
	hasStatus,
	InputError,
	path,
	previewField,
	schema,
	text,
	toggle,
	toResult,
	wait,
	type PreviewRow,
} from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { findChosenIds, LIST_KIND } from '../fields/chosenRecords';
import { define } from '../operation';
import { findByEmail, isUnsubscribed, withAddressLock } from './contacts';
import { contactFieldsField, someLists, unusableValuesField } from './fields';
import { buildBody, getRecords } from './form/body';
import { readCustomFields } from './form/customFields';
import {
	readFormDraft,
	requireEmail,
	showDraft,
	type ContactDraft,
	type DraftCall,
} from './form/draft';
import { toSignUpChannel } from './form/signUpSms';
import { hasLeftSms, isSmsUnchanged } from './form/sms';

/** The maximum address length is shorter here than elsewhere (V3 API 4). */
const LONGEST_EMAIL = 50;

/** Accepts more custom fields than creating a contact does (V3 API 4). */
const MOST_CUSTOM_FIELDS = 50;

/** Milliseconds before a sign-up that collided with another for the same person is sent again. */
const PAUSE = 1000;

export const signUpContact = define.item({
	value: 'signUp',
	name: 'Sign Up',
	action: 'Sign up contact',
	description:
		'Record that a person has signed up: for forms that people fill in themselves. Permission becomes explicit, so use Create or Update for your own lists.',
	requests:
		'Two per contact: one to check whether the person has unsubscribed; one more with Return Permission',
	output: schema.object(
		{
			contact_id: { type: 'string' },
			email_address: { type: 'string' },
			action: { type: 'string' },
			permission_to_send: schema.text,
		},
		['contact_id'],
	),
	fields: {
		contactFields: contactFieldsField,
		unusableValues: unusableValuesField,
		lists: someLists,
		options: collection({
			displayName: 'Options',
			fields: {
				returnPermission: toggle({
					displayName: 'Return Permission',
					default: false,
					description:
						'Whether to add permission_to_send: it is pending_confirmation until the person has confirmed',
				}),
				smsConsentDetails: text({
					displayName: 'SMS Consent Details',
					placeholder: 'e.g. Form in the footer',
					description: 'How the person has consented to text messages',
				}),
				smsConsentUrl: text({
					displayName: 'SMS Consent URL',
					placeholder: 'e.g. https://www.example.com/sign-up',
					description: 'URL of the page with the form; required for a sign-up with an SMS number',
				}),
				smsCountryCode: text({
					displayName: 'SMS Country Code',
					placeholder: 'e.g. GB',
					description: 'Country of the SMS number, two letters. Default: US.',
					maxLength: 2,
				}),
				smsDialCode: text({
					displayName: 'SMS Dial Code',
					placeholder: 'e.g. 44',
					description: 'Country calling code of the SMS number. Default: 1.',
					maxLength: 4,
				}),
				subscribeAgain: toggle({
					displayName: 'Subscribe Again',
					default: false,
					description:
						'Whether to accept people who have unsubscribed; only if they filled in a form after that',
				}),
			},
		}),
		preview: previewField,
	},
	async preview(call): Promise<PreviewRow> {
		const isGuarded = call.params.options.subscribeAgain !== true;
		const { draft, email } = await readSignUp(call, isGuarded);
		const row = { email_address: email, contact: showDraft(draft) };
		const count = 1 + Number(isGuarded) + Number(call.params.options.returnPermission === true);
		return { row, requests: [count, count] };
	},
	async run(call) {
		const { api, params } = call;
		const { lists, options } = params;
		const { draft, email } = await readSignUp(call, options.subscribeAgain !== true);
		const sms = toSignUpChannel(draft, options);
		const body: IDataObject = {
			...(await buildSignUpBody(api, draft)),
			email_address: email,
			list_memberships: await findChosenIds(api, lists, LIST_KIND),
		};
		const isGuarded = options.subscribeAgain !== true;
		const response = await withAddressLock(api, email, async () => {
			const known = isGuarded ? await findByEmail(api, email) : undefined;
			if (known !== undefined) refuseUnsubscribed(known, email, sms !== undefined);
			const isSent = sms !== undefined && !isSmsUnchanged(known ?? {}, draft);
			return await send(api, { ...body, ...(isSent && { sms_channel: sms }) });
		});
		const signedUp = { ...response, email_address: email };
		if (options.returnPermission !== true) return signedUp;
		const contact = await api.get(path`/contacts/${String(response.contact_id)}`);
		const { permission_to_send: permission = null } = (contact.email_address ?? {}) as IDataObject;
		return { ...signedUp, permission_to_send: permission };
	},
});

/** @param isGuarded whether to refuse people who have unsubscribed */
async function readSignUp(
	call: DraftCall,
	isGuarded: boolean,
): Promise<{ draft: ContactDraft; email: string }> {
	const draft = await readFormDraft(call, isGuarded, MOST_CUSTOM_FIELDS);
	const email = requireEmail(draft, call.params.contactFields);
	if (email.length <= LONGEST_EMAIL) return { draft, email };
	throw new InputError(
		`'Email Address' has ${email.length} characters; the maximum for a sign-up is ${LONGEST_EMAIL}`,
		"Use 'Create or Update', which allows 80.",
	);
}

/** Two sign-ups of the same person at the same time: one is refused with 409, and accepted a second later (V3 API 4). */
async function send(api: ConstantContactApi, body: IDataObject): Promise<IDataObject> {
	const target = '/contacts/sign_up_form';
	const sent = await toResult(api.post(target, body));
	if (sent.ok) return sent.value;
	if (!hasStatus(sent.error, 409)) throw sent.error;
	await wait(PAUSE, api.stopSignal);
	return await api.post(target, body);
}

/** @throws InputError if the person has unsubscribed, even if deleted later: a sign-up would subscribe them again */
function refuseUnsubscribed(known: IDataObject, email: string, hasSms: boolean): void {
	if (hasSms && hasLeftSms(known)) {
		throw new InputError(
			`'${email}' has unsubscribed from text messages, and a sign-up with a number would subscribe them again`,
			"Leave 'SMS Number' empty. If the person has asked for it, turn on 'Subscribe Again' under 'Options'.",
		);
	}
	if (!isUnsubscribed(known)) return;
	throw new InputError(
		`'${email}' has unsubscribed, and a sign-up would subscribe them again`,
		"If the person has asked for it, turn on 'Subscribe Again' under 'Options'. 'Resubscribe' asks them by email.",
	);
}

/** A sign-up accepts one phone number and one address, and texts instead of choices (V3 API 4). */
async function buildSignUpBody(api: ConstantContactApi, draft: ContactDraft): Promise<IDataObject> {
	const body = buildBody({}, draft);
	const { phone_numbers: _phones, street_addresses: _addresses, ...core } = body;
	const phone = takeOnly(getRecords(body, 'phone_numbers'), 'phone number');
	const address = takeOnly(getRecords(body, 'street_addresses'), 'street address');
	return {
		...core,
		...(phone && { phone_number: phone.phone_number }),
		...(address && { street_address: address }),
		...(draft.customFields.length > 0 && { custom_fields: await toTexts(api, draft) }),
	};
}

function takeOnly(records: IDataObject[], what: string): IDataObject | undefined {
	if (records.length <= 1) return records[0];
	const kinds = records.map(({ kind }) => String(kind)).join(' and ');
	throw new InputError(
		`A sign-up accepts only one ${what}, but ${kinds} are filled in`,
		"Leave one of them out, or use 'Create or Update'.",
	);
}

async function toTexts(
	api: ConstantContactApi,
	{ customFields }: ContactDraft,
): Promise<IDataObject[]> {
	const known = await readCustomFields(api);
	return customFields.map(({ custom_field_id, value, choice_ids: ids }) => {
		if (ids === undefined) return { custom_field_id, value };
		const field = known.find(({ id }) => id === custom_field_id);
		if (ids.length > 1) {
			throw new InputError(
				`'${field?.label}' has ${ids.length} choices, but a sign-up accepts only one`,
				"Enter one, or use 'Create or Update'.",
			);
		}
		const choice = field?.choices.find(({ id }) => id === ids[0]);
		return { custom_field_id, value: choice?.label ?? ids[0] };
	});
}
