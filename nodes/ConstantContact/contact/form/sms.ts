import type { IDataObject } from 'n8n-workflow';

import { InputError, isBlank, isRecord, listRecords } from '../../../kit';
import type { ContactDraft } from './draft';

/**
 * The text message channel after a change, as POST and PUT accept it; undefined if the draft doesn't have it. Without a
 * permission, a number doesn't allow text messages.
 *
 * @param current the current contact; an empty object for a new one
 * @param keepOptOut called when a person who has opted out of text messages stays opted out; if omitted, that is an error
 */
export function toSmsChannel(
	current: IDataObject,
	{ values }: ContactDraft,
	keepOptOut?: () => void,
): IDataObject | undefined {
	const given = { number: values.get('sms_number'), permission: values.get('sms_permission') };
	if (given.number === undefined && given.permission === undefined) return undefined;
	const before = getCurrentChannel(current);
	const number = given.number ?? before?.number;
	if (number === undefined) {
		throw new InputError(
			"'SMS Permission' is filled in, but the contact has no 'SMS Number'",
			"Fill in 'SMS Number', too.",
		);
	}
	const permission = given.permission ?? getKeptNumber(before, number);
	if (before?.permission !== 'unsubscribed' || permission === 'unsubscribed') {
		return toChannel(number, permission);
	}
	if (keepOptOut === undefined) {
		throw new InputError(
			"The person has unsubscribed from text messages, and 'SMS Permission' would allow them again",
			'Leave it empty. The person can allow text messages with a form, or by replying to one.',
		);
	}
	keepOptOut();
	return toChannel(number, 'unsubscribed');
}

/** Whether a person has opted out of text messages. */
export function hasLeftSms(contact: IDataObject): boolean {
	return getCurrentChannel(contact)?.permission === 'unsubscribed';
}

/** Whether a draft names the number that a contact has and no permission, so there is nothing to change. */
export function isSmsUnchanged(current: IDataObject, { values }: ContactDraft): boolean {
	const isNumber = getCurrentChannel(current)?.number === values.get('sms_number');
	return isNumber && !values.has('sms_permission');
}

interface Channel {
	/** Undefined if the service doesn't return it. */
	number?: string;
	permission: string;
}

/** Properties that aren't named are kept; a new number for a person who has opted out of text messages isn't a permission. */
function getKeptNumber(before: Channel | undefined, number: string | number): string {
	if (before?.number === number || before?.permission === 'unsubscribed') return before.permission;
	return 'not_set';
}

function toChannel(number: string | number, permission: string | number): IDataObject {
	return {
		full_sms_address: number,
		sms_channel_consents: [{ sms_consent_permission: permission, consent_type: 'promotional_sms' }],
	};
}

function getCurrentChannel({ sms_channel: sms }: IDataObject): Channel | undefined {
	if (!isRecord(sms)) return undefined;
	const { sms_address: address, dial_code: dialCode, sms_channel_consents: consents } = sms;
	const [consent] = listRecords(consents);
	const hasNumber = !isBlank(dialCode) && !isBlank(address);
	return {
		...(hasNumber && { number: `+${String(dialCode)}${String(address)}` }),
		permission: String(consent?.sms_consent_permission ?? 'not_set'),
	};
}
